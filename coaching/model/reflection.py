"""What a person noted for themselves right after an interview."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Feeling(StrEnum):
    """How it felt, in a word; never turned into a number."""

    UNSAID = ""
    GOOD = "good"
    ALL_RIGHT = "all_right"
    MIXED = "mixed"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Reflection:
    """
    One's own notes on one interview; ``round`` is the id of the round they are about, if known.

    ``forgotten`` are the things one meant to say, each of which a thank-you letter can carry.
    Confidence is from 1 (none) to 5, None when it was not said.
    """

    interview: int
    written_at: datetime
    round: int | None = None
    went_well: str = ""
    differently: str = ""
    surprised: str = ""
    went_badly: str = ""
    questions: str = ""
    forgotten: tuple[str, ...] = ()
    feeling: Feeling = Feeling.UNSAID
    confidence_before: int | None = None
    confidence_after: int | None = None
    notes: str = ""
    id: int | None = None
    version: int = 1

    @property
    def low(self) -> bool:
        """Whether a person should come before any task: it felt low, or no confidence is left."""
        return self.feeling is Feeling.LOW or self.confidence_after == 1
