"""One mark per interview for each theme: what employers valued, what they asked for more of."""

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from coaching.charts.figure import figure as drawn_as
from coaching.charts.marks import (
    LANES,
    ROW,
    SYMBOLS,
    Mark,
    Text,
    dots,
    layout,
    left_of,
    marks,
    row_heading,
    row_label,
    row_labels,
    texts,
    wrapped,
)
from coaching.charts.palette import Palette
from coaching.frames import records
from coaching.model import Kind
from coaching.summary.coverage import Heard
from coaching.summary.sentences import day

_LETTER = 6.5
_LINE = 15
_FEWEST = 6
MOST_MARKS = 40
"""Marks of one theme beyond which nobody counts them."""
_ROOM, _ROOM_COMPACT = 150, 103
_LARGEST, _LARGEST_IN_LINES, _SMALLEST = 14, 11, 10
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
    table: pd.DataFrame,
    kind: Kind,
    palette: Palette,
    *,
    compact: bool = False,
    rows: int = 0,
    hollow: bool = False,
) -> go.Figure:
    """
    Draw for each theme one mark per interview that named it, and faint dots for the rest.

    Takes ``summary.by_theme`` of that kind; rows in its order, weaknesses grouped by how soon
    they can change. Marks run on over several lines when there are more interviews than fit side
    by side (10, or 7 when ``compact``, for 350 px). Customdata is ``["cell", theme, interview]``.

    Args:
        table: ``summary.by_theme``.
        kind: The kind the table counts.
        palette: Light or dark.
        compact: For a phone.
        hollow: For what employers did not say.
        rows: At least this many rows high, so that two panels match; see ``themes_rows``.
    """
    of, each = _of(table), themes_per_mark(table)
    grid = _grid(math.ceil(of / each), compact=compact)
    height, named, rest, labels, counts = 0.0, [], [], [], []
    for heading, group in _groups(table, kind):
        labels.append((height + ROW * 0.68, row_heading(heading, palette)))
        height += ROW
        for row in group:
            middle = height + grid.tall / 2
            spots = grid.spots(middle)
            found = _marks(_batches(row, each), kind, spots, grid.size, palette)
            found = [mark._replace(hollow=hollow) for mark in found]
            named += found
            rest += spots[len(found) :]
            labels.append((middle, row_label(row.short)))
            counts.append(_count(row, middle, grid.range[1]))
            height += grid.tall
    left = left_of(compact=compact)
    total = int(max(height, rows * ROW, ROW))
    figure = layout(palette, total, left=left, right=_right(of))
    figure["xaxis"] |= {"range": grid.range}
    figure["yaxis"] |= row_labels(labels, left)
    data = [dots(rest, palette), marks(named), texts(counts, 14, palette.ink)]
    return drawn_as(data, figure)


def themes_per_mark(table: pd.DataFrame) -> int:
    """How many interviews one mark stands for: 1 up to 40 interviews, so that all can be seen."""
    return max(1, math.ceil(_of(table) / MOST_MARKS))


def themes_rows(table: pd.DataFrame, kind: Kind) -> int:
    """How many rows the chart has, headings included, in rows of one line."""
    tall = _grid(math.ceil(_of(table) / themes_per_mark(table)), compact=False).tall
    return len(_groups(table, kind)) + math.ceil(len(table) * tall / ROW)


def themes_alt(table: pd.DataFrame, kind: Kind, heard: Heard) -> str:
    """What the chart shows and its numbers, in words."""
    counts = [f"{row.label}, {row.interviews} of {row.of}" for row in records(table)]
    shape, what = _SHAPE[kind]
    if not counts:
        return f"Chart of every {what}; there is none yet."
    return f"One {shape} per {heard.counted} for each {what}: {'; '.join(counts)}."


