"""Sign in: accounts with their roles, and the register of sign-ins that stand."""

import sqlalchemy as sa
from alembic import op

from coaching.store.columns import Id, Instant, Words

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", Id, sa.Identity(), nullable=False),
        *(
            sa.Column(n, Words(), nullable=False, server_default="")
            for n in ("issuer", "subject", "name", "email")
        ),
        sa.Column("role", sa.Text(), nullable=False, server_default="seeker"),
        sa.Column("signed_in_at", Instant()),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("issuer", "subject", name="uq_account_issuer_subject"),
        sa.CheckConstraint(
            "role in ('seeker', 'consultant', 'administrator')", name=op.f("ck_account_role")
        ),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sign_in",
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("began_at", Instant(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_sign_in"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_sign_in_account_id", ondelete="CASCADE"
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sign_in_account_id", "sign_in", ["account_id"])
