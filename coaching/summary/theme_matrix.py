"""Every theme in every interview: the table behind the grid."""

import math
from collections import Counter
from collections.abc import Collection
from typing import Any, Literal

import pandas as pd

from coaching import codebook
from coaching.frames import records, table
from coaching.model import Kind, Origin
from coaching.summary.themes import place

COLUMNS = {
    "theme": "str",
    "label": "str",
    "short": "str",
    "lane": "str",
    "kind": "str",
    "origin": "str",
    "words": "str",
    "remarks": "int64",
    "interview": "int64",
    "column": "int64",
    "number": "int64",
    "band": "str",
    "year": "int64",
    "employer": "str",
    "role": "str",
    "date": "datetime64[s]",
    "mock": "bool",
    "given": "bool",
}
KINDS = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION, Kind.REASON)
ORIGINS = (Origin.EMPLOYER, Origin.MOCK, Origin.OWN)
LANES = ("yes", "partly", "no")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def theme_matrix(
    points: pd.DataFrame,
    coverage: pd.DataFrame,
    *,
    origins: Collection[Origin] = (Origin.EMPLOYER, Origin.MOCK),
    order: Literal["date", "format"] = "date",
    unknown: bool = True,
) -> pd.DataFrame:
    """
    Lay out which theme came up as what in which interview.

    Private points, remarks and points without a theme are left out. Whatever is said on a theme
    outside the person's control is a reason here, whatever its kind.

    Args:
        points: ``frames.to_frame``.
        coverage: ``frames.to_coverage`` of the same interviews.
        origins: Whose words are marked. Mock interviews are columns only with ``Origin.MOCK``.
        order: Columns by date (undated last), or by format in the vocabulary's order, then date.
        unknown: Whether interviews that have neither employer feedback nor a mark are columns.

    Returns:
        ``COLUMNS``: one row per (theme, interview, origin, kind), ``words`` the first of its
        ``remarks`` points; and one row per column without any mark, its ``theme`` missing, 0
        remarks. ``column`` counts from 0; ``band`` groups columns (month with its ``year``, or
        format); ``given`` False means that the employer's view is not known. Rows by lane, then
        by how many interviews employers named the theme in, then codebook order.
    """
    said = [row for row in records(points) if row.origin in origins and _is_mark(row)]
    kept = [
        row
        for row in records(coverage)
        if (Origin.MOCK in origins or not row.mock)
        and (unknown or row.given or row.mock or row.interview in {r.interview for r in said})
    ]
    columns = _columns(kept, order)
    marks: dict[tuple[object, ...], list[Any]] = {}
    for row in said:
        if row.interview in columns:
            marks.setdefault((row.theme, row.interview, row.origin, _kind(row)), []).append(row)
    rows = [_mark(key, found, columns) for key, found in marks.items()]
    ranks = _ranks(said)
    rows.sort(key=lambda r: (ranks[r[0]], r[9], ORIGINS.index(r[5]), KINDS.index(r[4])))
    marked = {interview for _, interview, _, _ in marks}
    blank = [cells for interview, cells in columns.items() if interview not in marked]
    return table([*rows, *((*_BLANK, *cells) for cells in blank)], COLUMNS)


def pages_of(matrix: pd.DataFrame, most: int) -> int:
    """How many pages the columns of a matrix take, so many on each; at least one."""
    return max(1, math.ceil(matrix["column"].nunique() / most))


def page_of(matrix: pd.DataFrame, most: int, page: int, *, newest_first: bool) -> pd.DataFrame:
    """
    The columns of one page, counted from 1, as a matrix of their own.

    Args:
        matrix: ``theme_matrix``.
        most: Columns on a page.
        page: Which; one beyond the last is the last.
        newest_first: Whether page 1 holds the rightmost columns, else the leftmost.
    """
    page = min(page, pages_of(matrix, most))
    columns = sorted(set(matrix["column"].tolist()))
    stop = len(columns) - (page - 1) * most if newest_first else page * most
    shown = columns[max(0, stop - most) : stop]
    return matrix[matrix["column"].isin(shown)]


_BLANK = (None, None, None, None, None, None, None, 0)


def _is_mark(row: Any) -> bool:
    return row.kind != Kind.REMARK and not row.private and row.lane in LANES


def _kind(row: Any) -> str:
    return Kind.REASON.value if row.lane == "no" else str(row.kind)


def _mark(
    key: tuple[Any, ...], found: list[Any], columns: dict[int, tuple[Any, ...]]
) -> tuple[Any, ...]:
    theme, interview, origin, kind = key
    first = found[0]
    about = (theme, first.label, first.short, first.lane, kind, origin, first.text, len(found))
    return (*about, *columns[interview])


def _columns(interviews: list[Any], order: str) -> dict[int, tuple[Any, ...]]:
    """The cells that say which column it is, by interview, from left to right."""
    keyed = sorted(interviews, key=lambda row: (*_band_rank(row, order), _when(row)))
    return {
        row.interview: (
            row.interview,
            column,
            row.number,
            _format(row) if order == "format" else _month(row),
            0 if order == "format" or pd.isna(row.date) else row.date.year,
            row.employer,
            row.role,
            row.date,
            row.mock,
            row.given,
        )
        for column, row in enumerate(keyed)
    }


def _when(row: Any) -> tuple[bool, int]:
    return (True, 0) if pd.isna(row.date) else (False, row.date.toordinal())


def _month(row: Any) -> str:
    return "No date" if pd.isna(row.date) else MONTHS[row.date.month - 1]


def _format(row: Any) -> str:
    return "Mock" if row.mock else row.format or "No format"


def _band_rank(row: Any, order: str) -> tuple[int, str]:
    """Formats in the vocabulary's order, then others by name, then none, then mocks."""
    if order == "date":
        return 0, ""
    known, name = codebook.vocabulary("formats"), _format(row)
    if row.mock or not row.format:
        return len(known) + 1 + row.mock, ""
    return (known.index(name) if name in known else len(known)), name


def _ranks(said: list[Any]) -> dict[str, int]:
    """The place of each theme's row: lane, then interviews it was named in, then codebook."""
    rows = {row.theme: row for row in said}
    named = {(row.theme, row.interview) for row in said if row.origin == Origin.EMPLOYER}
    count = Counter(theme for theme, _ in named)
    order = sorted(rows, key=lambda t: (LANES.index(rows[t].lane), -count[t], place(rows[t])))
    return {theme: rank for rank, theme in enumerate(order)}
