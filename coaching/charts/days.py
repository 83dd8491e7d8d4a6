"""A stretch of days → where each lies across a chart, and the months written below."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coaching.charts.marks import Text
from coaching.summary.theme_matrix import MONTHS

_MARGIN_SHARE = 0.03
_LEAST_MARGIN = 5
_APART = 34
_MONTH = 30.4
_MONTH_NAME = 12
"""Pixels from one month's name to the next."""


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day, drawn ``width`` pixels wide; x is in pixels."""

    first: date
    last: date
    width: int

    def x(self, day: date) -> float:
        """Where a day lies."""
        return (day - self.first).days / max((self.last - self.first).days, 1) * self.width

    def months(self, y: float) -> list[Text]:
        """The names of months where they begin, as many as have room, and the years below."""
        written: list[Text] = []
        before = 0
        for begins in self._begins():
            x = self.x(begins)
            if x < _MONTH_NAME or x > self.width - _MONTH_NAME:
                continue
            year = f"<br>{begins.year}" if self._years and begins.year != before else ""
            written.append(Text(x, y, MONTHS[begins.month - 1] + year, "bottom center"))
            before = begins.year
        return written

    @property
    def _years(self) -> bool:
        return self.first.year != self.last.year

    def _begins(self) -> list[date]:
        month = self.first.replace(day=1)
        found = [month]
        while (month := (month + timedelta(days=32)).replace(day=1)) <= self.last:
            found.append(month)
        # Every third month from January on, or only some Januaries, where all have no room.
        month_wide = self.width * _MONTH / max((self.last - self.first).days, 1)
        for step in (1, 3, 6):
            if month_wide * step >= _APART:
                return [m for m in found if (m.month - 1) % step == 0]
        years = [m for m in found if m.month == 1]
        return years[:: max(1, math.ceil(_APART / (month_wide * 12)))]


def days_of(found: Sequence[date], width: int) -> Days:
    """The stretch that holds all these days, with a little margin at both ends."""
    first, last = min(found), max(found)
    margin = timedelta(days=max(_LEAST_MARGIN, int((last - first).days * _MARGIN_SHARE)))
    return Days(first - margin, last + margin, width)


def side_by_side(spots: Sequence[float], size: float) -> list[int]:
    """
    For marks from left to right, the line on which each stands clear of the ones before.

    As few lines as that takes; the lowest number that is free.
    """
    ends: list[float] = []
    lines = []
    for x in spots:
        line = next((i for i, end in enumerate(ends) if end <= x - size), len(ends))
        ends[line : line + 1] = [x]
        lines.append(line)
    return lines
