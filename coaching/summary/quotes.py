"""The words themselves, and the reasons that were about somebody else."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

import pandas as pd

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
    chosen = points["origin"].isin([origin.value for origin in origins])
    if kinds is not None:
        chosen &= points["kind"].isin([kind.value for kind in kinds])
    if theme is not None:
        chosen &= points["theme"] == theme
    if interview is not None:
        chosen &= points["interview"] == interview
    if not private:
        chosen &= ~points["private"]
    return _each_once(points[chosen])


def reasons(points: pd.DataFrame) -> pd.DataFrame:
    """
    Collect what employers gave as the reason and nobody could have changed in the room.

    Points of kind reason, and points to work on whose themes are all outside the person's
    control: counted nowhere else, so they are kept here.

    Returns:
        ``QUOTE_COLUMNS``, oldest interview first.
    """
    said = points[(points["origin"] == Origin.EMPLOYER.value) & ~points["private"]]
    asked = said["kind"].isin([Kind.WEAKNESS.value, Kind.SUGGESTION.value])
    within_reach = said[said["lane"] != "no"]
    own = _same_point(said).isin(_same_point(within_reach))
    return _each_once(said[(said["kind"] == Kind.REASON.value) | (asked & ~own)])


def as_quotes(table: pd.DataFrame) -> tuple[Quote, ...]:
    """A table of quotes as values, for a page that writes them out one by one."""
    return tuple(Quote(*row) for row in table.itertuples(index=False, name=None))


def _each_once(rows: pd.DataFrame) -> pd.DataFrame:
    once = rows[~_same_point(rows).duplicated()]
    by_date = once.sort_values("date", kind="stable", na_position="last")
    return by_date[list(QUOTE_COLUMNS)].reset_index(drop=True)


def _same_point(rows: pd.DataFrame) -> pd.Series:
    # The rows of one point stand together and share id and words; ids are 0 before storing.
    return pd.Series(
        list(
            zip(
                rows["interview"].tolist(),
                rows["feedback"].tolist(),
                rows["point"].tolist(),
                rows["kind"].tolist(),
                rows["text"].tolist(),
                strict=True,
            )
        ),
        index=rows.index,
        dtype="object",
    )