def themes_facts(table: pd.DataFrame, kind: Kind, heard: Heard) -> pd.DataFrame:
    """The same facts as plain text: theme, ``3 of 7``, who; weaknesses with how soon."""
    columns = {_COLUMN[kind]: table["label"].tolist()}
    counted = heard.counted.replace("interview", "interviews").replace("employer", "employers")
    columns[counted.capitalize()] = [
        f"{n} of {of}" for n, of in zip(table["interviews"], table["of"], strict=True)
    ]
    if kind is Kind.WEAKNESS:
        columns["Can change"] = [_SOON[lane] for lane in table["lane"].tolist()]
    columns["Who"] = [", ".join(names) for names in table["employers"].tolist()]
    return pd.DataFrame(columns, dtype="str")


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the marks of one row are set: ``of`` of them, ``across`` to a line, ``size`` pixels."""

    of: int
    lines: int
    across: int
    size: int

    @property
    def tall(self) -> int:
        """Pixels from row to row."""
        return ROW + (self.lines - 1) * _LINE

    @property
    def range(self) -> list[float]:
        """The x axis; a few marks stand together instead of far apart."""
        return [0.4, max(self.across, _FEWEST) + 0.6]

    def spots(self, middle: float) -> list[tuple[float, float]]:
        """Where the marks of a row stand around its middle."""
        first = middle - (self.lines - 1) * _LINE / 2
        return [(i % self.across + 1, first + i // self.across * _LINE) for i in range(self.of)]


def _of(table: pd.DataFrame) -> int:
    return max(table["of"].tolist(), default=0)


def _groups(table: pd.DataFrame, kind: Kind) -> list[tuple[str, list[Any]]]:
    rows = records(table)
    if kind is not Kind.WEAKNESS:
        return [(_HEADING[kind], rows)] if rows else []
    lanes = [(LANES[lane], [r for r in rows if r.lane == lane]) for lane in ("yes", "partly")]
    return [(heading, group) for heading, group in lanes if group]


def _grid(of: int, *, compact: bool) -> _Grid:
    room = _ROOM_COMPACT if compact else _ROOM
    lines = max(1, math.ceil(of / (room // (_SMALLEST + _GAP))))
    across = max(1, math.ceil(of / lines))
    largest = _LARGEST if lines == 1 else _LARGEST_IN_LINES
    return _Grid(of, lines, across, min(largest, room // max(across, _FEWEST) - _GAP))


def _right(of: int) -> int:
    return 10 + math.ceil(len(f"{of} of {of}") * _LETTER)


def _batches(row: Any, each: int) -> list[tuple[list[object], str]]:
    """What each mark of a row says when pressed and when pointed at."""
    found: list[tuple[list[object], str]] = []
    for first in range(0, row.interviews, each):
        who = row.who[first : first + each]
        if len(who) == 1:
            said = _hover(row.employers[first], row.dates[first], row.words[first])
            found.append((["cell", row.theme, who[0]], said))
            continue
        days = [day(row.dates[i]) for i in (first, first + len(who) - 1)]
        stretch = f", {days[0]} to {days[1]}" if all(days) else ""
        found.append((["among", row.theme, *who], f"<b>{len(who)} interviews</b>{stretch}"))
    return found


def _marks(
    batches: list[tuple[list[object], str]],
    kind: Kind,
    spots: list[tuple[float, float]],
    size: int,
    palette: Palette,
) -> list[Mark]:
    return [
        Mark(
            x=x,
            y=y,
            symbol=SYMBOLS[kind],
            colour=palette.of(kind),
            size=size,
            hollow=False,
            custom=custom,
            hover=hover,
        )
        for (x, y), (custom, hover) in zip(spots, batches, strict=False)
    ]


def _hover(employer: str, when: Any, words: str) -> str:
    known = day(when)
    who = f"<b>{wrapped(employer)}</b>" + (f", {known}" if known else "")
    return f"{who}<br>{wrapped(f'“{words}”')}"


def _count(row: Any, y: float, edge: float) -> Text:
    text = f"<b>{row.interviews}</b> of {row.of}"
    return Text(edge, y, text, "middle right")
