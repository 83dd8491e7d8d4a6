"""The columns of a grid: their numbers, the months or formats above them, what is not known."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from coaching.charts.marks import Trace, scenery
from coaching.charts.palette import Palette
from coaching.escapes import plotly

_NUMBERS = 24
_LEVEL = 17
_LETTER = 6.6
_NARROW = 17
_LONGEST = 22


@dataclass(frozen=True, slots=True)
class Band:
    """Columns side by side that share a month or a format; ``level`` 0 is the lowest line."""

    text: str
    start: int
    end: int
    level: int


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
    def levels(self) -> int:
        """Lines of band labels, years included."""
        return max((band.level for band in self.bands), default=0) + 1 + bool(self.years)

    @property
    def top(self) -> int:
        """Pixels needed above the grid."""
        return _NUMBERS + 14 * self.narrow + _LEVEL * self.levels

    def axis(self, palette: Palette) -> dict[str, Any]:
        """The numbers on top; narrow columns take turns on two lines."""
        texts = self.heads
        if self.narrow:
            texts = tuple(f"{h}<br> " if i % 2 else h for i, h in enumerate(texts))
        return {
            "visible": True,
            "side": "top",
            "tickvals": list(range(len(texts))),
            "ticktext": texts,
            "tickangle": 0,
            "tickfont": {"size": 13, "color": palette.ink},
            "ticklen": 0,
            "showline": False,
        }

    def labels(self, palette: Palette) -> list[dict[str, Any]]:
        """Months or formats above the numbers, and years above those."""
        base = _NUMBERS + 14 * self.narrow
        size = {"size": 12, "color": palette.muted}
        return [
            {
                "text": plotly(band.text),
                "x": (band.start + band.end) / 2,
                "y": 1,
                "yref": "paper",
                "yanchor": "middle",
                "yshift": base + _LEVEL * band.level + 6,
                "showarrow": False,
                "font": size,
            }
            for band in (*self.bands, *self.years)
        ]

    def shades(self, palette: Palette) -> list[dict[str, Any]]:
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
                    "yref": "paper",
                    "y0": 0,
                    "y1": 1,
                    "fillcolor": palette.band,
                    "line": {"width": 0},
                }
            )
        return shapes

    def lines(self, height: int, palette: Palette) -> list[Trace]:
        """A line between bands, a dotted one through each mock interview."""
        between = [band.start - 0.5 for band in self.bands if band.start]
        drawn = (("solid", between), ("dot", self.mocks))
        return [
            scenery(
                mode="lines",
                x=[x for at in places for x in (at, at, None)],
                y=[0, height, None] * len(places),
                line={"color": palette.rule, "width": 1, "dash": dash},
            )
            for dash, places in drawn
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
    every = table.drop_duplicates("column").sort_values("column")
    kept = every.tail(last) if last is not None else every
    width = room / max(len(kept), 1)
    heads = ["<i>M</i>" if m else str(n) for n, m in zip(kept["number"], kept["mock"], strict=True)]
    return Columns(
        places={int(column): i for i, column in enumerate(kept["column"].tolist())},
        heads=tuple(heads),
        mocks=tuple(i for i, mock in enumerate(kept["mock"].tolist()) if mock),
        unknown=tuple(
            i
            for i, (given, mock) in enumerate(zip(kept["given"], kept["mock"], strict=True))
            if not given and not mock
        ),
        bands=_placed(_runs([*zip(kept["year"], kept["band"], strict=True)]), width),
        years=(),
        narrow=width < _NARROW,
    )


def _runs(keys: list[tuple[int, str]]) -> list[tuple[str, int, int]]:
    runs: list[tuple[str, int, int]] = []
    for i, (_, text) in enumerate(keys):
        if i and keys[i - 1] == keys[i]:
            runs[-1] = (text, runs[-1][1], i)
        else:
            runs.append((text, i, i))
    return runs


def _placed(runs: list[tuple[str, int, int]], width: float) -> tuple[Band, ...]:
    """Put each label on the lowest line where it does not run into the one before."""
    ends: list[float] = []
    bands = []
    for text, start, end in runs:
        short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        half = len(short) * _LETTER / 2
        middle = ((start + end) / 2 + 0.5) * width
        level = next((i for i, e in enumerate(ends) if e <= middle - half), len(ends))
        ends[level : level + 1] = [middle + half + 3]
        bands.append(Band(short, start, end, level))
    return tuple(bands)
