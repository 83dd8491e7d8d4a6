"""One person's rows → interviews with rounds, feedback and points, in five queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from coaching.model import Feedback, Interview, NotFound
from coaching.store import rows
from coaching.store.prepared import Prepared
from coaching.store.recorder import GONE, known
from coaching.store.tables import feedback, interview, point, point_theme, round_

Row = tuple[Any, ...]
Grouped = dict[int, list[Row]]


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
    connection: sa.Connection, queries: tuple[Prepared, ...], values: dict[str, int]
) -> list[Interview]:
    interviews, *parts = (query.all(connection, values) for query in queries)
    rounds, said, points, themes = map(_grouped, parts)
    return [
        rows.to_interview(
            row,
            tuple(map(rows.to_round, rounds.get(row[0], ()))),
            tuple(_feedback(one, points, themes) for one in said.get(row[0], ())),
        )
        for row in interviews
    ]


def _feedback(row: Row, points: Grouped, themes: Grouped) -> Feedback:
    said = points.get(row[1], ())
    return rows.to_feedback(row, tuple(rows.to_point(p, themes.get(p[1], ())) for p in said))


def _grouped(found: Iterable[Row]) -> Grouped:
    """Rows by their first column, the id of what they are part of."""
    groups: Grouped = defaultdict(list)
    for row in found:
        groups[row[0]].append(row)
    return groups


@cache
def _queries(*, one: bool) -> tuple[Prepared, ...]:
    """Interviews, rounds, feedback, points, themes: of one interview, or of all."""
    wanted: sa.BindParameter[int] = sa.bindparam("interview")
    own = rows.WITH_POSTING if one else rows.INTERVIEW
    said = _of_person(feedback, "id").where(feedback.c.interview_id == wanted)
    within = _of_person(point, "id").where(point.c.feedback_id.in_(said))
    parts: tuple[tuple[sa.Select[Any], sa.ColumnElement[bool]], ...] = (
        (_of_person(interview, *own).order_by("id"), interview.c.id == wanted),
        (_of_person(round_, *rows.ROUND).order_by("position"), round_.c.interview_id == wanted),
        (_of_person(feedback, *rows.FEEDBACK).order_by("id"), feedback.c.interview_id == wanted),
        (_of_person(point, *rows.POINT).order_by("position"), point.c.feedback_id.in_(said)),
        (_of_person(point_theme, *rows.POINT_THEME), point_theme.c.point_id.in_(within)),
    )
    return tuple(Prepared(query.where(only) if one else query) for query, only in parts)


def _of_person(table: sa.Table, *names: str) -> sa.Select[Any]:
    owned = table.c.person_id == sa.bindparam("person")
    return sa.select(*(table.c[name] for name in names)).where(owned)
