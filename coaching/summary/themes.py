"""Which themes employers named, and in how many of the interviews with feedback."""

import pandas as pd

from coaching import codebook
from coaching.model import Kind, Origin

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
    points: pd.DataFrame, coverage: pd.DataFrame, kind: Kind = Kind.WEAKNESS
) -> pd.DataFrame:
    """
    Count in how many interviews employers named each theme as a strength (weakness, suggestion).

    Themes outside the person's control (lane ``no``), private points and points without a theme
    are not counted; a theme named several times in one interview counts once.

    Returns:
        ``theme``, ``label``, ``short``, ``lane`` (``yes`` or ``partly``), ``interviews``, ``of``
        (interviews with employer feedback), and four tuples with one entry per interview, in
        the order of ``points``: ``who`` (ids), ``employers``, ``dates``, ``words`` (what was said
        first). Only themes that were named; most first, ties in codebook order.
    """
    found: dict[str, list[tuple[object, ...]]] = {}
    lanes: dict[str, str] = {}
    named = _named(points, kind)
    for row in named[["theme", "lane", "interview", "employer", "date", "text"]].itertuples(
        index=False, name=None
    ):
        found.setdefault(row[0], []).append(row[2:])
        lanes[row[0]] = row[1]
    of = int(coverage["given"].sum())
    rows = [
        (
            t,
            codebook.label(t),
            codebook.short(t),
            lanes[t],
            len(found[t]),
            of,
            *zip(*found[t], strict=True),
        )
        for t in sorted(found, key=lambda t: (-len(found[t]), place(t)))
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def place(theme: str) -> tuple[int, str]:
    """Where a theme stands in codebook order; a person's own themes follow, by name."""
    return _places().get(theme, len(_places())), theme


def _places() -> dict[str, int]:
    return {theme: i for i, theme in enumerate(codebook.themes())}


def _named(points: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    counted = (
        (points["kind"] == kind.value)
        & (points["origin"] == Origin.EMPLOYER.value)
        & points["lane"].isin(["yes", "partly"])
        & ~points["private"]
    )
    return points[counted].drop_duplicates(["theme", "interview"])
