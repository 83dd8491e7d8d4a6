"""A word that opens a sentence → whether it is a word of feedback, or may well be a name."""

import re
from functools import cache

from coaching.codebook import DATA
from coaching.redaction.folded import fold
from coaching.redaction.lists import words_of

_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er", "al", "ity", "ness", "ment", "ation", "less")
_SHORTEST_STEM = 4


def is_ordinary(word: str) -> bool:
    """Whether every part of a word (``Follow-up``, ``Didn't``) is one that feedback is made of."""
    return all(_known(fold(part)) for part in re.split(r"['’-]", word) if part)


def is_english(text: str) -> bool:
    """
    Whether most of the small words are ordinary ones; a text without any counts as well.

    In another language every first word would look like a name.
    """
    small = re.findall(r"\b[^\W\d_]+\b", text)
    small = [word for word in small if word.islower()]
    return 2 * sum(_known(fold(word)) for word in small) >= len(small)


def is_german(text: str) -> bool:
    """Whether a text may be German, where a capital makes a noun and not a name."""
    small = re.findall(r"\b[^\W\d_]+\b", text.casefold())
    return sum(word in _GERMAN for word in small) >= 2


_GERMAN = frozenset(
    [
        "und",
        "der",
        "die",
        "das",
        "nicht",
        "ist",
        "war",
        "waren",
        "mit",
        "für",
        "sie",
        "wir",
        "ein",
        "eine",
        "einen",
        "haben",
        "hat",
        "auf",
        "zu",
        "sehr",
        "gut",
        "aber",
        "ihre",
        "ihr",
        "ihren",
        "im",
        "den",
        "dem",
        "des",
    ]
)


def _known(plain: str) -> bool:
    known = _words()
    if (len(plain) == 1 and plain.isascii()) or plain in known:
        return True
    stems = (plain.removesuffix(end) for end in _ENDINGS if plain.endswith(end))
    return any(len(s) >= _SHORTEST_STEM and (s in known or f"{s}e" in known) for s in stems)


@cache
def _words() -> frozenset[str]:
    """Words that the sorter's invented feedback writes small, and those redaction knows."""
    corpus = (DATA / "sorting" / "corpus").glob("*.txt")
    texts = (file.read_text("utf-8") for file in sorted(corpus))
    small = {word for text in texts for word in re.findall(r"\b[a-z]{2,}\b", text)}
    return frozenset(small) | words_of("harmless") | words_of("openers")
