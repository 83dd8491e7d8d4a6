"""
Figure → an SVG of its own: vectors for a printer or a letter, made here, without a browser.

Draws what our charts are made of (marks, words, lines, shapes, row labels), not all of Plotly.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from math import sqrt
from typing import Any

import plotly.graph_objects as go

from coaching.charts.palette import Palette

WIDTH, WIDTH_COMPACT = 900, 350
_FONT = "'Source Sans', 'Source Sans 3', Arial, sans-serif"
_HEAD, _KEY_LINE, _EDGE = 40, 20, 16
_LETTER = 6.6
_ANCHOR = {"left": "end", "center": "middle", "right": "start"}
_LINE = 1.3
_SPAN = re.compile(r'<span style="font-size:(\d+)px;color:(#\w{6})">(.*)</span>')


def to_svg(
    figure: go.Figure, title: str, below: Sequence[str], palette: Palette, *, width: int = WIDTH
) -> str:
    """
    Draw a figure with its title above and what its marks mean below.

    Args:
        figure: One of ``coaching.charts``, drawn in ``palette``.
        title: What it is about, in plain words; also the picture's accessible name.
        below: What the marks and columns mean, in plain words.
        palette: The colours of the page, and of the words around the figure.
        width: Pixels.
    """
    plain = figure.to_plotly_json()
    layout = plain["layout"]
    plot = _Plot(layout, width)
    lines = list(_lines(below, width - 2 * _EDGE))
    height = _HEAD + plot.height + 14 + _KEY_LINE * len(lines) + _EDGE
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{_FONT}">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="{palette.page}"/>',
        _text(_EDGE, 26, escape(title), 17, palette.ink, "start", bold=True),
        f'<g transform="translate({_EDGE} {_HEAD})">',
        *_shapes(layout, plot),
        *_rows(layout, plot, palette),
        *(part for trace in plain["data"] for part in _trace(trace, plot)),
        "</g>",
        *(
            _text(_EDGE, plot.below + _KEY_LINE * i, escape(line), 13, palette.ink, "start")
            for i, line in enumerate(lines)
        ),
        "</svg>",
    ]
    return "\n".join(parts)


class _Plot:
    """Where things of a layout lie, in pixels within the picture's edges."""

    def __init__(self, layout: dict[str, Any], width: int) -> None:
        margin = layout["margin"]
        self.left = margin["l"]
        self.height = int(layout["height"])
        self.below = _HEAD + self.height + 28
        self.right = width - 2 * _EDGE - margin["r"]
        self._first, self._last = layout["xaxis"]["range"]

    def x(self, value: float) -> float:
        share = (value - self._first) / ((self._last - self._first) or 1)
        return float(round(self.left + share * (self.right - self.left), 2))


def _shapes(layout: dict[str, Any], plot: _Plot) -> Iterator[str]:
    for shape in layout.get("shapes") or ():
        x0, x1, line = plot.x(shape["x0"]), plot.x(shape["x1"]), shape["line"]
        if shape["type"] == "rect":
            size = f'width="{round(x1 - x0, 2)}" height="{shape["y1"] - shape["y0"]}"'
            yield f'<rect x="{x0}" y="{shape["y0"]}" {size} fill="{shape["fillcolor"]}"/>'
        else:
            yield _line([(x0, shape["y0"]), (x1, shape["y1"])], line)


def _rows(layout: dict[str, Any], plot: _Plot, palette: Palette) -> Iterator[str]:
    """The thin lines between rows, and the rows' names at the left."""
    axis = layout["yaxis"]
    minor = axis.get("minor") or {}
    for y in minor.get("tickvals") or ():
        yield _line([(plot.left, y), (plot.right, y)], {"color": minor["gridcolor"], "width": 1})
    font = axis.get("tickfont") or {}
    size, colour = font.get("size", 14), font.get("color", palette.ink)
    named = zip(axis.get("tickvals") or (), axis.get("ticktext") or (), strict=True)
    for y, text in named:
        yield _words(0, y, text, "middle right", size, colour)


