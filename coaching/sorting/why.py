"""
A point → the words that led to its proposals, found by leaving them out.

Occlusion (Zeiler & Fergus 2014): what a proposal loses when a word is missing is what the word
gave to it. Slower than looking inside the sorter, and true of any sorter: it asks the one in use.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log

from coaching.model import Kind
from coaching.sorting.learnt import KINDS
from coaching.sorting.reading import judged
from coaching.sorting.themes import proposed

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_MOST_WORDS = 40  # of a longer point the first are tried
_LEAST = 0.25  # of log-odds; a smaller loss is noise
_SHARE = 0.4  # of the largest loss: what matters less is left out
_MOST = 3


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
    first = max(0, number - 1)
    before, text, after = points[first:number], points[number], points[number + 1 : number + 2]
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
