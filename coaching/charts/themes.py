"""One mark per interview for each theme: what employers valued, what they asked for more of."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from coaching.charts.marks import (
    LANES,
    ROW,
    SYMBOLS,
    Trace,
    layout,
    left_of,
    marks,
    records,
    row_heading,
    row_label,
    scenery,
    wrapped,
)
from coaching.charts.palette import Palette
from coaching.model import Kind
from coaching.summary.coverage import Heard
from coaching.summary.sentences import day

_LETTER = 6.5
_LINE = 15
_FEWEST = 6
_ROOM, _ROOM_COMPACT = 200, 110
_LARGEST, _SMALLEST = 15, 10
_GAP = 4
_HEADING = {Kind.STRENGTH: "Keep doing", Kind.SUGGESTION: "They suggested"}
_COLUMN = {Kind.STRENGTH: "Strength", Kind.WEAKNESS: "To work on", Kind.SUGGESTION: "Suggestion"}
_SHAPE = {
    Kind.STRENGTH: ("circle", "theme named as a strength"),
    Kind.WEAKNESS: ("diamond", "theme to work on"),
    Kind.SUGGESTION: ("triangle", "theme of a suggestion"),
}
_SOON = {"yes": "soon", "partly": "partly"}


def themes_chart(
    table: pd.DataFrame, kind: Kind, palette: Palette, *, compact: bool = False, rows: int = 0
) -> go.Figure:
    """
    Draw for each theme one mark per interview that named it, and faint dots for the rest.

    Takes ``summary.by_theme`` of that kind; rows in its order, weaknesses grouped by how soon
    they can change. Marks run on over several lines when there are more interviews than fit side
    by side (14, or 7 when ``compact``, for 350 px). Customdata is ``["cell", theme, interview]``.

    Args:
        table: ``summary.by_theme``.
        kind: The kind the table counts.
        palette: Light or dark.
        compact: For a phone.
        rows: At least this many rows high, so that two panels match; see ``themes_rows``.
    """
    of = int(table["of"].max()) if len(table) else 0
    lines, across, size = _grid(of, compact=compact)
    left = left_of(compact=compact)
    traces: list[Trace] = []
    labels: list[dict[str, Any]] = []
    top = 0.0
    tall = ROW + (lines - 1) * _LINE
    for heading, group in _groups(table, kind):
        labels.append(row_heading(heading, top + ROW * 0.68, left, palette))
        top += ROW
        for row in records(group):
            middle = top + tall / 2
            spots = _spots(of, across, middle - (lines - 1) * _LINE / 2)
            traces += _row(row, kind, spots, size, palette)
            labels += [row_label(row.short, middle, left, palette), _count(row, middle, palette)]
            top += tall
    height = int(max(top, rows * ROW, ROW))
    figure = layout(palette, height, left=left, right=_right(of), top=0)
    figure["xaxis"] = {**figure["xaxis"], "range": [0.4, max(across, _FEWEST) + 0.6]}
    return go.Figure({"data": traces, "layout": {**figure, "annotations": labels}})


def themes_rows(table: pd.DataFrame, kind: Kind) -> int:
    """How many rows the chart has, headings included, in rows of one line."""
    of = int(table["of"].max()) if len(table) else 0
    lines, _, _ = _grid(of, compact=False)
    tall = (ROW + (lines - 1) * _LINE) / ROW
    return len(_groups(table, kind)) + math.ceil(len(table) * tall)


def themes_alt(table: pd.DataFrame, kind: Kind, heard: Heard) -> str:
    """What the chart shows and its numbers, in words."""
    counts = [
        f"{label}, {count} of {of}"
        for label, count, of in table[["label", "interviews", "of"]].itertuples(index=False)
    ]
    unit = "employer" if heard.one_each else "interview with feedback"
    shape, what = _SHAPE[kind]
    if not counts:
        return f"Chart of every {what}; there is none yet."
    return f"One {shape} per {unit} for each {what}: {'; '.join(counts)}."


def themes_facts(table: pd.DataFrame, kind: Kind, heard: Heard) -> pd.DataFrame:
    """The same facts as plain text: theme, ``3 of 7``, who; weaknesses with how soon."""
    columns = {_COLUMN[kind]: table["label"].tolist()}
    counted = "Employers" if heard.one_each else "Interviews with feedback"
    columns[counted] = [
        f"{n} of {of}" for n, of in zip(table["interviews"], table["of"], strict=True)
    ]
    if kind is Kind.WEAKNESS:
        columns["Can change"] = [_SOON[lane] for lane in table["lane"].tolist()]
    columns["Who"] = [", ".join(names) for names in table["employers"].tolist()]
    return pd.DataFrame(columns, dtype="str")


def _groups(table: pd.DataFrame, kind: Kind) -> list[tuple[str, pd.DataFrame]]:
    if kind is not Kind.WEAKNESS:
        return [(_HEADING[kind], table)] if len(table) else []
    lanes = [(LANES[lane], table[table["lane"] == lane]) for lane in ("yes", "partly")]
    return [(heading, group) for heading, group in lanes if len(group)]


def _grid(of: int, *, compact: bool) -> tuple[int, int, int]:
    """Lines of marks per row, marks per line, and their size in pixels."""
    room = _ROOM_COMPACT if compact else _ROOM
    lines = max(1, math.ceil(of / (room // (_SMALLEST + _GAP))))
    across = max(1, math.ceil(of / lines))
    return lines, across, min(_LARGEST, room // max(across, _FEWEST) - _GAP)


def _right(of: int) -> int:
    return 10 + math.ceil(len(f"{of} of {of}") * _LETTER)


def _spots(of: int, across: int, first: float) -> list[tuple[int, float]]:
    return [(i % across + 1, first + i // across * _LINE) for i in range(of)]


def _row(
    row: Any, kind: Kind, spots: list[tuple[int, float]], size: int, palette: Palette
) -> list[Trace]:
    named, rest = spots[: row.interviews], spots[row.interviews :]
    dots = scenery(
        mode="markers",
        x=[x for x, _ in rest],
        y=[y for _, y in rest],
        marker={"size": 4, "color": palette.faint},
    )
    filled = marks(
        x=[x for x, _ in named],
        y=[y for _, y in named],
        symbol=SYMBOLS[kind],
        colour=palette.of(kind),
        size=size,
        custom=[["cell", row.theme, interview] for interview in row.who],
        hover=[_hover(*said) for said in zip(row.employers, row.dates, row.words, strict=True)],
    )
    return [dots, filled] if rest else [filled]


def _hover(employer: str, when: Any, words: str) -> str:
    known = day(when)
    who = f"<b>{wrapped(employer)}</b>" + (f", {known}" if known else "")
    return f"{who}<br>{wrapped(f'“{words}”')}"


def _count(row: Any, y: float, palette: Palette) -> dict[str, Any]:
    return {
        "text": f"<b>{row.interviews}</b> of {row.of}",
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 4,
        "y": y,
        "yref": "y",
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 14, "color": palette.ink},
    }
