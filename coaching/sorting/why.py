"""
A point → the words that led to its proposals, found by leaving them out.

Occlusion (Zeiler & Fergus 2014): what a proposal loses when a word is missing is what the word
gave to it. Slower than looking inside the sorter, and true of any sorter. It asks the sorter as it
is without a person's own corrections, and reads the point with its heading and its neighbours.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log

from coaching.model import Kind
from coaching.sorting.context import places
from coaching.sorting.features import KINDS
from coaching.sorting.phrases import read
from coaching.sorting.reading import judged
from coaching.sorting.themes import proposed

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_LONGEST = 600  # letters of a point that are read
_MOST_WORDS = 40  # of a longer point the first are tried
_LEAST = 0.25  # of log-odds; a smaller loss is noise
_SHARE = 0.4  # of the largest loss: what matters less is left out
_MOST = 3
_BEFORE = 3  # points that are read as well


@dataclass(frozen=True, slots=True)
class Why:
    """
    The kind that is guessed, and what spoke for it and for each theme: stretches of the words.

    Empty where no single word mattered: the place in the message, or the whole, decided.
    """

    guess: Kind
    kind: tuple[str, ...]
    themes: dict[str, tuple[str, ...]]


def why(points: Sequence[str], number: int) -> Why:
    """
    Explain the proposals for ``points[number]``, read between its neighbours as in the message.

    Args:
        points: The points of one message, in order.
        number: Which of them, from 0.
    """
    text = points[number][:_LONGEST]
    before = [p[:_LONGEST] for p in _around(points, number)]
    after = [p[:_LONGEST] for p in points[number + 1 : number + 2]]
    words = [*_WORD.finditer(text)][:_MOST_WORDS]
    whole = _read(before, text, after)
    without = [_read(before, _left_out(text, word), after) for word in words]
    return Why(
        guess=Kind(whole.kind),
        kind=_spoke(text, words, _lost(whole.kinds, [w.kinds for w in without], whole.kind)),
        themes={
            guess.theme: _spoke(
                text, words, _lost(whole.themes, [w.themes for w in without], guess.theme)
            )
            for guess in proposed(whole.themes)
        },
    )


def _around(points: Sequence[str], number: int) -> list[str]:
    """The heading the point stands under, if any, and the points before it."""
    words = [read(p[:_LONGEST]) for p in points[: number + 1]]
    places_ = places([p[:_LONGEST] for p in points[: number + 1]], words)
    headed = places_[number].section or places_[number].title is not None
    last = [n for n in range(number) if places_[n].frame][-1:] if headed else []
    return [points[n] for n in sorted({*last, *range(max(0, number - _BEFORE), number)})]


@dataclass(frozen=True, slots=True)
class _Chances:
    """What was made of one point."""

    kinds: Mapping[str, float]
    themes: Mapping[str, float]

    @property
    def kind(self) -> str:
        return max(self.kinds, key=lambda kind: self.kinds[kind])


def _read(before: Sequence[str], text: str, after: Sequence[str]) -> _Chances:
    found = judged([*before, text, *after])
    kinds = zip(KINDS, found.kinds[len(before)].tolist(), strict=True)
    return _Chances({kind.value: chance for kind, chance in kinds}, found.themes[len(before)])


def _left_out(text: str, word: re.Match[str]) -> str:
    return text[: word.start()] + text[word.end() :].lstrip(" ")


def _lost(
    whole: Mapping[str, float], without: Sequence[Mapping[str, float]], name: str
) -> list[float]:
    """By how much the log-odds fall without each word: near certainty chances hardly move."""
    return [_odds(whole.get(name, 0.0)) - _odds(chances.get(name, 0.0)) for chances in without]


def _odds(chance: float) -> float:
    bounded = min(max(chance, 1e-6), 1 - 1e-6)
    return log(bounded / (1 - bounded))


def _spoke(text: str, words: Sequence[re.Match[str]], lost: Sequence[float]) -> tuple[str, ...]:
    """The words that lost most, neighbours in one piece."""
    least = max(_LEAST, _SHARE * max(lost, default=0))
    most = sorted(range(len(words)), key=lambda n: -lost[n])[: 2 * _MOST]
    runs = _runs(sorted(n for n in most if lost[n] >= least))
    return tuple(text[words[run[0]].start() : words[run[-1]].end()] for run in runs)[:_MOST]


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """1, 2, 5 → [1, 2], [5]."""
    placed = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    return [[number for _, number in run] for _, run in placed]
