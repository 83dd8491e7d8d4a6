"""
Points of one text → chances by the small encoder of data/sorting/encoder, beside the linear model.

Five layers of all-MiniLM-L6-v2, trained further on the corpus, with weights of eight bits, run by
onnxruntime on one thread. It knows from much reading which words mean alike; the linear model
knows the rules, the headings and the place. Their mean errs less often than either.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from coaching import codebook
from coaching.codebook import DATA
from coaching.model import CoachingError, Kind
from coaching.sorting import windows, wordpieces
from coaching.sorting.features import KINDS, Floats
from coaching.sorting.learnt import Scores, softmax
from coaching.sorting.windows import BLANK, Window
from coaching.sorting.wordpieces import Pieces

FOLDER = DATA / "sorting" / "encoder"
FILE, VOCABULARY, CARD = "encoder.onnx", "pieces.txt", "encoder.json"
KINDS_SHARE, THEMES_SHARE = 0.5, 0.75
"""How much the encoder's chances count; the rest are the linear model's."""
SHARP = 1.5
"""
To which power kinds' mean chances are raised. Where two disagree a mean is more cautious than it
is often wrong; so it is right about as often as it says.
"""
SURE, BEGINNING = 0.97, 4
"""
From which chance on the linear model's word is taken that a point is a courtesy, and how many of
its pieces are read all the same: what stands beside it must know of it.
"""
_COURTESY = KINDS.index(Kind.REMARK)
_SLOW = ["SkipLayerNormFusion"]  # its kernel takes nine times as long as the two it replaces


@dataclass(frozen=True, slots=True)
class Encoder:
    """A loaded encoder: its vocabulary and the session that runs it."""

    vocabulary: Pieces
    session: Any

    def beside(self, linear: Scores, texts: Sequence[str]) -> Scores:
        """
        The mean of the linear model's chances and these; ``texts`` are the same points.

        For thanks, dates and signatures, a tenth of what is pasted, the linear model's alone count:
        it is seldom wrong there, and reading costs most of the time.
        """
        courtesies = linear.kinds[:, _COURTESY] >= SURE
        sums = self._sums(texts, courtesies.tolist())
        kinds = _mean(linear.kinds, softmax(sums[:, : len(KINDS)]), KINDS_SHARE)
        themes = _mean(linear.themes, softmax(sums[:, len(KINDS) : -1]), THEMES_SHARE)
        known = courtesies[:, None]
        return Scores(
            _sharpened(np.where(known, linear.kinds, kinds)),
            np.where(known, linear.themes, themes),
            linear.sensitive,
            linear.passed_on,
        )

    def _sums(self, texts: Sequence[str], courtesies: Sequence[bool]) -> Floats:
        """Points of one text in order → (points, heads), before they are made chances."""
        pieces = [
            whole[:BEGINNING] if known else whole
            for whole, known in zip(windows.read(texts, self.vocabulary), courtesies, strict=True)
        ]
        found = []
        for window in windows.windows(pieces):
            # One at a time: more at once are hardly quicker, and have blanks to be read.
            given = {"pieces": padded([window]), "points": shares([window])}
            found.append(self.session.run(None, given)[0][0])
        sums: Floats = np.concatenate(found)
        return sums


def _mean(linear: Floats, encoder: Floats, share: float) -> Floats:
    mean: Floats = (1 - share) * linear + share * encoder
    return mean


def _sharpened(chances: Floats) -> Floats:
    raised = chances**SHARP
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def padded(found: Sequence[Window]) -> Any:
    """Pieces of windows as one table of numbers, blanks at the ends."""
    table = np.full((len(found), max(len(w.pieces) for w in found)), BLANK, dtype=np.int64)
    for row, window in zip(table, found, strict=True):
        row[: len(window.pieces)] = window.pieces
    return table


def shares(found: Sequence[Window]) -> Floats:
    """The share of each piece in each point: (windows, points, pieces); without a point, 0."""
    most, long = max(len(w.points) for w in found), max(len(w.pieces) for w in found)
    table = np.zeros((len(found), most, long), dtype=np.float32)
    for rows, window in zip(table, found, strict=True):
        for row, (start, end) in zip(rows, window.points, strict=False):
            row[start:end] = 1 / (end - start)
    return table


def load(folder: Path = FOLDER) -> Encoder:
    """
    Read an encoder.

    Raises:
        CoachingError: If a file is not the one the card names, or knows other themes.
    """
    import onnxruntime  # noqa: PLC0415 - a tenth of a second that only sorting needs

    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    if card["sha256"] != digests(folder):
        raise CoachingError(
            "The sorter's encoder was changed after it was trained. Install Afterword anew."
        )
    if card["themes"] != list(codebook.themes()):
        raise _of_another_version()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        (folder / FILE).read_bytes(),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=_SLOW,
    )
    if {given.name for given in session.get_inputs()} != {"pieces", "points"}:
        raise _of_another_version()
    return Encoder(wordpieces.read(folder / VOCABULARY), session)


def _of_another_version() -> CoachingError:
    return CoachingError("The sorter's encoder is of another version. Install Afterword anew.")


def digests(folder: Path) -> Mapping[str, str]:
    """SHA-256 of the encoder and of its vocabulary."""
    return {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in (FILE, VOCABULARY)
    }


@cache
def trained() -> Encoder:
    """The encoder that is in use, read once."""
    return load()
