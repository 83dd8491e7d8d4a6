"""The words themselves, and the reasons that were about somebody else."""

from collections.abc import Collection, Iterable
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

import pandas as pd

from coaching.frames import records, table
from coaching.model import Kind, Origin

QUOTE_COLUMNS = {
    "interview": "int64",
    "point": "int64",
    "employer": "str",
    "role": "str",
    "stage": "str",
    "format": "str",
    "date": "datetime64[s]",
    "mock": "bool",
    "origin": "str",
    "kind": "str",
    "text": "str",
}


class Quote(NamedTuple):
    """One point with where it came from; ``date`` is NaT when no day is recorded."""

    interview: int
    point: int
    employer: str
    role: str
    stage: str
    format: str
    date: date
    mock: bool
    origin: str
    kind: str
    text: str


def quotes(
    points: pd.DataFrame,
    *,
    kinds: Collection[Kind] | None = None,
    theme: str | None = None,
    interview: int | None = None,
    origins: Collection[Origin] = (Origin.EMPLOYER,),
    private: bool = False,
) -> pd.DataFrame:
    """
    Choose points to be read, each once however many themes it has.

    Args:
        points: ``frames.to_frame``.
        kinds: Only these; None for all.
        theme: Only points with this theme; None for all, also those without one.
        interview: Only this interview; None for all.
        origins: Employers' words unless asked otherwise.
        private: Whether private points are shown too, e.g. to their owner.

    Returns:
        ``QUOTE_COLUMNS``, oldest interview first, then as they were said. Undated ones last.
    """
    chosen = (
        row
        for row in records(points)
        if row.origin in origins
        and (kinds is None or row.kind in kinds)
        and theme in (None, row.theme)
        and interview in (None, row.interview)
        and (private or not row.private)
    )
    return table(each_once(chosen), QUOTE_COLUMNS)


def reasons(points: pd.DataFrame) -> pd.DataFrame:
    """
    Collect what employers gave as the reason and nobody could have changed in the room.

    Points of kind reason, and points to work on whose themes are all outside the person's
    control: counted nowhere else, so they are kept here.

    Returns:
        ``QUOTE_COLUMNS``, oldest interview first.
    """
    said = [r for r in records(points) if r.origin == Origin.EMPLOYER and not r.private]
    reach = {_same_point(row) for row in said if row.lane != "no"}
    asked = (Kind.WEAKNESS, Kind.SUGGESTION)
    kept = (
        row
        for row in said
        if row.kind == Kind.REASON or (row.kind in asked and _same_point(row) not in reach)
    )
    return table(each_once(kept), QUOTE_COLUMNS)


def as_quotes(table: pd.DataFrame) -> tuple[Quote, ...]:
    """A table of quotes as values, for a page that writes them out one by one."""
    return tuple(Quote(*row) for row in table.itertuples(index=False, name=None))


def each_once(rows: Iterable[Any]) -> list[Quote]:
    """One quote per point however many rows it has; oldest first, undated last."""
    once: dict[tuple[object, ...], Quote] = {}
    for row in rows:
        if (point := _same_point(row)) not in once:
            once[point] = Quote(*_FIELDS(row))
    return sorted(once.values(), key=_age)


_FIELDS = attrgetter(*Quote._fields)


def _age(quote: Quote) -> tuple[bool, int]:
    return (True, 0) if pd.isna(quote.date) else (False, quote.date.toordinal())


def _same_point(row: Any) -> tuple[object, ...]:
    # Ids are 0 before storing; the words then tell two points of one interview apart.
    return row.interview, row.feedback, row.point, row.kind, row.text
