"""Every theme in every interview, as a grid of marks."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from coaching.charts.columns import Columns, columns_of
from coaching.charts.figure import figure as drawn_as
from coaching.charts.marks import (
    LANES,
    ROW,
    SYMBOLS,
    WORDS,
    Mark,
    layout,
    left_of,
    marks,
    row_heading,
    row_label,
    row_labels,
    wrapped,
)
from coaching.charts.palette import Palette
from coaching.frames import records, table
from coaching.model import Kind, Origin
from coaching.summary.coverage import Heard
from coaching.summary.sentences import day, numbered

_TALL = 36
_STEP = 13
_RIGHT = 6
_ROOM, _ROOM_COMPACT = 690, 146
_LEAST = 13
_EMPLOYER, _OTHER = 11, 9
_SOON = {"yes": "soon", "partly": "partly", "no": "not yours"}
_OF = {Origin.EMPLOYER.value: "", Origin.MOCK.value: ", mock", Origin.OWN.value: ", own view"}
_HEADS = [f"{words.capitalize()}{of}" for of in _OF.values() for words in WORDS.values()]
_FROM = {Origin.MOCK.value: " · mock interview", Origin.OWN.value: " · your own view"}


def theme_matrix_chart(
    matrix: pd.DataFrame, palette: Palette, *, compact: bool = False, last: int | None = None
) -> go.Figure:
    """
    Draw ``summary.theme_matrix``: rows by changeability, columns by date or format.

    Filled marks are employers', hollow ones from mock interviews or the person's own view; a
    column is shaded where the employer's view is not known, so that a blank is not read as
    "fine"; M heads a mock interview. Several marks in one cell stand above each other, and the
    row grows with them. Customdata is ``["cell", theme, interview]``.

    A column needs 13 px: up to 11 columns at 350 px (``compact``), 53 at 900 px. For more, draw
    ``summary.page_of``, or the newest with ``last``.
    """
    columns = columns_of(matrix, _ROOM_COMPACT if compact else _ROOM, last)
    shown = [row for row in records(matrix) if row.remarks and row.column in columns.places]
    left = left_of(compact=compact)
    rows = _rows(shown, columns.top, palette)
    figure = layout(palette, rows.height, left=left, right=_RIGHT)
    figure["xaxis"] |= {"range": [-0.5, max(len(columns.places), 1) - 0.5]}
    figure["yaxis"] |= row_labels(rows.labels, left) | rows.lines(palette)
    figure["shapes"] = columns.shades(rows.height, palette)
    figure["meta"] = {"least_width": left + _RIGHT + _LEAST * len(columns.places)}
    drawn = marks(_marks(shown, rows.middles, columns, palette))
    scene = [*columns.lines(rows.height, palette), *columns.texts(palette)]
    return drawn_as([*scene, drawn], figure)


def least_width(figure: go.Figure) -> int:
    """Pixels under which the columns of a theme matrix get too narrow to tell marks apart."""
    return int(figure.layout.meta["least_width"])


def theme_matrix_alt(matrix: pd.DataFrame, heard: Heard) -> str:
    """What the grid shows and how much of it is known, in words."""
    rows = records(matrix)
    themes = len({row.theme for row in rows if row.remarks})
    mocks = len({row.column for row in rows if row.mock})
    interviews = len({row.column for row in rows if not row.mock})
    mock = f" and {numbered(mocks, 'mock interview')}" if mocks else ""
    return (
        f"Grid of {numbered(themes, 'theme')} by {numbered(interviews, 'interview')}{mock}; "
        f"{heard.interviews} with employer feedback. The same facts are in the table below."
    )


def theme_matrix_columns(matrix: pd.DataFrame) -> tuple[str, ...]:
    """The numbers above the grid with the employers they stand for, as plain text."""
    columns = {row.column: row for row in records(matrix)}
    shown = [columns[column] for column in sorted(columns)]
    return tuple(f"{row.number} {row.employer}" for row in shown if not row.mock)


def theme_matrix_facts(matrix: pd.DataFrame) -> pd.DataFrame:
    """The same facts as plain text: one row per theme, one column per kind of mark."""
    cells: dict[str, dict[str, list[str]]] = {}
    for row in records(matrix):
        if row.remarks:
            said = cells.setdefault(row.label, {"Can change": [_SOON[row.lane]]})
            said.setdefault(_head(row), []).append(_who(row))
    present = {head for said in cells.values() for head in said}
    heads = ["Can change", *(head for head in _HEADS if head in present)]
    rows = [(label, *(", ".join(said.get(h, ())) for h in heads)) for label, said in cells.items()]
    return table(rows, dict.fromkeys(["Theme", *heads], "str"))


def _head(row: Any) -> str:
    return WORDS[Kind(row.kind)].capitalize() + _OF[row.origin]


def _who(row: Any) -> str:
    when = day(row.date)
    return f"{row.employer} ({when})" if when else str(row.employer)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where each theme's row has its middle and its end, and the labels, all in pixels."""

    middles: dict[str, float]
    ends: list[float]
    labels: list[tuple[float, str]]
    height: int

    def lines(self, palette: Palette) -> dict[str, Any]:
        """A thin line under each row."""
        minor = {"tickvals": self.ends, "showgrid": True, "gridcolor": palette.grid, "ticks": ""}
        return {"minor": minor}


def _rows(shown: list[Any], top: float, palette: Palette) -> _Rows:
    middles: dict[str, float] = {}
    ends: list[float] = []
    labels: list[tuple[float, str]] = []
    lanes = {row.theme: (row.lane, row.short) for row in shown}
    cells = Counter((row.theme, row.column) for row in shown)
    lane_before = ""
    for theme, (lane, short) in lanes.items():
        if lane != lane_before:
            lane_before = lane
            labels.append((top + ROW * 0.66, row_heading(LANES[lane], palette)))
            top += ROW
            ends.append(top)
        most = max(count for (of, _), count in cells.items() if of == theme)
        tall = max(_TALL, most * _STEP + 10)
        middles[theme] = top + tall / 2
        labels.append((middles[theme], row_label(short)))
        top += tall
        ends.append(top)
    return _Rows(middles, ends, labels, int(top) + 1)


def _marks(
    shown: list[Any], middles: dict[str, float], columns: Columns, palette: Palette
) -> list[Mark]:
    cells: dict[tuple[str, int], list[Any]] = {}
    for row in shown:
        cells.setdefault((row.theme, row.column), []).append(row)
    return [
        _mark(
            row, columns.places[column], middles[theme] + _STEP * (i - (len(cell) - 1) / 2), palette
        )
        for (theme, column), cell in cells.items()
        for i, row in enumerate(cell)
    ]


def _mark(row: Any, x: float, y: float, palette: Palette) -> Mark:
    kind, hollow = Kind(row.kind), row.origin != Origin.EMPLOYER
    return Mark(
        x=x,
        y=y,
        symbol=SYMBOLS[kind],
        colour=palette.of(kind),
        size=_OTHER if hollow else _EMPLOYER,
        hollow=hollow,
        custom=["cell", row.theme, row.interview],
        hover=_hover(row),
    )


def _hover(row: Any) -> str:
    when = day(row.date)
    who = f"<b>{wrapped(row.employer)}</b>" + (f", {when}" if when else "")
    what = f"{wrapped(row.label)}: {WORDS[Kind(row.kind)]}"
    more = f"<br>and {row.remarks - 1} more" if row.remarks > 1 else ""
    return f"{who}{_FROM.get(row.origin, '')}<br>{what}<br>{wrapped(f'“{row.words}”')}{more}"
