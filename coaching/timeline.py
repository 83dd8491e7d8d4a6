"""What is known of one application → what happened and will happen, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coaching.model import (
    Approach,
    Feedback,
    FollowUp,
    Interview,
    Letter,
    Message,
    MessageStatus,
    Origin,
    Outcome,
    PracticeLog,
    PracticePlan,
    Reflection,
    Status,
)


class About(StrEnum):
    """What an event is about."""

    ROUND = "round"
    NOTES = "notes"
    LETTER = "letter"
    CONTACT = "contact"
    FEEDBACK = "feedback"
    DECISION = "decision"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline; ``what`` is ours, ``words`` are the person's or the employer's."""

    on: date | None
    about: About
    what: str
    words: str = ""
    at: datetime | None = None


LETTERS = {
    Letter.THANK_YOU: "Thank-you letter",
    Letter.FOLLOW_UP: "Question how things stand",
    Letter.FEEDBACK_REQUEST: "Request for feedback",
    Letter.REMINDER: "Reminder",
    Letter.FEEDBACK_THANKS: "Thanks for the feedback",
    Letter.NO_FEEDBACK_THANKS: "Thanks all the same",
    Letter.WITHDRAW: "Withdrawal",
    Letter.DECLINE_OFFER: "Offer declined",
    Letter.REPLY: "Reply",
}
APPROACHES = {
    Approach.LETTER: "Letter",
    Approach.CALL: "Call",
    Approach.MESSAGE: "Message",
    Approach.VISIT: "Visit",
}
SAID = {
    Status.GIVEN: "Feedback given",
    Status.ASKED: "Asked for feedback",
    Status.PROMISED: "Feedback promised",
    Status.DECLINED: "Feedback declined, by their policy",
    Status.NO_ANSWER: "No answer about feedback",
    Status.NOT_ASKED: "Feedback not asked yet",
}
HEARD = {
    Outcome.NOT_SELECTED: "Heard: not selected",
    Outcome.OFFER: "Heard: an offer",
    Outcome.NO_REPLY: "No word came; let rest",
    Outcome.WITHDREW: "You withdrew",
    Outcome.CANCELLED: "Heard: the position was cancelled",
}


def timeline(
    interview: Interview,
    reflections: Iterable[Reflection] = (),
    messages: Iterable[Message] = (),
    follow_ups: Iterable[FollowUp] = (),
    plans: Iterable[PracticePlan] = (),
    logs: Iterable[PracticeLog] = (),
) -> tuple[Event, ...]:
    """
    Everything about one application by day, those without a day last.

    Letters that were only drafted, and ones about another interview, are left out; so is practice
    that another interview prompted.
    """
    mine = {plan.id: plan for plan in plans if interview.id in plan.prompted_by}
    events = [
        *(
            Event(r.held_on, About.ROUND, r.stage or "Interview", r.place, r.starts_at)
            for r in interview.rounds
            if r.held_on or r.stage
        ),
        *(
            Event(r.written_at.date(), About.NOTES, "Your own notes", r.went_well)
            for r in reflections
            if r.interview == interview.id
        ),
        *(
            Event(m.sent_at and m.sent_at.date(), About.LETTER, LETTERS[m.kind], m.subject)
            for m in messages
            if m.interview == interview.id and m.status is MessageStatus.SENT
        ),
        *(
            Event(f.done_at.date(), About.CONTACT, APPROACHES[f.kind], f.answer)
            for f in follow_ups
            if f.interview == interview.id and f.done_at
        ),
        *(_feedback(f, mock=interview.mock) for f in interview.feedback),
        *(Event(p.starts_on, About.PRACTICE, "Practice planned", p.drill) for p in mine.values()),
        *(
            Event(log.done_on, About.PRACTICE, "Practised", mine[log.plan].drill)
            for log in logs
            if log.plan in mine
        ),
    ]
    if interview.decided_on and interview.outcome in HEARD:
        events.append(Event(interview.decided_on, About.DECISION, HEARD[interview.outcome]))
    if interview.decision_on:
        events.append(Event(interview.decision_on, About.DECISION, "Decision promised"))
    return tuple(sorted(events, key=lambda e: e.on or date.max))


def _feedback(said: Feedback, *, mock: bool) -> Event:
    if said.origin is Origin.OWN:
        return Event(said.received_on, About.NOTES, "Your own view, sorted")
    what = "Said in practice" if mock else SAID[said.status]
    return Event(said.received_on, About.FEEDBACK, what, said.channel)
