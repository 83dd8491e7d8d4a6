"""A text → its parts, those apart that were looked for."""

from coaching.seeking import Sought

AROUND = 90
"""Letters shown on each side of the first find in a long message."""

Parts = list[tuple[str, bool]]
"""Pieces of a text in order, and whether each was looked for."""


def parts(text: str, wanted: Sought) -> Parts:
    """The whole text on one line."""
    line = " ".join(text.split())
    found: Parts = []
    at = 0
    for start, end in wanted.within(line):
        found += [(line[at:start], False), (line[start:end], True)]
        at = end
    return [(piece, sought) for piece, sought in [*found, (line[at:], False)] if piece]


def around(text: str, wanted: Sought) -> Parts:
    """The first find with what stands around it."""
    line = " ".join(text.split())
    first, *_ = (*wanted.within(line), (0, 0))
    start = 0 if first[0] <= AROUND else line.find(" ", first[0] - AROUND) + 1
    end = len(line) if first[1] + AROUND >= len(line) else line.rfind(" ", 0, first[1] + AROUND)
    shown = parts(line[min(start, first[0]) : max(end, first[1])], wanted)
    return [*[("… ", False)][: bool(start)], *shown, *[(" …", False)][: end < len(line)]]
