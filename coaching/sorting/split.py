"""Pasted text → spans: one per point, exact offsets, in order, never overlapping."""

from coaching.sorting import cuts
from coaching.sorting.clauses import clauses
from coaching.sorting.courtesies import greeting_end
from coaching.sorting.cuts import Gap, Weights
from coaching.sorting.layout import blocks
from coaching.sorting.learnt import trained
from coaching.sorting.point import Span
from coaching.sorting.sentences import sentences


def split(text: str, weights: Weights | None = None) -> list[Span]:
    """
    Points of the text in order; the empty list when it holds no word.

    Every span is trimmed and not empty, ``span.text == text[span.start:span.end]``. Bullets,
    list numbers, quotation marks of mail programs, rules and markup lie outside; everything
    else that is not blank lies inside exactly one span.

    Args:
        text: As pasted.
        weights: What speaks for a cut (``Model.cuts``), instead of the model in use.
    """
    learnt = trained().cuts if weights is None else weights

    def worth(gap: Gap, _at: int) -> bool:
        return cuts.worth(gap, learnt)

    found: list[tuple[int, int]] = []
    for start, end, whole in stretches(text):
        found += [(start, end)] if whole else clauses(text, start, end, worth)
    return [Span(start, end, text[start:end]) for start, end in found if start < end]


def stretches(text: str) -> list[tuple[int, int, bool]]:
    """Sentences in order, and greetings, sign-offs and footers, which are never cut (true)."""
    found = []
    for block in blocks(text):
        if block.whole:
            found.append((block.start, block.end, True))
            continue
        head = greeting_end(text, block.start, block.end)
        if head > block.start:
            found.append((block.start, head, True))
        found += [(start, end, False) for start, end in sentences(text, head, block.end)]
    return found
