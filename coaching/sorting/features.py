"""
Points of one text → numbers a linear model can weigh.

Two parts per point: which runs of words and letters occur in it and in its neighbours, hashed,
and what the rules of this package say about it, about its neighbours and about its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log, log1p

import numpy as np
from numpy.typing import NDArray

from coaching import codebook
from coaching.model import Kind
from coaching.sorting import flags, kinds, themes
from coaching.sorting.context import Place, places
from coaching.sorting.phrases import Words, read
from coaching.sorting.runs import Runs, runs, words_of
from coaching.sorting.sequence import chances
from coaching.sorting.stars import in_figures

KINDS = tuple(Kind)
"""In the order of every row of votes and chances."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """
    One text's points as numbers.

    ``hashed`` says which runs occur in each point; ``dense`` is (points, ``width()``). ``words``,
    ``around`` and ``cues`` (of themes) are what the rules read, for whoever goes on with them;
    ``touchy`` is whether the cues take a point for sensitive.
    """

    hashed: Runs
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
    own = [words_of(text) for text in texts]
    touchy = [flags.sensitive(w) for w in words]
    dense = _dense(texts, own, words, around, cues, touchy)
    return Features(runs(texts, own), dense, words, around, cues, touchy)


@cache
def width() -> int:
    """Columns of ``Features.dense``."""
    return int(features(["Thank you."]).dense.shape[1])


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
