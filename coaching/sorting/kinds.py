"""Words of a point → votes for strength, weakness, suggestion, reason and remark."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from coaching.model import Kind
from coaching.sorting.lexicon import table
from coaching.sorting.moods import damped, denials, order
from coaching.sorting.phrases import Hit, Phrases, Words

Votes = dict[Kind, float]

_BASE = {
    Kind.STRENGTH: 0.5,
    Kind.WEAKNESS: 0.3,
    Kind.SUGGESTION: -0.4,
    Kind.REASON: -0.5,
    Kind.REMARK: 0.6,
}
_TURNED = 1.3  # what a cue weighs at least once a negation has turned it round
_IN_ORDER = 0.4
_REACH = 4  # how many words a negation reaches forward
_STOPS = frozenset([",", ";", ":", ".", "!", "?", "but", "though", "although", "while"])
_FADE = 0.75  # each further cue of one kind adds less: five weak cues are not five times one
_LONGEST_LABEL, _LABEL_WORDS = 80, 6
_SPEAKERS = frozenset(["you", "your", "we", "i", "he", "she", "they", "it", "needed", "pass"])
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_MARK = re.compile(
    r"(?P<got>\d{1,3}(?:[.,]\d)?)\s?(?:/|out of)\s?(?P<of>\d{1,3})\b|(?P<percent>\d{1,3})\s?%",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cues:
    """The phrase groups of data/sorting/kinds.toml, ready to be looked up."""

    phrases: Phrases
    polarity: tuple[float, ...]
    adds: tuple[Mapping[Kind, float], ...]


@cache
def _cues() -> Cues:
    groups = table("kinds")["group"]
    return Cues(
        Phrases(g["phrases"] for g in groups),
        tuple(float(g.get("polarity", 0)) for g in groups),
        tuple({Kind(k): float(v) for k, v in g.get("adds", {}).items()} for g in groups),
    )


def votes(words: Words, text: str) -> Votes:
    """How strongly the words alone speak for each kind; larger is stronger, no fixed range."""
    hits = _cues().phrases.hits(words)
    told = order(words)
    total = dict(_BASE)
    times: dict[tuple[Kind, bool], int] = {}
    for hit in hits:
        for kind, weight in _vote(hit, words).items():
            seen = times.get((kind, weight > 0), 0)
            times[kind, weight > 0] = seen + 1
            total[kind] += weight * _FADE**seen * (_IN_ORDER if told and damped(kind) else 1)
    total[Kind.SUGGESTION] += told
    total[Kind.WEAKNESS] += 0 if told else denials(words, _used(hits))
    for kind, weight in marks(text).items():
        total[kind] += weight
    return total


def _used(hits: list[Hit]) -> set[int]:
    return {n for hit in hits for n in range(hit.start - _REACH, hit.end)}


def _vote(hit: Hit, words: Words) -> Mapping[Kind, float]:
    cues = _cues()
    weight = cues.polarity[hit.group]
    if not weight:
        return cues.adds[hit.group]
    if negated(words, hit.start):
        weight = -math.copysign(max(_TURNED, abs(weight)), weight)
    return {Kind.STRENGTH: weight} if weight > 0 else {Kind.WEAKNESS: -weight}


@cache
def _negators() -> frozenset[str]:
    return frozenset(table("moods")["negators"])


def negated(words: Words, at: int) -> bool:
    """Whether a negation shortly before ``at``, in the same clause, reaches it."""
    negators = _negators()
    for n in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if words.words[n] in _STOPS:
            return False
        if words.words[n] in negators:
            return True
    return False


def marks(text: str) -> Votes:
    """What a mark says: 70 % and up praises, 50 % and down criticises, between it just tells."""
    head = text[:400]
    found = _DIGIT.search(head) and _MARK.search(head)  # most points have no figure
    if not found:
        return {}
    share = _share(found)
    if share is None:
        return {}
    if share >= 0.7:
        return {Kind.STRENGTH: 1.6}
    return {Kind.WEAKNESS: 1.6} if share <= 0.5 else {Kind.REMARK: 1.6}


def bare_mark(text: str) -> Kind | None:
    """What ``Planning: 3/5`` says, a skill with its mark and no more; none for any other text."""
    found = _MARK.search(text) if len(text) <= _LONGEST_LABEL else None
    if not found:
        return None
    name = _LETTERS.findall(f"{text[: found.start()]} {text[found.end() :]}".lower())
    told = marks(text)
    if not told or not 0 < len(name) <= _LABEL_WORDS or not _SPEAKERS.isdisjoint(name):
        return None
    return next(iter(told))


def _share(found: re.Match[str]) -> float | None:
    if found["percent"]:
        return int(found["percent"]) / 100
    got, of = float(found["got"].replace(",", ".")), int(found["of"])
    return got / of if of in {4, 5, 6, 10, 20, 25, 30, 40, 50, 60, 100} and got <= of else None


def chances(total: Votes) -> dict[Kind, float]:
    """Votes → chances that add up to 1."""
    top = max(total.values())
    raised = {kind: math.exp((vote - top) * 0.75) for kind, vote in total.items()}
    whole = sum(raised.values())
    return {kind: value / whole for kind, value in raised.items()}
