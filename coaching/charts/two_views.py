"""One's own view beside the employer's, as marks in three places: both, employer only, you only."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from coaching.charts.figure import figure as drawn_as
from coaching.charts.marks import (
    ROW,
    SYMBOLS,
    WORDS,
    Mark,
    Text,
    Trace,
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
from coaching.frames import records, table
from coaching.model import Kind
from coaching.summary.sentences import day, numbered
from coaching.summary.two_views import BOTH, DIFFERENT, EMPLOYER, PLACES, YOU

_HEADINGS = {Kind.STRENGTH: "Strengths", Kind.WEAKNESS: "To work on"}
_HEADS = tuple(
    f"<b>{one}</b><br><b>{other}</b>"
    for one, other in (("You", "both"), ("Employer", "only"), ("You", "only"))
)
_COLUMN = {BOTH: 0, DIFFERENT: 0, EMPLOYER: 1, YOU: 2}
_NOTED = {
    BOTH: "You both",
    DIFFERENT: "You both, differently",
    EMPLOYER: "Employer only",
    YOU: "You only",
}
_OPPOSITE = {Kind.STRENGTH: Kind.WEAKNESS, Kind.WEAKNESS: Kind.STRENGTH}
_TOP, _LINE, _LINES, _ROOM = 50, 22, 3, 12
_RIGHT = 6
_MORE = 2
"""Marks' room kept for the number of those that are left out."""


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Pixels: the width of a place, what a mark takes, the marks; a pair takes so many marks."""

    width: int
    step: int
    plain: int
    inner: int
    outer: int
    pair: float

    @property
    def across(self) -> int:
        """Marks that fit side by side in one place."""
        return (self.width - 6) // self.step


_WIDE = _Sizes(width=213, step=25, plain=13, inner=7, outer=17, pair=2.4)
_COMPACT = _Sizes(width=63, step=18, plain=10, inner=5, outer=13, pair=2.9)


@dataclass(slots=True)
class _Scene:
    """What is drawn so far, and how far down it reaches."""

    sizes: _Sizes
    palette: Palette
    top: float = _TOP
    labels: list[tuple[float, str]] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    pressed: list[Mark] = field(default_factory=list)
    inner: list[Mark] = field(default_factory=list)
    written: list[Text] = field(default_factory=list)

    def heading(self, text: str) -> None:
        self.labels.append((self.top + ROW * 0.66, row_heading(text, self.palette)))
        self._ends_at(ROW)

    def row(self, rows: Sequence[Any]) -> None:
        """One theme as one kind; as tall as its fullest place."""
        cells = [_flow([r for r in rows if _COLUMN[r.place] == c], self.sizes) for c in range(3)]
        lines = max(spot.line for spots, _ in cells for spot in spots) + 1
        tall = max(ROW, lines * _LINE + _ROOM)
        first = self.top + (tall - (lines - 1) * _LINE) / 2
        self.labels.append((self.top + tall / 2, row_label(rows[0].short)))
        for column, (spots, left_out) in enumerate(cells):
            start = column * self.sizes.width
            for spot in spots:
                self._mark(spot.row, start + spot.x, first + spot.line * _LINE)
            if left_out:
                last = spots[-1]
                x = start + last.x + self.sizes.step * _takes(last.row, self.sizes) - 4
                y = first + last.line * _LINE
                self.written.append(Text(x, y, f"+{left_out}", "middle right"))
        self._ends_at(tall)

    def _ends_at(self, tall: float) -> None:
        self.top += tall
        self.ends.append(self.top)

    def _mark(self, row: Any, x: float, y: float) -> None:
        kind, sizes = Kind(row.kind), self.sizes
        both = row.place == BOTH
        size = sizes.outer if both else sizes.plain
        hollow = row.place in (BOTH, YOU)
        self.pressed.append(self._one(row, x, y, kind, size, hollow=hollow))
        if both:
            self.inner.append(self._one(row, x, y, kind, sizes.inner, hollow=False))
        if row.place == DIFFERENT:
            apart = sizes.step * (sizes.pair - 1)
            other = _OPPOSITE[kind]
            self.written.append(Text(x + apart / 2, y, "≠"))
            self.pressed.append(self._one(row, x + apart, y, other, sizes.plain - 1, hollow=True))

    def _one(self, row: Any, x: float, y: float, kind: Kind, size: int, *, hollow: bool) -> Mark:
        return Mark(
            x=x,
            y=y,
            symbol=SYMBOLS[kind],
            colour=self.palette.of(kind),
            size=size,
            hollow=hollow,
            custom=["cell", row.theme, row.interview],
            hover=_hover(row),
        )


@dataclass(frozen=True, slots=True)
class _Spot:
    """One row of the table in its cell: pixels from the left, and the line."""

    row: Any
    x: float
    line: int


def two_views_chart(
    views: pd.DataFrame, palette: Palette, *, compact: bool = False, most: int | None = None
) -> go.Figure:
    """
    Draw ``summary.two_views``: one row per theme and kind, one mark per interview.

    Filled marks are the employer's, hollow ones one's own, one inside the other is both; where
    the two saw the opposite, both marks stand beside each other with ≠ between. At most three
    lines of marks in a cell, the newest; the rest is a number. Customdata is ``["cell", theme,
    interview]``.

    Args:
        views: ``summary.two_views``.
        palette: Light or dark.
        compact: For a phone.
        most: Draw only so many themes of each kind; None for all.
    """
    sizes = _COMPACT if compact else _WIDE
    scene = _Scene(sizes, palette)
    for kind, themes in _by_theme(views, most).items():
        if themes:
            scene.heading(_HEADINGS[kind])
        for rows in themes:
            scene.row(rows)
    left = left_of(compact=compact)
    figure = layout(palette, int(scene.top) + 1, left=left, right=_RIGHT)
    figure["xaxis"] |= {"range": [0, 3 * sizes.width]}
    minor = {"tickvals": scene.ends, "showgrid": True, "gridcolor": palette.grid, "ticks": ""}
    figure["yaxis"] |= row_labels(scene.labels, left) | {"minor": minor}
    heads = [
        Text(column * sizes.width + 2, _TOP / 2, head, "middle right")
        for column, head in enumerate(_HEADS)
    ]
    inner = marks(scene.inner) | {"hoverinfo": "skip", "customdata": None, "hovertext": None}
    data = [
        _dividers(sizes, scene.top, palette),
        marks(scene.pressed),
        inner,
        texts([*heads, *scene.written], 13, palette.ink),
    ]
    return drawn_as(data, figure)


def two_views_left_out(views: pd.DataFrame, most: int) -> int:
    """How many rows ``two_views_chart`` leaves out when it draws so many themes of each kind."""
    return sum(max(0, len(themes) - most) for themes in _by_theme(views, None).values())


def two_views_alt(views: pd.DataFrame, both: int) -> str:
    """How much both noted, and how much only one side did, in words."""
    counts = Counter(row.place for row in records(views))
    parts = [f"{_NOTED[place].lower()}: {counts[place]}" for place in PLACES if counts[place]]
    what = f"Themes of {numbered(both, 'interview')} with both views, by who noted them"
    return f"{what}; {'; '.join(parts)}." if parts else f"{what}; there is none yet."


def two_views_facts(views: pd.DataFrame) -> pd.DataFrame:
    """The same facts as plain text: one row per theme, kind and place."""
    said: dict[tuple[str, str, str], list[Any]] = {}
    for row in records(views):
        said.setdefault((row.label, row.kind, row.place), []).append(row)
    rows = [
        (
            label,
            WORDS[Kind(kind)].capitalize(),
            _NOTED[place],
            f"{len(found)} of {found[0].of}: {', '.join(map(_who, found))}",
        )
        for (label, kind, place), found in said.items()
    ]
    return table(rows, dict.fromkeys(["Theme", "As", "Noted by", "Interviews"], "str"))


def _by_theme(views: pd.DataFrame, most: int | None) -> dict[Kind, list[list[Any]]]:
    found: dict[Kind, dict[str, list[Any]]] = {kind: {} for kind in _HEADINGS}
    for row in records(views):
        found[Kind(row.kind)].setdefault(row.theme, []).append(row)
    return {kind: list(themes.values())[:most] for kind, themes in found.items()}


def _flow(rows: Sequence[Any], sizes: _Sizes) -> tuple[list[_Spot], int]:
    """Set the marks of one cell line by line; and how many of the oldest have no room."""
    spots = list(_set(rows, sizes, more=0))
    if not spots or spots[-1].line < _LINES:
        return spots, 0
    kept = rows[-sizes.across * _LINES :]
    while (spots := list(_set(kept, sizes, more=_MORE)))[-1].line >= _LINES:
        kept = kept[1:]
    return spots, len(rows) - len(kept)


def _set(rows: Sequence[Any], sizes: _Sizes, *, more: int) -> Iterator[_Spot]:
    at, line = 0.0, 0
    for row in rows:
        takes = _takes(row, sizes)
        room = sizes.across - (more if line == _LINES - 1 else 0)
        if at and at + takes > room:
            at, line = 0.0, line + 1
        yield _Spot(row, (at + 0.5) * sizes.step, line)
        at += takes


def _takes(row: Any, sizes: _Sizes) -> float:
    """How many marks' room a row takes."""
    return sizes.pair if row.place == DIFFERENT else 1


def _dividers(sizes: _Sizes, bottom: float, palette: Palette) -> Trace:
    places = (sizes.width - 5, 2 * sizes.width - 5)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for at in places for x in (at, at, None)],
        "y": [_TOP - 4, bottom, None] * len(places),
        "hoverinfo": "skip",
        "line": {"color": palette.rule, "width": 1},
    }


def _hover(row: Any) -> str:
    when = day(row.date)
    who = f"<b>{wrapped(row.employer)}</b>" + (f", {when}" if when else "")
    said = [("Employer", row.words), ("You", row.own_words)]
    lines = [f"{side}: {wrapped(f'“{words}”')}" for side, words in said if isinstance(words, str)]
    return "<br>".join([who, *lines])


def _who(row: Any) -> str:
    when = day(row.date)
    return f"{row.employer} ({when})" if when else str(row.employer)
