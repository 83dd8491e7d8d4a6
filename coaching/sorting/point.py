"""The values the sorter hands out: Span, ThemeGuess, SortedPoint."""

from dataclasses import dataclass, field

from coaching.model import Flag, Kind


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the pasted text: ``text == pasted[start:end]``, trimmed, never empty."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ThemeGuess:
    """A codebook id the point may be about, and how sure the sorter is (0 to 1)."""

    theme: str
    confidence: float


@dataclass(frozen=True, slots=True)
class SortedPoint:
    """
    One point as the sorter reads it; a proposal, never a decision.

    ``start`` and ``end`` are offsets into the pasted text. ``confidence`` (0 to 1) belongs to
    ``kind``. ``themes`` holds at most three guesses, best first; none means the sorter abstains.
    """

    text: str
    start: int
    end: int
    kind: Kind
    confidence: float
    themes: tuple[ThemeGuess, ...] = ()
    flags: frozenset[Flag] = field(default_factory=frozenset)
