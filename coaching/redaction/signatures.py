"""A raw message → the names it opens and closes with."""

import re
from collections.abc import Iterator

from coaching.redaction.folded import fold
from coaching.redaction.lists import words_of

_CLOSING = re.compile(
    r"(?im)^[^\S\n]*(?:(?:with|my|our)\s+)?(?:kind|best|warm|many)?\s*"
    r"(?:regards|wishes|sincerely|faithfully|thanks|cheers|best|truly)\b[^\n]{0,20}\n+"
    r"((?:[^\n]*\n?){1,2})"
)
_NAME = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_LONGEST = 4


def signed(raw: str) -> Iterator[str]:
    """Names below a closing line; at most four words that all begin with a capital."""
    for found in _CLOSING.finditer(raw):
        line = found[1].split("\n")[0].split(",")[0].strip()
        words = line.split()
        if 0 < len(words) <= _LONGEST and all(map(_is_name, words)) and not _says_nothing(words):
            yield line


def _is_name(word: str) -> bool:
    return _NAME.fullmatch(word) is not None and word[0].isupper()


def _says_nothing(words: list[str]) -> bool:
    return all(fold(word) in words_of("generic") | words_of("harmless") for word in words)
