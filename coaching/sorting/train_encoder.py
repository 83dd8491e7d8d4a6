"""
Corpus → the small encoder beside the linear model: fine-tunes it and writes data/sorting/encoder.

    pip install -r requirements.txt -e '.[train]'
    python -m coaching.sorting.train_encoder

All six layers of all-MiniLM-L6-v2 (Apache-2.0, Wang et al. 2020; Reimers & Gurevych 2019) learn
kinds, themes and sensitive points together. That teacher is too slow for a page, so three of its
layers then learn the same points once more, from the labels and from what the teacher makes of them
(Hinton et al. 2015; Sanh et al. 2019). The seed is fixed; the same machine and threads give the
same weights. The linear model trains without any of this.
"""

import argparse
import json
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from coaching.sorting import corpus, windows, wordpieces
from coaching.sorting.corpus import Document
from coaching.sorting.encoder import CARD, FOLDER, VOCABULARY, digests, padded
from coaching.sorting.features import KINDS
from coaching.sorting.network import THEMES, Encoder, export, pretrained, shorter
from coaching.sorting.windows import SIZE, Window

VERSION = "3"
SEED, BATCH = 20, 16
TEACHER_ROUNDS, ROUNDS = 5, 4
KEPT = (0, 2, 5)
"""Which layers of the teacher the small encoder begins with."""
_TEACHER_RATE, _RATE, _HEAD_RATE, _MASKED = 1.5e-4, 2e-4, 1e-3, 0.1
_MASK, _FIRST_WORD = 103, 999  # the number of [MASK]; below the other are marks and letters
_PIECES = 0.25  # how often a document is read in pieces of one to three points
_SECOND = 0.4  # what a second theme weighs beside the first
_EVENLY = 0.5  # how far rare kinds and themes count more: 0 as they come, 1 all alike
_SMOOTH, _ABOUT, _MARKED, _RARE = 0.05, 1.5, 0.5, 5.0  # of the three losses
_HEEDED, _SOFT = 0.6, 2.0  # how much the teacher counts beside the labels; how softened both are
_PARTS = (len(KINDS), len(THEMES), 1)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One window with what is true of its points: rows of ``targets``."""

    window: Window
    kinds: tuple[int, ...]
    themes: Any
    sensitive: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document ready for reading: the pieces and labels of its points."""

    pieces: list[list[int]]
    kinds: list[int]
    themes: Any
    sensitive: list[float]


def paper(document: Document, vocabulary: wordpieces.Pieces) -> Paper:
    """A document of the corpus as numbers."""
    themes = np.zeros((len(document.points), len(THEMES)), dtype=np.float32)
    for row, point in zip(themes, document.points, strict=True):
        for place, theme in enumerate(point.themes):
            row[THEMES.index(theme)] = _SECOND if place else 1.0
        np.divide(row, max(1.0, row.sum()), out=row)
    return Paper(
        windows.read(document.texts, vocabulary),
        [KINDS.index(p.kind) for p in document.points],
        themes,
        [float("sensitive" in p.flags) for p in document.points],
    )


def lessons(papers: Sequence[Paper], chance: np.random.Generator) -> Iterator[Lesson]:
    """Every point once, in windows that begin elsewhere each time."""
    for of in papers:
        runs = [(0, len(of.kinds))]
        if chance.random() < _PIECES:
            edges = [0]
            while edges[-1] < len(of.kinds):
                edges.append(min(len(of.kinds), edges[-1] + int(chance.integers(1, 4))))
            runs = list(pairwise(edges))
        for start, end in runs:
            size = int(chance.integers(30, SIZE + 1))
            at = start
            for window in windows.windows(of.pieces[start:end], size):
                which = list(range(at, at + len(window.points)))
                at += len(window.points)
                yield Lesson(
                    window,
                    tuple(of.kinds[n] for n in which),
                    of.themes[which],
                    tuple(of.sensitive[n] for n in which),
                )


def batches(found: list[Lesson], chance: np.random.Generator) -> list[list[Lesson]]:
    """Lessons of like length together, in random order."""
    noise = chance.normal(0, 12, len(found))
    order = sorted(range(len(found)), key=lambda n: len(found[n].window.pieces) + noise[n])
    rows = [[found[n] for n in order[k : k + BATCH]] for k in range(0, len(order), BATCH)]
    return [rows[n] for n in chance.permutation(len(rows))]


def fit(documents: Sequence[Document]) -> Encoder:
    """A small encoder that learnt from these documents only."""
    vocabulary = wordpieces.read(FOLDER / VOCABULARY)
    papers = [paper(d, vocabulary) for d in documents if d.points]
    teacher = taught(pretrained(), papers, TEACHER_ROUNDS, _TEACHER_RATE)
    return taught(shorter(teacher, KEPT), papers, ROUNDS, _RATE, teacher)


