"""How the share of interviews that name a theme goes over time, in quarters or years."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from coaching import evidence
from coaching.evidence import Trend
from coaching.frames import records, table
from coaching.model import Kind
from coaching.summary.theme_matrix import MONTHS
from coaching.summary.themes import is_named, place

COLUMNS = {
    "theme": "str",
    "label": "str",
    "kind": "str",
    "period": "str",
    "year": "int64",
    "named": "int64",
    "of": "int64",
    "low": "float64",
    "high": "float64",
    "who": "object",
}
FLOOR = 8
"""Employers with dated feedback under which there is neither a chart over time nor a trend."""
MOST_PERIODS = 8
"""More quarters than that become years: a phone has no room, and a quarter then says little."""


class _Period(NamedTuple):
    """A quarter (0 to 3) of a year, or the year as a whole (-1)."""

    year: int
    quarter: int

    @property
    def name(self) -> str:
        if self.quarter < 0:
            return str(self.year)
        first = self.quarter * 3
        return f"{MONTHS[first]}–{MONTHS[first + 2]}"


def employers_over_time(coverage: pd.DataFrame) -> int:
    """Distinct employers who gave feedback on an interview whose day is known."""
    return len({row.employer_key for row in _dated(coverage)})


def over_time(
    points: pd.DataFrame, coverage: pd.DataFrame, theme: str, kind: Kind = Kind.WEAKNESS
) -> pd.DataFrame:
    """
    Count by quarter in how many of the interviews with feedback employers named a theme.

    Interviews without a day are left out; so are private points. More than 8 quarters become
    years. Quarters without an interview stay, with 0 of 0, so that time keeps its length.

    Returns:
        ``COLUMNS``, oldest period first: ``named`` of ``of`` interviews, the ``low`` and ``high``
        end of the plausible share (0 to 1), and ``who`` named it (tuple of interview ids). No
        rows without any dated interview.
    """
    periods = _periods(coverage)
    named = _named(points, kind).get(theme, {})
    label = next((row.label for row in named.values()), theme)
    rows = []
    for period, interviews in periods.items():
        who = tuple(interview for interview in interviews if interview in named)
        found = evidence.share(len(who), len(interviews))
        about = (theme, label, kind.value, period.name, period.year)
        rows.append((*about, found.count, found.of, found.low, found.high, who))
    return table(rows, COLUMNS)


def themes_over_time(
    points: pd.DataFrame, coverage: pd.DataFrame, kind: Kind = Kind.WEAKNESS
) -> dict[str, Trend]:
    """
    Say of each theme that was named whether its share rises or falls, judged together.

    Returns:
        Theme → trend; the theme named in most interviews first, ties in codebook order. All
        ``UNKNOWN`` under 8 employers, whatever the number of interviews.
    """
    periods = _periods(coverage)
    dated = {interview for interviews in periods.values() for interview in interviews}
    said = _named(points, kind)
    named = {t: rows.keys() & dated for t, rows in said.items() if rows.keys() & dated}
    first = {theme: next(iter(said[theme].values())) for theme in named}
    order = sorted(named, key=lambda theme: (-len(named[theme]), place(first[theme])))
    if employers_over_time(coverage) < FLOOR:
        return dict.fromkeys(order, Trend.UNKNOWN)
    of = [len(interviews) for interviews in periods.values()]
    counts = {theme: _by_period(named[theme], periods) for theme in order}
    return evidence.trends(counts, of)


def _by_period(who: set[int], periods: Mapping[_Period, list[int]]) -> list[int]:
    return [sum(interview in who for interview in found) for found in periods.values()]


def _named(points: pd.DataFrame, kind: Kind) -> dict[str, dict[int, Any]]:
    """Theme → interview → the first row that names it."""
    found: dict[str, dict[int, Any]] = {}
    for row in records(points):
        if row.kind == kind and is_named(row):
            found.setdefault(row.theme, {}).setdefault(row.interview, row)
    return found


def _dated(coverage: pd.DataFrame) -> Iterable[Any]:
    return (row for row in records(coverage) if row.given and not pd.isna(row.date))


def _periods(coverage: pd.DataFrame) -> dict[_Period, list[int]]:
    """Every quarter from the first to the last interview, or every year; interviews in each."""
    dated = sorted(_dated(coverage), key=lambda row: row.date)
    if not dated:
        return {}
    at = [row.date.year * 4 + (row.date.month - 1) // 3 for row in dated]
    by_year = at[-1] - at[0] >= MOST_PERIODS
    if by_year:
        at = [quarter // 4 for quarter in at]
    found: dict[int, list[int]] = {period: [] for period in range(at[0], at[-1] + 1)}
    for row, period in zip(dated, at, strict=True):
        found[period].append(row.interview)
    return {
        _Period(period, -1) if by_year else _Period(*divmod(period, 4)): interviews
        for period, interviews in found.items()
    }
