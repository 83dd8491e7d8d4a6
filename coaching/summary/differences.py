"""Where employers differ: both sides, word for word, never averaged."""

from typing import Any

import pandas as pd

from coaching.frames import records, table
from coaching.model import Kind
from coaching.summary.quotes import Quote, each_once
from coaching.summary.themes import is_named, place

COLUMNS = {"theme": "str", "label": "str", "strengths": "object", "weaknesses": "object"}


def differences(points: pd.DataFrame) -> pd.DataFrame:
    """
    Find themes that were a strength in one interview and a weakness in another.

    Employers' feedback only, without private points and themes outside the person's control.

    Returns:
        ``theme``, ``label``, ``strengths`` and ``weaknesses`` (each a tuple of Quote, oldest
        first). The theme with most interviews first, ties in codebook order.
    """
    said: dict[str, list[Any]] = {}
    for row in records(points):
        if row.kind in (Kind.STRENGTH, Kind.WEAKNESS) and is_named(row):
            said.setdefault(row.theme, []).append(row)
    heard = {theme: len({row.interview for row in rows}) for theme, rows in said.items()}
    # Praise and advice on one theme in one interview is one voice, not two that differ.
    differ = [
        theme
        for theme, rows in said.items()
        if heard[theme] > 1 and len({row.kind for row in rows}) > 1
    ]
    rows = [
        (
            theme,
            said[theme][0].label,
            _side(said[theme], Kind.STRENGTH),
            _side(said[theme], Kind.WEAKNESS),
        )
        for theme in sorted(differ, key=lambda theme: (-heard[theme], place(said[theme][0])))
    ]
    return table(rows, COLUMNS)


def _side(rows: list[Any], kind: Kind) -> tuple[Quote, ...]:
    return tuple(each_once(row for row in rows if row.kind == kind))
