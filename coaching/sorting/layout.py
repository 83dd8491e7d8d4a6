"""Pasted text → blocks: paragraphs, list items, headings, greeting, sign-off, footers."""

from collections.abc import Sequence
from dataclasses import dataclass

from coaching.sorting.courtesies import is_greeting, sign_off, starts_with
from coaching.sorting.lines import Line, goes_on, lines


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that belongs together; a ``whole`` one is a point as it stands."""

    start: int
    end: int
    whole: bool = False


def blocks(text: str) -> list[Block]:
    """Blocks in order, not overlapping; blank lines, marks and rules lie between them."""
    every = lines(text)
    wraps = goes_on(every)
    signed = sign_off(every)
    found: list[Block] = []
    at = 0
    while at < len(every):
        size, whole = _size(every, at, signed, wraps)
        found += _block(every[at : at + size], whole=whole)
        at += size
    return found


def _block(lines: Sequence[Line], *, whole: bool) -> list[Block]:
    filled = [line for line in lines if line.text]
    return [Block(filled[0].start, filled[-1].end, whole)] if filled else []


def _size(lines: Sequence[Line], at: int, signed: int, wraps: Sequence[bool]) -> tuple[int, bool]:
    """How many lines the block beginning at ``at`` has, and whether it stays whole."""
    line = lines[at]
    if not line.text:
        return 1, False
    if at == signed:
        return len(lines) - at, True
    if (headers := _headers(lines, at)) > 0:
        return headers, True
    if starts_with(line.text, "footers"):
        return _paragraph(lines, at, signed), True
    if is_greeting(line.text):
        return 1, True
    size = 1
    while at + size < min(len(lines), signed) and wraps[at + size]:
        size += 1
    return size, False


def _headers(lines: Sequence[Line], at: int) -> int:
    """How many lines of a forwarded message's header begin here; at least two, or none."""
    count = 0
    while at + count < len(lines) and _is_header(lines[at + count].text):
        count += 1
    first = lines[at].text.lower()
    alone = count == 1 and first.startswith(("subject:", "re:", "fw:", "fwd:"))
    quoting = (
        first.endswith(" wrote:") or "original message" in first or "forwarded message" in first
    )
    return count if count > 1 or alone else int(quoting)


def _is_header(line: str) -> bool:
    phrase = starts_with(line, "headers")
    return bool(phrase) and line[len(phrase) : len(phrase) + 1] == ":"


def _paragraph(lines: Sequence[Line], at: int, signed: int) -> int:
    size = 1
    while at + size < min(len(lines), signed) and lines[at + size].text:
        size += 1
    return size
