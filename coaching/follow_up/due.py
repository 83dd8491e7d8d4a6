"""The record → the letters that are due to whom, and when it is enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coaching.follow_up.counts import contacts_used
from coaching.follow_up.record import Record, asked_on, held_round, reminder_due
from coaching.follow_up.window import Window, window
from coaching.model import (
    Contact,
    Interview,
    Letter,
    MessageStatus,
    Origin,
    Outcome,
    Status,
    Timings,
)

UNTOLD = timedelta(days=14)
"""So long after an interview, whether they were heard from is worth asking the reader."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """One letter that is due, to one of the people met or to nobody by name."""

    kind: Letter
    interview: Interview
    contact: Contact | None = None
    window: Window | None = None
    since: date | None = None


def due(record: Record, now: datetime, today: date, timings: Timings, cap: int) -> tuple[Due, ...]:
    """
    Every letter that is due, the most pressing first.

    Thank-you letters by their window; then thanks for an answer, asking for feedback after a no,
    one reminder, asking how things stand, each latest interview first; last of all thank-you
    letters whose window has closed.
    """
    latest_first = [i for i in reversed(record.interviews) if not i.mock]
    thanks = [d for i in latest_first for d in _thank_yous(record, i, now, today, timings)]
    in_time = sorted((d for d in thanks if d.window and now <= d.window.latest), key=_latest)
    rest = _rest(record, latest_first, now, today, timings, cap)
    told = {d.interview.id for d in rest}
    late = (d for d in thanks if d not in in_time and d.interview.id not in told)
    return (*in_time, *rest, *late)


def _rest(
    record: Record,
    latest_first: Sequence[Interview],
    now: datetime,
    today: date,
    timings: Timings,
    cap: int,
) -> tuple[Due, ...]:
    return (
        *(d for i in latest_first for d in _answer_thanks(record, i, today, timings)),
        *(
            Due(Letter.FEEDBACK_REQUEST, i, record.whom(i), since=i.decided_on)
            for i in latest_first
            if asks_from(record, i, today, timings) == today
        ),
        *(
            Due(Letter.REMINDER, i, record.whom(i), since=asked_on(i))
            for i in latest_first
            if reminder_due(i, today, timings)
        ),
        *(
            Due(Letter.FOLLOW_UP, i, record.whom(i), since=i.decision_on)
            for i in latest_first
            if _status_check(record, i, now, today, timings, cap)
        ),
    )


def asks_from(record: Record, interview: Interview, today: date, timings: Timings) -> date | None:
    """
    From when on to ask for feedback: today, or a later day; None when it is not to be asked.

    Counted from the day of the no. One whose day is not known is asked about at once, and let be
    by the day of the interview.
    """
    if interview.outcome is not Outcome.NOT_SELECTED or interview.status is not Status.NOT_ASKED:
        return None
    if any(m.kind is Letter.FEEDBACK_REQUEST for m in record.about(interview)):
        return None
    since = interview.decided_on or interview.held_on
    if since and today - since > timedelta(days=timings.let_be):
        return None
    days = [
        f.due_on
        for f in record.follow_ups
        if f.interview == interview.id and f.done_at is None and f.due_on
    ]
    if interview.decided_on:
        days.append(interview.decided_on + timedelta(days=timings.ask_after))
    return max(today, *days) if days else today


def unheard(interview: Interview, today: date, timings: Timings) -> bool:
    """
    Whether to ask the reader what was decided: nothing is noted, and the day for it has passed.

    An interview without a day counts as long ago. Once asking for feedback would no longer be
    offered, this is let be as well.
    """
    if interview.mock or interview.outcome is not Outcome.UNKNOWN:
        return False
    if interview.status is not Status.NOT_ASKED:
        return False
    if interview.decision_on and interview.decision_on >= today:
        return False
    let_be = timedelta(days=timings.let_be)
    return interview.held_on is None or UNTOLD <= today - interview.held_on <= let_be


def _thank_yous(
    record: Record, interview: Interview, now: datetime, today: date, timings: Timings
) -> list[Due]:
    held = held_round(interview, now, today)
    if held is None or not _open(interview):
        return []
    due_at = window(held, timings)
    if due_at is None or now > due_at.soon + timedelta(days=timings.letter_let_be):
        return []
    begun = due_at.soon - timedelta(hours=timings.letter_soon)
    done = {
        m.contact
        for m in record.about(interview)
        if m.kind is Letter.THANK_YOU and (m.sent_at is None or m.sent_at >= begun - _DAY)
    }
    people: Sequence[Contact | None] = record.met(interview, held) or (None,)
    return [
        Due(Letter.THANK_YOU, interview, person, due_at)
        for person in people
        if (person.id if person else None) not in done
    ]


def _latest(one: Due) -> datetime:
    assert one.window is not None  # noqa: S101 - every thank-you letter has one
    return one.window.latest


def _answer_thanks(
    record: Record, interview: Interview, today: date, timings: Timings
) -> list[Due]:
    let_be = timedelta(days=timings.letter_let_be)
    kind = {
        Status.GIVEN: Letter.FEEDBACK_THANKS,
        Status.DECLINED: Letter.NO_FEEDBACK_THANKS,
    }.get(interview.status)
    told = [f.received_on for f in interview.feedback if f.origin is Origin.EMPLOYER]
    since = next((day for day in reversed(told) if day), None)
    if kind is None or since is None or not timedelta(0) <= today - since <= let_be:
        return []
    if any(m.kind is kind for m in record.about(interview)):
        return []
    return [Due(kind, interview, record.whom(interview), since=since)]


def _status_check(
    record: Record, interview: Interview, now: datetime, today: date, timings: Timings, cap: int
) -> bool:
    held = held_round(interview, now, today)
    if held is None or not _open(interview) or contacts_used(record, interview) >= cap:
        return False
    day = held.held_on or (held.starts_at.date() if held.starts_at else None)
    promised = interview.decision_on
    if promised:
        when: date | None = promised + timedelta(days=timings.status_after_promise)
    else:
        when = day + timedelta(days=timings.status_without_promise) if day else None
    if when is None or not when <= today <= when + timedelta(days=timings.let_be):
        return False
    return not _approached_since(record, interview, promised or day or when)


def _approached_since(record: Record, interview: Interview, day: date) -> bool:
    letters = [
        m.sent_at
        for m in record.about(interview)
        if m.kind is Letter.FOLLOW_UP and (m.sent_at or m.status is MessageStatus.SET_ASIDE)
    ]
    calls = [f.done_at for f in record.follow_ups if f.interview == interview.id and f.done_at]
    return any(when is None or when.date() > day for when in (*letters, *calls))


def _open(interview: Interview) -> bool:
    """Whether nothing is decided yet, as far as the journal knows."""
    return interview.outcome.open and interview.status is Status.NOT_ASKED
