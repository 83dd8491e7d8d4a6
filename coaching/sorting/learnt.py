"""Features → chances of kinds, themes and flags: the linear model of data/sorting/model."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coaching import codebook
from coaching.codebook import DATA
from coaching.model import CoachingError
from coaching.sorting.features import KINDS, PLACES, Features, Floats, width

FOLDER = DATA / "sorting" / "model"
FILE = "linear.npz"
BLOCK_WEIGHTS = (2.0, 2.0, 0.7, 0.7)
"""How much the words, the letters, the words before and the words after weigh."""
DENSE_WEIGHT = 0.3
_OFTEN = tuple(1 + log(n) if n else 0.0 for n in range(4096))  # a point has fewer runs than that


@dataclass(frozen=True, slots=True)
class Row:
    """One point as a sparse row: which places of the weights, and their values."""

    places: NDArray[np.int64]
    values: Floats


@dataclass(frozen=True, slots=True)
class Scores:
    """Chances per point, rows in order: ``kinds`` (points, 5), ``themes`` (points, themes)."""

    kinds: Floats
    themes: Floats
    sensitive: Floats


@dataclass(frozen=True, slots=True)
class Model:
    """
    A trained linear model.

    ``weights`` is (``PLACES + width()``, heads): kinds, themes, sensitive. ``rarity`` holds the
    inverse document frequency of each hashed place, 0 where it was seen too seldom. ``cuts`` are
    the weights of the signs that a sentence is cut (``coaching.sorting.cuts``).
    """

    weights: Floats
    bias: Floats
    rarity: Floats
    mean: Floats
    scale: Floats
    cuts: Floats
    themes: tuple[str, ...]
    card: Mapping[str, Any]

    def scores(self, found: Features) -> Scores:
        """What the model makes of the points of one text."""
        rows = rows_of(found, self.rarity, self.mean, self.scale)
        sums = np.stack([row.values @ self.weights[row.places] for row in rows]) + self.bias
        after = len(KINDS) + len(self.themes)
        return Scores(
            softmax(sums[:, : len(KINDS)]),
            softmax(sums[:, len(KINDS) : after]),
            (1 / (1 + np.exp(-sums[:, after]))).astype(np.float32),
        )


def rows_of(found: Features, rarity: Floats, mean: Floats, scale: Floats) -> list[Row]:
    """Points as rows: each block of unit length times its weight, then the dense part."""
    dense = (found.dense - mean) / scale * DENSE_WEIGHT
    end = np.arange(PLACES, PLACES + dense.shape[1])
    rows = []
    for blocks, rest in zip(found.hashed, dense, strict=True):
        parts = [_block(b, rarity, w) for b, w in zip(blocks, BLOCK_WEIGHTS, strict=True)]
        rows.append(
            Row(
                np.concatenate([*(p.places for p in parts), end]),
                np.concatenate([*(p.values for p in parts), rest]).astype(np.float32),
            )
        )
    return rows


def _block(counts: Mapping[int, int], rarity: Floats, weight: float) -> Row:
    places = np.fromiter(counts, dtype=np.int64, count=len(counts))
    often = np.fromiter(map(_OFTEN.__getitem__, counts.values()), np.float32, len(counts))
    values = often * rarity[places]
    length = float(np.linalg.norm(values))
    return Row(places, values * (weight / length) if length else values)


def softmax(sums: Floats) -> Floats:
    """Rows of numbers → rows of chances, each adding up to 1."""
    raised = np.exp(sums - sums.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def save(model: Model, folder: Path = FOLDER) -> None:
    """Write the weights, halved in precision, and the card that names their digest."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        folder / FILE,
        weights=model.weights.astype(np.float16),
        bias=model.bias,
        rarity=model.rarity.astype(np.float16),
        mean=model.mean,
        scale=model.scale,
        cuts=model.cuts.astype(np.float16),
    )
    card = {**model.card, "themes": model.themes, "sha256": _digest(folder / FILE)}
    text = json.dumps(card, indent=2, ensure_ascii=False) + "\n"
    (folder / "model.json").write_text(text, encoding="utf-8")


def load(folder: Path = FOLDER) -> Model:
    """
    Read a model back.

    Raises:
        CoachingError: If the weights are not those the card names, or fit another version.
    """
    card = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    if _digest(folder / FILE) != card["sha256"]:
        raise CoachingError(
            "The sorter's model was changed after it was trained. Install Afterword anew."
        )
    with np.load(folder / FILE, allow_pickle=False) as stored:
        parts = {name: stored[name].astype(np.float32) for name in stored.files}
    fits = parts["weights"].shape[0] == PLACES + width()
    if not fits or card["themes"] != list(codebook.themes()):
        raise CoachingError("The sorter's model is of another version. Install Afterword anew.")
    return Model(**parts, themes=tuple(card["themes"]), card=card)


@cache
def trained() -> Model:
    """The model that is in use, read once."""
    return load()


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
