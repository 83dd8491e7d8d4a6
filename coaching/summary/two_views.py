"""One’s own view beside the employer’s, inside the same interview: what both saw, what one did."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd

from coaching.frames import records, table
from coaching.model import Kind, Origin
from coaching.summary.themes import place

COLUMNS = {
    "theme": "str",
    "label": "str",
    "short": "str",
    "kind": "str",
    "place": "str",
    "interview": "int64",
    "employer": "str",
    "date": "datetime64[s]",
    "words": "str",
    "own_words": "str",
    "of": "int64",
}
BOTH, EMPLOYER, YOU, DIFFERENT = "both", "employer", "you", "different"
PLACES = (BOTH, DIFFERENT, EMPLOYER, YOU)
"""Both noted it alike; both noted it, as opposites; only the employer did; only the person did."""
FLOOR = 3
"""Interviews with both views under which there is no chart."""
_KINDS = (Kind.STRENGTH.value, Kind.WEAKNESS.value)
_AS = dict(zip((*_KINDS, Kind.SUGGESTION.value), (*_KINDS, _KINDS[1]), strict=True))
_RANK = {place: rank for rank, place in enumerate(PLACES)}


def with_both(points: pd.DataFrame, coverage: pd.DataFrame) -> tuple[int, ...]:
    """
    Interviews of which the employer's view and one's own are both known, in order.

    An own view is any strength, weakness or suggestion of one's own that is not private; mock
    interviews are left out.
    """
    own = {row.interview for row in _said(points) if row.origin == Origin.OWN}
    return tuple(row.interview for row in records(coverage) if row.given and row.interview in own)


def two_views(points: pd.DataFrame, coverage: pd.DataFrame) -> pd.DataFrame:
    """
    Lay each theme of an interview where both views are known beside the other view.

    A suggestion counts as something to work on. Private points and themes outside the person's
    control are left out. When one side names a theme as a strength and as something to work on,
    what the other side names as well is ``both`` and the rest stands by itself.

    Returns:
        ``COLUMNS``: one row per (theme, kind, interview); ``kind`` is ``strength`` or
        ``weakness``, the employer's where the two are ``different``; ``words`` and ``own_words``
        what each side said first, missing where it said nothing; ``of`` the interviews with both
        views. Strengths first, then the theme with most interviews, ties in codebook order; within
        a theme by place, then in the order of the interviews.
    """
    both = with_both(points, coverage)
    voices: dict[tuple[str, int], dict[bool, dict[str, str]]] = {}
    named: dict[str, Any] = {}
    for row in _said(points):
        if row.lane in ("yes", "partly") and row.origin in (Origin.EMPLOYER, Origin.OWN):
            sides = voices.setdefault((row.theme, row.interview), {False: {}, True: {}})
            named.setdefault(row.theme, row)
            sides[row.origin == Origin.OWN].setdefault(_AS[row.kind], row.text)
    about = {row.interview: (row.employer, row.date) for row in records(coverage)}
    order = {interview: i for i, interview in enumerate(both)}
    rows = [
        (
            *(theme, named[theme].label, named[theme].short, *cell[:2]),
            *(interview, *about[interview], *cell[2:], len(both)),
        )
        for (theme, interview), sides in voices.items()
        if interview in order
        for cell in _cells(sides[False], sides[True])
    ]
    count = Counter((row[3], row[0]) for row in rows)
    best = sorted(count, key=lambda at: (at[0], -count[at], place(named[at[1]])))
    ranks = {at: rank for rank, at in enumerate(best)}
    rows.sort(key=lambda row: (ranks[row[3], row[0]], _RANK[row[4]], order[row[5]]))
    return table(rows, COLUMNS)


def _said(points: pd.DataFrame) -> Iterator[Any]:
    return (row for row in records(points) if row.kind in _AS and not row.private and not row.mock)


def _cells(
    employer: dict[str, str], own: dict[str, str]
) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Kind, place and the words of both sides."""
    if len(employer) == len(own) == 1 and employer.keys() != own.keys():
        (kind, theirs), (mine,) = *employer.items(), own.values()
        yield kind, DIFFERENT, theirs, mine
        return
    for kind in _KINDS:
        if kind in employer or kind in own:
            at = BOTH if kind in employer and kind in own else YOU if kind in own else EMPLOYER
            yield kind, at, employer.get(kind), own.get(kind)
