"""A calendar file is read by another library, and its moments are the right ones."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject

from coaching.calendar import Entry, hours_after, ics

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
START = datetime(2026, 3, 7, 14, tzinfo=ZoneInfo("America/Toronto"))


def an_entry(**changes: Any) -> Entry:
    """A reminder with one alarm."""
    given: dict[str, Any] = {
        "uid": "letter-1@afterword",
        "starts_at": START,
        "title": "Thank-you letter",
        "alarms": (timedelta(hours=2),),
    }
    return Entry(**(given | changes))


def read(*entries: Entry) -> Any:
    """The file as another library understands it."""
    return vobject.readOne(ics(entries, NOW).decode("utf-8"), validate=True)


@pytest.mark.parametrize(
    ("zone", "start", "hours", "local"),
    [
        # Clocks go forward on 8 March 2026 in Toronto, back on 1 November.
        ("America/Toronto", "2026-03-07T14:00", 24, "2026-03-08 15:00"),
        ("America/Toronto", "2026-10-31T14:00", 24, "2026-11-01 13:00"),
        # And on 29 March and 25 October in London; in Lord Howe by half an hour on 5 April.
        ("Europe/London", "2026-03-28T10:00", 48, "2026-03-30 11:00"),
        ("Australia/Lord_Howe", "2026-04-04T12:00", 24, "2026-04-05 11:30"),
        ("Asia/Kolkata", "2026-03-28T10:00", 24, "2026-03-29 10:00"),
    ],
)
def test_hours_are_hours_also_when_the_clocks_change(
    zone: str, start: str, hours: int, local: str
) -> None:
    held = datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone))

    due = hours_after(held, hours)

    assert due - held.astimezone(UTC) == timedelta(hours=hours)
    assert f"{due.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" == local


def test_another_library_reads_the_same_moment_and_the_alarm() -> None:
    event = read(an_entry()).vevent

    assert event.dtstart.value == START.astimezone(UTC)
    assert event.summary.value == "Thank-you letter"
    assert event.valarm.trigger.value == timedelta(hours=-2)
    assert event.valarm.action.value == "DISPLAY"
    assert event.uid.value == "letter-1@afterword"


def test_commas_lines_and_other_alphabets_come_back_as_they_were() -> None:
    title = "Café, 面试; \\ Łukasz 😀"
    event = read(
        an_entry(title=title, description="First, line\nsecond; line", place="A\nB")
    ).vevent

    assert event.summary.value == title
    assert event.description.value == "First, line\nsecond; line"
    assert event.location.value == "A B"


def test_a_name_cannot_smuggle_in_a_property_or_an_entry() -> None:
    hostile = "x\r\nATTACH:https://evil.example/a\r\nEND:VEVENT\x00\x0bBEGIN:VEVENT\ud800"

    calendar = read(an_entry(title=hostile, description=hostile, uid=hostile))

    assert len(calendar.vevent_list) == 1
    assert not hasattr(calendar.vevent, "attach")


def test_several_entries_are_one_file_and_none_is_an_empty_one() -> None:
    two = read(an_entry(), an_entry(uid="letter-2@afterword", alarms=()))

    assert [e.uid.value for e in two.vevent_list] == ["letter-1@afterword", "letter-2@afterword"]
    assert b"BEGIN:VEVENT" not in ics((), NOW)


def test_lines_are_folded_at_75_bytes() -> None:
    lines = ics([an_entry(description="面试 " * 300)], NOW).split(b"\r\n")

    assert max(map(len, lines)) <= 75


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        ics([an_entry(starts_at=START.replace(tzinfo=None))], NOW)
    with pytest.raises(ValueError, match="before it starts"):
        ics([an_entry(ends_at=START - timedelta(minutes=1))], NOW)
