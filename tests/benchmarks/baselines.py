"""
Labelled feedback → simple sorters beside this one, on the labelled cuts, with what each costs.

    python -m tests.benchmarks.baselines FILE.jsonl

VADER (Hutto & Gilbert 2014) with three rules, TF-IDF with logistic regression learnt from the same
corpus, and the encoder alone.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # type: ignore[import-untyped]

from coaching import codebook
from coaching.model import Kind
from coaching.sorting import corpus, encoder, sort_points
from coaching.sorting.evaluate import KINDS, Document, Tally, folded
from coaching.sorting.features import KINDS as ALL
from coaching.sorting.learnt import Scores
from coaching.sorting.moods import order
from coaching.sorting.phrases import read
from coaching.sorting.themes import proposed

Guess = tuple[str, tuple[str, ...]]
"""A kind and the themes of one point."""
_LEANING = 0.05  # VADER's own bound between neutral and not


@dataclass(frozen=True, slots=True)
class Row:
    """One sorter on the documents: F1 of kinds and themes, milliseconds a document."""

    name: str
    kinds: float
    micro: float
    macro: float
    milliseconds: float

    def __str__(self) -> str:
        themes = f"{self.micro:.3f} / {self.macro:.3f}" if self.micro else "-"
        return f"{self.name:34}{self.kinds:8.3f}   {themes:16}{self.milliseconds:8.1f}"


def vader() -> Callable[[Sequence[str]], list[Guess]]:
    """Mood decides between praise and criticism, an order is a suggestion, a greeting a remark."""
    analyser = SentimentIntensityAnalyzer()

    def one(text: str) -> Guess:
        mood = analyser.polarity_scores(text)["compound"]
        if order(read(text)):
            return Kind.SUGGESTION, ()
        if abs(mood) < _LEANING or text.endswith(","):
            return Kind.REMARK, ()
        return (Kind.STRENGTH if mood > 0 else Kind.WEAKNESS), ()

    return lambda texts: [one(text) for text in texts]


def words() -> Callable[[Sequence[str]], list[Guess]]:
    """TF-IDF of one and two words, two logistic regressions learnt from the corpus."""
    points = [(t, p) for d in corpus.documents() for t, p in zip(d.texts, d.points, strict=True)]
    weigh = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    rows = weigh.fit_transform([t for t, _ in points])
    kinds = LogisticRegression(C=10, max_iter=300, class_weight="balanced")
    kinds.fit(rows, [p.kind.value for _, p in points])
    named = [n for n, (_, p) in enumerate(points) if p.themes]
    themes = LogisticRegression(C=10, max_iter=300)
    themes.fit(rows[named], [points[n][1].themes[0] for n in named])

    def sort(texts: Sequence[str]) -> list[Guess]:
        seen = weigh.transform(texts)
        chances = [dict(zip(themes.classes_, r, strict=True)) for r in themes.predict_proba(seen)]
        return [
            (kind, _themes(kind, about))
            for kind, about in zip(kinds.predict(seen), chances, strict=True)
        ]

    return sort


def alone() -> Callable[[Sequence[str]], list[Guess]]:
    """The encoder without the linear model, headings, and cue words."""
    reader, names = encoder.trained(), tuple(codebook.themes())

    def sort(texts: Sequence[str]) -> list[Guess]:
        kinds = np.zeros((len(texts), len(ALL)), dtype=np.float32)
        themes = np.zeros((len(texts), len(names)), dtype=np.float32)
        found = reader.beside(Scores(kinds, themes, kinds[:, 0], kinds[:, 0]), texts)
        said = [ALL[n].value for n in found.kinds.argmax(axis=1)]
        chances = found.themes / found.themes.sum(axis=1, keepdims=True)
        return [
            (kind, _themes(kind, dict(zip(names, row, strict=True))))
            for kind, row in zip(said, chances.tolist(), strict=True)
        ]

    return sort


def whole() -> Callable[[Sequence[str]], list[Guess]]:
    """The sorter as it is."""
    return lambda texts: [
        (p.kind, tuple(t.theme for t in p.themes)) for p in sort_points(list(texts))
    ]


def _themes(kind: str, chances: dict[str, float]) -> tuple[str, ...]:
    return () if kind == Kind.REMARK else tuple(g.theme for g in proposed(chances))


def measure(
    name: str, sort: Callable[[Sequence[str]], list[Guess]], documents: Sequence[Document]
) -> Row:
    """What a sorter makes of the labelled points."""
    kinds, themes, spent = Tally(), Tally(), []
    sort(["Warm up."])
    for document in documents:
        gold = document["points"]
        texts = [document["text"][p["start"] : p["end"]] for p in gold]
        began = time.perf_counter()
        said = sort(texts)
        spent.append(1000 * (time.perf_counter() - began))
        for point, (kind, about) in zip(gold, said, strict=True):
            kinds.add([folded(point["kind"])], [folded(kind)])
            themes.add(point["themes"], about)
    every = sorted({*themes.names(), *themes.extra})
    return Row(
        name,
        kinds.macro(KINDS),
        themes.scores(every)[2],
        themes.macro(themes.names()),
        statistics.median(spent),
    )


SORTERS: dict[str, Callable[[], Any]] = {
    "VADER with rules": vader,
    "TF-IDF and logistic regression": words,
    "the encoder alone": alone,
    "this sorter": whole,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure all of them on one file."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.baselines")
    parser.add_argument("file", type=Path)
    lines = parser.parse_args(arguments).file.read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines if line.strip()]
    sys.stdout.write(f"{'':34}{'kinds':>8}   {'themes':16}{'ms':>8}\n")
    for name, build in SORTERS.items():
        sys.stdout.write(f"{measure(name, build(), documents)}\n")


if __name__ == "__main__":
    main()
