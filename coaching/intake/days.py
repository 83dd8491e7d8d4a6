"""Dates as people and programs write them → days; and in which order the numbers stand."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum


class Order(StrEnum):
    """How 03/04/2026 is read."""

    DAY_FIRST = "day/month/year"
    MONTH_FIRST = "month/day/year"


class NoDay(ValueError):
    """What is written is no day of the calendar."""


_NONE = {"", "n/a", "na", "none", "null", "-", "–", "—", "tbd", "tbc", "unknown"}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_END = r"(?=$|[\s,Tt])"
_NUMBERS = re.compile(rf"(\d{{1,4}})[./\-](\d{{1,2}})[./\-](\d{{2,4}})\.?{_END}")
_DAY_NAMED = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[ .\-]+([a-z]{3,9})\.?,?[ \-]+(\d{4})\b")
_MONTH_NAMED = re.compile(r"\b([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})\b")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIAL_FROM = date(1899, 12, 30)  # where Excel counts from


def day(written: str, order: Order) -> date | None:
    """
    The day in a cell; None when it says there is none.

    Raises:
        NoDay: If it is no day, as the 31st of February.
    """
    text = written.strip().lower()[:60]
    if text in _NONE:
        return None
    try:
        return _day(text, order)
    except (ValueError, OverflowError):
        raise NoDay(written) from None


def orders(cells: Iterable[str]) -> tuple[Order, ...]:
    """
    The orders that fit every date in numbers: none or one when that is clear, else both.

    Both also when some fit only the one and some only the other.
    """
    first = second = either = False
    for cell in cells:
        found = _NUMBERS.match(cell.strip())
        if found and len(found[1]) < 3:
            a, b = int(found[1]), int(found[2])
            first, second = first or a > 12 >= b, second or b > 12 >= a
            either = either or (a != b and a <= 12 and b <= 12)
    if first != second:
        return (Order.DAY_FIRST if first else Order.MONTH_FIRST,)
    return tuple(Order) if either or first else ()


def _day(text: str, order: Order) -> date:
    if found := _NUMBERS.match(text):
        a, b, c = map(int, found.groups())
        if len(found[1]) == 4:
            return date(a, b, c)
        year = c + 2000 if len(found[3]) == 2 else c
        return date(year, b, a) if order is Order.DAY_FIRST else date(year, a, b)
    if found := _DAY_NAMED.search(text):
        return date(int(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_NAMED.search(text):
        return date(int(found[3]), _month(found[1]), int(found[2]))
    if (found := _SERIAL.fullmatch(text)) and 20_000 < int(found[1]) < 80_000:
        return _SERIAL_FROM + timedelta(days=int(found[1]))
    raise ValueError


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1
