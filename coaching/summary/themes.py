"""Which themes employers named, and in how many of the interviews with feedback."""

from typing import Any

import pandas as pd

from coaching.frames import records, table
from coaching.model import Kind, Origin
from coaching.summary.coverage import Heard

COLUMNS = {
    "theme": "str",
    "label": "str",
    "short": "str",
    "lane": "str",
    "interviews": "int64",
    "of": "int64",
    "who": "object",
    "employers": "object",
    "dates": "object",
    "words": "object",
}


def by_theme(
    points: pd.DataFrame,
    coverage: pd.DataFrame,
    kind: Kind = Kind.WEAKNESS,
    origin: Origin = Origin.EMPLOYER,
) -> pd.DataFrame:
    """
    Count in how many interviews employers named each theme as a strength (weakness, suggestion).

    With another ``origin``: in how many the person noted it, or mock interviews named it.

    Themes outside the person's control (lane ``no``), private points and points without a theme
    are not counted; a theme named several times in one interview counts once.

    Returns:
        ``theme``, ``label``, ``short``, ``lane`` (``yes`` or ``partly``), ``interviews``, ``of``
        (interviews with employer feedback, or that ``origin`` spoke of), and four tuples with one
        entry per interview, in the order of ``points``: ``who`` (ids), ``employers``, ``dates``,
        ``words`` (what was said first). Only themes that were named; most first, ties in codebook
        order.
    """
    found: dict[str, dict[int, Any]] = {}
    for row in records(points):
        if row.kind == kind and is_named(row, origin):
            found.setdefault(row.theme, {}).setdefault(row.interview, row)
    of = sum(coverage["given"].tolist())
    if origin is not Origin.EMPLOYER:
        of = spoken_of(points, origin).interviews
    themes = [[*rows.values()] for rows in found.values()]
    themes.sort(key=lambda rows: (-len(rows), place(rows[0])))
    return table([_theme(rows, of) for rows in themes], COLUMNS)


def spoken_of(points: pd.DataFrame, origin: Origin) -> Heard:
    """In how many interviews the person wrote something down, or mock interviewers said it."""
    kinds = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION)
    said = {
        row.interview
        for row in records(points)
        if row.origin == origin and row.kind in kinds and not row.private
    }
    return Heard(employers=0, interviews=len(said), origin=origin)


def is_named(row: Any, origin: Origin = Origin.EMPLOYER) -> bool:
    """Whether a row is of that origin, not private, and on a theme within the person's reach."""
    return row.origin == origin and not row.private and row.lane in ("yes", "partly")


def place(row: Any) -> tuple[int, str]:
    """Where a row's theme stands in codebook order; themes not in the codebook follow, by name."""
    return row.place, row.theme


def _theme(rows: list[Any], of: int) -> tuple[object, ...]:
    """One row of the answer from the first row of each interview."""
    return (
        rows[0].theme,
        rows[0].label,
        rows[0].short,
        rows[0].lane,
        len(rows),
        of,
        tuple(row.interview for row in rows),
        tuple(row.employer for row in rows),
        tuple(row.date for row in rows),
        tuple(row.text for row in rows),
    )
