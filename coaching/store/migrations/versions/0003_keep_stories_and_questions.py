"""Keep stories and questions, and the whole drill in a practice plan."""

import sqlalchemy as sa
from alembic import op

from coaching.store.columns import Day, Id, Instant, Json, Words

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for column in (
        sa.Column("steps", Json(), nullable=False, server_default="[]"),
        sa.Column("minutes", sa.Integer(), nullable=False, server_default=sa.text("0")),
        _words("done_when"),
        sa.Column("starts_at", Instant()),
        _words("time_zone"),
        sa.Column("sessions", sa.Integer(), nullable=False, server_default=sa.text("1")),
        sa.Column("every_days", sa.Integer(), nullable=False, server_default=sa.text("0")),
    ):
        op.add_column("practice_plan", column)
    op.create_table(
        "story",
        _id("person_id"),
        _id("id"),
        *map(_words, ("title", "situation", "task", "action", "result", "shows")),
        sa.Column("themes", Json(), nullable=False, server_default="[]"),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_story"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_story_person_id", ondelete="CASCADE"
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "question",
        _id("person_id"),
        _id("id"),
        sa.Column("interview_id", Id),
        sa.Column("story_id", Id),
        _words("text"),
        sa.Column("rating", sa.Integer()),
        _words("notes"),
        sa.Column("practised_on", Day()),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.CheckConstraint("rating between 1 and 5", name=op.f("ck_question_rating")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_question"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_question_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "interview_id"],
            ["interview.person_id", "interview.id"],
            name="fk_question_person_id_interview_id",
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "story_id"],
            ["story.person_id", "story.id"],
            name="fk_question_person_id_story_id",
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_question_person_id_interview_id", "question", ["person_id", "interview_id"])
    op.create_index("ix_question_person_id_story_id", "question", ["person_id", "story_id"])


def _id(name: str) -> sa.Column[int]:
    return sa.Column(name, Id, autoincrement=False, nullable=False)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, Words(), nullable=False, server_default="")
