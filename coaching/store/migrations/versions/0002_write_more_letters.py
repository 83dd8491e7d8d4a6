"""Letters to thank for feedback, to withdraw and to decline an offer."""

import sqlalchemy as sa
from alembic import op

from coaching.store.columns import Id, Instant, Words

revision = "0002"
down_revision = "0001"

KIND = (
    "kind in ('thank_you', 'follow_up', 'feedback_request', 'reminder', 'feedback_thanks', "
    "'no_feedback_thanks', 'withdraw', 'decline_offer', 'reply')"
)


def upgrade():
    if op.get_bind().dialect.name == "sqlite":
        rebuild()
    else:
        op.drop_constraint(op.f("ck_message_kind"), "message", type_="check")
        op.create_check_constraint(op.f("ck_message_kind"), "message", KIND)


def rebuild():
    """SQLite changes no constraint in place: the table is made anew, and its rows moved."""
    for column in ("contact_id", "interview_id"):
        op.drop_index(f"ix_message_person_id_{column}", "message")
    op.rename_table("message", "message_before")
    op.create_table(
        "message",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("interview_id", Id, nullable=False),
        sa.Column("contact_id", Id),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, server_default="draft"),
        sa.Column("channel", Words(), nullable=False, server_default=""),
        sa.Column("subject", Words(), nullable=False, server_default=""),
        sa.Column("body", Words(), nullable=False, server_default=""),
        sa.Column("due_at", Instant()),
        sa.Column("sent_at", Instant()),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_message"),
        sa.CheckConstraint(KIND, name=op.f("ck_message_kind")),
        sa.CheckConstraint(
            "status in ('draft', 'sent', 'set_aside')", name=op.f("ck_message_status")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_message_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "contact_id"],
            ["contact.person_id", "contact.id"],
            name="fk_message_person_id_contact_id",
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "interview_id"],
            ["interview.person_id", "interview.id"],
            name="fk_message_person_id_interview_id",
        ),
        sqlite_strict=True,
    )
    op.execute("insert into message select * from message_before")
    op.drop_table("message_before")
    op.create_index("ix_message_person_id_contact_id", "message", ["person_id", "contact_id"])
    op.create_index("ix_message_person_id_interview_id", "message", ["person_id", "interview_id"])
