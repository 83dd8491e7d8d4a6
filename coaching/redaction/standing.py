"""Letters that were found → whether a name stands there, and the stretch that is to be hidden."""

import re

from coaching.redaction.folded import Folded
from coaching.redaction.ordinary import is_ordinary
from coaching.redaction.scripts import straight
from coaching.redaction.spellings import LONG, Spelling

_ENDING = 3  # letters of the longest ending of a bent name
_LOOSE = 3  # signs that may stand between two letters of one name: ". " or "-\n"


def stands(text: Folded, first: int, last: int, spelling: Spelling) -> tuple[int, int] | None:
    """The stretch to hide when the letters found are this name, the whole word with it."""
    loose = len(spelling.letters) >= LONG
    if not (_is_near(text, first, last, spelling) and _is_written(text, first, last, spelling)):
        return None
    if spelling.bent:
        return _bent(text, first, last)
    whole = _begins(text, first) and (text.ends(last) or _possessive(text, last, loose=loose))
    if not whole and not (loose and not spelling.capital and not spelling.upper):
        return text.span(first, last) if text.spaceless and not spelling.letters.isascii() else None
    return _to_word(text, first, last)


def _is_near(text: Folded, first: int, last: int, spelling: Spelling) -> bool:
    """Whether the letters stand close enough to be read as one name."""
    gaps = [text.gap(place) for place in range(first + 1, last)]
    parted = any(gap.isspace() or "\n" in gap for gap in gaps)
    if len(spelling.letters) < LONG and parted and not _spaced(spelling):
        return False
    return all(len(gap) <= _LOOSE for gap in gaps)


def _is_written(text: Folded, first: int, last: int, spelling: Spelling) -> bool:
    """Whether they are in the capitals that this spelling takes, and no ordinary small word."""
    start, end = text.span(first, last)
    written = text.text[start:end]
    if spelling.upper:
        return not any(c.islower() for c in written)
    if spelling.capital:
        return text.text[start].isupper()
    short = len(spelling.letters) < LONG
    return not (short and written.islower() and is_ordinary(written))


def _bent(text: Folded, first: int, last: int) -> tuple[int, int] | None:
    """The whole word, when only an ending stands behind what was found."""
    end = last
    while not text.ends(end):
        end += 1
    return text.span(first, end) if text.begins(first) and end - last <= _ENDING else None


def _begins(text: Folded, first: int) -> bool:
    """Whether a word begins here, or what Hebrew and Arabic write in front of one: ``לדנה``."""
    start = first
    while start > 0 and not text.begins(start):
        start -= 1
    front = text.letters[start:first]
    return not front or text.letters[first:] in _unfronted(text.letters[start:], front)


def _unfronted(letters: str, front: str) -> set[str]:
    return straight(letters) if len(front) < 3 else set()


_INITIALS_BEFORE = re.compile(r"(?:\b[^\W\d_]\.\s?|\b(?![AI]\b)[A-Z]\s)+$")
_INITIAL_AFTER = re.compile(r"\s[A-Z]\.(?!\w)")


def with_initials(text: str, start: int, end: int) -> tuple[int, int]:
    """A person's name with the initials beside it: ``J. Amory``, ``j.amory``, ``Judith A.``."""
    before = _INITIALS_BEFORE.search(text[max(0, start - 12) : start])
    after = _INITIAL_AFTER.match(text, end)
    return start - len(before[0]) if before else start, after.end() if after else end


def _spaced(spelling: Spelling) -> bool:
    return any(not char.isalnum() for char in spelling.name.text.strip())


def _possessive(text: Folded, last: int, *, loose: bool) -> bool:
    """An ``s`` that only belongs to the name; behind a short one it takes an apostrophe."""
    return text.letters[last] == "s" and text.ends(last + 1) and (loose or text.gap(last) != "")


def _to_word(text: Folded, first: int, last: int) -> tuple[int, int]:
    """Out to the ends of the word, so that no rest of it gives the name away."""
    if text.spaceless:
        return text.span(first, last)
    while first > 0 and not text.begins(first):
        first -= 1
    while not text.ends(last):
        last += 1
    return text.span(first, last)
