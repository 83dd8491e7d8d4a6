"""A plan in the making ↔ its draft; a plan → its sentence, its end, and its calendar entries."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from coaching import calendar
from coaching.codebook import Codebook
from coaching.model import AgreedWith, CoachingError, PracticeLog, PracticePlan

KIND = "practice_plan"
EVERY = {0: "Once", 1: "Every day", 2: "Every second day", 7: "Every week"}
FIRST_AT = time(18, 0)
A_WHILE = timedelta(weeks=2)
LONGEST = 400
"""Characters of a sentence in a plan; more does not fit a calendar or a tired head."""


def begin(
    theme: str, prompted_by: Sequence[int], today: date, book: Codebook | None = None
) -> dict[str, Any]:
    """The body of a draft for a new plan: the theme's drill, tomorrow at six, two weeks."""
    known = book.get(theme) if book else None
    drill = known.drill if known else None
    return {
        "theme": theme,
        "prompted_by": list(prompted_by),
        "own": drill is None,
        "drill": "",
        "steps": "",
        "minutes": drill.minutes if drill else 20,
        "done_when": "",
        "cue": "",
        "action": "",
        "day": (today + timedelta(days=1)).isoformat(),
        "time": FIRST_AT.isoformat("minutes"),
        "every_days": 0,
        "sessions": 1,
        "due_on": (today + A_WHILE).isoformat(),
        "agreed_with": AgreedWith.SELF.value,
        "notes": "",
    }


def reopen(plan: PracticePlan, zone: str) -> dict[str, Any]:
    """The body of a draft that changes a stored plan."""
    first = plan.starts_at.astimezone(_zone(plan.time_zone or zone)) if plan.starts_at else None
    return {
        "theme": plan.theme,
        "prompted_by": list(plan.prompted_by),
        "own": True,
        "drill": plan.drill,
        "steps": "\n".join(plan.steps),
        "minutes": plan.minutes,
        "done_when": plan.done_when,
        "cue": plan.cue,
        "action": plan.action,
        "day": (first.date() if first else plan.starts_on).isoformat(),
        "time": first.time().isoformat("minutes") if first else "",
        "every_days": plan.every_days,
        "sessions": plan.sessions,
        "due_on": plan.due_on.isoformat() if plan.due_on else "",
        "agreed_with": plan.agreed_with.value,
        "notes": plan.notes,
        "changes": plan.id,
        "version": plan.version,
        "starts_on": plan.starts_on.isoformat(),
    }


def to_plan(body: Mapping[str, Any], book: Codebook, zone: str, today: date) -> PracticePlan:
    """
    The plan a draft has become.

    Raises:
        CoachingError: If something is missing or cannot be; the sentence says what.
    """
    day, at = date.fromisoformat(body["day"]), body.get("time") or ""
    due_on = date.fromisoformat(body["due_on"]) if body.get("due_on") else None
    if due_on is not None and due_on < day:
        raise CoachingError(
            "The plan would end before it begins. Choose a last day on or after the first."
        )
    plan = PracticePlan(
        theme=body["theme"],
        starts_on=date.fromisoformat(body["starts_on"]) if body.get("starts_on") else today,
        minutes=int(body["minutes"]),
        action=_short(body["action"]),
        cue=_short(body["cue"]),
        starts_at=_moment(day, at, zone) if at else None,
        time_zone=zone if at else "",
        sessions=int(body["sessions"]),
        every_days=int(body["every_days"]),
        due_on=due_on,
        agreed_with=AgreedWith(body["agreed_with"]),
        prompted_by=tuple(body["prompted_by"]),
        notes=body["notes"].strip(),
        id=body.get("changes"),
        version=body.get("version", 1),
    )
    plan = _with_drill(plan, body, book)
    return replace(plan, cue=plan.cue or cue(body), action=plan.action or _action(plan))


