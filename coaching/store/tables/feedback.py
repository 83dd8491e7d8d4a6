"""What was said, the points in it, and the themes they are about."""

import sqlalchemy as sa

from coaching.model import Kind, Origin, Status
from coaching.store.columns import (
    Day,
    Id,
    Json,
    Real,
    Words,
    number,
    one_of,
    owned,
    part_of,
    version,
    words,
    yes_no,
)

feedback = owned(
    "feedback",
    part_of("interview"),
    words("raw"),
    words("channel"),
    words("giver"),
    one_of("origin", Origin),
    one_of("status", Status),
    sa.Column("received_on", Day),
    version(),
    words("quoted"),
    wide=True,
)

point = owned(
    "point",
    part_of("feedback"),
    number("position"),
    one_of("kind", Kind),
    words("text"),
    number("start_offset"),
    number("end_offset"),
    sa.Column("flags", Json, nullable=False, server_default="[]"),
    version(),
    sa.CheckConstraint("start_offset >= 0 and end_offset >= start_offset", name="offsets"),
)

PROPOSERS = ("machine", "person", "consultant")

# The sorter proposes, the person confirms. Only a confirmed theme is counted. The ranks keep both
# orders, so a proposal that was confirmed is still seen to have been one. ``theme`` is the id of
# a built-in theme or of one of the person's own, so it is no foreign key.
point_theme = owned(
    "point_theme",
    sa.Column("point_id", Id, primary_key=True, autoincrement=False),
    sa.Column("theme", Words, primary_key=True),
    sa.Column("proposed_rank", sa.Integer),
    sa.Column("proposed_by", sa.Text),
    sa.Column("confidence", Real),
    sa.Column("confirmed_rank", sa.Integer),
    sa.Column("confirmed_by", sa.Text),
    sa.ForeignKeyConstraint(["person_id", "point_id"], ["point.person_id", "point.id"]),
    sa.CheckConstraint("proposed_by in ('machine', 'person', 'consultant')", name="proposed_by"),
    sa.CheckConstraint("confirmed_by in ('person', 'consultant')", name="confirmed_by"),
    sa.CheckConstraint("confidence between 0 and 1", name="confidence"),
    sa.CheckConstraint(
        "(proposed_rank is null) = (proposed_by is null)"
        " and (confirmed_rank is null) = (confirmed_by is null)"
        " and (proposed_rank is not null or confirmed_rank is not null)",
        name="proposed_or_confirmed",
    ),
    numbered=False,
)

# The person's own codebook: themes of their own, and what they renamed, hid or merged among the
# built-in ones (same id).
theme = owned(
    "theme",
    sa.Column("id", Words, primary_key=True),
    words("label"),
    words("short"),
    words("definition"),
    yes_no("hidden"),
    sa.Column("merged_into", Words),
    version(),
    numbered=False,
)
