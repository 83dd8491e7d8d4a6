"""Spans → sorted points: each point's words, and what the text around it adds."""

from collections.abc import Sequence

from coaching.model import NothingToSort
from coaching.sorting import flags, kinds, themes
from coaching.sorting.context import places
from coaching.sorting.lessons import Lesson, taught
from coaching.sorting.phrases import read
from coaching.sorting.point import SortedPoint, Span
from coaching.sorting.sequence import chances
from coaching.sorting.split import split


def sort_feedback(text: str, lessons: Sequence[Lesson] = ()) -> list[SortedPoint]:
    """
    Sort pasted text, points in order of the text, as ``lessons`` say this person reads.

    Raises:
        NothingToSort: If there is no word in it.
    """
    spans = split(text)
    if not spans:
        raise NothingToSort(
            "There is no sentence in this text. Paste the feedback you received, in its own words."
        )
    return taught(_sorted(spans), lessons, sort_points)


def sort_points(points: Sequence[str], lessons: Sequence[Lesson] = ()) -> list[SortedPoint]:
    """
    Sort points that are cut already, read as one text in their order.

    ``start`` and ``end`` count within each point: 0 and its length. Nothing in, nothing out.
    """
    found = _sorted([Span(0, len(point), point) for point in points])
    return taught(found, lessons, sort_points)


def _sorted(spans: Sequence[Span]) -> list[SortedPoint]:
    words = [read(span.text) for span in spans]
    votes = [kinds.votes(w, span.text) for w, span in zip(words, spans, strict=True)]
    around = places([span.text for span in spans], words)
    likely = chances(votes, around)
    said = [max(c, key=lambda k: c[k]) for c in likely]
    titles = [None if p.title is None else words[p.title] for p in around]
    about = themes.guesses(words, said, titles)
    marks = flags.flags(words, said, [a[0].theme if a else "" for a in about])
    return [
        SortedPoint(s.text, s.start, s.end, kind, round(chance[kind], 3), guess, marked)
        for s, kind, chance, guess, marked in zip(spans, said, likely, about, marks, strict=True)
    ]
