"""Lay the schema for the whole product."""

# ruff: noqa: E501, S608 - each constraint on one line; every name in the SQL is from this file

import sqlalchemy as sa
from alembic import op

from coaching.store.columns import Day, Id, Instant, Json, Real, Words

revision = "0001"
down_revision = None
APPEND_ONLY = ("change", "share_view")


def upgrade() -> None:
    _create_tables()
    if op.get_bind().dialect.name == "sqlite":
        _guard_history_in_sqlite()
    else:
        _guard_history_in_postgres()


def _guard_history_in_sqlite() -> None:
    for table in APPEND_ONLY:
        refuse = f"begin select raise(abort, '{table} is append-only'); end"
        op.execute(f"create trigger {table}_keeps_content before update on {table} {refuse}")
        op.execute(
            f"create trigger {table}_keeps_rows before delete on {table}"
            f" when exists (select 1 from person where id = old.person_id) {refuse}"
        )


def _guard_history_in_postgres() -> None:
    op.execute(
        """
        create function refuse_change() returns trigger language plpgsql as $$
        begin
          if tg_op = 'DELETE' then
            if not exists (select 1 from person where id = old.person_id) then
              return old;
            end if;
          end if;
          raise exception '% is append-only', tg_table_name;
        end $$
        """
    )
    for table in APPEND_ONLY:
        op.execute(
            f"create trigger {table}_keeps_rows before update or delete on {table}"
            " for each row execute function refuse_change()"
        )
        op.execute(
            f"create trigger {table}_is_kept before truncate on {table}"
            " for each statement execute function refuse_change()"
        )


