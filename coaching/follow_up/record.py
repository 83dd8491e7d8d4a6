"""What one person's journal says about following up → rounds held, times asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coaching.model import (
    Contact,
    Feedback,
    FollowUp,
    Interview,
    Message,
    MessageStatus,
    Origin,
    Round,
    Status,
    Timings,
)


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

    def whom(self, interview: Interview) -> Contact | None:
        """To whom to write after the thank-you letter: who spoke last, else the only one met."""
        people = self.met(interview)
        spoke = (_folded(f.giver) for f in reversed(interview.feedback) if f.giver.strip())
        named = next((c for name in spoke for c in people if _folded(c.name) == name), None)
        return named or (people[0] if len(people) == 1 else None)


def held_round(interview: Interview, now: datetime, today: date) -> Round | None:
    """The latest round that has begun; None before the first."""
    past = [r for r in interview.rounds if _begun(r, now, today)]
    return past[-1] if past else None


def asked_on(interview: Interview) -> date | None:
    """The day on which the employer was first asked for feedback, or promised it."""
    return next((f.received_on for f in interview.feedback if _waiting(f)), None)


def times_asked(interview: Interview) -> int:
    """How often the employer was asked for feedback, the first time and reminders."""
    return sum(f.status is Status.ASKED for f in interview.feedback if _waiting(f))


def reminder_due(interview: Interview, today: date, timings: Timings) -> bool:
    """Asked or promised so long ago, not reminded, and not let be: one reminder, then stop."""
    waiting = [f for f in interview.feedback if _waiting(f)]
    if interview.status not in (Status.ASKED, Status.PROMISED):
        return False
    asked = times_asked(interview)
    reminded = asked > 1 or (asked == 1 and waiting[0].status is Status.PROMISED)
    since = waiting[-1].received_on
    if reminded or since is None:
        return False
    return timings.remind_after <= (today - since).days <= timings.let_be


def _begun(held: Round, now: datetime, today: date) -> bool:
    if held.starts_at is not None:
        return held.starts_at <= now
    return held.held_on is not None and held.held_on <= today


def _waiting(feedback: Feedback) -> bool:
    return feedback.origin is Origin.EMPLOYER and feedback.status in (
        Status.ASKED,
        Status.PROMISED,
    )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
