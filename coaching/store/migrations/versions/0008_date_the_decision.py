"""The day of an employer's decision, and what a message quoted."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    # As text, as in 0004; a day is text on SQLite and a date on PostgreSQL.
    day = "date" if op.get_bind().dialect.name == "postgresql" else "text"
    op.execute(f"alter table interview add column decided_on {day}")
    op.execute("alter table feedback add column quoted text not null default ''")
