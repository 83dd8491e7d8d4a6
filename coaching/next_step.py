"""Where a search stands → exactly one next thing to do. Clear rules, in order; never a pile."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from coaching.follow_up import Due, held_round, unheard
from coaching.model import (
    Interview,
    Letter,
    Origin,
    PracticeLog,
    PracticePlan,
    Reflection,
    Round,
    Status,
    Task,
    Timings,
)

ENOUGH = 3
FRESH = timedelta(days=1)
"""How long after an interview it is still right after."""
LOW_FOR = timedelta(days=3)
"""How long a low feeling comes before tasks, unless the reader goes on."""
ASKING = {Letter.FEEDBACK_REQUEST: "ask", Letter.REMINDER: "remind"}
"""Letters that can be done by a call as well, so that noting it is a step of its own."""


class Do(StrEnum):
    """What the next step is."""

    BEGIN = "begin"
    TALK = "talk"
    FINISH = "finish"
    REFLECT = "reflect"
    WRITE = "write"
    ASK = "ask"
    REMIND = "remind"
    HEAR = "hear"
    PRACTISE = "practise"
    TAKE_ON = "take_on"
    MEET = "meet"
    LOOK = "look"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Step:
    """One next step, about at most one interview, letter, reflection or unfinished entry."""

    do: Do
    interview: Interview | None = None
    draft: str | None = None
    letter: Due | None = None
    reflection: Reflection | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """
    What the rules look at.

    ``interviews`` are the whole journal, by day; ``unfinished`` the keys of unfinished entries,
    newest first; ``letters`` what is due, most pressing first; ``plan`` the open practice plan
    with its ``logs``; ``tasks`` what a consultant set and is not taken on. ``waived`` is the
    day on which the reader last said "not today". ``noting`` are notes that are being written and
    say how it felt, with the key of their draft; ``heard`` is the key, or the id of the reflection,
    after whose low feeling the reader went on; ``meeting`` the day of a meeting with a consultant
    that is still to prepare; ``timings`` are the centre's.
    """

    interviews: Sequence[Interview] = ()
    unfinished: Sequence[str] = ()
    letters: Sequence[Due] = ()
    reflections: Sequence[Reflection] = field(default=())
    plan: PracticePlan | None = None
    logs: Sequence[PracticeLog] = ()
    tasks: Sequence[Task] = ()
    waived: date | None = None
    heard: int | str | None = None
    noting: tuple[str, Reflection] | None = None
    meeting: date | None = None
    timings: Timings = field(default_factory=Timings)


def next_step(standing: Standing, now: datetime, today: date) -> Step:
    """
    Choose the one next step.

    Returns:
        In order: rest when waived today; a person to talk to when the latest notes are low;
        finish an entry; begin when there is nothing; reflect on an interview held since
        yesterday, as long as its letter is not pressing; a thank-you letter in its time; prepare
        a meeting that is today or tomorrow; the other letters (thanks before asking, asking before
        one reminder); say whether an employer whose day has passed was
        heard from, since asking waits for a no; a practice session that is due; a consultant's
        task to take on while no plan is open; look at what comes back from three employers on,
        unless something is being practised; else rest.
    """
    if standing.waived == today:
        return Step(Do.REST)
    if low := _low(standing, now):
        return low
    if standing.unfinished:
        return Step(Do.FINISH, draft=standing.unfinished[0])
    real = [i for i in standing.interviews if not i.mock]
    return _after(standing, real, now, today) if real else Step(Do.BEGIN)


def _after(standing: Standing, real: Sequence[Interview], now: datetime, today: date) -> Step:
    """The rules for somebody with at least one interview and nothing half done."""
    if fresh := _to_reflect_on(standing, real, now, today):
        return Step(Do.REFLECT, fresh)
    if reaching_out := _meeting_or_letter(standing, now, today):
        return reaching_out
    if untold := [i for i in real if unheard(i, today, standing.timings)]:
        return Step(Do.HEAR, untold[-1])
    if standing.plan:
        due_now = session_due(standing.plan, standing.logs, today)
        return Step(Do.PRACTISE if due_now else Do.REST)
    if standing.tasks:
        return Step(Do.TAKE_ON)
    employers = {" ".join(i.employer.casefold().split()) for i in real if i.status is Status.GIVEN}
    return Step(Do.LOOK if len(employers) >= ENOUGH else Do.REST)


def _meeting_or_letter(standing: Standing, now: datetime, today: date) -> Step | None:
    near = standing.meeting is not None and standing.meeting - today <= FRESH
    if near and not _in_time(standing, now):
        return Step(Do.MEET)
    if standing.letters:
        due = standing.letters[0]
        return Step(Do(ASKING.get(due.kind, Do.WRITE)), due.interview, letter=due)
    return None


def _in_time(standing: Standing, now: datetime) -> bool:
    """Whether a thank-you letter can still go out in time."""
    window = standing.letters[0].window if standing.letters else None
    return window is not None and now <= window.latest


def session_due(plan: PracticePlan, logs: Sequence[PracticeLog], today: date) -> bool:
    """Whether the next session of a plan has come and was not had yet."""
    had = [log.done_on for log in logs if log.plan == plan.id]
    if today in had or len(had) >= max(plan.sessions, 1):
        return False
    return plan.starts_on + timedelta(days=plan.every_days * len(had)) <= today


def coming(
    interviews: Sequence[Interview], now: datetime, today: date
) -> tuple[tuple[Interview, Round], ...]:
    """Rounds that lie ahead, with their interviews, the nearest first; those of today too."""
    ahead = [
        (interview, held)
        for interview in interviews
        if interview.outcome.open
        for held in interview.rounds
        if (
            held.starts_at > now if held.starts_at else bool(held.held_on and held.held_on >= today)
        )
    ]
    return tuple(sorted(ahead, key=lambda pair: (pair[1].held_on or today, pair[0].id or 0)))


def _low(standing: Standing, now: datetime) -> Step | None:
    """A person to talk to, when the latest notes, kept or not yet, are low."""
    said: list[tuple[int | str | None, Reflection]] = [(r.id, r) for r in standing.reflections]
    said += [standing.noting] if standing.noting else []
    if not said:
        return None
    name, latest = max(said, key=lambda pair: pair[1].written_at)
    went_on = name is not None and name == standing.heard
    if went_on or not latest.low or now - latest.written_at > LOW_FOR:
        return None
    return Step(Do.TALK, reflection=latest, draft=name if isinstance(name, str) else None)


def _to_reflect_on(
    standing: Standing, real: Sequence[Interview], now: datetime, today: date
) -> Interview | None:
    pressing = {d.interview.id for d in standing.letters if d.window and now > d.window.soon}
    for interview in reversed(real):
        held = held_round(interview, now, today)
        if held is None or held.held_on is None or today - held.held_on > FRESH:
            continue
        noted = any(
            r.interview == interview.id and r.written_at.date() >= held.held_on - FRESH
            for r in standing.reflections
        )
        own = any(f.origin is Origin.OWN for f in interview.feedback)
        if not (noted or own or interview.id in pressing):
            return interview
    return None
