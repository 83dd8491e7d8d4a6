"""Pasted text → spans: one per point, exact offsets, in order, never overlapping."""

from coaching.sorting import kinds, themes
from coaching.sorting.clauses import Label, clauses
from coaching.sorting.layout import blocks, greeting_end
from coaching.sorting.phrases import read
from coaching.sorting.point import Span
from coaching.sorting.sentences import sentences


def split(text: str) -> list[Span]:
    """
    Points of the text in order; the empty list when it holds no word.

    Every span is trimmed and not empty, ``span.text == text[span.start:span.end]``. Bullets,
    list numbers, quotation marks of mail programs, rules and markup lie outside; everything
    else that is not blank lies inside exactly one span.
    """
    found: list[tuple[int, int]] = []
    for block in blocks(text):
        if block.whole:
            found.append((block.start, block.end))
            continue
        head = greeting_end(text, block.start, block.end)
        if head > block.start:
            found.append((block.start, head))
        for start, end in sentences(text, head, block.end):
            found += clauses(text, start, end, _label)
    return [Span(start, end, text[start:end]) for start, end in found if start < end]


def _label(clause: str) -> Label:
    words = read(clause)
    chances = kinds.chances(kinds.votes(words, clause))
    kind = max(chances, key=lambda k: chances[k])
    about = themes.weights(words)
    return Label(kind.value, max(about, key=lambda t: about[t], default=""), chances[kind])
