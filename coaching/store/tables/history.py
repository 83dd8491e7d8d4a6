"""The append-only history of a journal: what was done, and the rows before and after."""

import sqlalchemy as sa

from coaching.store.columns import Id, Instant, Json, Words, number, owned, words

# ``request`` is the key that makes a write happen once. A save that ended a draft, was undone and
# is made again comes with the same key as a further ``attempt``.
change = owned(
    "change",
    sa.Column("at", Instant, nullable=False),
    words("what"),
    sa.Column("request", Words, nullable=False),
    number("attempt", 1),
    sa.Column("result", Id),
    sa.Column("undoes", Id),
    sa.Column("images", Json, nullable=False),
    sa.UniqueConstraint("person_id", "request", "attempt"),
    sa.UniqueConstraint("person_id", "undoes"),
    sa.ForeignKeyConstraint(["person_id", "undoes"], ["change.person_id", "change.id"]),
    wide=True,
)