def taught(
    encoder: Encoder,
    papers: Sequence[Paper],
    rounds: int,
    rate: float,
    teacher: Encoder | None = None,
) -> Encoder:
    """The encoder after so many rounds over the papers, led by the teacher's reading as well."""
    torch.manual_seed(SEED)
    chance = np.random.default_rng(SEED)
    encoder.words.weight.requires_grad = False
    body = [p for n, p in encoder.named_parameters() if p.requires_grad and "heads" not in n]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": encoder.heads.parameters(), "lr": _HEAD_RATE}],
        weight_decay=0.01,
    )
    per_round = len(batches(list(lessons(papers, np.random.default_rng(0))), chance))
    slope = torch.optim.lr_scheduler.LambdaLR(optimiser, _slope(rounds * per_round))
    loss_of = _Loss(papers, teacher)
    for done in range(rounds):
        encoder.train()
        began, total = time.monotonic(), 0.0
        for batch in batches(list(lessons(papers, chance)), chance):
            loss = loss_of(encoder, batch, chance)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(body, 1.0)
            optimiser.step()
            slope.step()
            total += loss.item()
        seconds = time.monotonic() - began
        sys.stderr.write(f"round {done + 1}: {total / per_round:.3f} ({seconds:.0f} s)\n")
    encoder.eval()
    return encoder


def _slope(steps: int) -> Any:
    warm = max(1, steps // 10)
    return lambda n: min((n + 1) / warm, max(0.02, (steps - n) / max(1, steps - warm)))


class _Loss:
    """What a batch costs: kinds, themes and the sensitive mark together, and the teacher's view."""

    def __init__(self, papers: Sequence[Paper], teacher: Encoder | None) -> None:
        kinds = np.bincount([k for p in papers for k in p.kinds], minlength=len(KINDS))
        themes = sum(p.themes.sum(axis=0) for p in papers)
        self.kinds, self.themes = _evened(kinds), _evened(themes)
        self.teacher = teacher

    def __call__(
        self, encoder: Encoder, batch: Sequence[Lesson], chance: np.random.Generator
    ) -> torch.Tensor:
        table = padded([x.window for x in batch])
        hide = (chance.random(table.shape) < _MASKED) & (table > _FIRST_WORD)
        found = _sums(encoder, np.where(hide, _MASK, table), batch)
        labels = self._labels(found, batch)
        if self.teacher is None:
            return labels
        with torch.no_grad():
            said = _sums(self.teacher, table, batch)
        return (1 - _HEEDED) * labels + _HEEDED * _apart(found, said)

    def _labels(self, found: torch.Tensor, batch: Sequence[Lesson]) -> torch.Tensor:
        kinds, themes, marks = found.split(list(_PARTS), dim=1)
        wanted = torch.from_numpy(np.concatenate([x.themes for x in batch]))
        about = -(wanted * self.themes * themes.log_softmax(1)).sum(1)
        told = torch.tensor([k for x in batch for k in x.kinds])
        sensitive = torch.tensor([s for x in batch for s in x.sensitive])
        kind_loss = functional.cross_entropy(kinds, told, self.kinds, label_smoothing=_SMOOTH)
        touchy = functional.binary_cross_entropy_with_logits(
            marks[:, 0], sensitive, pos_weight=torch.tensor(_RARE)
        )
        return kind_loss + _ABOUT * about.sum() / max(1.0, float(wanted.sum())) + _MARKED * touchy


def _sums(encoder: Encoder, table: Any, batch: Sequence[Lesson]) -> torch.Tensor:
    """(points, heads): the mean over the pieces of each point."""
    with torch.autocast("cpu", torch.bfloat16):
        each = encoder(torch.from_numpy(table))
    each = each.float()
    return torch.stack(
        [each[n, a:b].mean(0) for n, x in enumerate(batch) for a, b in x.window.points]
    )


def _apart(found: torch.Tensor, said: torch.Tensor) -> torch.Tensor:
    """How far the chances of kinds and themes are from the teacher's, both softened."""
    pairs = zip(
        found.split(list(_PARTS), dim=1)[:2], said.split(list(_PARTS), dim=1)[:2], strict=True
    )
    kinds, themes = (
        functional.kl_div(
            (mine / _SOFT).log_softmax(1), (theirs / _SOFT).softmax(1), reduction="batchmean"
        )
        for mine, theirs in pairs
    )
    apart: torch.Tensor = _SOFT**2 * (kinds + _ABOUT * themes)
    return apart


def _evened(counts: Any) -> torch.Tensor:
    share = (np.maximum(counts, 1) / np.mean(counts)) ** -_EVENLY
    return torch.tensor(
        share / np.average(share, weights=np.maximum(counts, 1)), dtype=torch.float32
    )


def describe(folder: Path) -> None:
    """Write the card that names what the encoder learnt from, and the digests of its files."""
    card = {
        "version": VERSION,
        "from": "sentence-transformers/all-MiniLM-L6-v2, three of its six layers",
        "licence": "Apache-2.0",
        "corpus": corpus.digest(),
        "themes": THEMES,
        "sha256": digests(folder),
    }
    (folder / CARD).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write the encoder."""
    parser = argparse.ArgumentParser(prog="python -m coaching.sorting.train_encoder")
    parser.add_argument("--without", nargs="*", default=[], help="registers to leave out")
    parser.add_argument("--to", type=Path, default=FOLDER, help="folder to write to")
    chosen = parser.parse_args(arguments)
    # One thread: more of them sum in another order, and wait for each other on shared cores.
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    documents = [d for d in corpus.documents() if d.register not in chosen.without]
    export(fit(documents), chosen.to)
    if chosen.to != FOLDER:
        shutil.copy(FOLDER / VOCABULARY, chosen.to / VOCABULARY)
    describe(chosen.to)


if __name__ == "__main__":
    main()
