"""Before and since practice: what each interview said of one theme, in lanes by date."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from coaching.charts.days import Days, days_of, side_by_side
from coaching.charts.figure import figure as drawn_as
from coaching.charts.marks import (
    SYMBOLS,
    Mark,
    Text,
    Trace,
    layout,
    left_of,
    marks,
    row_label,
    row_labels,
    texts,
    wrapped,
)
from coaching.charts.palette import Palette
from coaching.frames import records, table
from coaching.model import Kind, PracticeLog
from coaching.summary.practised import (
    MOCK_STRENGTH,
    MOCK_WORK,
    SILENT,
    STRENGTH,
    WORK,
    Practised,
)
from coaching.summary.sentences import day, day_among, numbered

_LANES = {
    "Named as a strength": (STRENGTH,),
    "Not mentioned": (SILENT,),
    "To work on": (WORK,),
    "Mock interviews": (MOCK_STRENGTH, MOCK_WORK),
}
_PRACTICE = "Your practice"
_KIND = {
    STRENGTH: Kind.STRENGTH,
    MOCK_STRENGTH: Kind.STRENGTH,
    WORK: Kind.WEAKNESS,
    MOCK_WORK: Kind.WEAKNESS,
}
_MOCKS = (MOCK_STRENGTH, MOCK_WORK)
_SAID = {
    STRENGTH: "a strength",
    SILENT: "gave feedback, did not mention it",
    WORK: "to work on",
    MOCK_STRENGTH: "a strength, mock interview",
    MOCK_WORK: "to work on, mock interview",
}
_TOP, _LANE, _LINE, _BELOW = 28, 40, 20, 40
_ROOM, _ROOM_COMPACT = 640, 190
_SIZE, _SIZE_COMPACT, _MOCK, _DASH = 13, 11, 11, 7
_RIGHT = 8
DRAWN = 40
"""Interviews drawn on each side, the newest; more would cover each other. The table has all."""


def before_after_chart(
    lanes: pd.DataFrame, practised: Practised, palette: Palette, *, compact: bool = False
) -> go.Figure:
    """
    Draw ``summary.before_after`` by date: strength, not mentioned, to work on, mock, practice.

    No line joins the marks: so few do not make a course. Filled marks are employers', hollow ones
    of mock interviews; the time since practice began is shaded. At most the newest 40 interviews
    on each side. Customdata is ``["cell", theme, interview]``, or ``["interview", id]`` where the
    theme was not mentioned.
    """
    rows = _newest(records(lanes))
    width = _ROOM_COMPACT if compact else _ROOM
    span = days_of(
        [*(row.date.date() for row in rows), *(d.done_on for d in practised.days)], width
    )
    size = _SIZE_COMPACT if compact else _SIZE
    drawn, labels, ends, top = [], [], [], float(_TOP)
    for name, kinds in _LANES.items():
        lane = _lane([row for row in rows if row.lane in kinds], span, size)
        labels.append((top + lane.tall / 2, row_label(name)))
        for row, line in zip(lane.rows, lane.lines, strict=True):
            y = top + lane.tall / 2 + (line - (lane.high - 1) / 2) * _LINE
            drawn.append(_mark(row, practised.theme, span.x(row.date.date()), y, size, palette))
        top += lane.tall
        ends.append(top)
    labels.append((top + _LANE / 2, _PRACTICE))
    ticks = _ticks(practised.days, span, top + _LANE / 2, palette)
    bottom = top + _LANE
    left = left_of(compact=compact)
    figure = layout(palette, int(bottom + _BELOW), left=left, right=_RIGHT)
    figure["xaxis"] |= {"range": [0, width]}
    minor = {"tickvals": ends, "showgrid": True, "gridcolor": palette.grid, "ticks": ""}
    figure["yaxis"] |= row_labels(labels, left) | {"minor": minor}
    began = span.x(practised.began)
    figure["shapes"] = _since(began, width, bottom, palette)
    since = day_among(practised.began, [row.date for row in rows])
    written = texts([_began(began, since, width), *span.months(bottom + 4)], 12, palette.muted)
    return drawn_as([marks(drawn), ticks, written], figure)


def before_after_left_out(lanes: pd.DataFrame) -> bool:
    """Whether a side has more interviews than are drawn."""
    rows = records(lanes)
    return len({row.interview for row in _newest(rows)}) < len({row.interview for row in rows})


def before_after_alt(lanes: pd.DataFrame, practised: Practised) -> str:
    """How many interviews lie in each lane before and since, in words."""
    rows = records(lanes)
    parts = []
    for after, when in ((False, "before"), (True, "since")):
        here = [row for row in rows if row.after == after]
        counts = [
            f"{_SAID[lane]} {n}"
            for lane in _SAID
            if (n := len({row.interview for row in here if row.lane == lane}))
        ]
        parts.append(f"{when}: {'; '.join(counts) or 'none'}")
    practice = f"practised on {numbered(len({d.done_on for d in practised.days}), 'day')}"
    return f"Interviews by date, {practice} from {day(practised.began)} on. {'. '.join(parts)}."


def before_after_facts(lanes: pd.DataFrame, practised: Practised) -> pd.DataFrame:
    """The same facts as plain text: interviews and days of practice in order of date."""
    rows = [
        (
            row.date.date(),
            "since" if row.after else "before",
            row.employer,
            _SAID[row.lane] + (", prompted the practice" if row.prompted else ""),
        )
        for row in records(lanes)
    ]
    rows += [(d.done_on, "", "Practice", _noted(d)) for d in practised.days]
    rows.sort(key=lambda row: row[0])
    plain = [(f"{day(when)} {when.year}", *rest) for when, *rest in rows]
    return table(plain, dict.fromkeys(["Date", "Practice began", "Where", "What"], "str"))


@dataclass(frozen=True, slots=True)
class _Lane:
    """Rows of one lane with the line each stands on; as many lines as the fullest day takes."""

    rows: list[Any]
    lines: list[int]

    @property
    def high(self) -> int:
        return max(self.lines, default=0) + 1

    @property
    def tall(self) -> int:
        return max(_LANE, self.high * _LINE + 12)


def _lane(rows: list[Any], span: Days, size: int) -> _Lane:
    return _Lane(rows, side_by_side([span.x(row.date.date()) for row in rows], size * 1.4 + 2))


def _newest(rows: list[Any]) -> list[Any]:
    kept: set[int] = set()
    for after in (False, True):
        here = dict.fromkeys(row.interview for row in rows if row.after == after)
        kept |= set(list(here)[-DRAWN:])
    return [row for row in rows if row.interview in kept]


def _mark(row: Any, theme: str, x: float, y: float, size: int, palette: Palette) -> Mark:
    silent = row.lane == SILENT
    kind = _KIND.get(row.lane)
    when = day(row.date)
    words = f"<br>{wrapped(f'“{row.words}”')}" if isinstance(row.words, str) else ""
    return Mark(
        x=x,
        y=y,
        symbol=SYMBOLS[kind] if kind else "line-ew",
        colour=palette.of(kind) if kind else palette.reason,
        size=_DASH if silent else _MOCK if row.lane in _MOCKS else size,
        hollow=silent or row.lane in _MOCKS,
        custom=["interview", row.interview] if silent else ["cell", theme, row.interview],
        hover=f"<b>{wrapped(row.employer)}</b>, {when}<br>{_SAID[row.lane]}{words}",
    )


def _ticks(days: Sequence[PracticeLog], span: Days, y: float, palette: Palette) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [span.x(d.done_on) for d in days],
        "y": [y] * len(days),
        "hovertext": [f"{day(d.done_on)}: {_noted(d)}" for d in days],
        "hoverinfo": "text",
        "marker": {
            "symbol": "line-ns-open",
            "size": 16,
            "color": palette.muted,
            "opacity": 1,
            "line": {"width": 2},
        },
        "unselected": {"marker": {"opacity": 1}},
    }


def _noted(practice: PracticeLog) -> str:
    minutes = f", {practice.minutes} minutes" if practice.minutes else ""
    before, after = practice.confidence_before, practice.confidence_after
    confidence = f", confidence {before} → {after} of 5" if before and after else ""
    return f"practised{minutes}{confidence}"


def _began(x: float, since: str, width: int) -> Text:
    """Above the line, moved inwards where it would run over an edge."""
    half = 70
    side = "right" if x < half else "left" if x > width - half else "center"
    return Text(x, _TOP / 2, f"practice began {since}", f"middle {side}")


def _since(began: float, width: int, bottom: float, palette: Palette) -> list[dict[str, Any]]:
    place = {"layer": "below", "y0": _TOP, "y1": bottom, "x0": began}
    shade = {"type": "rect", "x1": width, "fillcolor": palette.band, "line": {"width": 0}}
    line = {"color": palette.faint, "width": 1.5, "dash": "dash"}
    return [place | shade, place | {"type": "line", "x1": began, "line": line}]
