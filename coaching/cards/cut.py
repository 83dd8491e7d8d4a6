"""One card cut in two, or joined with the next. Every step returns new cards."""

import re
from dataclasses import replace
from itertools import pairwise

from coaching import sorting
from coaching.cards.card import Card
from coaching.cards.made import guessed
from coaching.codebook import Codebook
from coaching.model import CoachingError, Flag

_CUT = re.compile(r"\s+(?=\S)")
_CONTRAST = re.compile(r"(?i)(but|however|though|although|while|whilst|yet|and|so|because)\b")


def cuts(card: Card) -> tuple[int, ...]:
    """
    Places where a card can be cut, as offsets into its text where the second half begins.

    Places before a joining word ("but", "while" …) or after a comma come first, in order of the
    text; then the others, the one nearest to the middle first.
    """
    places = [m.end() for m in _CUT.finditer(card.text)]

    def natural(at: int) -> bool:
        before = card.text[:at].rstrip()
        return bool(_CONTRAST.match(card.text, at)) or before[-1:] in {",", ";", ":", ".", "–", "—"}

    middle = len(card.text) / 2
    at_joints = [at for at in places if natural(at)]
    others = [at for at in places if not natural(at)]
    return (*at_joints, *sorted(others, key=lambda at: abs(at - middle)))


def split(
    cards: tuple[Card, ...],
    card: int,
    at: int,
    raw: str | None = None,
    book: Codebook | None = None,
) -> tuple[Card, ...]:
    """
    Cut one card in two at an offset into its text.

    The first half keeps its kind and themes; the second is guessed anew, since a cut mostly
    means that it says something else. A sensitive whole stays private in the half that is
    sensitive by itself, or in both where neither is. Offsets into the pasted text stay exact
    unless the words were edited; then both halves keep the whole original. ``raw`` tells whether
    they were; without it, words of another length count as edited.

    Raises:
        CoachingError: If one half would be empty.
    """
    whole = next((c for c in cards if c.id == card), None)
    if whole is None:
        return cards
    first, second = whole.text[:at].rstrip(), whole.text[at:].lstrip()
    if not first or not second:
        raise CoachingError("Choose a place between two words to cut at.")
    exact = (
        len(whole.text) == whole.end - whole.start
        if raw is None
        else whole.text == raw[whole.start : whole.end]
    )
    guesses = tuple(guessed(0, p, book) for p in sorting.sort_points([first, second]))
    left_flags, right_flags = _shared_out(whole.flags, *(g.flags for g in guesses))
    left = replace(whole, text=first, flags=left_flags)
    right = replace(guesses[1], id=_next(cards), start=whole.start, end=whole.end)
    right = replace(right, flags=right_flags)
    if exact:
        left = replace(left, end=whole.start + len(first))
        right = replace(right, start=whole.end - len(second))
    return tuple(half for c in cards for half in ((left, right) if c.id == card else (c,)))


def _shared_out(
    whole: frozenset[Flag], first: frozenset[Flag], second: frozenset[Flag]
) -> tuple[frozenset[Flag], frozenset[Flag]]:
    """
    The marks of a whole for its two halves, given what each half was flagged with alone.

    Whether words were passed on shows in a whole message only, so the halves inherit it.
    """
    first, second = first - {Flag.SECOND_HAND}, second - {Flag.SECOND_HAND}
    set_apart = frozenset({Flag.SENSITIVE, Flag.PRIVATE})
    if Flag.SENSITIVE not in first | second:
        return whole, (whole & set_apart) | (whole & {Flag.SECOND_HAND}) | second
    # Private but not sensitive: the person said so, and said it of both halves.
    chosen = whole & {Flag.PRIVATE} if Flag.SENSITIVE not in whole else frozenset()
    left, right = ((whole - set_apart) | chosen | (half & set_apart) for half in (first, second))
    return left, right | second


def join(cards: tuple[Card, ...], card: int, raw: str) -> tuple[Card, ...]:
    """
    Join one card with the one that follows it in the text; it keeps its own kind.

    Unedited words are joined as they stand in ``raw``, with what is between them.
    """
    ordered = sorted(cards, key=lambda c: (c.start, c.id))
    pair = next(((a, b) for a, b in pairwise(ordered) if a.id == card), None)
    if pair is None:
        return cards
    a, b = pair
    end = max(a.end, b.end)  # halves of an edited card overlap
    verbatim = all(raw[c.start : c.end] == c.text for c in pair)
    joined = replace(
        a,
        text=raw[a.start : end] if verbatim else f"{a.text} {b.text}",
        end=end,
        themes=tuple(dict.fromkeys((*a.themes, *b.themes))),
        proposed=tuple(dict.fromkeys((*a.proposed, *b.proposed)))[:3],
        flags=a.flags | b.flags,
    )
    return tuple(joined if c.id == a.id else c for c in cards if c.id != b.id)


def has_next(cards: tuple[Card, ...], card: int) -> bool:
    """Whether another card follows this one in the text."""
    return max(cards, key=lambda c: (c.start, c.id)).id != card


def _next(cards: tuple[Card, ...]) -> int:
    return max(c.id for c in cards) + 1
