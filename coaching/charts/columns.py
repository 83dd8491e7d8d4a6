"""The columns of a grid: their numbers, the months or formats above them, what is not known."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

import pandas as pd

from coaching.charts.marks import Text, Trace, texts
from coaching.charts.palette import Palette
from coaching.escapes import plotly
from coaching.frames import records

_NUMBERS, _SECOND = 24, 14
_LEVEL = 17
_LETTER = 6.6
_LONGEST = 32


@dataclass(frozen=True, slots=True)
class Band:
    """
    Columns side by side that share a month, a year or a format.

    ``level`` counts lines upwards from 0. ``anchor`` is the side of the columns the label keeps
    to: the middle, or an end when it would run over the edge of the chart.
    """

    text: str
    start: int
    end: int
    level: int = 0
    anchor: Literal["left", "center", "right"] = "center"

    @property
    def position(self) -> str:
        """Where the label's words go from there."""
        away = {"left": "right", "right": "left"}.get(self.anchor, "center")
        return f"middle {away}"

    @property
    def x(self) -> float:
        """Where the label is tied to."""
        ends = {"left": self.start - 0.5, "right": self.end + 0.5}
        return ends.get(self.anchor, (self.start + self.end) / 2)


@dataclass(frozen=True, slots=True)
class Columns:
    """
    The columns to draw, from left to right.

    ``places`` maps a column of the table to where it stands; ``heads`` are the texts above.
    """

    places: dict[int, int]
    heads: tuple[str, ...]
    mocks: tuple[int, ...]
    unknown: tuple[int, ...]
    bands: tuple[Band, ...]
    years: tuple[Band, ...]
    narrow: bool

    @property
    def top(self) -> int:
        """Pixels needed above the grid."""
        levels = max((band.level for band in (*self.bands, *self.years)), default=0) + 1
        return _NUMBERS + _SECOND * self.narrow + _LEVEL * levels

    def texts(self, palette: Palette) -> list[Trace]:
        """Numbers, narrow columns taking turns on two lines; above them the bands."""
        above = self.top - _NUMBERS - _SECOND * self.narrow
        numbers = [
            Text(i, self.top - 13 - _SECOND * (self.narrow and i % 2), head)
            for i, head in enumerate(self.heads)
        ]
        bands = [
            Text(band.x, above - _LEVEL * (band.level + 0.5), plotly(band.text), band.position)
            for band in (*self.bands, *self.years)
        ]
        return [texts(numbers, 13, palette.ink), texts(bands, 12, palette.muted)]

    def shades(self, height: int, palette: Palette) -> list[dict[str, Any]]:
        """Where the employer's view is not known; neighbours are one shape."""
        shapes: list[dict[str, Any]] = []
        for place in self.unknown:
            if shapes and shapes[-1]["x1"] == place - 0.5:
                shapes[-1]["x1"] = place + 0.5
                continue
            shapes.append(
                {
                    "type": "rect",
                    "layer": "below",
                    "x0": place - 0.5,
                    "x1": place + 0.5,
                    "y0": self.top,
                    "y1": height,
                    "fillcolor": palette.band,
                    "line": {"width": 0},
                }
            )
        return shapes

    def lines(self, height: int, palette: Palette) -> list[Trace]:
        """A line between bands, a dotted one through each mock interview."""
        between = [band.start - 0.5 for band in self.bands if band.start]
        return [
            {
                "type": "scatter",
                "mode": "lines",
                "x": [x for at in places for x in (at, at, None)],
                "y": [self.top, height, None] * len(places),
                "hoverinfo": "skip",
                "line": {"color": palette.rule, "width": 1, "dash": dash},
            }
            for dash, places in (("solid", between), ("dot", self.mocks))
            if places
        ]


def columns_of(table: pd.DataFrame, room: int, last: int | None) -> Columns:
    """
    Read the columns off ``summary.theme_matrix``.

    Args:
        table: ``summary.theme_matrix``.
        room: Pixels there are, to decide what fits.
        last: Only that many, from the right; None for all.
    """
    every = {row.column: row for row in records(table)}
    kept = [every[column] for column in sorted(every)]
    kept = kept[-last:] if last else kept
    width = room / max(len(kept), 1)
    heads = tuple("M" if row.mock else str(row.number) for row in kept)
    bands = _placed(_runs([(row.year, row.band) for row in kept]), width)
    return Columns(
        places={row.column: i for i, row in enumerate(kept)},
        heads=heads,
        mocks=tuple(i for i, row in enumerate(kept) if row.mock),
        unknown=tuple(i for i, row in enumerate(kept) if not row.given and not row.mock),
        bands=bands,
        years=_years(
            [row.year for row in kept], width, 1 + max((b.level for b in bands), default=0)
        ),
        narrow=_is_narrow([row.number for row in kept], width),
    )


def _is_narrow(numbers: list[int], width: float) -> bool:
    """Whether two neighbours would touch; an M is numbered 0 and as wide as one figure."""
    pairs = pairwise(len(str(number)) for number in numbers)
    return any((one + other) / 2 * _LETTER + 3 > width for one, other in pairs)


def _runs(keys: list[tuple[int, str]]) -> list[tuple[str, int, int]]:
    runs: list[tuple[str, int, int]] = []
    for i, key in enumerate(keys):
        if i and keys[i - 1] == key:
            runs[-1] = (key[1], runs[-1][1], i)
        else:
            runs.append((key[1], i, i))
    return runs


def _placed(runs: list[tuple[str, int, int]], width: float) -> tuple[Band, ...]:
    """Put each label on the lowest line where it does not run into the one before."""
    room = (runs[-1][2] + 1) * width if runs else 0
    longest = min(_LONGEST, int(room / _LETTER))
    ends: list[float] = []
    bands = []
    for text, start, end in runs:
        short = text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
        long = len(short) * _LETTER
        band = Band(short, start, end, anchor=_anchor(start, end, long / width, room / width))
        middle = (band.x + 0.5) * width
        left = middle - {"left": 0.0, "center": long / 2, "right": long}[band.anchor]
        level = next((i for i, e in enumerate(ends) if e <= left), len(ends))
        ends[level : level + 1] = [left + long + 3]
        bands.append(replace(band, level=level))
    return tuple(bands)


def _anchor(start: int, end: int, long: float, room: float) -> Literal["left", "center", "right"]:
    """All in columns. A little over the edge does no harm: there is a margin."""
    middle = (start + end + 1) / 2
    if middle + long / 2 > room + 0.5:
        return "right"
    return "left" if middle - long / 2 < -0.5 else "center"


def _years(years: list[int], width: float, level: int) -> tuple[Band, ...]:
    """The years over the months, when there is more than one and where the label has room."""
    runs = _runs([(year, str(year)) for year in years])
    bands = [Band(text, start, end, level, "left") for text, start, end in runs if text != "0"]
    roomy = [band for band in bands if (band.end - band.start + 1) * width >= 5 * _LETTER]
    return tuple(roomy) if len({band.text for band in bands}) > 1 else ()
