"""What a figure shows, read from its own data: marks, texts, colours, sizes."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from coaching import charts, frames, summary
from coaching.charts import Palette
from coaching.model import Interview, Kind, Origin, PracticeLog
from coaching.summary import Practised


def parts(interviews: tuple[Interview, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Points and coverage."""
    return frames.to_frame(interviews), frames.to_coverage(interviews)


def every_chart(
    interviews: tuple[Interview, ...], palette: Palette, *, compact: bool = False
) -> dict[str, go.Figure]:
    """All charts of one journal, own views and mocks shown."""
    points, coverage = parts(interviews)
    matrix = summary.theme_matrix(points, coverage, origins=tuple(Origin))
    figures = {
        kind.value: charts.themes_chart(
            summary.by_theme(points, coverage, kind), kind, palette, compact=compact
        )
        for kind in (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION)
    }
    practised = a_practised(interviews)
    lanes = summary.before_after(points, coverage, practised)
    shares = summary.over_time(points, coverage, practised.theme)
    return figures | {
        "two_views": charts.two_views_chart(
            summary.two_views(points, coverage), palette, compact=compact
        ),
        "before_after": charts.before_after_chart(lanes, practised, palette, compact=compact),
        "over_time": charts.over_time_chart(shares, palette, compact=compact),
        "coverage": charts.coverage_chart(coverage, palette, compact=compact),
        "matrix": charts.theme_matrix_chart(matrix, palette, compact=compact),
    }


def a_practised(interviews: tuple[Interview, ...]) -> Practised:
    """Structure and length, practised from the middle of the interviews on."""
    held = [i.held_on for i in interviews if i.held_on] or [date(2026, 4, 30)]
    began = held[len(held) // 2]
    days = (PracticeLog(1, began, 20, 2, 3), PracticeLog(1, began + timedelta(days=5)))
    return Practised("structure_concision", days)


def marks(figure: go.Figure) -> list[dict[str, Any]]:
    """Marks that can be pressed."""
    found = []
    for trace in figure.data:
        if trace.customdata is None:
            continue
        columns = (trace.x, trace.y, trace.marker.symbol, trace.marker.color, trace.marker.size)
        for x, y, symbol, colour, size, custom, hover in zip(
            *columns, trace.customdata, trace.hovertext, strict=True
        ):
            found.append(
                {"x": x, "y": y, "symbol": symbol, "colour": colour, "size": size}
                | {"custom": list(custom), "hover": hover}
            )
    return found


def texts(figure: go.Figure) -> list[str]:
    """Everything written on the figure, without hover labels."""
    written = [text for trace in figure.data if trace.mode == "text" for text in trace.text]
    return written + list(figure.layout.yaxis.ticktext or ())


def text_colours(figure: go.Figure) -> set[str]:
    """Colours of everything written, hover labels included."""
    layout = figure.layout
    found = {layout.font.color, layout.hoverlabel.font.color}
    for trace in figure.data:
        if trace.mode == "text":
            found |= {trace.textfont.color, trace.unselected.textfont.color}
    return found | set(re.findall(r"color:(#\w{6})", " ".join(texts(figure))))


def mark_colours(figure: go.Figure) -> set[str]:
    """Colours of every mark, the small dots included."""
    found: set[str] = set()
    for trace in figure.data:
        if trace.mode == "markers":
            colour = trace.marker.color
            found |= {colour} if isinstance(colour, str) else set(colour)
    return found


def font_sizes(figure: go.Figure) -> Iterator[float]:
    """The size of everything written."""
    plain = json.loads(figure.to_json())
    fonts = [plain["layout"]["font"], plain["layout"]["hoverlabel"]["font"]]
    fonts += [trace["textfont"] for trace in plain["data"] if "textfont" in trace]
    yield from (font["size"] for font in fonts)
    yield from map(float, re.findall(r"font-size:(\d+)px", json.dumps(plain)))


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two ``#RRGGBB`` colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
