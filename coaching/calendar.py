"""Moments and reminders → an .ics file that other calendar programs open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from unicodedata import category

from icalendar import Alarm, Calendar, Event

PRODUCT = "-//Afterword//After the interview//EN"
REMINDER = timedelta(minutes=15)
"""How long an entry without an end takes up in a calendar."""


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One entry of a calendar.

    ``uid`` names it for ever: taken in a second time, it replaces the first. ``starts_at`` and
    ``ends_at`` carry their time zone. Each of ``alarms`` rings that long before the start.
    """

    uid: str
    starts_at: datetime
    title: str
    description: str = ""
    place: str = ""
    ends_at: datetime | None = None
    alarms: tuple[timedelta, ...] = ()


def ics(entries: Sequence[Entry], now: datetime) -> bytes:
    """
    A calendar file.

    Moments are written in UTC, which every program shows in its reader's own zone; so an hour is
    right on both sides of a change of clocks, and no table of time zones has to be trusted.

    Args:
        entries: In any order; none gives a calendar without entries.
        now: The moment of writing, which a program compares when it has an older copy.

    Raises:
        ValueError: If a moment has no time zone, or an entry ends before it starts.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, utc(now)))
    return bytes(calendar.to_ical())


def utc(moment: datetime) -> datetime:
    """The same moment in UTC, to the second."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs its time zone.")
    return moment.astimezone(UTC).replace(microsecond=0)


def hours_after(start: datetime, hours: float) -> datetime:
    """
    The moment so many hours later, in UTC.

    Adding to a local time would be an hour off when the clocks change in between.
    """
    return utc(start) + timedelta(hours=hours)


def _event(entry: Entry, now: datetime) -> Event:
    start = utc(entry.starts_at)
    end = utc(entry.ends_at) if entry.ends_at else start + REMINDER
    if end < start:
        raise ValueError("An entry cannot end before it starts.")
    event = Event()
    event.add("uid", _one_line(entry.uid))
    event.add("dtstamp", now)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", _one_line(entry.title))
    for name, text in (("description", entry.description), ("location", _one_line(entry.place))):
        if text:
            event.add(name, _printable(text))
    for before in entry.alarms:
        event.add_component(_alarm(entry, before))
    return event


def _alarm(entry: Entry, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -before)
    alarm.add("description", _one_line(entry.title))
    return alarm


def _one_line(text: str) -> str:
    return " ".join(_printable(text).split())


def _printable(text: str) -> str:
    """Text without control characters and halves of characters, which no program takes."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(c for c in whole if c == "\n" or category(c) != "Cc")
