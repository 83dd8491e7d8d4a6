"""Features → chances of kinds, themes and flags: the linear model of data/sorting/model."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from coaching import codebook
from coaching.codebook import DATA
from coaching.model import CoachingError
from coaching.sorting.features import KINDS, Features, Floats, width
from coaching.sorting.runs import BLOCKS, PLACES, Numbers

FOLDER = DATA / "sorting" / "model"
FILE = "linear.npz"
BLOCK_WEIGHTS = np.array([2.0, 2.0, 0.7, 0.7], np.float32)
"""How much the words, the letters, the words before and the words after weigh."""
DENSE_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Rows:
    """
    The points of one text as rows for the weights.

    Point ``n`` has ``values[ends[n]:ends[n + 1]]`` at these ``places`` of the hashed weights, and
    row ``n`` of ``dense`` at those after them.
    """

    ends: Numbers
    places: Numbers
    values: Floats
    dense: Floats


@dataclass(frozen=True, slots=True)
class Scores:
    """
    Chances per point, rows in order: ``kinds`` (points, 5), ``themes`` (points, themes).

    ``sensitive`` and ``passed_on`` (by somebody who is not the employer) have one each.
    """

    kinds: Floats
    themes: Floats
    sensitive: Floats
    passed_on: Floats


@dataclass(frozen=True, slots=True)
class Model:
    """
    A trained linear model.

    ``weights`` is (``PLACES + width()``, heads): kinds, themes, sensitive, passed on. ``rarity``
    holds the inverse document frequency of each hashed place, 0 where it was seen too seldom.
    ``cuts`` are the weights of the signs that a sentence is cut (``coaching.sorting.cuts``).
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
        hashed = [
            rows.values[start:end] @ self.weights[rows.places[start:end]]
            for start, end in pairwise(rows.ends.tolist())
        ]
        sums = np.stack(hashed) + rows.dense @ self.weights[PLACES:] + self.bias
        after = len(KINDS) + len(self.themes)
        sensitive, passed_on = _sigmoid(sums[:, after:]).T
        return Scores(
            softmax(sums[:, : len(KINDS)]),
            softmax(sums[:, len(KINDS) : after]),
            sensitive,
            passed_on,
        )


def rows_of(found: Features, rarity: Floats, mean: Floats, scale: Floats) -> Rows:
    """Points as rows: each block of unit length times its weight, and the dense part."""
    dense = ((found.dense - mean) / scale * DENSE_WEIGHT).astype(np.float32)
    blocks, places = found.hashed.rows, found.hashed.places
    values = (1 + np.log(found.hashed.often)) * rarity[places]
    lengths = np.sqrt(np.bincount(blocks, values**2, len(dense) * BLOCKS))
    weighed = np.divide(np.tile(BLOCK_WEIGHTS, len(dense)), lengths, where=lengths > 0, out=lengths)
    ends = np.searchsorted(blocks, np.arange(len(dense) + 1) * BLOCKS)
    return Rows(ends, places, (values * weighed[blocks]).astype(np.float32), dense)


def _sigmoid(sums: Floats) -> Floats:
    chances: Floats = (1 / (1 + np.exp(-sums))).astype(np.float32)
    return chances


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
    heads = len(KINDS) + len(card["themes"]) + 2
    fits = parts["weights"].shape == (PLACES + width(), heads)
    if not fits or card["themes"] != list(codebook.themes()):
        raise CoachingError("The sorter's model is of another version. Install Afterword anew.")
    return Model(**parts, themes=tuple(card["themes"]), card=card)


@cache
def trained() -> Model:
    """The model that is in use, read once."""
    return load()


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
