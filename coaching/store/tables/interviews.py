"""An application that led to talking: its rounds, the people met, the notes right after."""

import sqlalchemy as sa

from coaching.model import Outcome
from coaching.store.columns import (
    Day,
    Instant,
    number,
    one_of,
    owned,
    part_of,
    version,
    words,
    yes_no,
)

interview = owned(
    "interview",
    words("employer"),
    words("role"),
    words("sector"),
    words("posting_url"),
    words("posting_text"),
    one_of("outcome", Outcome, ""),
    one_of("phone_welcome", ("", "yes", "no"), ""),
    sa.Column("decision_on", Day),
    yes_no("mock"),
    words("notes"),
    version(),
    words("preferred_channel"),
    sa.Column("decided_on", Day),
    wide=True,
)

# starts_at is the moment and time_zone the name it was agreed in: a follow-up is due 24 hours
# later, and the page shows the hour the person wrote down, also across a change of clocks.
round_ = owned(
    "round",
    part_of("interview"),
    number("position"),
    words("stage"),
    words("format"),
    sa.Column("held_on", Day),
    sa.Column("starts_at", Instant),
    words("time_zone"),
    words("place"),
    words("notes"),
)

contact = owned(
    "contact",
    part_of("interview"),
    part_of("round", optional=True),
    words("name"),
    words("title"),
    words("email"),
    words("phone"),
    words("notes"),
    version(),
)

reflection = owned(
    "reflection",
    part_of("interview"),
    part_of("round", optional=True),
    words("went_well"),
    words("went_badly"),
    words("questions"),
    words("forgotten"),
    words("feeling"),
    words("notes"),
    sa.Column("written_at", Instant, nullable=False),
    version(),
    words("differently"),
    words("surprised"),
    sa.Column("confidence_before", sa.Integer),
    sa.Column("confidence_after", sa.Integer),
    sa.CheckConstraint("confidence_before between 1 and 5", name="confidence_before"),
    sa.CheckConstraint("confidence_after between 1 and 5", name="confidence_after"),
    wide=True,
)
