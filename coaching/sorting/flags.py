"""Points of one text → flags: sensitive, personality only, second hand, own view, vague."""

from collections.abc import Sequence
from functools import cache

from coaching.model import Flag, Kind
from coaching.sorting.lexicon import table
from coaching.sorting.phrases import Phrases, Words
from coaching.sorting.point import ThemeGuess

_PASSED_ON = (Kind.STRENGTH, Kind.WEAKNESS, Kind.REASON)
_NO_AREA = "fit_unspecified"
_FEW_WORDS = 5


@cache
def _phrases(name: str) -> Phrases:
    entry = table("flags")[name]
    return Phrases([entry["clear"], entry.get("harmless", ())])


def _has(words: Words, name: str) -> bool:
    return any(hit.group == 0 for hit in _phrases(name).hits(words))


def sensitive(words: Words) -> bool:
    """Whether the words may touch a protected characteristic. Rather too often than too seldom."""
    return _has(words, "sensitive")


def flags(
    words: Sequence[Words],
    kinds: Sequence[Kind],
    about: Sequence[Sequence[ThemeGuess]],
    touchy: Sequence[bool],
    *,
    passed_on: bool,
) -> list[frozenset[Flag]]:
    """
    Flags of every point of one text, in order.

    ``about`` holds the themes proposed for each point; ``touchy`` is whether the cues or the
    model take it for sensitive: rather too often than too seldom.
    """
    own = _own(words)
    found = []
    for said, kind, themes, touches in zip(words, kinds, about, touchy, strict=True):
        marks = {Flag.SENSITIVE} if touches else _alone(said, kind, [g.theme for g in themes])
        if passed_on and kind in _PASSED_ON:
            marks.add(Flag.SECOND_HAND)
        if own:
            marks.add(Flag.OWN_VIEW)
        found.append(frozenset(marks))
    return found


def _alone(words: Words, kind: Kind, themes: Sequence[str]) -> set[Flag]:
    """
    Flags a point has whatever stands around it.

    A reason, or praise, that names no area is vague; a judgement that names none but the person
    is about the person only.
    """
    area = [theme for theme in themes[:1] if theme != _NO_AREA]
    if kind is Kind.REMARK or area:
        return set()
    if kind is Kind.REASON:
        return {Flag.VAGUE} if themes else set()
    if themes or _has(words, "personality_only"):
        return {Flag.PERSONALITY_ONLY}
    short = sum(w[0].isalpha() for w in words.words) <= _FEW_WORDS
    return {Flag.VAGUE} if short or _has(words, "vague") else set()


def _own(words: Sequence[Words]) -> bool:
    """A reflection says "I" where a letter says "you"."""
    own = sum(_has(w, "own_view") for w in words)
    reader = sum("you" in w.words or "your" in w.words for w in words)
    return own >= max(2, 0.25 * len(words)) and own > reader
