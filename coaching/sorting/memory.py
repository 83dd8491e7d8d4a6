"""Points and lessons → what became of near-same words before, by how near they are."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from coaching.sorting.lesson import Lesson

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_LONGEST = 400  # letters of one point that are compared
_ALIKE = 0.5  # cosine from which words count as seen before
_SAME = 4.0  # the very same words outweigh the sorter's own reading by this much

_RUNS = (3, 4, 5)  # letters in a row
_MIXED = np.array([0x9E3779B97F4A7C15], np.uint64) ** np.arange(1, 6, dtype=np.uint64)
"""Odd numbers that letters are multiplied by, so that other runs get other sums."""

Chances = dict[str, float]
Numbers = NDArray[np.int64]


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
    texts = [*(x.text for x in lessons), *points]
    starts, grams = _grams(texts)
    worth = np.log(1 + (1 + len(texts)) / np.bincount(grams, minlength=1)) ** 2
    bounds = starts[: len(lessons)]
    old = grams[: starts[len(lessons)]]
    every = np.concatenate([old, [0]])  # the end, so that no run is empty
    told = np.diff(starts[: len(lessons) + 1]) > 0
    sizes = np.sqrt(np.add.reduceat(worth[every], bounds) * told)
    found = []
    for n in range(len(lessons), len(texts)):
        mine = grams[starts[n] : starts[n + 1]]
        here = np.zeros_like(worth)
        here[mine] = worth[mine]
        shared = np.add.reduceat(here[every], bounds) * told
        length = sizes * np.sqrt(here.sum())
        near = np.divide(shared, length, out=np.zeros_like(length), where=length > 0)
        close = np.flatnonzero(near > _ALIKE).tolist()
        found.append([(_say(near[k]), lessons[k]) for k in close])
    return found


def _say(cosine: float) -> float:
    return float(_SAME * ((cosine - _ALIKE) / (1 - _ALIKE)) ** 2)


def words(text: str) -> list[str]:
    """The words two texts are compared by."""
    return [w.replace("’", "'") for w in _WORD.findall(text[:_LONGEST].lower())]


def _grams(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """
    Words, pairs of words, and runs of 3 to 5 letters within words: of each text each once.

    Returns where each text's grams begin, the end included, and their numbers, text after text.
    """
    said = [words(text) for text in texts]
    told = [[*(f"={w}" for w in row), *(f"{a} {b}" for a, b in pairwise(row))] for row in said]
    whole = np.array([hash(gram) for row in told for gram in row], np.int64)
    of = [np.repeat(np.arange(len(texts)), [len(row) for row in told])]
    numbers = [whole.view(np.uint64)]

    edged = ["".join(f"^{word}$" for word in row) for row in said]
    letters = np.frombuffer("".join(edged).encode("utf-32-le", "surrogatepass"), np.uint32)
    whose = np.repeat(np.arange(len(texts)), [len(row) for row in edged])
    for length in _RUNS:
        if len(letters) >= length:
            runs = sliding_window_view(letters, length)
            within = ~(runs[:, :-1] == ord("$")).any(axis=1)
            of.append(whose[: len(runs)][within])
            numbers.append(runs[within].astype(np.uint64) @ _MIXED[:length] + np.uint64(length))

    _, grams = np.unique(np.concatenate(numbers), return_inverse=True)
    many = int(grams.max(initial=0)) + 1
    ranked = np.sort(np.concatenate(of) * many + grams)
    once = ranked[np.diff(ranked, prepend=-1) > 0]
    starts = np.searchsorted(once, np.arange(len(texts) + 1) * many)
    return starts, once % many
