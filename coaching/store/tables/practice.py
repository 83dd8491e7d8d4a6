"""One theme, one drill, one dated plan at a time; what was practised, and with what."""

import sqlalchemy as sa

from coaching.model import AgreedWith, PlanStatus
from coaching.store.columns import (
    Day,
    Instant,
    Json,
    Words,
    number,
    one_of,
    owned,
    part_of,
    version,
    words,
)

# prompted_by lists the ids of the interviews that led to the plan: a comparison of before and
# after leaves them out. The drill is kept as it was agreed, whatever the codebook says later.
practice_plan = owned(
    "practice_plan",
    sa.Column("theme", Words, nullable=False),
    words("drill"),
    words("cue"),
    words("action"),
    sa.Column("starts_on", Day, nullable=False),
    sa.Column("due_on", Day),
    one_of("status", PlanStatus, PlanStatus.OPEN),
    one_of("agreed_with", AgreedWith, AgreedWith.SELF),
    sa.Column("prompted_by", Json, nullable=False, server_default="[]"),
    words("notes"),
    version(),
    sa.Column("steps", Json, nullable=False, server_default="[]"),
    number("minutes"),
    words("done_when"),
    sa.Column("starts_at", Instant),
    words("time_zone"),
    number("sessions", 1),
    number("every_days"),
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

story = owned(
    "story",
    words("title"),
    words("situation"),
    words("task"),
    words("action"),
    words("result"),
    words("shows"),
    sa.Column("themes", Json, nullable=False, server_default="[]"),
    version(),
    wide=True,
)

# A question outlives the interview it was asked in and the story that answered it.
question = owned(
    "question",
    part_of("interview", optional=True),
    part_of("story", optional=True),
    words("text"),
    sa.Column("rating", sa.Integer),
    words("notes"),
    sa.Column("practised_on", Day),
    version(),
    sa.CheckConstraint("rating between 1 and 5", name="rating"),
)
