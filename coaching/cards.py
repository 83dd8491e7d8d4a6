"""Pasted text → cards to correct → points to keep. Every step returns new cards."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from typing import Any

from coaching import sorting
from coaching.model import CoachingError, Flag, Kind, Point

MOST = 120
SURE = 0.6

_CUT = re.compile(r"\s+(?=\S)")
_CONTRAST = re.compile(r"(?i)(but|however|though|although|while|whilst|yet|and|so|because)\b")


class TooMuchToSort(CoachingError):
    """The text holds more points than anybody could check by hand."""


@dataclass(frozen=True, slots=True)
class Card:
    """
    One point while it is being checked.

    ``start`` and ``end`` are offsets into the pasted text. ``themes`` are chosen, ``proposed``
    are the sorter's guesses, best first. ``sure`` is false where the sorter asks instead of
    telling. ``id`` is unique within its draft; ``point`` and ``point_version`` name the saved
    point it corrects, if any.
    """

    id: int
    text: str
    start: int
    end: int
    kind: Kind
    themes: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    flags: frozenset[Flag] = frozenset()
    sure: bool = True
    point: int | None = None
    point_version: int = 1

    @property
    def private(self) -> bool:
        """Kept out of counts, charts and shares."""
        return Flag.PRIVATE in self.flags


def from_text(text: str) -> tuple[Card, ...]:
    """
    Sort pasted text into cards, in the order of the text.

    A theme is chosen beforehand only when the sorter is at least 60 % sure of it; a remark that
    may touch a protected characteristic starts private and without one.

    Raises:
        NothingToSort: If there is no sentence.
        TooMuchToSort: If there are more than 120 points.
    """
    found = sorting.sort_feedback(text)
    if len(found) > MOST:
        raise TooMuchToSort(
            f"This text has {len(found):,} separate points, more than can be checked by hand. "
            "Keep the part that holds the feedback. Nothing you pasted is lost."
        )
    return tuple(_card(i, p) for i, p in enumerate(found, 1))


def _card(number: int, found: sorting.SortedPoint) -> Card:
    about_you = found.kind in (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION)
    sensitive = Flag.SENSITIVE in found.flags
    return Card(
        id=number,
        text=found.text,
        start=found.start,
        end=found.end,
        kind=found.kind,
        themes=tuple(
            g.theme
            for g in found.themes[:1]
            if about_you and not sensitive and g.confidence >= SURE
        ),
        proposed=tuple(g.theme for g in found.themes),
        flags=found.flags | {Flag.PRIVATE} if sensitive else found.flags,
        sure=found.confidence >= SURE,
    )


def from_points(points: Iterable[Point]) -> tuple[Card, ...]:
    """Cards for points that were saved before, to be corrected and saved again."""
    return tuple(
        Card(
            id=i,
            text=p.text,
            start=p.start,
            end=p.end,
            kind=p.kind,
            themes=p.themes,
            proposed=p.proposed,
            flags=p.flags,
            point=p.id,
            point_version=p.version,
        )
        for i, p in enumerate(points, 1)
    )


def to_points(cards: Iterable[Card]) -> tuple[Point, ...]:
    """Points to keep, in the order of the text."""
    return tuple(
        Point(
            text=c.text,
            kind=c.kind,
            themes=c.themes,
            start=c.start,
            end=c.end,
            flags=c.flags,
            proposed=c.proposed,
            id=c.point,
            version=c.point_version,
        )
        for c in sorted(cards, key=lambda c: (c.start, c.id))
    )


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


def split(cards: tuple[Card, ...], card: int, at: int, raw: str | None = None) -> tuple[Card, ...]:
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
    guesses = tuple(_card(0, p) for p in sorting.sort_points([first, second]))
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
    """The marks of a whole for its two halves, given what each half was flagged with alone."""
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


def to_json(cards: Iterable[Card]) -> list[dict[str, Any]]:
    """Cards as plain lists and strings, for a draft."""
    return [asdict(c) | {"flags": sorted(c.flags)} for c in cards]


def from_json(body: Iterable[Mapping[str, Any]]) -> tuple[Card, ...]:
    """Cards out of a draft; what an older draft does not say is as in a new card."""
    return tuple(
        Card(
            **(
                dict(c)
                | {
                    "kind": Kind(c["kind"]),
                    "themes": tuple(c.get("themes", ())),
                    "proposed": tuple(c.get("proposed", ())),
                    "flags": frozenset(map(Flag, c.get("flags", ()))),
                }
            )
        )
        for c in body
    )


def _next(cards: tuple[Card, ...]) -> int:
    return max(c.id for c in cards) + 1


def _changed(cards: tuple[Card, ...], card: int, **changes: Any) -> tuple[Card, ...]:
    return tuple(replace(c, **changes) if c.id == card else c for c in cards)
