"""A theme's share of interviews in each quarter, with the range that is plausible."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from coaching.charts.figure import figure as drawn_as
from coaching.charts.marks import (
    SYMBOLS,
    WORDS,
    Mark,
    Text,
    Trace,
    layout,
    marks,
    row_labels,
    texts,
)
from coaching.charts.palette import Palette
from coaching.frames import records, table
from coaching.model import Kind

_TOP, _HIGH = 14, 180
_BELOW, _BELOW_COMPACT = 66, 84
_LEFT, _RIGHT = 48, 12
_SIZE = 13
_SHARES = (0, 50, 100)


def over_time_chart(shares: pd.DataFrame, palette: Palette, *, compact: bool = False) -> go.Figure:
    """
    Draw ``summary.over_time``: one mark per period at the share, a bar for what is plausible.

    No line joins them. A period without an interview has neither mark nor bar. Customdata is
    ``["among", theme, interview, …]``, the interviews that named it.
    """
    rows = records(shares)
    bottom = _TOP + _HIGH
    below = _BELOW_COMPACT if compact else _BELOW
    figure = layout(palette, bottom + below, left=_LEFT, right=_RIGHT)
    figure["xaxis"] |= {"range": [-0.6, max(len(rows), 3) - 0.4]}
    labels = [(_y(share / 100), f"{share} %") for share in _SHARES]
    minor = {
        "tickvals": [y for y, _ in labels],
        "showgrid": True,
        "gridcolor": palette.grid,
        "ticks": "",
    }
    figure["yaxis"] |= row_labels(labels, _LEFT) | {"minor": minor}
    figure["yaxis"]["tickfont"] = {"size": 12, "color": palette.muted}
    known = [(i, row) for i, row in enumerate(rows) if row.of]
    named = marks([_mark(i, row, palette) for i, row in known if row.named])
    data = [_bars(known, palette), _none([i for i, row in known if not row.named], rows, palette)]
    counts = [Text(i, bottom + 16, f"<b>{row.named}</b> of {row.of}") for i, row in known]
    periods = [
        Text(i, bottom + 26, _period(row, compact=compact), "bottom center")
        for i, row in enumerate(rows)
    ]
    data += [named, texts(counts, 13, palette.ink), texts(periods, 12, palette.muted)]
    return drawn_as(data, figure)


def over_time_alt(shares: pd.DataFrame) -> str:
    """The counts of each period, in words."""
    rows = records(shares)
    if not rows:
        return "Shares over time; there are none yet."
    counts = [f"{_name(row)}: {row.named} of {row.of}" for row in rows]
    what = f"{rows[0].label}, {WORDS[Kind(rows[0].kind)]}"
    return f"Share of interviews by period, with plausible ranges; {what}. {'; '.join(counts)}."


def over_time_facts(shares: pd.DataFrame) -> pd.DataFrame:
    """The same facts as plain text: one row per period."""
    rows = [
        (
            _name(row),
            f"{row.named} of {row.of}",
            f"{round(100 * row.low)}–{round(100 * row.high)} %" if row.of else "not known",
        )
        for row in records(shares)
    ]
    return table(rows, dict.fromkeys(["Period", "Interviews", "Plausible share"], "str"))


def _y(share: float) -> float:
    return _TOP + (1 - share) * _HIGH


def _name(row: Any) -> str:
    return row.period if row.period == str(row.year) else f"{row.period} {row.year}"


def _period(row: Any, *, compact: bool) -> str:
    if row.period == str(row.year):
        return str(row.period)
    months = row.period.replace("–", "–<br>") if compact else row.period
    return f"{months}<br>{row.year}"


def _mark(place: int, row: Any, palette: Palette) -> Mark:
    kind = Kind(row.kind)
    return Mark(
        x=place,
        y=_y(row.named / row.of),
        symbol=SYMBOLS[kind],
        colour=palette.of(kind),
        size=_SIZE,
        hollow=False,
        custom=["among", row.theme, *row.who],
        hover=_hover(row),
    )


def _hover(row: Any) -> str:
    low, high = round(100 * row.low), round(100 * row.high)
    return f"<b>{_name(row)}</b><br>{row.named} of {row.of} (plausible {low}–{high} %)"


def _bars(known: list[tuple[int, Any]], palette: Palette) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for place, _ in known for x in (place, place, None)],
        "y": [y for _, row in known for y in (_y(row.low), _y(row.high), None)],
        "hoverinfo": "skip",
        "line": {"color": palette.faint, "width": 3},
    }


def _none(places: list[int], rows: list[Any], palette: Palette) -> Trace:
    """Periods in which nobody named it: a dash that opens nothing."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": places,
        "y": [_y(0)] * len(places),
        "hovertext": [_hover(rows[place]) for place in places],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "symbol": "line-ew-open",
            "size": 12,
            "color": palette.reason,
            "opacity": 1,
            "line": {"width": 2},
        },
        "unselected": {"marker": {"opacity": 1}},
    }
