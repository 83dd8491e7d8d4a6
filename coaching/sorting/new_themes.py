"""
Points that fit no theme → themes the codebook may lack, with the words that hold them together.

Only proposals: nothing is counted under one until the person takes it into their codebook. Words
that keep returning in points without a theme, and hardly in those with one, make a candidate
(Monroe et al. 2008 compare words of two piles the same way). No chance and no model is in it: the
same points give the same proposals.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from coaching.model import Flag, Kind, Point
from coaching.sorting.lexicon import table

LEAST = 2
"""From how many points on something may be a theme; one remark is not."""
_MOST = 6  # proposals at once: more would be a list to work through
_WORDS = 5  # shown of each
_KINDS = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION)
_KEPT_OUT = frozenset({Flag.SENSITIVE, Flag.PRIVATE, Flag.OWN_VIEW})
_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*")
_LONGEST = 600  # letters of a point that are read
_SHORTEST_WORD, _STEM = 3, 3
_DOUBT = 5  # points with a theme that are imagined beside the real ones: few of them prove little
_LABEL = 20  # letters, as a chart has room for
_SURE = 1.0  # how much likelier (log-odds) a word must be in points without a theme
_ENDINGS = (
    *("ations", "ation", "nesses", "ness", "ings", "ing", "ers", "ies", "ied"),
    *("er", "es", "ed", "ly", "y", "s", "e"),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """
    A theme the codebook may lack: what it might be called, its words, the points behind it.

    ``words`` come most telling first, as the points spell them; ``points`` in the order given.
    """

    label: str
    words: tuple[str, ...]
    points: tuple[Point, ...]


def new_themes(points: Iterable[Point]) -> tuple[Proposal, ...]:
    """
    Candidates from a person's points, the one with most points first; none when nothing returns.

    Args:
        points: Any of the journal. Those with a theme show which words the codebook covers;
            remarks, reasons, sensitive and private ones never become a theme.
    """
    heard = [p for p in points if p.kind in _KINDS and not p.flags & _KEPT_OUT]
    free = [_said(p) for p in heard if not p.themes]
    worth = _worth(free, [_said(p) for p in heard if p.themes])
    found: list[Proposal] = []
    while len(found) < _MOST and (core := _core(free, worth)):
        group = _group(free, core, worth)
        found.append(_proposal(group, worth))
        free = [said for said in free if said not in group]
    return tuple(sorted(found, key=lambda p: -len(p.points)))


@dataclass(frozen=True, slots=True)
class _Said:
    """A point with the stems of its words, each as it is spelt there."""

    point: Point
    stems: Mapping[str, str]


def _said(point: Point) -> _Said:
    words = _WORD.findall(point.text[:_LONGEST].lower())
    plain = (w.replace("’", "'").removesuffix("'s") for w in words)
    kept = [w for w in plain if len(w) >= _SHORTEST_WORD and w not in _common()]
    return _Said(point, {_stem(w): w for w in reversed(kept) if _stem(w) not in _common_stems()})


@cache
def _common() -> frozenset[str]:
    return frozenset(w for words in table("common").values() for w in words)


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(_stem(w) for w in table("common")["interviews"])


def _stem(word: str) -> str:
    """``parking``, ``parked`` → ``park``; short words as they are."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word


def _worth(free: Sequence[_Said], themed: Sequence[_Said]) -> dict[str, float]:
    """By how much (log-odds) each word is likelier where no theme fits; the rest is left out."""
    here = Counter(stem for said in free for stem in said.stems)
    there = Counter(stem for said in themed for stem in said.stems)
    odds = {
        stem: log((n + 0.5) / (len(free) + 1)) - log((there[stem] + 0.5) / (len(themed) + _DOUBT))
        for stem, n in here.items()
        if n >= LEAST
    }
    # Without themed points to compare with, what returns is all there is to go by.
    return {s: o for s, o in odds.items() if o >= (_SURE if themed else float("-inf"))}


def _core(free: Sequence[_Said], worth: Mapping[str, float]) -> str:
    """The word in most points; of equals the more telling, then the first in the alphabet."""
    holders = Counter(stem for said in free for stem in said.stems if stem in worth)
    ranked = sorted(holders, key=lambda s: (-holders[s], -worth[s], s))
    return ranked[0] if ranked and holders[ranked[0]] >= LEAST else ""


def _group(free: Sequence[_Said], core: str, worth: Mapping[str, float]) -> list[_Said]:
    """The points with that word, and those that share two others which go with it."""
    inner = [said for said in free if core in said.stems]
    beside = Counter(stem for said in inner for stem in said.stems if stem in worth)
    usual = {stem for stem, n in beside.items() if n >= LEAST}
    return [s for s in free if core in s.stems or len(usual.intersection(s.stems)) >= LEAST]


def _proposal(group: Sequence[_Said], worth: Mapping[str, float]) -> Proposal:
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for said in group:
        for stem, word in said.stems.items():
            spelt[stem][word] += 1
    shared = [stem for stem in spelt if stem in worth and spelt[stem].total() >= LEAST]
    shared.sort(key=lambda s: (-spelt[s].total(), -worth[s], s))
    words = tuple(_usual(spelt[stem]) for stem in shared[:_WORDS])
    return Proposal(_label(words), words, tuple(said.point for said in group))


def _usual(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda w: (-spellings[w], w))


def _label(words: Sequence[str]) -> str:
    """The first word or two that fit beside a chart."""
    pair = " and ".join(words[:2])
    return (pair if len(pair) <= _LABEL else words[0][:_LABEL]).capitalize()
