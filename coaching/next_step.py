"""Interviews and drafts → exactly one next thing to do. Clear rules, in order; never a pile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coaching.follow_up import reminder_due
from coaching.model import Interview, Status

ENOUGH = 3
FAIR_WAIT = timedelta(days=7)


class Do(StrEnum):
    """What the next step is."""

    BEGIN = "begin"
    FINISH = "finish"
    ASK = "ask"
    REMIND = "remind"
    LOOK = "look"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Step:
    """One next step, about at most one interview or one unfinished entry."""

    do: Do
    interview: Interview | None = None
    draft: str | None = None


def next_step(
    interviews: Sequence[Interview], unfinished: Sequence[str], today: date, waived: date | None
) -> Step:
    """
    Choose the one next step.

    Args:
        interviews: The whole journal.
        unfinished: Keys of unfinished entries, newest first.
        today: The reader's day.
        waived: The day on which they last said "not today"; on that day nothing is asked.

    Returns:
        In order: rest when waived today; finish an entry; begin when there is nothing; ask the
        latest employer that was not asked; remind, once, one that was asked or promised over a
        week ago; look at what comes back from three employers on; else rest.
    """
    if waived == today:
        return Step(Do.REST)
    if unfinished:
        return Step(Do.FINISH, draft=unfinished[0])
    real = [i for i in interviews if not i.mock]
    if not real:
        return Step(Do.BEGIN)
    past = [i for i in real if i.held_on is None or i.held_on <= today]
    if unasked := [i for i in past if i.status is Status.NOT_ASKED]:
        return Step(Do.ASK, unasked[-1])
    if due := [i for i in past if reminder_due(i, today, FAIR_WAIT)]:
        return Step(Do.REMIND, due[0])
    employers = {" ".join(i.employer.casefold().split()) for i in real if i.status is Status.GIVEN}
    return Step(Do.LOOK if len(employers) >= ENOUGH else Do.REST)
