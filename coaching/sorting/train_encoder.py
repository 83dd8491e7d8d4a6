"""
Corpus → the small encoder beside the linear model: fine-tunes it and writes data/sorting/encoder.

    pip install -r requirements.txt -e '.[train]'
    python -m coaching.sorting.train_encoder

Five of the six layers of all-MiniLM-L6-v2 (Apache-2.0, Wang et al. 2020; Reimers & Gurevych 2019)
learn kinds, themes and sensitive points together; six would take longer than a page may wait. The
seed is fixed; the same machine and threads give the same weights. The linear model trains without
any of this.
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
from coaching.sorting.encoder import CARD, FOLDER, VOCABULARY, digests, padded, shares
from coaching.sorting.features import KINDS
from coaching.sorting.network import THEMES, Encoder, export, pretrained, shorter
from coaching.sorting.windows import SIZE, Window

VERSION = "4"
SEED, BATCH, ROUNDS = 20, 16, 4
THREADS = 2
"""More or fewer of them sum in another order, and give slightly other weights."""
KEPT = (0, 1, 3, 4, 5)
"""Which layers are kept: what a point means changes least without the one left out."""
_RATE, _HEAD_RATE, _MASKED = 1.5e-4, 1e-3, 0.1
_MASK, _FIRST_WORD = 103, 999  # the number of [MASK]; below the other are marks and letters
_PIECES = 0.25  # how often a document is read in pieces of one to three points
_SECOND = 0.4  # what a second theme weighs beside the first
_EVENLY = 0.5  # how far rare kinds and themes count more: 0 as they come, 1 all alike
_SMOOTH, _ABOUT, _MARKED, _RARE = 0.05, 1.5, 0.5, 5.0  # of the three losses
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
    return taught(shorter(pretrained(), KEPT), papers)


def taught(encoder: Encoder, papers: Sequence[Paper]) -> Encoder:
    """The encoder after ``ROUNDS`` over the papers."""
    torch.manual_seed(SEED)
    chance = np.random.default_rng(SEED)
    encoder.words.weight.requires_grad = False
    body = [p for n, p in encoder.named_parameters() if p.requires_grad and "heads" not in n]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": _RATE}, {"params": encoder.heads.parameters(), "lr": _HEAD_RATE}],
        weight_decay=0.01,
    )
    per_round = len(batches(list(lessons(papers, np.random.default_rng(0))), chance))
    slope = torch.optim.lr_scheduler.LambdaLR(optimiser, _slope(ROUNDS * per_round))
    loss_of = _Loss(papers)
    for done in range(ROUNDS):
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
    """What a batch costs: kinds, themes and the sensitive mark together."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        kinds = np.bincount([k for p in papers for k in p.kinds], minlength=len(KINDS))
        themes = sum(p.themes.sum(axis=0) for p in papers)
        self.kinds, self.themes = _evened(kinds), _evened(themes)

    def __call__(
        self, encoder: Encoder, batch: Sequence[Lesson], chance: np.random.Generator
    ) -> torch.Tensor:
        table = padded([x.window for x in batch])
        hide = (chance.random(table.shape) < _MASKED) & (table > _FIRST_WORD)
        found = _sums(encoder, np.where(hide, _MASK, table), batch)
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
    """(points, heads) of all windows, in order."""
    points = torch.from_numpy(shares([x.window for x in batch]))
    with torch.autocast("cpu", torch.bfloat16):
        each = encoder(torch.from_numpy(table), points)
    each = each.float()
    return torch.cat([each[n, : len(x.window.points)] for n, x in enumerate(batch)])


def _evened(counts: Any) -> torch.Tensor:
    share = (np.maximum(counts, 1) / np.mean(counts)) ** -_EVENLY
    return torch.tensor(
        share / np.average(share, weights=np.maximum(counts, 1)), dtype=torch.float32
    )


def describe(folder: Path, learnt: str, without: Sequence[str] = ()) -> None:
    """Write the card: the digest of the corpus it learnt from, ``without`` some, and its files'."""
    card = {
        "version": VERSION,
        "from": "sentence-transformers/all-MiniLM-L6-v2, five of its six layers",
        "licence": "Apache-2.0",
        "corpus": learnt,
        **({"without": list(without)} if without else {}),
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
    torch.set_num_threads(THREADS)
    torch.use_deterministic_algorithms(True)
    learnt = corpus.digest()
    documents = [d for d in corpus.documents() if d.register not in chosen.without]
    export(fit(documents), chosen.to)
    if chosen.to != FOLDER:
        shutil.copy(FOLDER / VOCABULARY, chosen.to / VOCABULARY)
    describe(chosen.to, learnt, chosen.without)


if __name__ == "__main__":
    main()
