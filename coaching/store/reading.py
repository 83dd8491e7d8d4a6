"""One person's rows → interviews with rounds, feedback and points, in five queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from coaching.model import Feedback, Interview, NotFound
from coaching.store import rows
from coaching.store.recorder import GONE, known
from coaching.store.tables import feedback, interview, point, point_theme, round_

Grouped = dict[int, list[Any]]


def read_interviews(connection: sa.Connection, person_id: int) -> tuple[Interview, ...]:
    """Every interview, by day of the last round (those without a day last), then id."""
    found = _assemble(connection, _queries(one=False), {"person": person_id})
    return tuple(sorted(found, key=lambda i: (i.held_on or date.max, i.id)))


def read_interview(connection: sa.Connection, person_id: int, interview_id: int) -> Interview:
    """
    One interview.

    Raises:
        NotFound: If this person has none with that id.
    """
    values = {"person": person_id, "interview": known(interview_id)}
    for found in _assemble(connection, _queries(one=True), values):
        return found
    raise NotFound(GONE)


def _assemble(
    connection: sa.Connection, queries: tuple[sa.Select[Any], ...], values: dict[str, int]
) -> list[Interview]:
    interviews, *parts = (connection.execute(query, values).all() for query in queries)
    rounds, said, points, themes = map(_grouped, parts)
    return [
        rows.to_interview(
            row,
            tuple(map(rows.to_round, rounds.get(row.id, ()))),
            tuple(_feedback(one, points, themes) for one in said.get(row.id, ())),
        )
        for row in interviews
    ]


def _feedback(row: Any, points: Grouped, themes: Grouped) -> Feedback:
    said = points.get(row.id, ())
    return rows.to_feedback(row, tuple(rows.to_point(p, themes.get(p.id, ())) for p in said))


def _grouped(found: Iterable[Any]) -> Grouped:
    """Rows by their first column, the id of what they are part of."""
    groups: Grouped = defaultdict(list)
    for row in found:
        groups[row[0]].append(row)
    return groups


@cache
def _queries(*, one: bool) -> tuple[sa.Select[Any], ...]:
    """Interviews, rounds, feedback, points, themes: of one interview, or of all."""
    wanted: sa.BindParameter[int] = sa.bindparam("interview")
    said = _of_person(feedback, "id").where(feedback.c.interview_id == wanted)
    within = _of_person(point, "id").where(point.c.feedback_id.in_(said))
    parts: tuple[tuple[sa.Select[Any], sa.ColumnElement[bool]], ...] = (
        (_select(interview).order_by("id"), interview.c.id == wanted),
        (_select(round_).order_by("position"), round_.c.interview_id == wanted),
        (_select(feedback).order_by("id"), feedback.c.interview_id == wanted),
        (_select(point).order_by("position"), point.c.feedback_id.in_(said)),
        (_select(point_theme), point_theme.c.point_id.in_(within)),
    )
    return tuple(query.where(condition) if one else query for query, condition in parts)


# The columns that make a value, the first being what rows are grouped by; postings and notes that
# no page asked for stay where they are.
_NEEDED = {
    "interview": "id employer role sector mock notes version",
    "round": "interview_id id position stage format held_on",
    "feedback": "interview_id id raw channel giver origin status received_on version",
    "point": "feedback_id id position kind text start_offset end_offset flags version",
    "point_theme": "point_id theme proposed_rank confirmed_rank",
}


def _select(table: sa.Table) -> sa.Select[Any]:
    return _of_person(table, *_NEEDED[table.name].split())


def _of_person(table: sa.Table, *names: str) -> sa.Select[Any]:
    owned = table.c.person_id == sa.bindparam("person")
    return sa.select(*(table.c[name] for name in names)).where(owned)
