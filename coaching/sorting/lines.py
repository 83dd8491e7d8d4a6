"""Pasted text → its lines without bullets, numbers and rules, and which go on with a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coaching.sorting.lexicon import table

_SIGNED = r"(?!\s?(?i:ves?)\b)"  # "- ve: late" is no list item
_MARK = re.compile(
    rf"(?:\s|>|(?![★☆⭐●○]{{2}})[•·▪▫◦‣⁃●○■□►▶☐★☆–—*]+(?=\s|[^\W\d_]){_SIGNED}"
    rf"|[-+~](?=\s){_SIGNED}|-(?=[A-Z]){_SIGNED}"
    r"|\(?(?!v\.\s[a-z])(?:\d{1,2}|[a-hA-H]|[ivx]{1,4})[.)](?=\s))+"  # "v. good" is very good
)
_BLOCK_TAG = re.compile(
    r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|td|table|hr)\b[^<>]{0,200}>", re.IGNORECASE
)
_BLANK = "&nbsp;"
_RULE = re.compile(r"[-=_*~#.·–—\s]{3,}\Z")
_END = re.compile(r"[.!?…:;。！？]['\"”’)\]]{0,3}\Z")
_NARROWEST_WRAP, _WIDEST_WRAP = 45, 110


@dataclass(frozen=True, slots=True)
class Line:
    """What is left of one line without its marks; ``mark`` is the bullet, number or ``>``."""

    start: int
    end: int
    text: str
    mark: str = ""


def lines(text: str) -> list[Line]:
    """The lines in order; of several blank ones in a row, one."""
    found: list[Line] = []
    for line in _every(text):
        if line.text or (found and found[-1].text):
            found.append(line)
    return found


def _every(text: str) -> Iterator[Line]:
    at = 0
    for full in text.splitlines(keepends=True):
        cut = 0
        for tag in _BLOCK_TAG.finditer(full):
            yield from _line(full[cut : tag.start()], at + cut, blank_too=False)
            cut = tag.end()
        yield from _line(full[cut:], at + cut, blank_too=cut == 0)
        at += len(full)


def _line(piece: str, at: int, *, blank_too: bool) -> Iterator[Line]:
    marked = _MARK.match(piece)
    skip = marked.end() if marked else 0
    body = piece[skip:].strip()
    while body.endswith(_BLANK):
        body = body.removesuffix(_BLANK).rstrip()
    if not body or _RULE.match(body) or not any(c.isalnum() or ord(c) > 0x2190 for c in body):
        if blank_too:
            yield Line(at, at, "")
        return
    start = at + skip + len(piece[skip:]) - len(piece[skip:].lstrip())
    yield Line(start, start + len(body), body, piece[:skip].strip())


def goes_on(lines: Sequence[Line]) -> list[bool]:
    """
    For each line, whether it goes on with the sentence of the line before.

    A mail program breaks a line where the next word no longer fits; a person writing notes breaks
    it anywhere. So when nearly every break is one the width explains, the text is wrapped.
    """
    width = max((len(x.text) for x in lines if len(x.text) <= _WIDEST_WRAP), default=0)
    open_breaks = [n for n in range(1, len(lines)) if _is_open(lines[n - 1], lines[n])]
    forced = {n for n in open_breaks if not _had_room(lines[n - 1], lines[n], width)}
    lower = [n for n in forced if lines[n].text[0].islower()]
    wrapped = (
        width >= _NARROWEST_WRAP
        and len(forced) >= 0.7 * len(open_breaks)
        and len(lower) >= 0.4 * len(forced)
    )
    joins = forced if wrapped else {n for n in open_breaks if _runs_on(lines[n - 1], lines[n])}
    return [n in joins for n in range(len(lines))]


def _is_open(before: Line, line: Line) -> bool:
    own_mark = line.mark.strip("> ")
    return bool(before.text and line.text and not own_mark and not _END.search(before.text))


def _had_room(before: Line, line: Line, width: int) -> bool:
    return len(before.text) + 1 + len(line.text.split(maxsplit=1)[0]) <= width


def _runs_on(before: Line, line: Line) -> bool:
    """A line that stops at a comma or a small word goes on below, if that begins small."""
    last = before.text.rsplit(maxsplit=1)[-1].lower()
    small = last in table("layout")["small_words"]
    return line.text[0].islower() and (small or (last[-1] == "," and len(before.text) > 40))
