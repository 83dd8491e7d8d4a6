"""What every chart shares: shapes, the bare layout, row labels, hover text."""

import textwrap
from collections.abc import Sequence
from typing import Any

import pandas as pd

from coaching.charts.palette import Palette
from coaching.escapes import plotly
from coaching.model import Kind

CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showAxisDragHandles": False,
    "showSendToCloud": False,
}
FONT = '"Source Sans", sans-serif'
SYMBOLS = {
    Kind.STRENGTH: "circle",
    Kind.WEAKNESS: "diamond",
    Kind.SUGGESTION: "triangle-up",
    Kind.REASON: "square",
}
WORDS = {
    Kind.STRENGTH: "strength",
    Kind.WEAKNESS: "to work on",
    Kind.SUGGESTION: "suggestion",
    Kind.REASON: "not about you",
}
LANES = {"yes": "You can change soon", "partly": "Partly yours", "no": "Not about you"}
KEY = {
    "coverage": (
        ":blue[■] feedback given",
        ":blue[□] asked, waiting",
        ":gray[○] not asked yet",
        ":gray[–] none given",
    ),
    "kinds": (
        ":blue[●] strength",
        ":orange[◆] to work on",
        ":violet[▲] suggestion",
        ":gray[■] not about you",
    ),
    "origins": (
        "**Filled:** an employer",
        "**Hollow:** a mock (M) or your own view",
        "**Shaded:** no feedback, so not known",
    ),
}
LEFT, LEFT_COMPACT = 142, 124
"""Pixels kept for row labels: rows line up across charts, and a phone keeps room for marks."""
ROW = 34
GROWN = 5
_HOVER_LINE, _HOVER_LINES = 46, 8
_LABEL_LINE = 20

Trace = dict[str, Any]


def layout(palette: Palette, height: int, *, left: int, right: int, top: int) -> dict[str, Any]:
    """A layout without axes, legend or zoom whose y axis counts pixels down from the top."""
    bare = {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False}
    return {
        "template": "none",
        "height": height + top,
        "margin": {"l": left, "r": right, "t": top, "b": 0, "autoexpand": False},
        "paper_bgcolor": palette.page,
        "plot_bgcolor": palette.page,
        "font": {"family": FONT, "size": 14, "color": palette.ink},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "clickmode": "event+select",
        "hoverlabel": {
            "align": "left",
            "bgcolor": palette.page,
            "bordercolor": palette.muted,
            "font": {"family": FONT, "size": 13, "color": palette.ink},
        },
        "xaxis": bare,
        "yaxis": {**bare, "range": [height, 0]},
    }


def marks(  # noqa: PLR0913 - what one set of marks is
    *,
    x: Sequence[float],
    y: Sequence[float],
    symbol: str,
    colour: str,
    size: float,
    custom: Sequence[Sequence[object]],
    hover: Sequence[str],
    hollow: bool = False,
) -> Trace:
    """Marks that can be pressed; a pressed one grows and the others stay as they are."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "customdata": custom,
        "hovertext": hover,
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "symbol": f"{symbol}-open" if hollow else symbol,
            "size": size,
            "color": colour,
            "opacity": 1,
            "line": {"width": 2 if hollow else 0, "color": colour},
        },
        "selected": {"marker": {"opacity": 1, "size": size + GROWN}},
        "unselected": {"marker": {"opacity": 1}},
    }


def scenery(**trace: Any) -> Trace:
    """A trace that says nothing when pressed: lines, dots for the rest, dates."""
    still = {"marker": {"opacity": 1}} if trace["mode"] == "markers" else {}
    if trace["mode"] == "text":
        still = {"textfont": {"color": trace["textfont"]["color"]}}
    extra = {"unselected": still} if still else {}
    return {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False, **extra, **trace}


def left_of(*, compact: bool) -> int:
    """Pixels kept for row labels."""
    return LEFT_COMPACT if compact else LEFT


def row_label(text: str, y: float, left: int, palette: Palette) -> dict[str, Any]:
    """What a row is about, ``left`` pixels before the plot; two lines at most."""
    lines = textwrap.wrap(text, _LABEL_LINE, max_lines=2, placeholder="…")
    return _left(escaped(lines), y, left, size=14, colour=palette.ink)


def row_heading(text: str, y: float, left: int, palette: Palette) -> dict[str, Any]:
    """What a group of rows has in common, ``left`` pixels before the plot."""
    return _left(f"<i>{plotly(text)}</i>", y, left, size=13, colour=palette.muted)


def wrapped(text: str) -> str:
    """Somebody's words for a hover label: escaped, in short lines, cut after eight."""
    return escaped(
        textwrap.wrap(text, _HOVER_LINE, max_lines=_HOVER_LINES, placeholder=" …") or [""]
    )


def escaped(lines: Sequence[str]) -> str:
    """Lines of anybody's text, each shown verbatim."""
    return "<br>".join(plotly(line) for line in lines)


def records(table: pd.DataFrame) -> list[Any]:
    """The rows of a table as values with its columns as attributes."""
    return list(table.itertuples(index=False))


def _left(text: str, y: float, left: int, *, size: int, colour: str) -> dict[str, Any]:
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": -left,
        "y": y,
        "yref": "y",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "color": colour},
    }
