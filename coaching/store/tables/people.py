"""The owner of a journal, what they are in the middle of writing, and what they agreed to."""

import sqlalchemy as sa

from coaching.store.columns import Id, Instant, Json, Words, metadata, number, owned, version, words

# last_id is the last number given to any row of this person. Locking this row makes one person's
# writes wait for each other on PostgreSQL, as the write lock does on SQLite. An id is never given
# twice (autoincrement), so a journal held open across an erasure cannot reach its successor.
person = sa.Table(
    "person",
    metadata,
    sa.Column("id", Id, sa.Identity(), primary_key=True),
    words("issuer"),
    words("subject"),
    words("display_name"),
    sa.Column("preferences", Json, nullable=False, server_default="{}"),
    sa.Column("last_id", Id, nullable=False, server_default=sa.text("0")),
    sa.UniqueConstraint("issuer", "subject"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

draft = owned(
    "draft",
    sa.Column("key", Words, primary_key=True),
    words("kind"),
    sa.Column("body", Json, nullable=False, server_default="{}"),
    number("version", 1),
    words("writer"),
    sa.Column("updated_at", Instant, nullable=False),
    numbered=False,
    wide=True,
)

consent = owned(
    "consent",
    words("purpose"),
    words("wording"),
    sa.Column("given_at", Instant, nullable=False),
    sa.Column("withdrawn_at", Instant),
    version(),
)
