"""The strip of all interviews: how far feedback has come, never how they ended."""

import math
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from coaching.charts.figure import figure as drawn_as
from coaching.charts.marks import Mark, Text, layout, marks, texts, wrapped
from coaching.charts.palette import Palette
from coaching.frames import records, table
from coaching.model import Status
from coaching.summary.sentences import day, numbered
from coaching.summary.theme_matrix import MONTHS

STATUS = {
    Status.GIVEN: ("square", "strength", False, "feedback given"),
    Status.ASKED: ("square", "strength", True, "asked and waiting"),
    Status.PROMISED: ("square", "strength", True, "promised, not here yet"),
    Status.NOT_ASKED: ("circle", "reason", True, "not asked yet"),
    Status.DECLINED: ("line-ew", "reason", True, "employer gives none"),
    Status.NO_ANSWER: ("line-ew", "reason", True, "no answer"),
}
"""Symbol, colour, hollow, and the words, for each state of feedback."""
_ACROSS, _ACROSS_COMPACT = 40, 14
_STRIP, _YEAR_LINE = 78, 14
_MARK, _DASH = 17, 12


def coverage_chart(
    coverage: pd.DataFrame, palette: Palette, *, compact: bool = False, most: int | None = None
) -> go.Figure:
    """
    Draw one mark per interview in order: ■ given □ asked ○ not asked – none.

    Takes ``frames.to_coverage``; mock interviews are left out. More than 40 interviews (14 when
    ``compact``, for 350 px) go on in further strips below, so marks keep their size. Customdata
    is ``["interview", id]``. ``most`` draws only so many, the newest. No interviews: an empty
    figure of one strip.
    """
    real = [row for row in records(coverage) if not row.mock][-(most or 0) :]
    strips = max(1, math.ceil(len(real) / (_ACROSS_COMPACT if compact else _ACROSS)))
    across = max(1, math.ceil(len(real) / strips))
    years = len({row.date.year for row in real if not pd.isna(row.date)}) > 1
    strip = _STRIP + _YEAR_LINE * years
    spots = [(i % across + 1, i // across * strip + 16) for i in range(len(real))]
    dates = _dates([row.date for row in real], across, years=years)
    figure = layout(palette, strips * strip, left=4, right=4)
    figure["xaxis"] |= {"range": [0.4, across + 0.6]}
    drawn = [_mark(row, *spot, palette) for row, spot in zip(real, spots, strict=True)]
    below = [
        Text(x, y + 22, text, "bottom center") for (x, y), text in zip(spots, dates, strict=True)
    ]
    return drawn_as([marks(drawn), texts(below, 12, palette.muted)], figure)


def coverage_alt(counted: pd.DataFrame) -> str:
    """What the strip shows, in words. Takes ``summary.coverage``."""
    total = int(counted["interviews"].sum())
    counts = zip(counted["status"].tolist(), counted["interviews"].tolist(), strict=True)
    parts = [f"{STATUS[Status(status)][3]}: {count}" for status, count in counts if count]
    if not parts:
        return "Strip of interviews; there are none yet."
    return f"Strip of {numbered(total, 'interview')} in order of date; {', '.join(parts)}."


def coverage_facts(coverage: pd.DataFrame) -> pd.DataFrame:
    """The same facts as plain text: one row per interview, mock ones left out."""
    rows = [
        (_full(row.date), row.employer, row.role, STATUS[Status(row.status)][3])
        for row in records(coverage)
        if not row.mock
    ]
    return table(rows, dict.fromkeys(["Date", "Employer", "Role", "Feedback"], "str"))


def _mark(row: Any, x: float, y: float, palette: Palette) -> Mark:
    symbol, colour, hollow, words = STATUS[Status(row.status)]
    return Mark(
        x=x,
        y=y,
        symbol=symbol,
        colour=getattr(palette, colour),
        size=_DASH if symbol == "line-ew" else _MARK,
        hollow=hollow,
        custom=["interview", row.interview],
        hover=_hover(row, words),
    )


def _hover(row: Any, words: str) -> str:
    when = day(row.date)
    lines = [f"<b>{wrapped(row.employer)}</b>", wrapped(row.role)]
    lines.append(f"{when} · {words}" if when else words)
    return "<br>".join(line for line in lines if line)


def _dates(when: list[date], across: int, *, years: bool) -> list[str]:
    """Day of month, with the month where a new one begins, and the year likewise."""
    texts: list[str] = []
    for i, d in enumerate(when):
        if pd.isna(d):
            texts.append("–")
            continue
        before = when[i - 1] if i % across and not pd.isna(when[i - 1]) else None
        after = when[i + 1] if i + 1 < len(when) and not pd.isna(when[i + 1]) else d
        lines = [str(d.day)]
        if before is None or (before.year, before.month) != (d.year, d.month):
            lines.append(f"<b>{MONTHS[d.month - 1]}</b>")
        # At the start of a strip the year gives way to the next one, which would run into it.
        if years and (before.year != d.year if before else after.year == d.year):
            lines.append(f"<b>{d.year}</b>")
        texts.append("<br>".join(lines))
    return texts


def _full(when: date) -> str:
    return "" if pd.isna(when) else f"{day(when)} {when.year}"
