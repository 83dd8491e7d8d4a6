"""Points and lessons → what became of near-same words before, by how near they are."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from coaching.sorting.lesson import Lesson

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_LONGEST = 400  # letters of one point that are compared
_ALIKE = 0.5  # cosine from which words count as seen before
_SAME = 4.0  # the very same words outweigh the sorter's own reading by this much

_RUNS = (3, 4, 5)  # letters in a row
_MIXED = np.array([0x9E3779B97F4A7C15], np.uint64) ** np.arange(1, 6, dtype=np.uint64)
"""Odd numbers that letters and words are multiplied by, so that other runs get other sums."""
_SLOTS = 16  # bits

Chances = dict[str, float]
Numbers = NDArray[np.int64]
Sums = NDArray[np.uint64]
Amounts = NDArray[np.float64]


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
    whose, grams = _grams([*(x.text for x in lessons), *points])
    many = len(lessons) + len(points)
    worth = np.log(1 + (1 + many) / np.maximum(1, np.bincount(grams, minlength=1))) ** 2
    sizes = np.sqrt(np.bincount(whose, worth[grams], many))
    bounds = np.searchsorted(whose, np.arange(len(lessons), many + 1)).tolist()
    return [
        [(_say(row[k]), lessons[k]) for k in np.flatnonzero(row > _ALIKE).tolist()]
        for row in _cosines(whose, grams, worth, sizes, bounds)
    ]


def _cosines(
    whose: Numbers, grams: Numbers, worth: Amounts, sizes: Amounts, bounds: Sequence[int]
) -> Iterator[Amounts]:
    """How like each lesson a point is, point by point; theirs begin at ``bounds``."""
    old, lessons = grams[: bounds[0]], len(sizes) - len(bounds) + 1
    shared = _among(old, len(worth)) & _among(grams[bounds[0] :], len(worth))
    told = shared[old]
    row = np.cumsum(shared) - 1
    known = np.zeros((np.count_nonzero(shared), lessons), np.float32)
    known[row[old[told]], whose[: bounds[0]][told]] = 1
    for n, (start, end) in enumerate(pairwise(bounds), lessons):
        mine = grams[start:end]
        mine = mine[shared[mine]]
        length = sizes[:lessons] * sizes[n]
        alike = worth[mine].astype(np.float32) @ known[row[mine]]
        yield np.divide(alike, length, out=np.zeros_like(length), where=length > 0)


def _among(grams: Numbers, of: int) -> NDArray[np.bool]:
    found = np.zeros(of, np.bool)
    found[grams] = True
    return found


def _say(cosine: float) -> float:
    return float(_SAME * ((cosine - _ALIKE) / (1 - _ALIKE)) ** 2)


def words(text: str) -> list[str]:
    """The words two texts are compared by."""
    return [w.replace("’", "'") for w in _WORD.findall(text[:_LONGEST].lower())]


def _grams(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """
    Words, pairs of words, and runs of 3 to 5 letters within words: of each text each once.

    Returns the number of the text each stands in, text after text, and a number that is the same
    for the same gram.
    """
    said = [words(text) for text in texts]
    whose = np.repeat(np.arange(len(texts)), [len(row) for row in said])
    spoken = [word for row in said for word in row]
    parts = [*_word_sums(spoken, whose), *_letter_sums(spoken, whose)]
    of, sums = (np.concatenate(column) for column in zip(*parts, strict=True))
    grams = _known_by(sums)
    pairs = _known_by((of * len(grams) + grams).view(np.uint64))
    once = np.flatnonzero(pairs == np.arange(len(pairs)))
    once = once[np.argsort(of[once], kind="stable")]
    return of[once], grams[once]


def _known_by(sums: Sums) -> Numbers:
    """
    For each number a place where it stands, the same for all that are equal.

    Quicker than sorting them: each is put into a slot, and where others took it, tried anew.
    """
    found = np.zeros(len(sums), np.int64)
    left, mixed = np.arange(len(sums)), sums
    taken = np.zeros(1 << _SLOTS, np.int64)
    while len(left):
        mixed = mixed * _MIXED[0]
        slots = mixed >> np.uint64(64 - _SLOTS)
        taken[slots] = left
        holder = taken[slots]
        same = sums[holder] == sums[left]
        found[left] = holder
        left, mixed = left[~same], mixed[~same]
    return found


def _word_sums(spoken: Sequence[str], whose: Numbers) -> Iterator[tuple[Numbers, Sums]]:
    one = np.fromiter(map(hash, spoken), np.int64, len(spoken)).view(np.uint64)
    yield whose, one
    beside = whose[1:] == whose[:-1]
    yield whose[1:][beside], (one[:-1] * _MIXED[0] + one[1:] * _MIXED[1])[beside]


def _letter_sums(spoken: Sequence[str], whose: Numbers) -> Iterator[tuple[Numbers, Sums]]:
    edged = [f"^{word}$" for word in spoken]
    letters = np.frombuffer("".join(edged).encode("utf-32-le", "surrogatepass"), np.uint32)
    sizes = np.fromiter(map(len, edged), np.int64, len(edged))
    left = np.repeat(np.cumsum(sizes), sizes) - np.arange(len(letters))  # to the end of the word
    whose = np.repeat(whose, sizes)
    sums = np.zeros(len(letters), np.uint64)
    for n in range(max(_RUNS)):
        sums = sums + np.roll(letters, -n) * _MIXED[n]
        if n + 1 in _RUNS:
            within = left > n
            yield whose[within], sums[within] + np.uint64(n)
