"""Look for words in points and messages."""

from alembic import op

from coaching.store import word_index

revision = "0005"
down_revision = "0004"


def upgrade():
    word_index.make(op.get_bind())
