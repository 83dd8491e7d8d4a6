"""
Points of one text → numbers a linear model can weigh.

Two parts per point: which runs of words and letters occur in it and in its neighbours, hashed
into a fixed number of places (Weinberger et al. 2009), and what the rules of this package say
about it, about its neighbours and about its place. No vocabulary is kept, so nothing of what a
person wrote can be read off a model.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import log, log1p
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from coaching import codebook
from coaching.model import Kind
from coaching.sorting import flags, kinds, themes
from coaching.sorting.context import Place, places
from coaching.sorting.phrases import Words, read
from coaching.sorting.sequence import chances

PLACES = 1 << 17
"""How many places the hashed runs share."""
BLOCKS = ("words", "letters", "before", "after")
_WORD = re.compile(r"\w[\w'’]*|[?!:]")
_MOST_LETTERS = 2000  # of a point; longer ones are hardly points
_MOST_IN_WORD = 40
_KINDS = tuple(Kind)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """
    One text's points as numbers.

    ``hashed`` holds per point and block the places that occur with how often; ``dense`` is
    (points, ``width()``).
    """

    hashed: tuple[tuple[dict[int, int], ...], ...]
    dense: Floats


def features(texts: Sequence[str]) -> Features:
    """Features of the points of one text, in order."""
    words = [read(text) for text in texts]
    own = [_words(text) for text in texts]
    beside = [{}, *(_hashed("b", _runs(w, 2)) for w in own[:-1])]
    after = [*(_hashed("a", _runs(w, 2)) for w in own[1:]), {}]
    hashed = tuple(
        (_hashed("w", _runs(w, 3)), _hashed("c", _letters(text)), b, a)
        for text, w, b, a in zip(texts, own, beside, after, strict=True)
    )
    return Features(hashed, _dense(texts, words))


@cache
def width() -> int:
    """Columns of ``Features.dense``."""
    return int(features(["Thank you."]).dense.shape[1])


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:_MOST_LETTERS].lower().replace("’", "'"))


def _runs(words: Sequence[str], longest: int) -> Iterable[str]:
    for n in range(1, longest + 1):
        for i in range(len(words) - n + 1):
            yield " ".join(words[i : i + n])


def _letters(text: str) -> Iterable[str]:
    """Runs of two to five letters inside words, with the blanks around them."""
    for word in text[:_MOST_LETTERS].lower().split():
        padded = f" {word[:_MOST_IN_WORD]} "
        for n in range(2, 6):
            for i in range(max(1, len(padded) - n + 1)):
                yield padded[i : i + n]


def _hashed(block: str, runs: Iterable[str]) -> dict[int, int]:
    return Counter(crc32(f"{block}{run}".encode(errors="surrogatepass")) % PLACES for run in runs)


def _dense(texts: Sequence[str], words: Sequence[Words]) -> Floats:
    votes = [kinds.votes(w, text) for w, text in zip(words, texts, strict=True)]
    around = places(texts, words)
    likely = chances(votes, around)
    said = np.array(
        [
            [v[k] for k in _KINDS] + [log(c[k] + 1e-4) for k in _KINDS]
            for v, c in zip(votes, likely, strict=True)
        ]
    )
    place = np.array(
        [
            _place(text, p, n, len(texts))
            for n, (text, p) in enumerate(zip(texts, around, strict=True))
        ]
    )
    marks = np.array([[float(flags.sensitive(w))] for w in words])
    about = np.array([_about(w) for w in words])
    parts = (
        said, place, marks, _shifted(said, 1), _shifted(said, -1),
        about, _shifted(about, 1), _shifted(about, -1), np.repeat([about.max(0)], len(texts), 0),
    )  # fmt: skip
    return np.hstack(parts).astype(np.float32)


def _shifted(rows: NDArray[np.float64], by: int) -> NDArray[np.float64]:
    """Each row's neighbour, ``by`` before it; nothing at the ends."""
    moved = np.zeros_like(rows)
    if by > 0:
        moved[by:] = rows[:-by]
    else:
        moved[:by] = rows[-by:]
    return moved


def _place(text: str, place: Place, number: int, of: int) -> list[float]:
    lower = f" {' '.join(_words(text))} "
    return [
        float(place.frame),
        float(place.concedes),
        float(place.turns),
        *(float(place.section is kind) for kind in _KINDS),
        number / max(1, of - 1),
        float(number == 0),
        float(number == of - 1),
        log1p(of),
        log1p(len(text.split())),
        float(text[:1].islower()),
        *(float(text.rstrip().endswith(mark)) for mark in "?!,:"),
        float(any(letter.isdigit() for letter in text)),
        float(any(f" {w} " in lower for w in ("you", "your", "u", "ur"))),
        float(any(f" {w} " in lower for w in ("we", "our", "us", "i", "my"))),
    ]


def _about(words: Words) -> list[float]:
    found = themes.weights(words)
    return [log1p(found.get(theme, 0.0)) for theme in codebook.themes()]
