"""Points and lessons → what became of near-same words before, by how near they are."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from coaching.sorting.lesson import Lesson

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_LONGEST = 400  # letters of one point that are compared
_ALIKE = 0.5  # cosine from which words count as seen before
_SAME = 4.0  # the very same words outweigh the sorter's own reading by this much

Chances = dict[str, float]


def as_before(chances: Chances, seen: Sequence[tuple[float, Sequence[str]]]) -> Chances:
    """Chances drawn towards what was kept for near-same words, by weight."""
    whole = sum(weight for weight, _ in seen)
    if not whole:
        return chances
    total = dict(chances)
    for weight, kept in seen:
        for name in kept:
            total[name] = total.get(name, 0.0) + weight
    return {name: value / (1 + whole) for name, value in total.items()}


def seen_before(
    points: Sequence[str], lessons: Sequence[Lesson]
) -> list[list[tuple[float, Lesson]]]:
    """For the words of each point, the lessons of near-same words, each with its weight."""
    numbers = _Numbers()
    old = [numbers.grams(x.text) for x in lessons]
    new = [numbers.grams(text) for text in points]
    held = np.bincount(np.concatenate([*old, *new]), minlength=1)
    worth = np.log(1 + (1 + len(old) + len(new)) / np.maximum(held, 1)) ** 2
    sizes = np.sqrt([worth[grams].sum() for grams in old])
    every = np.concatenate([*old, [0]]).astype(np.int64)  # the end, so that no run is empty
    starts = np.cumsum([0, *(len(grams) for grams in old[:-1])])
    told = [len(grams) > 0 for grams in old]
    found = []
    for grams in new:
        here = np.zeros_like(worth)
        here[grams] = worth[grams]
        shared = np.add.reduceat(here[every], starts) * told
        length = sizes * np.sqrt(here.sum())
        near = np.divide(shared, length, out=np.zeros_like(length), where=length > 0)
        close = np.flatnonzero(near > _ALIKE).tolist()
        found.append([(_say(near[n]), lessons[n]) for n in close])
    return found


def _say(cosine: float) -> float:
    return float(_SAME * ((cosine - _ALIKE) / (1 - _ALIKE)) ** 2)


def words(text: str) -> list[str]:
    """The words two texts are compared by."""
    return [w.replace("’", "'") for w in _WORD.findall(text[:_LONGEST].lower())]


class _Numbers:
    """Texts as the numbers of their grams; a word is taken apart once, however often it occurs."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._inside: dict[str, list[int]] = {}

    def grams(self, text: str) -> NDArray[np.int64]:
        """Words, pairs of words, and runs of 3 to 5 letters within words, each once."""
        said = words(text)
        found = {self._number(f"{a} {b}") for a, b in pairwise(said)}
        for word in said:
            if word not in self._inside:
                self._inside[word] = [self._number(gram) for gram in _runs(word)]
            found.update(self._inside[word])
        return np.fromiter(sorted(found), np.int64, len(found))

    def _number(self, gram: str) -> int:
        return self._numbers.setdefault(gram, len(self._numbers))


def _runs(word: str) -> list[str]:
    edged = f"^{word}$"
    ends = range(len(edged))
    return [f"={word}", *(edged[at : at + n] for n in (3, 4, 5) for at in ends[: 1 - n])]
