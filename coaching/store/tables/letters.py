"""Letters drafted and sent, and the log of following up."""

import sqlalchemy as sa

from coaching.model import Approach, Letter, MessageStatus
from coaching.store.columns import Day, Instant, one_of, owned, part_of, version, words

message = owned(
    "message",
    part_of("interview"),
    part_of("contact", optional=True),
    one_of("kind", Letter),
    one_of("status", MessageStatus, "draft"),
    words("channel"),
    words("subject"),
    words("body"),
    sa.Column("due_at", Instant),
    sa.Column("sent_at", Instant),
    version(),
    wide=True,
)

follow_up = owned(
    "follow_up",
    part_of("interview"),
    part_of("contact", optional=True),
    one_of("kind", Approach),
    sa.Column("due_on", Day),
    sa.Column("done_at", Instant),
    words("answer"),
    words("notes"),
    version(),
)
