"""An application that led to talking: its rounds, the people met, the notes right after."""

import sqlalchemy as sa

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

OUTCOMES = (
    "",
    "waiting",
    "not_selected",
    "no_reply",
    "offer",
    "withdrew",
    "cancelled",
    "reserve",
)

interview = owned(
    "interview",
    words("employer"),
    words("role"),
    words("sector"),
    words("posting_url"),
    words("posting_text"),
    one_of("outcome", OUTCOMES, ""),
    one_of("phone_welcome", ("", "yes", "no"), ""),
    sa.Column("decision_on", Day),
    yes_no("mock"),
    words("notes"),
    version(),
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
    wide=True,
)
