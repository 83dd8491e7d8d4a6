"""A block → its sentences, as offsets."""

import re
from functools import cache

from coaching.sorting.lexicon import table

_STOP = re.compile(r"[.!?…。！？؟۔।]+['\"”’»)\]]{0,3}")
_RATING = re.compile(
    r"(?:score[ds]?|rating|mark|grade)?\W{0,3}\d{1,3}(?:[.,]\d)?\s?"
    r"(?:%|/\s?\d{1,3}|out of \d{1,3})?\W{0,3}\Z",
    re.IGNORECASE,
)
_STARS = re.compile(r"(?:[★☆⭐●○]\ufe0f?){3,}\s?(?:\w+\W{1,2}){0,5}\Z")
"""``★★★★☆ Knife skills.`` is a mark with its label."""
_MARKED = re.compile(
    r"(?P<name>[^\W\d_][^.!?;:\n★☆]{1,50}?)"
    r"(?:(?:\s*[:–—|-]\s*|\s?\.{3,}\s?|\s)(?:scored? )?"
    r"(?P<got>\d{1,2}(?:[.,]\d)?)\s?(?:/|out of)\s?(?P<of>[4-9]|1[025]|[2-6]0|25|100)"
    r"|\s*[:–—|-]\s*\d{1,3}\s?%)"
    r"(?![\d%/])(?P<colon>:?)(?=\s)(?P<dash>\s*[–—|-]+(?=\s))?(?=\s*(?P<next>[^\s(]))",
    re.IGNORECASE,
)
"""``Safety: 2/5 –``: a skill with its mark, which what follows explains."""
_NAME_WORDS = 6
_LEADERS = "...."  # dots that lead the eye to a mark: "Drafting ........ 5/10"
_BRACKET_REACH = 160  # a bracket that closes farther away was a slip, not a bracket


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Trimmed sentences of ``text[start:end]`` in order; together they hold all its words."""
    found = []
    opened = start
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, opened, stop, end):
            found.append((opened, stop.end()))
            opened = stop.end()
    found.append((opened, end))
    parts = [part for f in found for part in _after_mark(text, *f)]
    return _tags_joined(text, [s for s in (_trimmed(text, *f) for f in parts) if s])


def _after_mark(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A skill and its mark say something themselves; so they stand apart from the comment."""
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    marked = _MARKED.match(text, begin, end)
    if not marked or not _is_mark(marked) or len(text[marked.end() : end].split()) < 2:
        return [(start, end)]
    return [(start, marked.start("dash") if marked["dash"] else marked.end()), (marked.end(), end)]


def _is_mark(marked: re.Match[str]) -> bool:
    """Not a date, not a share of things counted: ``Answered 4 out of 5 questions``."""
    words = marked["name"].lower().split()
    if len(words) > _NAME_WORDS or not _words("sentence_words").isdisjoint(words):
        return False
    if words[-1] in _words("dated") or (
        marked["got"] and float(marked["got"].replace(",", ".")) > int(marked["of"])
    ):
        return False
    return bool(marked["colon"] or marked["dash"]) or not marked["next"].islower()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
    body = piece.strip()
    if not body:
        return None
    return start + left, start + right


def _ends(text: str, opened: int, stop: re.Match[str], end: int) -> bool:
    """Whether this mark ends the sentence that began at ``opened``."""
    after = text[stop.end() : min(end, stop.end() + 40)]
    if stop[0].startswith(_LEADERS) or stop.end() >= end:
        return False
    if _in_brackets(text, opened, stop.start(), end):
        return False
    if stop[0][0] in "。！？؟۔।":
        return True
    if not after[0].isspace():
        return _forgot_the_space(text, opened, stop, after)
    following = after.lstrip()[:1]
    if stop[0].rstrip("'\"”’»)]") != "." and following.islower():
        return False
    return not (stop[0] == "." and _abbreviated(text, opened, stop.start(), following))


def _forgot_the_space(text: str, opened: int, stop: re.Match[str], after: str) -> bool:
    """``the store.The`` ends a sentence; ``Node.js``, ``B.Sc`` and ``mail@a.Com`` do not."""
    before = text[max(opened, stop.start() - 30) : stop.start()].rsplit(maxsplit=1)
    word = before[-1] if before else ""
    return (
        len(word) > 2
        and word[-3:].isalpha()
        and word[-1].islower()
        and not set("@/.") & set(word)
        and after[0].isupper()
        and after[1:2] in tuple("abcdefghijklmnopqrstuvwxyz' ")
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("layout")[name])


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    lists = table("layout")
    return frozenset(lists["abbreviations"]), frozenset(lists["abbreviations_ending"])


def _abbreviated(text: str, opened: int, stop: int, following: str) -> bool:
    never, perhaps = _abbreviations()
    words = text[max(opened, stop - 30) : stop].split()
    word = words[-1].lstrip("('\"“‘[").lower() if words else ""
    if word in perhaps:
        return not following.isupper()
    if len(word) == 1 and word.isalpha():
        return word != "i" or following.islower()
    return word in never


def _in_brackets(text: str, opened: int, at: int, end: int) -> bool:
    left = text.rfind("(", max(opened, at - _BRACKET_REACH), at)
    if left < 0 or text.find(")", left, at) >= 0:
        return False
    return text.find(")", at, min(end, at + _BRACKET_REACH)) >= 0


def _tags_joined(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """``Good. Had the difficult conversation. 5.`` is one point: tag, sentence, mark."""
    joined: list[tuple[int, int]] = []
    tagged = False
    for start, end in found:
        piece = text[start:end]
        if joined and (tagged or _belongs_before(piece)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
        tagged = len(joined) == 1 and len(found) > 1 and _is_tag(text[joined[-1][0] : end])
    return joined


def _is_tag(piece: str) -> bool:
    return (
        piece.rstrip(".!").lower() in _words("tags")
        or _RATING.match(piece) is not None
        or _STARS.match(piece) is not None
    )


def _belongs_before(piece: str) -> bool:
    if _RATING.match(piece):
        return True
    words = piece.lower().split(maxsplit=4)
    return 1 < len(words) <= 4 and words[0] in _words("follow_ons") and not piece.endswith("?")
