"""
Corpus → model: fits the linear sorter and writes it to data/sorting/model.

    python -m coaching.sorting.train [--check [REGISTER ...] [--every N]]

Needs scikit-learn (``pip install -r requirements-dev.txt``). The same corpus gives the same model.
``--check`` writes nothing and prints how well registers are sorted that were left out of training,
with ``--every`` from a part of the documents only, since it trains once for each.
"""

import argparse
import sys
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack, vstack
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from coaching import codebook
from coaching.model import Flag, Kind
from coaching.sorting import corpus, cuts, evaluate, learnt
from coaching.sorting.clauses import clauses
from coaching.sorting.corpus import Document, Labelled
from coaching.sorting.cuts import Gap
from coaching.sorting.features import KINDS, Features, Floats, features
from coaching.sorting.learnt import Model, Rows
from coaching.sorting.runs import BLOCKS, PLACES
from coaching.sorting.split import stretches

VERSION = "5"
_SEEN = (2, 3, 3, 3)  # in how many points a run of each block must occur
# Inverse regularisation.
_KIND_STRENGTH, _THEME_STRENGTH, _FLAG_STRENGTH, _CUT_STRENGTH = (
    0.5,
    3.0,
    1.0,
    0.1,
)
_THEME_WORDS, _THEME_DENSE = 2.0, 0.5  # themes are in the words more than in the place
_SECOND = 0.4  # what a second theme weighs beside the first
_PIECE = 0.3  # what a piece of a document weighs beside the whole
_ROUNDS = 300


@dataclass(frozen=True, slots=True)
class Read:
    """A document, or points that follow each other in it, with their features."""

    document: Document
    points: tuple[Labelled, ...]
    found: Features
    weight: float = 1.0


def read_all(documents: Sequence[Document]) -> list[Read]:
    """
    Features of every document, and of pieces of it.

    People paste single sentences too, and correct one point at a time: without the pieces, a
    sentence that stands alone would be taken for a greeting.
    """
    whole = [Read(d, d.points, features(d.texts)) for d in documents if d.points]
    return whole + [piece for d in documents for piece in _pieces(d)]


def _pieces(document: Document) -> Iterator[Read]:
    """Every point once more, alone or with the one or two after it, in turns."""
    lengths, start = cycle((1, 2, 1, 3)), 0
    while start < len(document.points):
        points = document.points[start : start + next(lengths)]
        start += len(points)
        texts = [document.text[p.start : p.end] for p in points]
        yield Read(document, points, features(texts), _PIECE)


def fit(read: Sequence[Read]) -> Model:
    """A model that learnt from these documents only."""
    card = {"version": VERSION, "corpus": corpus.digest(), "words": corpus.digest_of_words()}
    rarity = _rarity([r.found for r in read if r.weight == 1])
    dense = np.vstack([r.found.dense for r in read])
    mean, scale = dense.mean(axis=0), np.maximum(dense.std(axis=0), 1e-3)
    rows = [learnt.rows_of(r.found, rarity, mean, scale) for r in read]
    points = [p for r in read for p in r.points]
    weight = np.array([r.weight for r in read for _ in r.points])
    themes = tuple(codebook.themes())
    every = _matrix(rows)

    kinds = _fitted(
        every, [KINDS.index(p.kind) for p in points], weight, _KIND_STRENGTH, len(KINDS)
    )
    about = [
        (n, themes.index(t), weight[n] * (_SECOND if place else 1.0))
        for n, p in enumerate(points)
        for place, t in enumerate(p.themes)
    ]
    which, labels, weigh = (list(column) for column in zip(*about, strict=True))
    scaled = np.full(every.shape[1], _THEME_DENSE)
    scaled[:PLACES] = _THEME_WORDS
    named = _fitted(
        every[which] @ diags(scaled), labels, weigh, _THEME_STRENGTH, len(themes), balanced=False
    )
    sensitive = [int(Flag.SENSITIVE in p.flags) for p in points]
    marked = _fitted(every, sensitive, weight, _FLAG_STRENGTH, 1)
    judging = np.flatnonzero([p.kind is not Kind.REMARK for p in points])
    relayed = [int(Flag.SECOND_HAND in points[n].flags) for n in judging]
    passed_on = _fitted(every[judging], relayed, weight[judging], _FLAG_STRENGTH, 1)

    weights = np.hstack([kinds[0], named[0] * scaled[:, None], marked[0], passed_on[0]])
    bias = np.concatenate([kinds[1], named[1], marked[1], passed_on[1]])
    return Model(
        weights.astype(np.float32),
        bias.astype(np.float32),
        rarity,
        mean.astype(np.float32),
        scale.astype(np.float32),
        _cuts([r.document for r in read if r.weight == 1 and not r.document.coarse]),
        themes,
        card,
    )


