"""Words of a point → flags: sensitive, personality only, second hand, own view, vague."""

from functools import cache

from coaching.model import Flag, Kind
from coaching.sorting.lexicon import table
from coaching.sorting.phrases import Phrases, Words

_JUDGING = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION)


@cache
def _phrases() -> tuple[tuple[str, ...], Phrases]:
    lists = table("flags")
    names = ("harmless", *lists)
    groups = [lists["sensitive"]["harmless"], *(entry["clear"] for entry in lists.values())]
    return names, Phrases(groups)


@cache
def _sensitive() -> Phrases:
    entry = table("flags")["sensitive"]
    return Phrases([entry["clear"], entry["harmless"]])


def cues(words: Words) -> set[str]:
    """Names of the flag lists that have a phrase in the text."""
    names, phrases = _phrases()
    return {names[hit.group] for hit in phrases.hits(words)}


def sensitive(words: Words) -> bool:
    """Whether the words may touch a protected characteristic. Rather too often than too seldom."""
    return any(hit.group == 0 for hit in _sensitive().hits(words))


def flags(words: Words, kind: Kind, *, themed: bool, passed_on: bool, own: bool) -> frozenset[Flag]:
    """
    Flags of one point.

    ``themed``: a theme was found. ``passed_on``: the whole text is an agency's. ``own``: the whole
    text is the person's own reflection.
    """
    found = cues(words)
    marks = set()
    if sensitive(words):
        marks.add(Flag.SENSITIVE)
    if kind in _JUDGING and "personality_only" in found and not themed:
        marks.add(Flag.PERSONALITY_ONLY)
    if passed_on and kind in {Kind.STRENGTH, Kind.WEAKNESS, Kind.REASON}:
        marks.add(Flag.SECOND_HAND)
    if own and kind is not Kind.REMARK:
        marks.add(Flag.OWN_VIEW)
    if kind is not Kind.REMARK and not themed and Flag.SENSITIVE not in marks:
        marks.add(Flag.VAGUE)
    return frozenset(marks)
