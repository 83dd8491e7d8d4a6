"""Every theme in every interview, as a grid of marks."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from coaching.charts.columns import Columns, columns_of
from coaching.charts.marks import (
    LANES,
    ROW,
    SYMBOLS,
    WORDS,
    Trace,
    layout,
    left_of,
    marks,
    records,
    row_heading,
    row_label,
    wrapped,
)
from coaching.charts.palette import Palette
from coaching.model import Kind, Origin
from coaching.summary.coverage import Heard
from coaching.summary.sentences import day, numbered

_TALL = 36
_STEP = 13
_RIGHT = 6
_ROOM, _ROOM_COMPACT = 690, 156
_LEAST = 13
_EMPLOYER, _OTHER = 11, 9
_FROM = {Origin.MOCK.value: " · mock interview", Origin.OWN.value: " · your own view"}


def theme_matrix_chart(
    table: pd.DataFrame, palette: Palette, *, compact: bool = False, last: int | None = None
) -> go.Figure:
    """
    Draw ``summary.theme_matrix``: rows by changeability, columns by date or format.

    Filled marks are employers', hollow ones from mock interviews or the person's own view; a
    column is shaded where the employer's view is not known, so that a blank is not read as
    "fine"; M heads a mock interview. Several marks in one cell stand above each other, and the
    row grows with them. Customdata is ``["cell", theme, interview]``.

    A column needs 13 px: up to 12 columns at 350 px (``compact``), 50 at 900 px. For more, show
    the newest with ``last``, or let the page scroll a chart of ``least_width`` pixels.
    """
    columns = columns_of(table, _ROOM_COMPACT if compact else _ROOM, last)
    shown = table[table["column"].isin(columns.places) & table["theme"].notna()].copy()
    left = left_of(compact=compact)
    rows = _rows(shown, left, palette)
    figure = layout(palette, rows.height, left=left, right=_RIGHT, top=columns.top)
    figure["xaxis"] |= {"range": [-0.5, max(len(columns.places), 1) - 0.5]} | columns.axis(palette)
    figure["yaxis"] |= rows.axis(palette)
    figure["annotations"] = [*rows.labels, *columns.labels(palette)]
    figure["shapes"] = columns.shades(palette)
    figure["meta"] = {"least_width": left + _RIGHT + _LEAST * len(columns.places)}
    scene = columns.lines(rows.height, palette)
    return go.Figure({"data": [*scene, *_marks(shown, rows, columns, palette)], "layout": figure})


def least_width(figure: go.Figure) -> int:
    """Pixels under which the columns of a theme matrix get too narrow to tell marks apart."""
    return int(figure.layout.meta["least_width"])


def theme_matrix_alt(table: pd.DataFrame, heard: Heard) -> str:
    """What the grid shows and how much of it is known, in words."""
    themes = table["theme"].nunique()
    columns = table.drop_duplicates("column")
    mocks = int(columns["mock"].sum())
    mock = f" and {numbered(mocks, 'mock interview')}" if mocks else ""
    return (
        f"Grid of {numbered(themes, 'theme')} by "
        f"{numbered(len(columns) - mocks, 'interview')}{mock}; {heard.interviews} with employer "
        "feedback. The same facts are in the table below."
    )


def theme_matrix_facts(table: pd.DataFrame) -> pd.DataFrame:
    """The same facts as plain text: one row per theme, one column per kind of mark."""
    marked = table[table["theme"].notna()]
    heads = {
        (origin, kind): _head(origin, kind)
        for origin, kind in zip(marked["origin"], marked["kind"], strict=True)
    }
    cells: dict[str, dict[str, list[str]]] = {}
    for row in records(marked):
        cell = cells.setdefault(row.label, {"Can change": [_SOON[row.lane]]})
        cell.setdefault(heads[row.origin, row.kind], []).append(_who(row))
    order = ["Can change", *dict.fromkeys(sorted(heads.values(), key=_HEADS.index))]
    return pd.DataFrame(
        [
            {"Theme": label} | {h: ", ".join(c.get(h, [])) for h in order}
            for label, c in cells.items()
        ],
        columns=["Theme", *order],
        dtype="str",
    )


_SOON = {"yes": "soon", "partly": "partly", "no": "not yours"}
_HEADS = [
    f"{words}{of}"
    for of in ("", ", mock", ", own view")
    for words in map(str.capitalize, WORDS.values())
]


def _head(origin: str, kind: str) -> str:
    of = {Origin.MOCK.value: ", mock", Origin.OWN.value: ", own view"}.get(origin, "")
    return WORDS[Kind(kind)].capitalize() + of


def _who(row: Any) -> str:
    when = day(row.date)
    return f"{row.employer} ({when})" if when else str(row.employer)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where each theme's row has its middle and its end, the labels on the left, all in pixels."""

    middles: dict[str, float]
    ends: list[float]
    labels: list[dict[str, Any]]
    height: int

    def axis(self, palette: Palette) -> dict[str, Any]:
        """A thin line under each row."""
        return {
            "visible": True,
            "showgrid": True,
            "showticklabels": False,
            "ticklen": 0,
            "showline": False,
            "tickvals": self.ends,
            "gridcolor": palette.grid,
        }


def _rows(shown: pd.DataFrame, left: int, palette: Palette) -> _Rows:
    middles: dict[str, float] = {}
    ends: list[float] = []
    labels: list[dict[str, Any]] = []
    stacks = shown.groupby(["theme", "column"]).size().groupby("theme").max().to_dict()
    top, lane = 0.0, ""
    for row in records(shown.drop_duplicates("theme")):
        if row.lane != lane:
            lane = row.lane
            labels.append(row_heading(LANES[lane], top + ROW * 0.66, left, palette))
            top += ROW
            ends.append(top)
        tall = max(_TALL, stacks[row.theme] * _STEP + 10)
        middles[row.theme] = top + tall / 2
        labels.append(row_label(row.short, top + tall / 2, left, palette))
        top += tall
        ends.append(top)
    return _Rows(middles, ends, labels, int(max(top, _TALL)) + 1)


def _marks(shown: pd.DataFrame, rows: _Rows, columns: Columns, palette: Palette) -> list[Trace]:
    cell = shown.groupby(["theme", "column"], sort=False)
    shown["slot"] = cell.cumcount() - (cell["theme"].transform("size") - 1) / 2
    traces = []
    for (kind, hollow), group in shown.groupby(
        ["kind", shown["origin"] != Origin.EMPLOYER.value], sort=False
    ):
        found = records(group)
        said = Kind(str(kind))
        traces.append(
            marks(
                x=[columns.places[row.column] for row in found],
                y=[rows.middles[row.theme] + row.slot * _STEP for row in found],
                symbol=SYMBOLS[said],
                colour=palette.of(said),
                size=_OTHER if hollow else _EMPLOYER,
                hollow=bool(hollow),
                custom=[["cell", row.theme, row.interview] for row in found],
                hover=[_hover(row) for row in found],
            )
        )
    return traces


def _hover(row: Any) -> str:
    when = day(row.date)
    who = f"<b>{wrapped(row.employer)}</b>" + (f", {when}" if when else "")
    what = f"{wrapped(row.label)}: {WORDS[Kind(row.kind)]}"
    more = f"<br>and {row.remarks - 1} more" if row.remarks > 1 else ""
    return f"{who}{_FROM.get(row.origin, '')}<br>{what}<br>{wrapped(f'“{row.words}”')}{more}"
