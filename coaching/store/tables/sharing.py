"""What the owner lets somebody see, who looked, and what was said back."""

import sqlalchemy as sa

from coaching.store.columns import Instant, Json, owned, part_of, version, words, yes_no

# Only the hash of a link's token is kept: who reads the database cannot open the link.
share = owned(
    "share",
    sa.Column("token_hash", sa.Text, nullable=False, unique=True),
    words("holder"),
    sa.Column("items", Json, nullable=False, server_default="[]"),
    yes_no("hide_names"),
    sa.Column("granted_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("max_views", sa.Integer),
    sa.Column("revoked_at", Instant),
    version(),
    sa.CheckConstraint("max_views > 0", name="max_views"),
)

share_view = owned(
    "share_view",
    part_of("share"),
    sa.Column("seen_at", Instant, nullable=False),
    words("what"),
)

comment = owned(
    "comment",
    part_of("share", optional=True),
    part_of("interview", optional=True),
    part_of("point", optional=True),
    words("author"),
    words("body"),
    sa.Column("written_at", Instant, nullable=False),
    sa.Column("read_at", Instant),
    version(),
    wide=True,
)
