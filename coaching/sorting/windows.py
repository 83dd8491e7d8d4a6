"""
Points of one text → windows of word pieces an encoder reads at once.

    [CLS] first point [SEP] second point [SEP] …

A window holds as many whole points as fit, so that each is read with what stands around it, and
reading time grows linearly with the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from coaching.sorting.stars import in_figures
from coaching.sorting.wordpieces import Pieces

SIZE = 128
"""Pieces in a window, marks included."""
LONGEST = 110
"""Pieces of one point that are read; the rest of a longer one is not."""
OPENS, PARTS, BLANK = 101, 102, 0
"""The numbers of [CLS], [SEP] and [PAD] in the vocabulary."""


@dataclass(frozen=True, slots=True)
class Window:
    """``pieces`` as numbers; of each point in it, its first piece and where it ends."""

    pieces: tuple[int, ...]
    points: tuple[tuple[int, int], ...]


def windows(texts: Sequence[Sequence[int]], first_size: int = SIZE) -> list[Window]:
    """
    Windows over the points in order; every point stands in exactly one.

    Args:
        texts: The pieces of each point, at most ``LONGEST``.
        first_size: Of the first window, smaller to move where the others begin.
    """
    found: list[Window] = []
    pieces: list[int] = [OPENS]
    points: list[tuple[int, int]] = []
    size = first_size
    for text in texts:
        if points and len(pieces) + len(text) + 1 > size:
            found.append(Window(tuple(pieces), tuple(points)))
            pieces, points, size = [OPENS], [], SIZE
        start = len(pieces)
        pieces += [*text, PARTS]
        points.append((start, len(pieces)))
    if points:
        found.append(Window(tuple(pieces), tuple(points)))
    return found


def read(texts: Sequence[str], vocabulary: Pieces) -> list[list[int]]:
    """The pieces of each point."""
    return [vocabulary.of(in_figures(text), LONGEST) for text in texts]
