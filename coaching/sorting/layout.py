"""Pasted text → blocks: paragraphs, list items, headings, greeting, sign-off, footers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from coaching.sorting.lexicon import table

_MARK = re.compile(
    r"(?:\s|>|[•·▪▫◦‣⁃●○■□►▶✓✔✗✘☑☐★☆–—*]+(?=\s|[^\W\d_])|[-+~](?=\s)|-(?=[A-Z])"
    r"|\(?(?:\d{1,2}|[a-hA-H]|[ivx]{1,4})[.)](?=\s))+"
)
_BLOCK_TAG = re.compile(
    r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|td|table|hr)\b[^<>]{0,200}>", re.IGNORECASE
)
_RULE = re.compile(r"[-=_*~#.·–—\s]{3,}\Z")
_END = re.compile(r"[.!?…:;。！？]['\"”’)\]]{0,3}\Z")
_GREETS = re.compile(r"(\w+(?: [\w.'-]+){0,4}[,!])\s+(?=[A-Z][a-z]+ )")
_NAME = re.compile(r"[a-zà-ÿ-]+")
_SIGN_OFF_LINES = 9
_SIGNATURE_WIDTH = 70
_CLOSING_WORDS = 12
_STOP_INSIDE = re.compile(r"[.!?]\s")
_NARROWEST_WRAP, _WIDEST_WRAP = 45, 110


@dataclass(frozen=True, slots=True)
class Line:
    """What is left of one line without its marks; ``mark`` is the bullet, number or ``>``."""

    start: int
    end: int
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that belongs together; a ``whole`` one is a point as it stands."""

    start: int
    end: int
    whole: bool = False


def blocks(text: str) -> list[Block]:
    """Blocks in order, not overlapping; blank lines, marks and rules lie between them."""
    lines = _without_repeated_blanks(_lines(text))
    wraps = _is_wrapped(lines)
    signed = _sign_off(lines)
    found: list[Block] = []
    at = 0
    while at < len(lines):
        size, whole = _size(lines, at, signed, wraps)
        found += _block(lines[at : at + size], whole=whole)
        at += size
    return found


def _without_repeated_blanks(lines: Iterator[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        if line.text or (found and found[-1].text):
            found.append(line)
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


def _lines(text: str) -> Iterator[Line]:
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
    if not body or _RULE.match(body) or not any(c.isalnum() or ord(c) > 0x2190 for c in body):
        if blank_too:
            yield Line(at, at, "")
        return
    start = at + skip + len(piece[skip:]) - len(piece[skip:].lstrip())
    yield Line(start, start + len(body), body, piece[:skip].strip())


@cache
def _opening(name: str) -> dict[str, tuple[str, ...]]:
    """The phrases of one list by their first word."""
    by_word: dict[str, tuple[str, ...]] = {}
    for phrase in table("layout")[name]:
        found = _NAME.match(phrase)
        first = found[0] if found else phrase
        by_word[first] = (*by_word.get(first, ()), phrase)
    return by_word


def starts_with(text: str, name: str) -> str:
    """The longest phrase of a layout list that ``text`` opens with, or an empty string."""
    head = text[:60].lower().replace("’", "'")
    first = _NAME.match(head)
    if not first:
        return ""
    fits = [p for p in _opening(name).get(first[0], ()) if _whole_word(head, p)]
    return max(fits, key=len, default="")


def _whole_word(head: str, phrase: str) -> bool:
    return head.startswith(phrase) and not head[len(phrase) : len(phrase) + 1].isalpha()


def is_greeting(line: str) -> bool:
    """Whether the line only greets: ``Hi Priscilla,`` but not ``Hi, thanks for coming.``."""
    if len(line) > 60 or not (phrase := starts_with(line, "greetings")):
        return False
    rest = line[len(phrase) :].strip()
    body = rest.rstrip(",.!:;-–— ")
    return (
        len(body.split()) <= 5
        and not any(c in body for c in "!?,:")
        and (rest != body or len(body.split()) <= 3)
    )


def greeting_end(text: str, start: int, end: int) -> int:
    """
    Where a greeting ends that a new sentence follows on the same line; ``start`` when none does.

    ``Dear Mr Hale, We met ...`` greets and goes on; ``Hello Mia, thank you ...`` is one sentence.
    """
    found = _GREETS.match(text, start, min(end, start + 60))
    if not found or not starts_with(found[0], "greetings"):
        return start
    return found.end(1)


def _sign_off(lines: Sequence[Line]) -> int:
    """Index of the line that opens the sign-off at the end; ``len(lines)`` when there is none."""
    filled = [n for n, line in enumerate(lines) if line.text]
    for n in filled[-_SIGN_OFF_LINES:]:
        rest = [lines[m].text for m in filled if m > n]
        if _signs(lines[n].text, bool(rest)) and all(len(t) <= _SIGNATURE_WIDTH for t in rest[:4]):
            return n
    return _bare_signature(lines, filled)


def _bare_signature(lines: Sequence[Line], filled: Sequence[int]) -> int:
    """A last line that is only a name signs the short line before it: ``No need to reply.``."""
    if len(filled) < 3:
        return len(lines)
    name, closing = lines[filled[-1]], lines[filled[-2]]
    words = name.text.split()
    named = len(words) <= 3 and all(w[0].isupper() and w.isalpha() for w in words)
    closes = len(closing.text.split()) <= _CLOSING_WORDS and closing.text.endswith((".", "!", ","))
    once = not _STOP_INSIDE.search(closing.text[:-1])
    return (
        filled[-2]
        if named and closes and once and not name.mark and not closing.mark
        else len(lines)
    )


def _signs(line: str, followed: bool) -> bool:
    phrase = starts_with(line, "sign_offs")
    if not phrase or line.endswith(":"):
        return False
    words = len(line.split())
    if phrase in {"best", "thanks", "thank you", "good luck", "ta", "x"}:
        return words <= (5 if followed else 3) or line.endswith(",")
    return words <= 9


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


def _is_wrapped(lines: Sequence[Line]) -> list[bool]:
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
