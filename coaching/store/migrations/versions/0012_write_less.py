"""Write less with each entry: an index that cost more than it saved, and every text once only."""

from alembic import op

from coaching.store import word_index

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    # The key begins with the owner, so a theme is found among the rows of one person anyway.
    op.drop_index("ix_point_theme_person_id_theme", table_name="point_theme")
    if op.get_context().dialect.name == "sqlite":
        word_index.make(op.get_bind())
