"""The facts of a chart → CSV that any spreadsheet opens and none runs."""

import csv
from io import StringIO

import pandas as pd

from coaching import escapes

_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as the machine's old code page."""


def to_csv(facts: pd.DataFrame) -> str:
    """
    Write a table with its head; lines end with CR LF (RFC 4180).

    A cell that a spreadsheet would take for a formula gets an apostrophe before it: employers'
    names are whatever was pasted.
    """
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow([_inert(name) for name in facts.columns])
    for row in zip(*(facts[name].tolist() for name in facts.columns), strict=True):
        writer.writerow([_inert(cell) for cell in row])
    return _BYTE_ORDER_MARK + written.getvalue()


def _inert(cell: object) -> str:
    return escapes.spreadsheet("" if pd.isna(cell) else str(cell))  # type: ignore[call-overload]
