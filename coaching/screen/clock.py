"""How long a letter still has: a sentence, a bar of the hours, and the calendar file."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from coaching import calendar, screen
from coaching.centre import centre
from coaching.escapes import html
from coaching.follow_up import Due, Window

Day = date | None
"""A day the reader chose; none means today."""


def day_of_it(label: str, key: str) -> Day:
    """Ask on which day something was done: today unless the reader chooses another."""
    today = screen.today()
    return st.date_input(label, today, max_value=today, format="YYYY-MM-DD", key=key)


def on(day: Day) -> date:
    """The day that was meant."""
    return day or screen.today()


def at(day: Day) -> datetime:
    """The moment to note for a day: now for today, the middle of an earlier one."""
    if on(day) >= screen.today():
        return screen.now()
    return datetime.combine(on(day), time(12), ZoneInfo(screen.zone()))


def local_day(when: datetime) -> date:
    """The day of a moment by the reader's clock."""
    return when.astimezone(ZoneInfo(screen.zone())).date()


def moment(when: datetime, exact: bool = True) -> str:
    """``Sun 8 Mar, 15:00`` by the reader's clock; without the hour when it is not known."""
    local = when.astimezone(ZoneInfo(screen.zone()))
    day = f"{local:%a} {screen.day(local.date())}"
    return f"{day}, {local:%H:%M}" if exact else day


def left(until: datetime, now: datetime) -> str:
    """``5 hours left``, ``40 minutes left``, ``2 days past``."""
    span = until - now
    word = "left" if span >= timedelta(0) else "past"
    minutes = int(abs(span).total_seconds() // 60)
    for size, name in ((1440, "day"), (60, "hour")):
        if minutes >= 2 * size or (name == "hour" and minutes >= size):
            return f"{screen.plural(minutes // size, name)} {word}"
    return f"{screen.plural(minutes, 'minute')} {word}"


def sentence(due_at: Window, now: datetime) -> str:
    """When a letter is due, as Markdown that goes on after its name."""
    soon, latest = moment(due_at.soon, due_at.exact), moment(due_at.latest, due_at.exact)
    if now <= due_at.soon:
        return f"is due by **{soon}** ({left(due_at.soon, now)}), at the latest {latest}"
    if now <= due_at.latest:
        return f"is due at the latest by **{latest}** ({left(due_at.latest, now)})"
    return f"was due by {latest}. Late is kinder than never: two sentences are enough"


def bar(due_at: Window, now: datetime) -> None:
    """The hours since the interview on a line from 0 to the latest, with a mark at the first."""
    timings = centre().timings
    start = due_at.soon - timedelta(hours=timings.letter_soon)
    whole = (due_at.latest - start).total_seconds()
    gone = min(max((now - start).total_seconds() / whole, 0), 1)
    mark = (due_at.soon - start).total_seconds() / whole
    hours = max(0, int((now - start).total_seconds() // 3600))
    said = html(f"{hours} of {timings.letter_latest} hours since the interview")
    st.html(
        f'<div class="clock" role="img" aria-label="{said}">'
        f'<i style="width:{gone:.1%}"></i><b style="left:{mark:.1%}"></b></div>'
        f'<div class="clock-hours"><span style="left:{mark:.1%}">{timings.letter_soon} h</span>'
        f"<span>{timings.letter_latest} h</span></div>"
    )


def calendar_button(dues: Iterable[Due], key: str) -> None:
    """Take the reminders away as one calendar file; nothing when none has an hour."""
    entries = [entry for due in dues for entry in _entries(due)]
    if entries:
        st.download_button(
            "Remind me (calendar)",
            calendar.ics(entries, screen.now()),
            file_name="letters.ics",
            mime="text/calendar",
            icon=":material/event:",
            type="tertiary",
            key=key,
            on_click="ignore",
        )


def _entries(due: Due) -> list[calendar.Entry]:
    if due.window is None:
        return []
    to = due.contact.name if due.contact and due.contact.name else due.interview.employer
    name = f"{due.interview.id}-{due.contact.id if due.contact else 0}-{screen.owner()}"
    return [
        calendar.Entry(
            uid=f"thank-you-{name}@afterword",
            starts_at=due.window.soon,
            title=f"Thank-you letter to {to}",
            description=f"{due.interview.employer}: due now, at the latest "
            f"{moment(due.window.latest, due.window.exact)}.",
            alarms=(timedelta(hours=4), timedelta(0)),
        ),
        calendar.Entry(
            uid=f"thank-you-latest-{name}@afterword",
            starts_at=due.window.latest,
            title=f"Last call: thank-you letter to {to}",
            alarms=(timedelta(hours=6), timedelta(hours=1)),
        ),
    ]
