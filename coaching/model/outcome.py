"""How an application ended, or that it has not."""

from enum import StrEnum


class Outcome(StrEnum):
    """What the employer decided, or the person did; it is never counted."""

    UNKNOWN = ""
    WAITING = "waiting"
    NOT_SELECTED = "not_selected"
    NO_REPLY = "no_reply"
    OFFER = "offer"
    WITHDREW = "withdrew"
    CANCELLED = "cancelled"
    RESERVE = "reserve"

    @property
    def open(self) -> bool:
        """Whether something may still come of it."""
        return self in (Outcome.UNKNOWN, Outcome.WAITING, Outcome.RESERVE)
