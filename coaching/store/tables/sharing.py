"""What the owner lets somebody see, who looked, and what was said back."""

import sqlalchemy as sa

from coaching.store.columns import (
    Day,
    Id,
    Instant,
    Json,
    Words,
    number,
    owned,
    part_of,
    version,
    words,
    yes_no,
)

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
    words("way"),
    sa.Column("choice", Json, nullable=False, server_default="{}"),
    words("passphrase"),
    yes_no("may_comment"),
    version(),
    sa.CheckConstraint("max_views > 0", name="max_views"),
)

# Whose link a token opens, asked before anybody's journal is. No personal text stands here.
share_link = owned(
    "share_link",
    sa.Column("share_id", Id, primary_key=True, autoincrement=False),
    sa.ForeignKeyConstraint(["person_id", "share_id"], ["share.person_id", "share.id"]),
    sa.Column("token_hash", sa.Text, nullable=False, unique=True),
    sa.Column("handle", sa.Text, nullable=False, unique=True),
    numbered=False,
)

# A browser that opened a link: only the hash of its cookie is kept. ``unfinished`` are words that
# were typed there and not said yet.
reader = owned(
    "reader",
    part_of("share"),
    sa.Column("cookie_hash", sa.Text, nullable=False, unique=True),
    sa.Column("mark", sa.Text, nullable=False),
    words("name"),
    sa.Column("unfinished", Json, nullable=False, server_default="{}"),
    sa.Column("ends_at", Instant, nullable=False),
    wide=True,
)

share_view = owned(
    "share_view",
    part_of("share"),
    sa.Column("seen_at", Instant, nullable=False),
    words("what"),
)

# The consultant's account that a share was given to; ``handle`` names it in addresses and begins
# the ``uid`` of all that is said there.
account_share = owned(
    "account_share",
    sa.Column("share_id", Id, primary_key=True, autoincrement=False),
    sa.Column("account_id", Id, sa.ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    sa.Column("handle", sa.Text, nullable=False, unique=True),
    sa.ForeignKeyConstraint(["person_id", "share_id"], ["share.person_id", "share.id"]),
    sa.Index(None, "account_id"),
    numbered=False,
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
    words("uid"),
    words("about"),
    words("ref"),
    number("revision", 1),
    yes_no("withdrawn"),
    version(),
    wide=True,
)

# What a consultant set, as it came; ``practice_plan_id`` once the owner took it on.
task = owned(
    "task",
    part_of("share"),
    part_of("practice_plan", optional=True),
    sa.Column("uid", Words, nullable=False),
    words("theme"),
    words("cue"),
    words("action"),
    sa.Column("due_on", Day),
    words("author"),
    sa.Column("written_at", Instant, nullable=False),
    number("revision", 1),
    yes_no("withdrawn"),
    version(),
)

# The consultant's side: who shared, what they shared, what was said back, and private notes.
client = owned(
    "client",
    sa.Column("sender", Words, nullable=False),
    words("name"),
    sa.Column("next_meeting", Day),
    version(),
)

client_share = owned(
    "client_share",
    part_of("client"),
    sa.Column("share", Words, nullable=False),
    sa.Column("body", Json, nullable=False),
    sa.Column("opened_at", Instant, nullable=False),
    sa.Column("until", Day, nullable=False),
    version(),
    wide=True,
)

client_answer = owned(
    "client_answer",
    part_of("client_share"),
    sa.Column("uid", Words, nullable=False),
    words("kind"),
    sa.Column("body", Json, nullable=False),
    version(),
    wide=True,
)

meeting_note = owned(
    "meeting_note",
    part_of("client"),
    sa.Column("held_on", Day, nullable=False),
    words("topic"),
    words("evidence"),
    words("practised"),
    words("plan"),
    version(),
    wide=True,
)
