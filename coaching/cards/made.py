"""Pasted text or saved points → cards; cards → points to keep."""

from collections.abc import Iterable, Sequence

from coaching import sorting
from coaching.cards.card import Card
from coaching.codebook import Codebook, built_in
from coaching.model import Flag, Kind, Point

SURE = 0.6
"""Confidence from which the sorter tells instead of asking."""


def from_text(
    text: str, lessons: Sequence[sorting.Lesson] = (), book: Codebook | None = None
) -> tuple[Card, ...]:
    """
    Sort pasted text into cards, in the order of the text.

    ``lessons`` and ``book`` are the person's own: themes they merged are proposed as the target,
    hidden ones not at all.

    A theme is chosen beforehand only when the sorter is at least 60 % sure of it; a remark that
    may touch a protected characteristic starts private and without one.

    Raises:
        NothingToSort: If there is no sentence.
        TooMuchToSort: If it is too long to be feedback, or has more than 120 points.
    """
    found = sorting.sort_feedback(text, lessons)
    return tuple(guessed(i, p, book) for i, p in enumerate(found, 1))


def guessed(number: int, found: sorting.SortedPoint, book: Codebook | None = None) -> Card:
    """The card of one point as the sorter guesses it, with themes as ``book`` knows them."""
    sure = [g.theme for g in found.themes[:1] if g.confidence >= SURE]
    known = book or built_in()
    about_you = found.kind in (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION)
    sensitive = Flag.SENSITIVE in found.flags
    return Card(
        id=number,
        text=found.text,
        start=found.start,
        end=found.end,
        kind=found.kind,
        themes=known.about(sure) if about_you and not sensitive else (),
        proposed=known.about(g.theme for g in found.themes),
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
