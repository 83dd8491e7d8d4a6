"""
Points of one text → numbers a linear model can weigh.

Two parts per point: which runs of words and letters occur in it and in its neighbours, hashed
into a fixed number of places (Weinberger et al. 2009), and what the rules of this package say
about it, about its neighbours and about its place. No vocabulary is kept, so nothing of what a
person wrote can be read off a model.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
from coaching.sorting.stars import in_figures

PLACES = 1 << 17
"""How many places the hashed runs share."""
_WORD = re.compile(r"\w[\w'’]*|[?!:]")
_MOST_LETTERS = 2000  # of a point; longer ones are hardly points
_MOST_IN_WORD = 40
_HERE, _LETTERS, _BEFORE, _AFTER = (crc32(block) for block in (b"w", b"c", b"b", b"a"))
KINDS = tuple(Kind)
"""In the order of every row of votes and chances."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """
    One text's points as numbers.

    ``hashed`` holds per point and block the places that occur with how often; ``dense`` is
    (points, ``width()``). ``words``, ``around`` and ``cues`` (of themes) are what the rules read,
    for whoever goes on with them; ``touchy`` is whether the cues take a point for sensitive.
    """

    hashed: tuple[tuple[Mapping[int, int], ...], ...]
    dense: Floats
    words: list[Words]
    around: list[Place]
    cues: list[themes.Weights]
    touchy: list[bool]


def features(texts: Sequence[str]) -> Features:
    """Features of the points of one text, in order."""
    texts = [in_figures(text) for text in texts]
    words = [read(text) for text in texts]
    around = places(texts, words)
    cues = [themes.weights(w) for w in words]
    own = [_words(text) for text in texts]
    short = [[*_runs(w, 1), *_runs(w, 2)] for w in own]
    beside: list[Mapping[int, int]] = [{}, *(_hashed(_BEFORE, runs) for runs in short[:-1])]
    after: list[Mapping[int, int]] = [*(_hashed(_AFTER, runs) for runs in short[1:]), {}]
    known: dict[str, list[int]] = {}
    hashed = tuple(
        (_hashed(_HERE, [*runs, *_runs(w, 3)]), _letters(text, known), b, a)
        for text, w, runs, b, a in zip(texts, own, short, beside, after, strict=True)
    )
    touchy = [flags.sensitive(w) for w in words]
    dense = _dense(texts, own, words, around, cues, touchy)
    return Features(hashed, dense, words, around, cues, touchy)


@cache
def width() -> int:
    """Columns of ``Features.dense``."""
    return int(features(["Thank you."]).dense.shape[1])


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:_MOST_LETTERS].lower().replace("’", "'"))


def _runs(words: Sequence[str], of: int) -> list[bytes]:
    return [
        " ".join(words[i : i + of]).encode(errors="surrogatepass")
        for i in range(len(words) - of + 1)
    ]


def _letters(text: str, known: dict[str, list[int]]) -> Mapping[int, int]:
    """Runs of two to five letters inside words; ``known`` are the words of this text so far."""
    found: Counter[int] = Counter()
    for word in text[:_MOST_LETTERS].lower().split():
        if word not in known:
            known[word] = [crc32(run, _LETTERS) % PLACES for run in _inside(word)]
        found.update(known[word])
    return found


def _inside(word: str) -> list[bytes]:
    padded = f" {word[:_MOST_IN_WORD]} "
    runs = [padded[i : i + n] for n in range(2, 6) for i in range(max(1, len(padded) - n + 1))]
    return [run.encode(errors="surrogatepass") for run in runs]


def _hashed(block: int, runs: Iterable[bytes]) -> Mapping[int, int]:
    return Counter([crc32(run, block) % PLACES for run in runs])


def _dense(
    texts: Sequence[str],
    own: Sequence[Sequence[str]],
    words: Sequence[Words],
    around: Sequence[Place],
    cues: Sequence[themes.Weights],
    touchy: Sequence[bool],
) -> Floats:
    votes = [kinds.votes(w, text) for w, text in zip(words, texts, strict=True)]
    likely = chances(votes, around)
    said = np.array(
        [
            [v[k] for k in KINDS] + [log(c[k] + 1e-4) for k in KINDS]
            for v, c in zip(votes, likely, strict=True)
        ]
    )
    place = np.array(
        [
            _place(text, w, p, n / max(1, len(texts) - 1), len(texts))
            for n, (text, w, p) in enumerate(zip(texts, own, around, strict=True))
        ]
    )
    marks = np.array(touchy, dtype=float)[:, None]
    about = np.array([[log1p(c.get(t, 0.0)) for t in codebook.themes()] for c in cues])
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


def _place(text: str, own: Sequence[str], place: Place, at: float, of: int) -> list[float]:
    said = set(own)
    return [
        float(place.frame),
        float(place.concedes),
        float(place.turns),
        *(float(place.section is kind) for kind in KINDS),
        at,
        float(at == 0),
        float(at == 1 or of == 1),
        log1p(of),
        log1p(len(text.split())),
        float(text[:1].islower()),
        *(float(text.rstrip().endswith(mark)) for mark in "?!,:"),
        float(any(letter.isdigit() for letter in text)),
        float(not said.isdisjoint(("you", "your", "u", "ur"))),
        float(not said.isdisjoint(("we", "our", "us", "i", "my"))),
    ]
