"""One theme, one drill, one dated plan at a time; and what was practised."""

import sqlalchemy as sa

from coaching.store.columns import Day, Json, Words, number, one_of, owned, part_of, version, words

# prompted_by lists the ids of the interviews that led to the plan: a comparison of before and
# after leaves them out.
practice_plan = owned(
    "practice_plan",
    sa.Column("theme", Words, nullable=False),
    words("drill"),
    words("cue"),
    words("action"),
    sa.Column("starts_on", Day, nullable=False),
    sa.Column("due_on", Day),
    one_of("status", ("open", "done", "dropped"), "open"),
    one_of("agreed_with", ("self", "consultant"), "self"),
    sa.Column("prompted_by", Json, nullable=False, server_default="[]"),
    words("notes"),
    version(),
)

practice_log = owned(
    "practice_log",
    part_of("practice_plan"),
    sa.Column("done_on", Day, nullable=False),
    number("minutes"),
    sa.Column("confidence_before", sa.Integer),
    sa.Column("confidence_after", sa.Integer),
    words("notes"),
    version(),
    sa.CheckConstraint("confidence_before between 1 and 5", name="confidence_before"),
    sa.CheckConstraint("confidence_after between 1 and 5", name="confidence_after"),
    sa.CheckConstraint("minutes >= 0", name="minutes"),
)
