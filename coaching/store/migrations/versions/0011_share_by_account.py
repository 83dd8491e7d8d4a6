"""Share by account: which consultant may find which share."""

import sqlalchemy as sa
from alembic import op

from coaching.store.columns import Id

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "account_share",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("share_id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("handle", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "share_id", name="pk_account_share"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_account_share_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "share_id"],
            ["share.person_id", "share.id"],
            name="fk_account_share_person_id_share_id",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_account_share_account_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("handle", name="uq_account_share_handle"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_account_share_account_id", "account_share", ["account_id"])
