"""Every theme of the codebook with the interviews it was named in, whatever it was named as."""

from typing import Any

import pandas as pd

from coaching.codebook import Codebook
from coaching.frames import records, table
from coaching.model import Kind, Origin

COLUMNS = {
    "theme": "str",
    "label": "str",
    "group": "str",
    "definition": "str",
    "interviews": "int64",
    "of": "int64",
    "apart": "int64",
    "own": "bool",
}


def named(points: pd.DataFrame, coverage: pd.DataFrame, book: Codebook) -> pd.DataFrame:
    """
    Count for each theme that can be chosen in how many interviews it came up.

    Private points and remarks are not counted. Merged themes count as one, hidden ones are left
    out.

    Returns:
        ``COLUMNS`` in codebook order: ``interviews`` in which employers named it, ``of`` those
        with employer feedback; ``apart`` interviews in which only the person themselves or a
        practice interviewer did; ``own`` for a theme the person made. Words are not escaped.
    """
    said = [r for r in records(points) if not r.private and r.kind != Kind.REMARK and r.theme]
    given = {row.interview for row in records(coverage) if row.given}
    by_employers = _interviews(r for r in said if r.origin == Origin.EMPLOYER)
    by_all = _interviews(iter(said))
    rows = [
        (
            theme,
            known.label,
            known.group,
            known.definition,
            len(by_employers.get(theme, set()) & given),
            len(given),
            len(by_all.get(theme, set()) - by_employers.get(theme, set())),
            book.is_own(theme),
        )
        for theme, known in book.themes().items()
    ]
    return table(rows, COLUMNS)


def _interviews(rows: Any) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for row in rows:
        found.setdefault(row.theme, set()).add(row.interview)
    return found
