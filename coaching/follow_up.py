"""The record, letters and calls → what is due to whom, until when, and when it is enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coaching.calendar import hours_after
from coaching.model import (
    Contact,
    Feedback,
    FollowUp,
    Interview,
    Letter,
    Message,
    MessageStatus,
    Origin,
    Round,
    Status,
    Timings,
)

LATE = timedelta(days=14)
"""A thank-you letter is still offered so long after the interview; then it is let be."""
LET_BE = timedelta(days=60)
"""How long after it fell due anything else is still offered."""


@dataclass(frozen=True, slots=True)
class Record:
    """What one person's journal says about following up."""

    interviews: Sequence[Interview] = ()
    contacts: Sequence[Contact] = ()
    messages: Sequence[Message] = ()
    follow_ups: Sequence[FollowUp] = ()

    def about(self, interview: Interview) -> tuple[Message, ...]:
        """Letters about one interview that were sent or set aside."""
        done = (MessageStatus.SENT, MessageStatus.SET_ASIDE)
        return tuple(m for m in self.messages if m.interview == interview.id and m.status in done)

    def met(self, interview: Interview, held: Round | None = None) -> tuple[Contact, ...]:
        """People met at one interview, or in one round of it (those without a round too)."""
        found = (c for c in self.contacts if c.interview == interview.id)
        return tuple(c for c in found if held is None or c.round in (None, held.id))


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


@dataclass(frozen=True, slots=True)
class Due:
    """One letter that is due, to one of the people met or to nobody by name."""

    kind: Letter
    interview: Interview
    contact: Contact | None = None
    window: Window | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What became of asking for feedback, in interviews; the parts add up to ``asked``."""

    asked: int
    given: int
    declined: int
    promised: int
    waiting: int
    silent: int


def held_round(interview: Interview, now: datetime, today: date) -> Round | None:
    """The latest round that has begun; None before the first."""
    past = [r for r in interview.rounds if _begun(r, now, today)]
    return past[-1] if past else None


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
        *(d for i in latest_first for d in _answer_thanks(record, i, today)),
        *(Due(Letter.FEEDBACK_REQUEST, i) for i in latest_first if asks(record, i, today)),
        *(
            Due(Letter.REMINDER, i, since=asked_on(i))
            for i in latest_first
            if reminder_due(i, today, timedelta(days=timings.remind_after))
        ),
        *(
            Due(Letter.FOLLOW_UP, i, since=i.decision_on)
            for i in latest_first
            if _status_check(record, i, now, today, timings, cap)
        ),
    )


def asks(record: Record, interview: Interview, today: date) -> bool:
    """Whether it is time to ask for feedback: a no, not asked yet, and not put off."""
    if interview.outcome != "not_selected" or interview.status is not Status.NOT_ASKED:
        return False
    if any(m.kind is Letter.FEEDBACK_REQUEST for m in record.about(interview)):
        return False
    return not any(
        f.interview == interview.id and f.done_at is None and f.due_on and f.due_on > today
        for f in record.follow_ups
    )


def asked_on(interview: Interview) -> date | None:
    """The day on which the employer was first asked for feedback, or promised it."""
    return next((f.received_on for f in interview.feedback if _waiting(f)), None)


def times_asked(interview: Interview) -> int:
    """How often the employer was asked for feedback, the first time and reminders."""
    return sum(f.status is Status.ASKED for f in interview.feedback if _waiting(f))


def reminder_due(interview: Interview, today: date, after: timedelta) -> bool:
    """Asked or promised so long ago, and not reminded: one reminder, then stop."""
    waiting = [f for f in interview.feedback if _waiting(f)]
    if interview.status not in (Status.ASKED, Status.PROMISED):
        return False
    asked = times_asked(interview)
    reminded = asked > 1 or (asked == 1 and waiting[0].status is Status.PROMISED)
    since = waiting[-1].received_on
    return not reminded and since is not None and today - since >= after


def contacts_used(record: Record, interview: Interview) -> int:
    """How often they were written to or called after the thank-you letter."""
    letters = sum(
        m.kind is Letter.FOLLOW_UP and m.status is MessageStatus.SENT
        for m in record.about(interview)
    )
    return letters + sum(
        f.interview == interview.id and f.done_at is not None for f in record.follow_ups
    )


def followed_up(record: Record, now: datetime, today: date) -> tuple[int, int]:
    """In how many of one's own interviews somebody was thanked or written to, of how many held."""
    held = [i for i in record.interviews if not i.mock and _was_held(i, now, today)]
    done = [
        i
        for i in held
        if any(
            m.status is MessageStatus.SENT and m.kind in (Letter.THANK_YOU, Letter.FOLLOW_UP)
            for m in record.about(i)
        )
        or any(f.interview == i.id and f.done_at for f in record.follow_ups)
    ]
    return len(done), len(held)


def answers(interviews: Sequence[Interview]) -> Answers:
    """Count interviews by what became of asking, by the same status the charts use."""
    said = [i.status for i in interviews if not i.mock and i.status is not Status.NOT_ASKED]
    return Answers(
        asked=len(said),
        given=said.count(Status.GIVEN),
        declined=said.count(Status.DECLINED),
        promised=said.count(Status.PROMISED),
        waiting=said.count(Status.ASKED),
        silent=said.count(Status.NO_ANSWER),
    )


def _thank_yous(
    record: Record, interview: Interview, now: datetime, today: date, timings: Timings
) -> list[Due]:
    held = held_round(interview, now, today)
    if held is None or not _open(interview):
        return []
    due_at = window(held, timings)
    if due_at is None or now > due_at.soon + LATE:
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


def _answer_thanks(record: Record, interview: Interview, today: date) -> list[Due]:
    kind = {
        Status.GIVEN: Letter.FEEDBACK_THANKS,
        Status.DECLINED: Letter.NO_FEEDBACK_THANKS,
    }.get(interview.status)
    told = [f.received_on for f in interview.feedback if f.origin is Origin.EMPLOYER]
    since = next((day for day in reversed(told) if day), None)
    if kind is None or since is None or not timedelta(0) <= today - since <= LATE:
        return []
    if any(m.kind is kind for m in record.about(interview)):
        return []
    return [Due(kind, interview, since=since)]


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
    if when is None or not when <= today <= when + LET_BE:
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


def _was_held(interview: Interview, now: datetime, today: date) -> bool:
    undated = all(r.held_on is None and r.starts_at is None for r in interview.rounds)
    return undated or held_round(interview, now, today) is not None


def _begun(held: Round, now: datetime, today: date) -> bool:
    if held.starts_at is not None:
        return held.starts_at <= now
    return held.held_on is not None and held.held_on <= today


def _end_of(day: date, hours: int, zone: str) -> datetime:
    """The last minute of the day so many hours after a day, where the interview was."""
    last = day + timedelta(days=max(1, round(hours / 24)))
    return datetime.combine(last, time(23, 59), _zone(zone)).astimezone(UTC)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def _waiting(feedback: Feedback) -> bool:
    return feedback.origin is Origin.EMPLOYER and feedback.status in (
        Status.ASKED,
        Status.PROMISED,
    )


_DAY = timedelta(days=1)