def _trace(trace: dict[str, Any], plot: _Plot) -> Iterator[str]:
    at = zip(trace["x"], trace["y"], strict=True)
    match trace["mode"]:
        case "lines":
            found: list[tuple[float, float]] = []
            for x, y in [*at, (None, None)]:
                if y is not None and x is not None:
                    found.append((plot.x(x), y))
                elif found:
                    yield _line(found, trace["line"])
                    found = []
        case "text":
            font = trace["textfont"]
            places = trace["textposition"]
            for (x, y), text, place in zip(at, trace["text"], places, strict=True):
                yield _words(plot.x(x), y, text, place, font["size"], font["color"])
        case _:
            look = trace["marker"]
            for i, (x, y) in enumerate(at):
                size, colour, symbol = (_of(look, name, i) for name in ("size", "color", "symbol"))
                yield _mark(plot.x(x), y, symbol or "circle", size, colour)


def _of(look: dict[str, Any], name: str, at: int) -> Any:
    value = look.get(name)
    return value[at] if isinstance(value, list | tuple) else value


def _mark(x: float, y: float, symbol: str, size: float, colour: str) -> str:
    shape, r = symbol.removesuffix("-open"), size / 2
    outlined = shape != symbol or shape.startswith("line")
    paint = f'fill="{colour}"'
    if outlined:
        paint = f'fill="none" stroke="{colour}" stroke-width="2"'
    match shape:
        case "circle":
            return f'<circle cx="{x}" cy="{y}" r="{r}" {paint}/>'
        case "square":
            return f'<rect x="{x - r}" y="{y - r}" width="{size}" height="{size}" {paint}/>'
        case "diamond":  # as large as Plotly draws it
            d = round(r * 1.3, 2)
            return f'<path d="M{x} {y - d}l{d} {d}l{-d} {d}l{-d} {-d}z" {paint}/>'
        case "triangle-up":
            half = round(r * 2 / sqrt(3), 2)
            return f'<path d="M{x - half} {y + r / 2}h{2 * half}L{x} {y - r}z" {paint}/>'
        case "line-ns":
            return f'<path d="M{x} {y - r}v{size}" {paint}/>'
        case _:
            return f'<path d="M{x - r} {y}h{size}" {paint}/>'


def _line(points: Sequence[tuple[float, float]], line: dict[str, Any]) -> str:
    path = "L".join(f"{x} {y}" for x, y in points)
    dash = {"dot": "2 3", "dash": "7 5"}.get(line.get("dash", ""), "")
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    stroke = f'stroke="{line["color"]}" stroke-width="{line["width"]}"'
    return f'<path d="M{path}" fill="none" {stroke}{dashed}/>'


def _words(x: float, y: float, text: str, place: str, size: float, colour: str) -> str:
    """Words of a figure: escaped by the chart, in lines, some of them bold."""
    upright, side = place.split()
    if span := _SPAN.fullmatch(text):
        size, colour, text = float(span[1]), span[2], span[3]
    lines = text.split("<br>")
    step = size * _LINE
    first = y + size * 0.35 - (len(lines) - 1) * step / 2
    if upright == "bottom":
        first = y + size
    return "".join(
        _text(
            x,
            round(first + i * step, 2),
            line.replace("<b>", '<tspan font-weight="600">').replace("</b>", "</tspan>"),
            size,
            colour,
            _ANCHOR[side],
        )
        for i, line in enumerate(lines)
    )


def _text(
    x: float, y: float, escaped: str, size: float, colour: str, anchor: str, *, bold: bool = False
) -> str:
    weight = ' font-weight="600"' if bold else ""
    place = f'x="{x}" y="{y}" text-anchor="{anchor}"'
    return f'<text {place} font-size="{size:g}" fill="{colour}"{weight}>{escaped}</text>'


def plain_key(entries: Sequence[str]) -> tuple[str, ...]:
    """Entries of ``KEY`` without the Markdown they have on the page."""
    bare = (re.sub(r":\w+\[(.*?)\]", r"\1", entry).replace("**", "") for entry in entries)
    return tuple(entry.replace("\u00a0", " ").replace("\u2060", "") for entry in bare)


def _lines(entries: Sequence[str], room: float) -> Iterator[str]:
    """As many entries to a line as fit."""
    line = ""
    for entry in entries:
        longer = f"{line}\u2003{entry}" if line else entry
        if line and len(longer) * _LETTER > room:
            yield line
            longer = entry
        line = longer
    if line:
        yield line
