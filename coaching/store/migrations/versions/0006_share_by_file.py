"""Share by file: how and what was shared, what was said back, and the consultant's side."""

import sqlalchemy as sa
from alembic import op

from coaching.store.columns import Day, Id, Instant, Json, Words

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("share", _words("way"))
    op.add_column("share", sa.Column("choice", Json(), nullable=False, server_default="{}"))
    for name in ("uid", "about", "ref"):
        op.add_column("comment", _words(name))
    op.add_column("comment", _number("revision", 1))
    _add_yes_no()
    _create_task()
    _create_clients()


def _add_yes_no() -> None:
    # A check of one column may stand in the column itself, which both engines can add.
    op.execute(
        "alter table comment add column withdrawn integer not null default 0 "
        "constraint ck_comment_withdrawn check (withdrawn in (0, 1))"
    )


def _create_task() -> None:
    _create(
        "task",
        _part_of("share"),
        sa.Column("practice_plan_id", Id),
        sa.Column("uid", Words(), nullable=False),
        *map(_words, ("theme", "cue", "action")),
        sa.Column("due_on", Day()),
        _words("author"),
        sa.Column("written_at", Instant(), nullable=False),
        _number("revision", 1),
        _number("withdrawn", 0),
        sa.CheckConstraint("withdrawn in (0, 1)", name=op.f("ck_task_withdrawn")),
        parents=("share", "practice_plan"),
    )


def _create_clients() -> None:
    _create(
        "client",
        sa.Column("sender", Words(), nullable=False),
        _words("name"),
        sa.Column("next_meeting", Day()),
    )
    _create(
        "client_share",
        _part_of("client"),
        sa.Column("share", Words(), nullable=False),
        sa.Column("body", Json(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("until", Day(), nullable=False),
        parents=("client",),
        wide=True,
    )
    _create(
        "client_answer",
        _part_of("client_share"),
        sa.Column("uid", Words(), nullable=False),
        _words("kind"),
        sa.Column("body", Json(), nullable=False),
        parents=("client_share",),
        wide=True,
    )
    _create(
        "meeting_note",
        _part_of("client"),
        sa.Column("held_on", Day(), nullable=False),
        *map(_words, ("topic", "evidence", "practised", "plan")),
        parents=("client",),
        wide=True,
    )


def _create(
    name: str, *columns: sa.schema.SchemaItem, parents: tuple[str, ...] = (), wide: bool = False
) -> None:
    op.create_table(
        name,
        sa.Column("person_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        *columns,
        sa.Column("version", Id, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("person_id", "id", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=f"fk_{name}_person_id", ondelete="CASCADE"
        ),
        *(
            sa.ForeignKeyConstraint(
                ["person_id", f"{parent}_id"],
                [f"{parent}.person_id", f"{parent}.id"],
                name=f"fk_{name}_person_id_{parent}_id",
            )
            for parent in parents
        ),
        sqlite_strict=True,
        sqlite_with_rowid=wide,
    )
    for parent in parents:
        op.create_index(f"ix_{name}_person_id_{parent}_id", name, ["person_id", f"{parent}_id"])


def _part_of(parent: str) -> sa.Column[int]:
    return sa.Column(f"{parent}_id", Id, nullable=False)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, Words(), nullable=False, server_default="")


def _number(name: str, default: int) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text(str(default)))
