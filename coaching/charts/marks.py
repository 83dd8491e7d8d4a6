"""What every chart shares: shapes, the bare layout, row labels, hover text."""

import textwrap
from collections.abc import Sequence
from typing import Any, NamedTuple

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
CONFIG_TO_KEEP = CONFIG | {
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "scale": 3, "filename": "afterword"},
}
"""With the one button of Plotly's that is of use: a picture, made in the browser."""
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
_KEY = {
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
    "two_views": (
        ":blue[●] strength",
        ":orange[◆] to work on or suggested",
        "**Filled:** the employer",
        "**Hollow:** you",
        "**One inside the other:** both",
        "**≠** seen differently",
    ),
    "practice": (
        ":blue[●] strength",
        ":orange[◆] to work on or suggested",
        ":gray[–] not mentioned",
        "**Hollow:** a mock interview",
        ":gray[|] a day you practised",
    ),
    "over_time": (
        "**Bar:** the share that is plausible",
        ":gray[–] nobody named it",
    ),
    "origins": (
        "**Filled:** an employer",
        "**Hollow:** a mock (M) or your own view",
        "**Shaded:** no feedback, so not known",
    ),
}
KEY = {
    name: tuple(e.replace(" ", "\u00a0").replace("–]", "–\u2060]") for e in entries)
    for name, entries in _KEY.items()
}
"""What the marks mean, in Markdown, each entry in one piece: a line breaks between them only."""
LEFT, LEFT_COMPACT = 142, 131
"""Pixels kept for row labels: rows line up across charts, and a phone keeps room for marks."""
ROW = 34
GROWN = 5
_HOVER_LINE, _HOVER_LINES = 46, 8
_HOVER_MOST = 2 * _HOVER_LINE * _HOVER_LINES
_LABEL_LINE = 20

Trace = dict[str, Any]


class Mark(NamedTuple):
    """One mark that can be pressed; ``custom`` is what the press says, ``hover`` is escaped."""

    x: float
    y: float
    symbol: str
    colour: str
    size: float
    hollow: bool
    custom: list[object]
    hover: str


class Text(NamedTuple):
    """Words within the plot; ``text`` is escaped."""

    x: float
    y: float
    text: str
    position: str = "middle center"


def layout(palette: Palette, height: int, *, left: int, right: int) -> dict[str, Any]:
    """A layout without axes, legend or zoom whose y axis counts pixels down from the top."""
    bare = {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False}
    return {
        "template": {},
        "height": height,
        "margin": {"l": left, "r": right, "t": 0, "b": 0, "autoexpand": False},
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


def marks(found: Sequence[Mark]) -> Trace:
    """One trace of marks; a pressed one grows and the others stay as they are."""
    largest = max((mark.size for mark in found), default=0)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [mark.x for mark in found],
        "y": [mark.y for mark in found],
        "customdata": [mark.custom for mark in found],
        "hovertext": [mark.hover for mark in found],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "symbol": [f"{m.symbol}-open" if m.hollow else m.symbol for m in found],
            "size": [mark.size for mark in found],
            "color": [mark.colour for mark in found],
            "opacity": 1,
            "line": {"width": [2 if mark.hollow else 0 for mark in found]},
        },
        "selected": {"marker": {"opacity": 1, "size": largest + GROWN}},
        "unselected": {"marker": {"opacity": 1}},
    }


def dots(spots: Sequence[tuple[float, float]], palette: Palette) -> Trace:
    """Small dots that stand for the rest; they say nothing when pressed."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in spots],
        "y": [y for _, y in spots],
        "hoverinfo": "skip",
        "marker": {"size": 4, "color": palette.faint, "opacity": 1},
        "unselected": {"marker": {"opacity": 1}},
    }


def texts(written: Sequence[Text], size: int, colour: str) -> Trace:
    """Words of one size and colour, which they keep when a mark is pressed."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [text.x for text in written],
        "y": [text.y for text in written],
        "text": [text.text for text in written],
        "textposition": [text.position for text in written],
        "textfont": {"size": size, "color": colour},
        "hoverinfo": "skip",
        "cliponaxis": False,
        # Without this, whatever is not pressed fades to a fifth.
        "unselected": {"textfont": {"color": colour}},
    }


def row_labels(labels: Sequence[tuple[float, str]], left: int) -> dict[str, Any]:
    """
    A y axis that names rows, flush left, ``left`` pixels before the plot.

    Tick labels of an axis on the right start at the axis, so an axis on the right that stands at
    the left edge and is moved out lines them up; annotations would cost ten times as much.
    """
    return {
        "visible": True,
        "side": "right",
        "anchor": "free",
        "position": 0,
        "ticklabelstandoff": -left,
        "ticks": "",
        "showline": False,
        "tickvals": [y for y, _ in labels],
        "ticktext": [text for _, text in labels],
        "tickfont": {"size": 14},
    }


def left_of(*, compact: bool) -> int:
    """Pixels kept for row labels."""
    return LEFT_COMPACT if compact else LEFT


def row_label(text: str) -> str:
    """What a row is about; two lines at most."""
    return escaped(textwrap.wrap(text, _LABEL_LINE, max_lines=2, placeholder="…"))


def row_heading(text: str, palette: Palette) -> str:
    """What a group of rows has in common, smaller and slanted. Only for words of our own."""
    return f'<span style="font-size:13px;color:{palette.muted}">{text}</span>'


def wrapped(text: str) -> str:
    """Somebody's words for a hover label: escaped, in short lines, cut after eight."""
    lines = [""]
    for word in text[:_HOVER_MOST].split():
        line = f"{lines[-1]} {word}" if lines[-1] else word
        if len(line) <= _HOVER_LINE:
            lines[-1] = line
            continue
        lines += [word[at : at + _HOVER_LINE] for at in range(0, len(word), _HOVER_LINE)]
        if len(lines) > _HOVER_LINES:
            lines[_HOVER_LINES - 1 :] = [f"{lines[_HOVER_LINES - 1][: _HOVER_LINE - 2]} …"]
            break
    return escaped(lines if lines[0] or len(lines) == 1 else lines[1:])


def escaped(lines: Sequence[str]) -> str:
    """Lines of anybody's text, each shown verbatim."""
    return "<br>".join(plotly(line) for line in lines)
