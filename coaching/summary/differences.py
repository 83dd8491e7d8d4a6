"""Where employers differ: both sides, word for word, never averaged."""

import pandas as pd

from coaching import codebook
from coaching.model import Kind
from coaching.summary.quotes import Quote, as_quotes, quotes
from coaching.summary.themes import place

COLUMNS = {"theme": "str", "label": "str", "strengths": "object", "weaknesses": "object"}


def differences(points: pd.DataFrame) -> pd.DataFrame:
    """
    Find themes that were a strength in one interview and a weakness in another.

    Employers' feedback only, without private points and themes outside the person's control.

    Returns:
        ``theme``, ``label``, ``strengths`` and ``weaknesses`` (each a tuple of Quote, oldest
        first). The theme with most interviews first, ties in codebook order.
    """
    both = points[
        points["lane"].isin(["yes", "partly"]) & points["kind"].isin([Kind.STRENGTH, Kind.WEAKNESS])
    ]
    found = []
    for theme in _named_both_ways(both):
        strengths = _said(both, theme, Kind.STRENGTH)
        weaknesses = _said(both, theme, Kind.WEAKNESS)
        interviews = {quote.interview for quote in strengths + weaknesses}
        # Praise and advice on one theme in one interview is one voice, not two that differ.
        if strengths and weaknesses and len(interviews) > 1:
            found.append((-len(interviews), place(theme), theme, strengths, weaknesses))
    rows = [(t, codebook.label(t), s, w) for _, _, t, s, w in sorted(found, key=lambda f: f[:2])]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _named_both_ways(points: pd.DataFrame) -> list[str]:
    kinds = points.groupby("theme", sort=False)["kind"].nunique()
    return list(kinds.index[kinds == 2])


def _said(points: pd.DataFrame, theme: str, kind: Kind) -> tuple[Quote, ...]:
    return as_quotes(quotes(points, kinds=(kind,), theme=theme))
