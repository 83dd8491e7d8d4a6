"""What is practised, and what to practise with: plans, their logs, stories, questions asked."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PlanStatus(StrEnum):
    """Where a plan stands. Both ends are fine; neither is counted."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class AgreedWith(StrEnum):
    """With whom a plan was made."""

    SELF = "self"
    CONSULTANT = "consultant"


@dataclass(frozen=True, slots=True)
class PracticePlan:
    """
    One theme, one drill, one dated if-then plan.

    The drill is kept as it was agreed (name, ``steps``, ``minutes``, ``done_when``), so a newer
    codebook does not change it. "If ``cue``, then I ``action``" is the plan in words;
    ``starts_at`` with ``time_zone`` is the first session's moment and the zone it was meant in.
    There are ``sessions`` of them, ``every_days`` apart (0: once). The plan ends when the drill
    is done, after that many sessions, or on ``due_on``, whichever comes first.
    ``prompted_by`` lists the ids of the interviews that led to it: a comparison of before and
    after leaves them out.
    """

    theme: str
    starts_on: date
    drill: str = ""
    steps: tuple[str, ...] = ()
    minutes: int = 0
    done_when: str = ""
    cue: str = ""
    action: str = ""
    starts_at: datetime | None = None
    time_zone: str = ""
    sessions: int = 1
    every_days: int = 0
    due_on: date | None = None
    status: PlanStatus = PlanStatus.OPEN
    agreed_with: AgreedWith = AgreedWith.SELF
    prompted_by: tuple[int, ...] = ()
    notes: str = ""
    id: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class PracticeLog:
    """One time a plan was practised; confidence is one's own, 1 to 5, or None when not given."""

    plan: int
    done_on: date
    minutes: int = 0
    confidence_before: int | None = None
    confidence_after: int | None = None
    notes: str = ""
    id: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Story:
    """One's own episode, told as situation, task, action and result; and what it shows."""

    title: str
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""
    shows: str = ""
    themes: tuple[str, ...] = ()
    id: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Question:
    """
    A question that was really asked.

    ``interview`` and ``story`` are ids, or None; ``rating`` says how answering felt, 1 to 5.
    ``practised_on`` is the last day it was practised.
    """

    text: str
    interview: int | None = None
    rating: int | None = None
    story: int | None = None
    notes: str = ""
    practised_on: date | None = None
    id: int | None = None
    version: int = 1