def _create_tables() -> None:
    op.create_table(
        "person",
        sa.Column("id", Id, sa.Identity(), nullable=False),
        sa.Column("issuer", Words(), nullable=False, server_default=""),
        sa.Column("subject", Words(), nullable=False, server_default=""),
        sa.Column("display_name", Words(), nullable=False, server_default=""),
        sa.Column("preferences", Json(), nullable=False, server_default="{}"),
        sa.Column("last_id", Id, nullable=False, server_default=sa.text("0")),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("issuer", "subject", name="uq_person_issuer_subject"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_table(
        "change",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("what", Words(), nullable=False, server_default=""),
        sa.Column("request", Words(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False, server_default=sa.text("1")),
        sa.Column("result", Id),
        sa.Column("undoes", Id),
        sa.Column("images", Json(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_change"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_change_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "undoes"],
            ["change.person_id", "change.id"],
            name="fk_change_person_id_undoes",
        ),
        sa.UniqueConstraint(
            "person_id", "request", "attempt", name="uq_change_person_id_request_attempt"
        ),
        sa.UniqueConstraint("person_id", "undoes", name="uq_change_person_id_undoes"),
        sqlite_strict=True,
    )
    op.create_table(
        "consent",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("purpose", Words(), nullable=False, server_default=""),
        sa.Column("wording", Words(), nullable=False, server_default=""),
        sa.Column("given_at", Instant(), nullable=False),
        sa.Column("withdrawn_at", Instant()),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_consent"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_consent_person_id", ondelete="CASCADE"
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "draft",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("key", Words(), autoincrement=False, nullable=False),
        sa.Column("kind", Words(), nullable=False, server_default=""),
        sa.Column("body", Json(), nullable=False, server_default="{}"),
        sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")),
        sa.Column("writer", Words(), nullable=False, server_default=""),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "key", name="pk_draft"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_draft_person_id", ondelete="CASCADE"
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "interview",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("employer", Words(), nullable=False, server_default=""),
        sa.Column("role", Words(), nullable=False, server_default=""),
        sa.Column("sector", Words(), nullable=False, server_default=""),
        sa.Column("posting_url", Words(), nullable=False, server_default=""),
        sa.Column("posting_text", Words(), nullable=False, server_default=""),
        sa.Column("outcome", sa.Text(), nullable=False, server_default=""),
        sa.Column("phone_welcome", sa.Text(), nullable=False, server_default=""),
        sa.Column("decision_on", Day()),
        sa.Column("mock", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("notes", Words(), nullable=False, server_default=""),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_interview"),
        sa.CheckConstraint("mock in (0, 1)", name=op.f("ck_interview_mock")),
        sa.CheckConstraint(
            "outcome in ('', 'waiting', 'not_selected', 'no_reply', 'offer', 'withdrew', 'cancelled', 'reserve')",
            name=op.f("ck_interview_outcome"),
        ),
        sa.CheckConstraint(
            "phone_welcome in ('', 'yes', 'no')", name=op.f("ck_interview_phone_welcome")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_interview_person_id", ondelete="CASCADE"
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "practice_plan",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("theme", Words(), nullable=False),
        sa.Column("drill", Words(), nullable=False, server_default=""),
        sa.Column("cue", Words(), nullable=False, server_default=""),
        sa.Column("action", Words(), nullable=False, server_default=""),
        sa.Column("starts_on", Day(), nullable=False),
        sa.Column("due_on", Day()),
        sa.Column("status", sa.Text(), nullable=False, server_default="open"),
        sa.Column("agreed_with", sa.Text(), nullable=False, server_default="self"),
        sa.Column("prompted_by", Json(), nullable=False, server_default="[]"),
        sa.Column("notes", Words(), nullable=False, server_default=""),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_practice_plan"),
        sa.CheckConstraint(
            "agreed_with in ('self', 'consultant')", name=op.f("ck_practice_plan_agreed_with")
        ),
        sa.CheckConstraint(
            "status in ('open', 'done', 'dropped')", name=op.f("ck_practice_plan_status")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_practice_plan_person_id", ondelete="CASCADE"
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "share",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("holder", Words(), nullable=False, server_default=""),
        sa.Column("items", Json(), nullable=False, server_default="[]"),
        sa.Column("hide_names", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("granted_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("max_views", sa.Integer()),
        sa.Column("revoked_at", Instant()),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_share"),
        sa.CheckConstraint("hide_names in (0, 1)", name=op.f("ck_share_hide_names")),
        sa.CheckConstraint("max_views > 0", name=op.f("ck_share_max_views")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_share_person_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("token_hash", name="uq_share_token_hash"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "theme",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Words(), autoincrement=False, nullable=False),
        sa.Column("label", Words(), nullable=False, server_default=""),
        sa.Column("short", Words(), nullable=False, server_default=""),
        sa.Column("definition", Words(), nullable=False, server_default=""),
        sa.Column("hidden", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("merged_into", Words()),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_theme"),
        sa.CheckConstraint("hidden in (0, 1)", name=op.f("ck_theme_hidden")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_theme_person_id", ondelete="CASCADE"
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "feedback",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("interview_id", Id, nullable=False),
        sa.Column("raw", Words(), nullable=False, server_default=""),
        sa.Column("channel", Words(), nullable=False, server_default=""),
        sa.Column("giver", Words(), nullable=False, server_default=""),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("received_on", Day()),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_feedback"),
        sa.CheckConstraint(
            "origin in ('employer', 'mock', 'own')", name=op.f("ck_feedback_origin")
        ),
        sa.CheckConstraint(
            "status in ('not_asked', 'asked', 'given', 'declined', 'promised', 'no_answer')",
            name=op.f("ck_feedback_status"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_feedback_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "interview_id"],
            ["interview.person_id", "interview.id"],
            name="fk_feedback_person_id_interview_id",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_feedback_person_id_interview_id", "feedback", ["person_id", "interview_id"])
    op.create_table(
        "practice_log",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("practice_plan_id", Id, nullable=False),
        sa.Column("done_on", Day(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("confidence_before", sa.Integer()),
        sa.Column("confidence_after", sa.Integer()),
        sa.Column("notes", Words(), nullable=False, server_default=""),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_practice_log"),
        sa.CheckConstraint(
            "confidence_after between 1 and 5", name=op.f("ck_practice_log_confidence_after")
        ),
        sa.CheckConstraint(
            "confidence_before between 1 and 5", name=op.f("ck_practice_log_confidence_before")
        ),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_practice_log_minutes")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_practice_log_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "practice_plan_id"],
            ["practice_plan.person_id", "practice_plan.id"],
            name="fk_practice_log_person_id_practice_plan_id",
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_practice_log_person_id_practice_plan_id",
        "practice_log",
        ["person_id", "practice_plan_id"],
    )
    op.create_table(
        "round",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("interview_id", Id, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("stage", Words(), nullable=False, server_default=""),
        sa.Column("format", Words(), nullable=False, server_default=""),
        sa.Column("held_on", Day()),
        sa.Column("starts_at", Instant()),
        sa.Column("time_zone", Words(), nullable=False, server_default=""),
        sa.Column("place", Words(), nullable=False, server_default=""),
        sa.Column("notes", Words(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_round"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_round_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "interview_id"],
            ["interview.person_id", "interview.id"],
            name="fk_round_person_id_interview_id",
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_round_person_id_interview_id", "round", ["person_id", "interview_id"])
    op.create_table(
        "share_view",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("share_id", Id, nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.Column("what", Words(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_share_view"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_share_view_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "share_id"],
            ["share.person_id", "share.id"],
            name="fk_share_view_person_id_share_id",
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_share_view_person_id_share_id", "share_view", ["person_id", "share_id"])
    op.create_table(
        "contact",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("interview_id", Id, nullable=False),
        sa.Column("round_id", Id),
        sa.Column("name", Words(), nullable=False, server_default=""),
        sa.Column("title", Words(), nullable=False, server_default=""),
        sa.Column("email", Words(), nullable=False, server_default=""),
        sa.Column("phone", Words(), nullable=False, server_default=""),
        sa.Column("notes", Words(), nullable=False, server_default=""),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_contact"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_contact_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "interview_id"],
            ["interview.person_id", "interview.id"],
            name="fk_contact_person_id_interview_id",
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "round_id"],
            ["round.person_id", "round.id"],
            name="fk_contact_person_id_round_id",
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_contact_person_id_interview_id", "contact", ["person_id", "interview_id"])
    op.create_index("ix_contact_person_id_round_id", "contact", ["person_id", "round_id"])
    op.create_table(
        "point",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("feedback_id", Id, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", Words(), nullable=False, server_default=""),
        sa.Column("start_offset", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("end_offset", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("flags", Json(), nullable=False, server_default="[]"),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_point"),
        sa.CheckConstraint(
            "kind in ('strength', 'weakness', 'suggestion', 'reason', 'remark')",
            name=op.f("ck_point_kind"),
        ),
        sa.CheckConstraint(
            "start_offset >= 0 and end_offset >= start_offset", name=op.f("ck_point_offsets")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_point_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "feedback_id"],
            ["feedback.person_id", "feedback.id"],
            name="fk_point_person_id_feedback_id",
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_point_person_id_feedback_id", "point", ["person_id", "feedback_id"])
    op.create_table(
        "reflection",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("interview_id", Id, nullable=False),
        sa.Column("round_id", Id),
        sa.Column("went_well", Words(), nullable=False, server_default=""),
        sa.Column("went_badly", Words(), nullable=False, server_default=""),
        sa.Column("questions", Words(), nullable=False, server_default=""),
        sa.Column("forgotten", Words(), nullable=False, server_default=""),
        sa.Column("feeling", Words(), nullable=False, server_default=""),
        sa.Column("notes", Words(), nullable=False, server_default=""),
        sa.Column("written_at", Instant(), nullable=False),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_reflection"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_reflection_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "interview_id"],
            ["interview.person_id", "interview.id"],
            name="fk_reflection_person_id_interview_id",
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "round_id"],
            ["round.person_id", "round.id"],
            name="fk_reflection_person_id_round_id",
        ),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_reflection_person_id_interview_id", "reflection", ["person_id", "interview_id"]
    )
    op.create_index("ix_reflection_person_id_round_id", "reflection", ["person_id", "round_id"])
    op.create_table(
        "comment",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("share_id", Id),
        sa.Column("interview_id", Id),
        sa.Column("point_id", Id),
        sa.Column("author", Words(), nullable=False, server_default=""),
        sa.Column("body", Words(), nullable=False, server_default=""),
        sa.Column("written_at", Instant(), nullable=False),
        sa.Column("read_at", Instant()),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_comment"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_comment_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "interview_id"],
            ["interview.person_id", "interview.id"],
            name="fk_comment_person_id_interview_id",
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "point_id"],
            ["point.person_id", "point.id"],
            name="fk_comment_person_id_point_id",
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "share_id"],
            ["share.person_id", "share.id"],
            name="fk_comment_person_id_share_id",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_comment_person_id_interview_id", "comment", ["person_id", "interview_id"])
    op.create_index("ix_comment_person_id_point_id", "comment", ["person_id", "point_id"])
    op.create_index("ix_comment_person_id_share_id", "comment", ["person_id", "share_id"])
    op.create_table(
        "follow_up",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("interview_id", Id, nullable=False),
        sa.Column("contact_id", Id),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("due_on", Day()),
        sa.Column("done_at", Instant()),
        sa.Column("answer", Words(), nullable=False, server_default=""),
        sa.Column("notes", Words(), nullable=False, server_default=""),
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name="pk_follow_up"),
        sa.CheckConstraint(
            "kind in ('letter', 'call', 'message', 'visit')", name=op.f("ck_follow_up_kind")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_follow_up_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "contact_id"],
            ["contact.person_id", "contact.id"],
            name="fk_follow_up_person_id_contact_id",
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "interview_id"],
            ["interview.person_id", "interview.id"],
            name="fk_follow_up_person_id_interview_id",
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_follow_up_person_id_contact_id", "follow_up", ["person_id", "contact_id"])
    op.create_index(
        "ix_follow_up_person_id_interview_id", "follow_up", ["person_id", "interview_id"]
    )
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
        sa.CheckConstraint(
            "kind in ('thank_you', 'follow_up', 'feedback_request', 'reminder', 'no_feedback_thanks', 'reply')",
            name=op.f("ck_message_kind"),
        ),
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
    op.create_index("ix_message_person_id_contact_id", "message", ["person_id", "contact_id"])
    op.create_index("ix_message_person_id_interview_id", "message", ["person_id", "interview_id"])
    op.create_table(
        "point_theme",
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("point_id", Id, autoincrement=False, nullable=False),
        sa.Column("theme", Words(), autoincrement=False, nullable=False),
        sa.Column("proposed_rank", sa.Integer()),
        sa.Column("proposed_by", sa.Text()),
        sa.Column("confidence", Real),
        sa.Column("confirmed_rank", sa.Integer()),
        sa.Column("confirmed_by", sa.Text()),
        sa.PrimaryKeyConstraint("person_id", "point_id", "theme", name="pk_point_theme"),
        sa.CheckConstraint("confidence between 0 and 1", name=op.f("ck_point_theme_confidence")),
        sa.CheckConstraint(
            "confirmed_by in ('person', 'consultant')", name=op.f("ck_point_theme_confirmed_by")
        ),
        sa.CheckConstraint(
            "proposed_by in ('machine', 'person', 'consultant')",
            name=op.f("ck_point_theme_proposed_by"),
        ),
        sa.CheckConstraint(
            "(proposed_rank is null) = (proposed_by is null) and (confirmed_rank is null) = (confirmed_by is null) and (proposed_rank is not null or confirmed_rank is not null)",
            name=op.f("ck_point_theme_proposed_or_confirmed"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_point_theme_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "point_id"],
            ["point.person_id", "point.id"],
            name="fk_point_theme_person_id_point_id",
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_point_theme_person_id_theme", "point_theme", ["person_id", "theme"])