def _with_drill(plan: PracticePlan, body: Mapping[str, Any], book: Codebook) -> PracticePlan:
    known = book.get(plan.theme)
    drill = known.drill if known else None
    if drill is not None and not body["own"]:
        return replace(plan, drill=drill.name, steps=drill.steps, done_when=drill.done_when)
    steps = tuple(line.strip() for line in body["steps"].splitlines() if line.strip())
    if not steps:
        raise CoachingError("Say what you will do: one small step on a line is enough.")
    name = " ".join(body["drill"].split()) or "My own drill"
    return replace(plan, drill=name, steps=steps, done_when=_short(body["done_when"]))


def cue(body: Mapping[str, Any]) -> str:
    """When the person has not said when: the day and hour they chose."""
    day, at = date.fromisoformat(body["day"]), body.get("time") or ""
    named = f"{day:%A}" if int(body["every_days"]) in (0, 7) else ""
    if int(body["every_days"]) == 0:
        named = f"{day:%A} {day.day} {day:%B}"
    return (
        "it is " + " ".join(part for part in (named, at) if part) if named or at else "it is time"
    )


def _action(plan: PracticePlan) -> str:
    return f"do “{plan.drill}” for {plan.minutes} minutes"


def sentence(plan: PracticePlan) -> tuple[str, str]:
    """The two halves of "If …, then I …", without a full stop or the words before them."""
    return _half(plan.cue, ("if ",)), _half(plan.action, ("then ", "i "))


def stops(plan: PracticePlan, day: str) -> str:
    """When to stop, whichever comes first; ``day`` is the last day as the page writes it."""
    ends = [f"when it is done: {plan.done_when.rstrip('.')}"] if plan.done_when else []
    if plan.sessions:
        ends.append(f"after {plan.sessions} session{'s' if plan.sessions != 1 else ''}")
    if plan.due_on:
        ends.append(f"on {day}")
    return "; or ".join(ends)


def due(plan: PracticePlan, logs: Sequence[PracticeLog], today: date) -> bool:
    """Whether an end that the person set has come: the last day, or all the sessions."""
    done = sum(log.plan == plan.id for log in logs)
    return bool(plan.due_on and plan.due_on <= today) or bool(plan.sessions <= done and done)


def moment(plan: PracticePlan) -> datetime | None:
    """The first session in the zone it was meant in."""
    return plan.starts_at.astimezone(_zone(plan.time_zone)) if plan.starts_at else None


def entries(plan: PracticePlan, title: str) -> list[calendar.Entry]:
    """
    One calendar entry for each session, at the same hour of the person's day.

    An entry names the drill, never why: a calendar is often seen by others.
    """
    first = moment(plan)
    if first is None:
        return []
    days = [timedelta(days=plan.every_days * n) for n in range(plan.sessions)]
    starts = [first + step for step in (days if plan.every_days else days[:1])]
    wanted = [s for s in starts if plan.due_on is None or s.date() <= plan.due_on] or starts[:1]
    return [
        calendar.Entry(
            uid=f"practice-{plan.id}-{number}@afterword",
            starts_at=start,
            ends_at=_later(start, plan.minutes),
            title=title,
            description="\n".join(f"{n}. {step}" for n, step in enumerate(plan.steps, 1)),
            alarms=(timedelta(minutes=10),),
        )
        for number, start in enumerate(wanted, 1)
    ]


def _later(start: datetime, minutes: int) -> datetime:
    return start.astimezone(UTC) + timedelta(minutes=max(minutes, 5))


def _moment(day: date, at: str, zone: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(at), _zone(zone)).astimezone(UTC)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def _half(text: str, openings: tuple[str, ...]) -> str:
    """A half of the sentence as somebody wrote it, without what the page says before it."""
    for opening in openings:
        if text.casefold().startswith(opening):
            text = text[len(opening) :]
    return text.strip().rstrip(".,")


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= LONGEST else f"{one_line[: LONGEST - 1]}…"
