"""A round → when its thank-you letter is due, right by zone and across a change of clocks."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coaching.calendar import hours_after
from coaching.model import Round, Timings


@dataclass(frozen=True, slots=True)
class Window:
    """
    When a letter is due: ``soon`` and at the ``latest``, in UTC.

    Exact to the minute when the hour of the interview is known (``exact``); else the ends of the
    days after it.
    """

    soon: datetime
    latest: datetime
    exact: bool


def window(held: Round, timings: Timings) -> Window | None:
    """When the thank-you letter for a round is due; None when its day is not known."""
    if held.starts_at is not None:
        return Window(
            hours_after(held.starts_at, timings.letter_soon),
            hours_after(held.starts_at, timings.letter_latest),
            exact=True,
        )
    if held.held_on is None:
        return None
    return Window(
        _end_of(held.held_on, timings.letter_soon, held.time_zone),
        _end_of(held.held_on, timings.letter_latest, held.time_zone),
        exact=False,
    )


def _end_of(day: date, hours: int, zone: str) -> datetime:
    """The last minute of the day so many hours after a day, where the interview was."""
    last = day + timedelta(days=max(1, round(hours / 24)))
    return datetime.combine(last, time(23, 59), _zone(zone)).astimezone(UTC)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")
