"""Three questions right after an interview, confidence before and after, the preferred channel."""

from alembic import op

revision = "0004"
down_revision = "0003"

CONFIDENCE = (
    "alter table reflection add column {name} integer "
    "constraint ck_reflection_{name} check ({name} between 1 and 5)"
)


def upgrade():
    # As text: SQLite adds a column with its check in place, which Alembic would make a new table
    # for.
    op.execute("alter table interview add column preferred_channel text not null default ''")
    for name in ("differently", "surprised"):
        op.execute(f"alter table reflection add column {name} text not null default ''")
    for name in ("confidence_before", "confidence_after"):
        op.execute(CONFIDENCE.format(name=name))
