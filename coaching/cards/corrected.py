"""One card moved, themed, reworded or marked. Every step returns new cards."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from coaching.cards.card import Card
from coaching.model import CoachingError, Flag, Kind


def move(cards: tuple[Card, ...], card: int, kind: Kind) -> tuple[Card, ...]:
    """
    Put one card in another column. The person said so, so it no longer asks.

    A remark is about nobody's interview: its themes go.
    """
    themes: dict[str, Any] = {"themes": ()} if kind is Kind.REMARK else {}
    return _changed(cards, card, kind=kind, sure=True, **themes)


def choose(cards: tuple[Card, ...], card: int, themes: Iterable[str]) -> tuple[Card, ...]:
    """Set the themes of one card; none is fine."""
    return _changed(cards, card, themes=tuple(dict.fromkeys(themes)))


def edit(cards: tuple[Card, ...], card: int, words: str) -> tuple[Card, ...]:
    """
    Change the words of one card; the original stays in the pasted text.

    Raises:
        CoachingError: If no words are left.
    """
    if not words.strip():
        raise CoachingError("A point needs at least one word. To leave it out, set it aside.")
    return _changed(cards, card, text=words.strip())


def toggle(cards: tuple[Card, ...], card: int, flag: Flag) -> tuple[Card, ...]:
    """Mark one card, or take the mark back."""
    flags = next((c.flags for c in cards if c.id == card), frozenset())
    return _changed(cards, card, flags=flags ^ {flag})


def restore(cards: tuple[Card, ...], card: int, raw: str) -> tuple[Card, ...]:
    """Give one card its original words back."""
    found = next((c for c in cards if c.id == card), None)
    return edit(cards, card, raw[found.start : found.end]) if found else cards


def _changed(cards: tuple[Card, ...], card: int, **changes: Any) -> tuple[Card, ...]:
    return tuple(replace(c, **changes) if c.id == card else c for c in cards)
