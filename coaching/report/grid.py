"""The theme matrix → a grid of marks in plain text, for paper, page and workbook."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from coaching.frames import records
from coaching.model import Origin

GLYPHS = {"strength": "●", "weakness": "◆", "suggestion": "▲", "reason": "■"}
HOLLOW = {"strength": "○", "weakness": "◇", "suggestion": "△", "reason": "□"}
LANES = {"yes": "Can change soon", "partly": "Partly changeable", "no": "Not about {}"}


@dataclass(frozen=True, slots=True)
class Column:
    """One interview: its number (M for a mock one), its band, and whether anything is known."""

    head: str
    band: str
    known: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One theme: its lane's heading, its labels, and the marks of each column."""

    lane: str
    theme: str
    short: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Every theme in every interview; ``left_out`` says what was cut to fit."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    left_out: str = ""


def grid(matrix: pd.DataFrame, sharer: str) -> Grid | None:
    """Lay out ``summary.theme_matrix``; None when no theme was named."""
    rows = records(matrix)
    columns = {row.column: row for row in rows}
    order = sorted(columns)
    themes = {row.theme: row for row in rows if row.remarks}
    if not themes:
        return None
    return Grid(
        tuple(_column(columns[number]) for number in order),
        tuple(_row(row, rows, order, sharer) for row in themes.values()),
    )


def newest(whole: Grid, columns: int, rows: int) -> Grid:
    """The newest columns and the first rows, and a sentence that says so."""
    cut_columns, cut_rows = len(whole.columns) - columns, len(whole.rows) - rows
    if cut_columns <= 0 and cut_rows <= 0:
        return whole
    kept = [_cut(row, columns) for row in whole.rows]
    kept = [row for row in kept if any(row.cells)][:rows]
    told = [f"the newest {columns} columns"] if cut_columns > 0 else []
    told += [f"{len(kept)} of {len(whole.rows)} themes"] if len(kept) < len(whole.rows) else []
    return Grid(whole.columns[-columns:], tuple(kept), f"Shown: {' and '.join(told)}.")


def _cut(row: Row, columns: int) -> Row:
    return Row(row.lane, row.theme, row.short, row.cells[-columns:])


def _column(row: Any) -> Column:
    return Column("M" if row.mock else str(row.number), row.band, bool(row.given or row.mock))


def _row(of: Any, rows: list[Any], order: list[int], sharer: str) -> Row:
    cells: dict[int, list[str]] = {}
    for row in rows:
        if row.theme == of.theme:
            glyphs = GLYPHS if row.origin == Origin.EMPLOYER else HOLLOW
            cells.setdefault(row.column, []).append(glyphs[row.kind])
    marks = tuple(" ".join(cells.get(number, ())) for number in order)
    return Row(LANES[of.lane].format(sharer or "the person"), of.theme, of.short, marks)