def _rarity(found: Sequence[Features]) -> Floats:
    """Inverse document frequency of each hashed place; 0 for runs seen too seldom."""
    rarity = np.zeros(PLACES, dtype=np.float32)
    total = sum(len(f.words) for f in found)
    for block, least in enumerate(_SEEN):
        seen = np.zeros(PLACES, dtype=np.int64)
        for f in found:
            runs = f.hashed.places[f.hashed.rows % BLOCKS == block]
            np.add.at(seen, runs, 1)
        often = seen >= least
        rarity[often] = np.maximum(rarity[often], np.log((1 + total) / (1 + seen[often])) + 1)
    return rarity


def _matrix(rows: Sequence[Rows]) -> Any:
    hashed = vstack(
        [csr_matrix((r.values, r.places, r.ends), (len(r.dense), PLACES)) for r in rows], "csr"
    )
    return hstack([hashed, csr_matrix(np.vstack([r.dense for r in rows]))], "csr")


def _fitted(
    rows: Any,
    labels: Sequence[int],
    weigh: Sequence[float] | Floats,
    strength: float,
    of: int,
    *,
    balanced: bool = True,
) -> tuple[Floats, Floats]:
    """
    Weights (features, of) and bias (of) of a softmax, or of one yes or no where ``of`` is 1.

    ``balanced`` lets rare classes count. Features that no row has keep the weight 0.
    """
    evenly = "balanced" if balanced else None
    model = LogisticRegression(C=strength, max_iter=_ROUNDS, class_weight=evenly)
    table = rows.tocsr()
    table.eliminate_zeros()
    used = np.unique(table.indices)
    model.fit(table[:, used], labels, sample_weight=weigh)
    weights, bias = np.zeros((rows.shape[1], of)), np.full(of, -20.0)
    columns = np.asarray(model.classes_ if of > 1 else [0], dtype=np.int64)
    weights[np.ix_(used, columns)], bias[columns] = model.coef_.T, model.intercept_
    return weights, bias


def _cuts(documents: Sequence[Document]) -> Floats:
    """Weights of the signs that a sentence is cut, learnt from where points begin."""
    signs: list[list[int]] = []
    true: list[bool] = []
    for document in documents:
        begins = {p.start for p in document.points}

        def told(gap: Gap, at: int, begins: Container[int] = begins) -> bool:
            signs.append(cuts.places(gap))
            true.append(at in begins)
            return true[-1]

        for start, end, whole in stretches(document.text):
            if not whole:
                clauses(document.text, start, end, told)
    rows = csr_matrix(
        (
            np.ones(sum(map(len, signs))),
            np.concatenate(signs),
            np.cumsum([0, *map(len, signs)]),
        ),
        shape=(len(signs), cuts.PLACES),
    )
    model = LogisticRegression(C=_CUT_STRENGTH, max_iter=_ROUNDS)
    model.fit(rows, true)
    weights: Floats = model.coef_[0].astype(np.float32)
    weights[0] = model.intercept_[0]
    return weights


def left_out(
    read: Sequence[Read], registers: Iterable[str]
) -> Iterator[tuple[str, evaluate.Report]]:
    """For each register, how a model sorts it that never saw one like it."""
    for register in registers:
        model = fit([r for r in read if r.document.register != register])
        mine = [
            r.document.as_json() for r in read if r.document.register == register and r.weight == 1
        ]
        yield register, evaluate.evaluate(mine, model)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write the model, or check how it does on registers it never saw."""
    parser = argparse.ArgumentParser(prog="python -m coaching.sorting.train", description=__doc__)
    parser.add_argument(
        "--check", nargs="*", help="leave one register out at a time; all, or these"
    )
    parser.add_argument("--every", type=int, default=1, help="check with every n-th document only")
    chosen = parser.parse_args(arguments)
    if chosen.check is None:
        learnt.save(fit(read_all(corpus.documents())))
        return
    documents = corpus.documents()[:: chosen.every]
    registers = chosen.check or sorted({d.register for d in documents})
    for register, report in left_out(read_all(documents), registers):
        sys.stdout.write(f"{register:24} {evaluate.summary(report)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
