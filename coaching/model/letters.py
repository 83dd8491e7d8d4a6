"""Letters after an interview, and the log of following up."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Letter(StrEnum):
    """What a letter is for."""

    THANK_YOU = "thank_you"
    FOLLOW_UP = "follow_up"
    FEEDBACK_REQUEST = "feedback_request"
    REMINDER = "reminder"
    FEEDBACK_THANKS = "feedback_thanks"
    NO_FEEDBACK_THANKS = "no_feedback_thanks"
    WITHDRAW = "withdraw"
    DECLINE_OFFER = "decline_offer"
    REPLY = "reply"


class MessageStatus(StrEnum):
    """Where a letter is. Set aside: the person decided that it needs none."""

    DRAFT = "draft"
    SENT = "sent"
    SET_ASIDE = "set_aside"


class Approach(StrEnum):
    """How the employer was approached, when it was not by a letter of this journal."""

    LETTER = "letter"
    CALL = "call"
    MESSAGE = "message"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Message:
    """
    One letter about one interview, to one of the people met or to nobody by name.

    ``sent_at`` is when the person says they sent it: the product sends nothing itself.
    """

    interview: int
    kind: Letter
    contact: int | None = None
    status: MessageStatus = MessageStatus.DRAFT
    channel: str = ""
    subject: str = ""
    body: str = ""
    due_at: datetime | None = None
    sent_at: datetime | None = None
    id: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One time the employer was called, visited or written to, with what they said."""

    interview: int
    kind: Approach
    contact: int | None = None
    due_on: date | None = None
    done_at: datetime | None = None
    answer: str = ""
    notes: str = ""
    id: int | None = None
    version: int = 1
