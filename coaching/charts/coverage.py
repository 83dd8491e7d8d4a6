"""The strip of all interviews: how far feedback has come, never how they ended."""

import math
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from coaching.charts.marks import layout, marks, records, scenery, wrapped
from coaching.charts.palette import Palette
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
_MARK = 17


def coverage_chart(coverage: pd.DataFrame, palette: Palette, *, compact: bool = False) -> go.Figure:
    """
    Draw one mark per interview in order: ■ given □ asked ○ not asked – none.

    Takes ``frames.to_coverage``; mock interviews are left out. More than 40 interviews (14 when
    ``compact``, for 350 px) go on in further strips below, so marks keep their size. Customdata
    is ``["interview", id]``. No interviews: an empty figure of one strip.
    """
    real = coverage[~coverage["mock"]].reset_index(drop=True)
    strips = max(1, math.ceil(len(real) / (_ACROSS_COMPACT if compact else _ACROSS)))
    across = max(1, math.ceil(len(real) / strips))
    when = real["date"].tolist()
    years = len({d.year for d in when if not pd.isna(d)}) > 1
    strip = _STRIP + _YEAR_LINE * years
    x = [i % across + 1 for i in range(len(real))]
    y = [i // across * strip + 16 for i in range(len(real))]
    figure = layout(palette, strips * strip, left=4, right=4, top=0)
    figure["xaxis"] = {**figure["xaxis"], "range": [0.4, across + 0.6]}
    traces = [_marks(real, status, x, y, palette) for status in STATUS]
    dates = scenery(
        mode="text",
        x=x,
        y=[at + 22 for at in y],
        text=_dates(when, across, years=years),
        textposition="bottom center",
        textfont={"size": 12, "color": palette.muted},
    )
    return go.Figure({"data": [*(t for t in traces if t["x"]), dates], "layout": figure})


def coverage_alt(table: pd.DataFrame) -> str:
    """What the strip shows, in words. Takes ``summary.coverage``."""
    total = int(table["interviews"].sum())
    counts = zip(table["status"].tolist(), table["interviews"].tolist(), strict=True)
    parts = [f"{STATUS[Status(status)][3]}: {count}" for status, count in counts if count]
    if not parts:
        return "Strip of interviews; there are none yet."
    return f"Strip of {numbered(total, 'interview')} in order of date; {', '.join(parts)}."


def coverage_facts(coverage: pd.DataFrame) -> pd.DataFrame:
    """The same facts as plain text: one row per interview, mock ones left out."""
    real = coverage[~coverage["mock"]]
    columns = {
        "Date": [_full(d) for d in real["date"].tolist()],
        "Employer": real["employer"].tolist(),
        "Role": real["role"].tolist(),
        "Feedback": [STATUS[Status(status)][3] for status in real["status"].tolist()],
    }
    return pd.DataFrame(columns, dtype="str")


def _marks(
    real: pd.DataFrame, status: Status, x: list[int], y: list[int], palette: Palette
) -> dict[str, object]:
    symbol, colour, hollow, words = STATUS[status]
    at = [i for i, s in enumerate(real["status"].tolist()) if s == status.value]
    rows = records(real)
    return marks(
        x=[x[i] for i in at],
        y=[y[i] for i in at],
        symbol=symbol,
        colour=getattr(palette, colour),
        size=_MARK,
        hollow=hollow,
        custom=[["interview", rows[i].interview] for i in at],
        hover=[_hover(rows[i], words) for i in at],
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
        before = when[i - 1] if i % across else None
        if pd.isna(d):
            texts.append("–")
            continue
        fresh = before is None or pd.isna(before) or before.year != d.year
        lines = [str(d.day)]
        if fresh or (before is not None and before.month != d.month):
            lines.append(f"<b>{MONTHS[d.month - 1]}</b>")
        if fresh and years:
            lines.append(f"<b>{d.year}</b>")
        texts.append("<br>".join(lines))
    return texts


def _full(when: date) -> str:
    return "" if pd.isna(when) else f"{day(when)} {when.year}"
