"""Lines of a message → how it opens and closes: greeting, sign-off, signature."""

import re
from collections.abc import Sequence
from functools import cache

from coaching.sorting import themes
from coaching.sorting.lexicon import table
from coaching.sorting.lines import Line
from coaching.sorting.phrases import read

_GREETS = re.compile(r"(\w+(?: [\w.'-]+){0,4}[,!])\s+(?=[A-Z][a-z]+ )")
_NAME = re.compile(r"[a-zà-ÿ-]+")
_SIGN_OFF_LINES = 9
_SIGNATURE_WIDTH = 70
_CLOSING_WORDS = 12
_OFFICE_WORDS = 7
_STOP_INSIDE = re.compile(r"[.!?]\s")


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


def sign_off(lines: Sequence[Line]) -> int:
    """Index of the line that opens the sign-off at the end; ``len(lines)`` when there is none."""
    filled = [n for n, line in enumerate(lines) if line.text]
    for n in filled[-_SIGN_OFF_LINES:]:
        rest = [lines[m].text for m in filled if m > n]
        if _signs(lines[n].text, bool(rest)) and all(len(t) <= _SIGNATURE_WIDTH for t in rest[:4]):
            return n
    return _bare_signature(lines, filled)


def _bare_signature(lines: Sequence[Line], filled: Sequence[int]) -> int:
    """
    A last line that is only a name signs the short line before it: ``No need to reply.``.

    So do a name and, below it, what its bearer is.
    """
    if len(filled) < 3:
        return len(lines)
    above, closing, last = (lines[n] for n in filled[-3:])
    if last.mark or closing.mark:
        return len(lines)
    below = _is_name(closing) and _is_office(last) and above.text.endswith((".", "!", "?", ","))
    return filled[-2] if below or (_is_name(last) and _closes(closing.text)) else len(lines)


def _closes(line: str) -> bool:
    short = len(line.split()) <= _CLOSING_WORDS and line.endswith((".", "!", ","))
    return short and not _STOP_INSIDE.search(line[:-1])


def _is_name(line: Line) -> bool:
    """``Ines Duarte``, but not ``Team Work``: words that name a skill sign nothing."""
    words = line.text.split()
    capital = len(words) <= 3 and all(w[0].isupper() and w.isalpha() for w in words)
    return capital and not themes.weights(read(line.text))


def _is_office(line: Line) -> bool:
    """``Team Manager, Family Placement``: few words, most of them capital, no full stop."""
    words = [w for w in line.text.split() if w[0].isalpha()]
    capital = sum(w[0].isupper() for w in words)
    return 0 < len(words) <= _OFFICE_WORDS and 2 * capital > len(words) and line.text[-1].isalpha()


def _signs(line: str, followed: bool) -> bool:
    phrase = starts_with(line, "sign_offs")
    if not phrase or line.endswith(":"):
        return False
    words = len(line.split())
    if phrase in {"best", "thanks", "thank you", "good luck", "ta", "x"}:
        return words <= (5 if followed else 3) or line.endswith(",")
    return words <= 9
