"""Spans → sorted points: each point's words, and what the text around it adds."""

from collections.abc import Sequence

from coaching.model import Kind, NothingToSort
from coaching.sorting import flags, kinds, themes
from coaching.sorting.phrases import read
from coaching.sorting.point import SortedPoint, Span
from coaching.sorting.split import split


def sort_feedback(text: str) -> list[SortedPoint]:
    """
    Sort pasted text, points in order of the text.

    Raises:
        NothingToSort: If there is no word in it.
    """
    spans = split(text)
    if not spans:
        raise NothingToSort(
            "There is no sentence in this text. Paste the feedback you received, in its own words."
        )
    return _sorted(spans)


def sort_points(points: Sequence[str]) -> list[SortedPoint]:
    """
    Sort points that are cut already, read as one text in their order.

    ``start`` and ``end`` count within each point: 0 and its length. Nothing in, nothing out.
    """
    return _sorted([Span(0, len(point), point) for point in points])


def _sorted(spans: Sequence[Span]) -> list[SortedPoint]:
    found = []
    for span in spans:
        words = read(span.text)
        chances = kinds.chances(kinds.votes(words, span.text))
        kind = max(chances, key=lambda k: chances[k])
        about = themes.guesses(words, kind)
        marks = flags.flags(words, kind, themed=bool(about), passed_on=False, own=False)
        found.append(
            SortedPoint(
                span.text, span.start, span.end, Kind(kind), round(chances[kind], 3), about, marks
            )
        )
    return found
