"""Spans → sorted points: each point's words, and what the text around it adds."""

from collections.abc import Sequence

from coaching.model import Kind, NothingToSort
from coaching.sorting import flags, kinds, themes
from coaching.sorting.context import places
from coaching.sorting.phrases import Words, read
from coaching.sorting.point import SortedPoint, Span
from coaching.sorting.sequence import chances
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
    words = [read(span.text) for span in spans]
    votes = [kinds.votes(w, span.text) for w, span in zip(words, spans, strict=True)]
    around = places([span.text for span in spans], words)
    likely = chances(votes, around)
    return [_point(s, w, c) for s, w, c in zip(spans, words, likely, strict=True)]


def _point(span: Span, words: Words, likely: dict[Kind, float]) -> SortedPoint:
    kind = max(likely, key=lambda k: likely[k])
    about = themes.guesses(words, kind)
    marks = flags.flags(words, kind, themed=bool(about), passed_on=False, own=False)
    sure = round(likely[kind], 3)
    return SortedPoint(span.text, span.start, span.end, kind, sure, about, marks)
