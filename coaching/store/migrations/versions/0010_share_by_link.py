"""Share by link: its terms, whose link a token opens, and the browsers that opened it."""

import sqlalchemy as sa
from alembic import op

from coaching.store.columns import Id, Instant, Json, Words

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("share", sa.Column("passphrase", Words(), nullable=False, server_default=""))
    # A check of one column may stand in the column itself, which both engines can add.
    op.execute(
        "alter table share add column may_comment integer not null default 0 "
        "constraint ck_share_may_comment check (may_comment in (0, 1))"
    )
    _create(
        "share_link",
        sa.Column("share_id", Id, autoincrement=False, nullable=False),
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("handle", sa.Text, nullable=False),
        key="share_id",
        unique=("token_hash", "handle"),
    )
    _create(
        "reader",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("share_id", Id, nullable=False),
        sa.Column("cookie_hash", sa.Text, nullable=False),
        sa.Column("mark", sa.Text, nullable=False),
        sa.Column("name", Words(), nullable=False, server_default=""),
        sa.Column("unfinished", Json(), nullable=False, server_default="{}"),
        sa.Column("ends_at", Instant(), nullable=False),
        key="id",
        unique=("cookie_hash",),
        wide=True,
    )
    op.create_index("ix_reader_person_id_share_id", "reader", ["person_id", "share_id"])


def _create(
    name: str,
    *columns: sa.schema.SchemaItem,
    key: str,
    unique: tuple[str, ...],
    wide: bool = False,
) -> None:
    op.create_table(
        name,
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("person_id", key, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=f"fk_{name}_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "share_id"],
            ["share.person_id", "share.id"],
            name=f"fk_{name}_person_id_share_id",
        ),
        *(sa.UniqueConstraint(column, name=f"uq_{name}_{column}") for column in unique),
        sqlite_strict=True,
        sqlite_with_rowid=wide,
    )
