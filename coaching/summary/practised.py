"""A theme before and since it was practised: which interviews named it, as what, on which side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from coaching import evidence
from coaching.codebook import Codebook
from coaching.evidence import Sides
from coaching.frames import records, table
from coaching.model import Kind, Origin, PracticeLog, PracticePlan

COLUMNS = {
    "interview": "int64",
    "employer": "str",
    "date": "datetime64[s]",
    "lane": "str",
    "after": "bool",
    "prompted": "bool",
    "words": "str",
}
STRENGTH, SILENT, WORK, MOCK_STRENGTH, MOCK_WORK = (
    "strength",
    "silent",
    "work",
    "mock_strength",
    "mock_work",
)
LANES = (STRENGTH, SILENT, WORK, MOCK_STRENGTH, MOCK_WORK)
_AS = {Kind.STRENGTH: STRENGTH, Kind.WEAKNESS: WORK, Kind.SUGGESTION: WORK}
_MOCK = {STRENGTH: MOCK_STRENGTH, WORK: MOCK_WORK}


@dataclass(frozen=True, slots=True)
class Practised:
    """
    A theme with the days on which it was practised, oldest first, at least one.

    ``prompted_by`` are the interviews that led to it: they are no evidence of how things were.
    """

    theme: str
    days: tuple[PracticeLog, ...]
    prompted_by: frozenset[int] = frozenset()

    @property
    def began(self) -> date:
        """The first day of practice."""
        return self.days[0].done_on


def practised(
    plans: Iterable[PracticePlan], logs: Iterable[PracticeLog], book: Codebook
) -> tuple[Practised, ...]:
    """
    The themes that were really practised, most lately practised first.

    A plan without a log is no practice. Plans on one theme belong together, so do themes that were
    merged; hidden themes are left out.
    """
    by_plan: dict[int | None, list[PracticeLog]] = {}
    for log in logs:
        by_plan.setdefault(log.plan, []).append(log)
    found: dict[str, tuple[list[PracticeLog], set[int]]] = {}
    for plan in plans:
        for theme in book.about([plan.theme]):
            days, prompted = found.setdefault(theme, ([], set()))
            days += by_plan.get(plan.id, [])
            prompted |= set(plan.prompted_by)
    themes = [
        Practised(theme, tuple(sorted(days, key=lambda log: log.done_on)), frozenset(prompted))
        for theme, (days, prompted) in found.items()
        if days
    ]
    return tuple(sorted(themes, key=lambda p: p.days[-1].done_on, reverse=True))


def before_after(
    points: pd.DataFrame, coverage: pd.DataFrame, practised: Practised
) -> pd.DataFrame:
    """
    Lay out in which interviews a theme was named, before and since it was practised.

    Interviews without a day are left out: nobody knows their side. An interview on the first day
    of practice is before. A suggestion counts as something to work on.

    Returns:
        ``COLUMNS``, oldest first: one row per (interview, lane). Employers' lanes are ``strength``,
        ``work`` and, when an employer gave feedback and did not name the theme, ``silent``; of
        mock interviews there are only ``mock_strength`` and ``mock_work``. ``words`` is what was
        said first, missing when silent.
    """
    said: dict[int, dict[str, str]] = {}
    for row in records(points):
        if row.theme == practised.theme and row.kind in _AS and _counts(row):
            said.setdefault(row.interview, {}).setdefault(_AS[Kind(row.kind)], row.text)
    rows: list[tuple[Any, ...]] = []
    for row in records(coverage):
        if pd.isna(row.date) or not (row.given or row.mock):
            continue
        named = said.get(row.interview, {} if row.mock else {SILENT: None})
        about = (row.interview, row.employer, row.date)
        side = (row.date.date() > practised.began, row.interview in practised.prompted_by)
        for lane, words in named.items():
            rows.append((*about, _MOCK[lane] if row.mock else lane, *side, words))
    rows.sort(key=lambda row: (row[2], LANES.index(row[3])))
    return table(rows, COLUMNS)


def sides(table: pd.DataFrame, *, prompts: bool = False) -> Sides:
    """
    Count interviews with feedback, and those with the theme to work on, before and after.

    Args:
        table: ``before_after``.
        prompts: Whether interviews that prompted the practice count too.
    """
    real = [
        r for r in records(table) if r.lane not in _MOCK.values() and (prompts or not r.prompted)
    ]
    counts = []
    for after in (False, True):
        here = [row for row in real if row.after == after]
        counts += [
            len({r.interview for r in here if r.lane == WORK}),
            len({r.interview for r in here}),
        ]
    return Sides(*counts)


def fewer_since(
    points: pd.DataFrame, coverage: pd.DataFrame, practised: Iterable[Practised]
) -> dict[str, bool]:
    """Which practised themes are named less often since, judged together; see ``evidence``."""
    return evidence.fewer({p.theme: sides(before_after(points, coverage, p)) for p in practised})


def praised_since(table: pd.DataFrame) -> int:
    """In how many interviews after practice began the theme was a strength."""
    return len({r.interview for r in records(table) if r.after and r.lane == STRENGTH})


def undated(coverage: pd.DataFrame) -> int:
    """How many interviews with feedback have no day, and so no side."""
    return sum(row.given and pd.isna(row.date) for row in records(coverage))


def _counts(row: Any) -> bool:
    return not row.private and row.origin in (Origin.EMPLOYER, Origin.MOCK)
