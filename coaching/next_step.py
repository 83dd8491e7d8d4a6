"""Interviews and drafts → exactly one next thing to do. Clear rules, in order; never a pile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coaching.model import Feedback, Interview, Origin, Status

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
    if due := [i for i in past if _due(i, today)]:
        return Step(Do.REMIND, due[0])
    employers = {" ".join(i.employer.casefold().split()) for i in real if i.status is Status.GIVEN}
    return Step(Do.LOOK if len(employers) >= ENOUGH else Do.REST)


def _due(interview: Interview, today: date) -> bool:
    """Asked or promised a week ago or more, not reminded: one reminder, then stop."""
    waiting = [f for f in interview.feedback if _waiting(f)]
    if interview.status not in (Status.ASKED, Status.PROMISED):
        return False
    asked = sum(f.status is Status.ASKED for f in waiting)
    reminded = asked > 1 or (asked == 1 and waiting[0].status is Status.PROMISED)
    since = waiting[-1].received_on
    return not reminded and since is not None and today - since >= FAIR_WAIT


def _waiting(feedback: Feedback) -> bool:
    return feedback.origin is Origin.EMPLOYER and feedback.status in (
        Status.ASKED,
        Status.PROMISED,
    )
