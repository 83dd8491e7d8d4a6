"""
A place where a sentence may be cut → signs that speak for or against it, and their learnt weight.

``clauses`` finds the places; what stands on both sides decides. The weights come with the model
(``train``); they were learnt from where the points of the corpus begin.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from coaching.model import Kind
from coaching.sorting import kinds, themes
from coaching.sorting.moods import gives_order
from coaching.sorting.phrases import Words, read

PLACES = 1 << 13
"""How many places the hashed signs share."""
LIKELY = 0.45
"""From which chance on a sentence is cut."""
SURELY = {"turn": 0.25, "main": 0.1}
"""The same where a sentence turns and the rules would cut it: they are seldom wrong there."""
_LONGEST = 400  # letters of a side that are read
_FAR = 0.35
_STEPS = (2, 3, 5, 8, 12, 20)
_SUBJECTS = frozenset(
    ("i", "you", "he", "she", "it", "we", "they", "there", "that", "this", "which", "who")
)

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Side:
    """
    What a stretch of words seems to be: chances of the kinds, and its themes by strength.

    ``kind`` is the likeliest; ``theme`` the one most spoken for, or an empty string.
    """

    words: Words
    kinds: Mapping[Kind, float]
    themes: Mapping[str, float]
    kind: Kind
    theme: str


def side(text: str) -> Side:
    """Read one side of a place."""
    piece = text[:_LONGEST]
    words = read(piece)
    chances = kinds.chances(kinds.votes(words, piece))
    about = themes.weights(words)
    kind = max(chances, key=chances.__getitem__)
    theme = max(about, key=about.__getitem__, default="")
    return Side(words, chances, about, kind, theme)


@dataclass(frozen=True, slots=True)
class Gap:
    """A place: why it is one, and the words before it, after it, and up to the next place."""

    why: str
    before: Side
    after: Side
    next: Side
    rules: bool


def signs(gap: Gap) -> Iterator[str]:
    """The signs of a place, by name."""
    why = gap.why
    yield why
    yield f"rules {gap.rules}"
    yield f"rules {gap.rules} {why}"
    for name, right in (("after", gap.after), ("next", gap.next)):
        for sign in _between(gap.before, right):
            yield f"{name} {why} {sign}"
            yield f"{name} {sign}"
        yield f"{name} {why} {_step(len(right.words))}"
        yield f"{name} order {gives_order(right.words)} {gap.before.kind} {why}"
    opening = list(islice(_plain(gap.next.words.words), 3))
    yield f"opens {why} {' '.join(opening[:1])}"
    yield f"opens {' '.join(opening[:2])}"
    yield f"opens {' '.join(opening[:1])}"
    yield f"subject {why} {not _SUBJECTS.isdisjoint(opening)}"
    yield f"closes {next(_plain(gap.before.words.words[::-1]), '')}"
    yield f"before {why} {_step(len(gap.before.words))}"
    commas = gap.before.words.words.count(",") + gap.after.words.words.count(",")
    yield f"commas {why} {min(4, commas)}"
    yield f"you {why} {_you(gap.before)} {_you(gap.next)}"


def _between(left: Side, right: Side) -> Iterator[str]:
    yield f"{left.kind} {right.kind}"
    far = sum(abs(c - right.kinds[k]) for k, c in left.kinds.items()) / 2
    yield f"far {int(far * 5)}"
    if far > _FAR:
        yield "far"
    if not left.theme or not right.theme:
        yield f"theme {bool(left.theme)} {bool(right.theme)}"
    else:
        shared = not left.themes.keys().isdisjoint(right.themes)
        yield f"themes {left.theme == right.theme} {shared}"
        yield f"themes {left.theme == right.theme} {left.kind == right.kind}"


def _plain(words: Sequence[str]) -> Iterator[str]:
    return (w for w in words if w[0].isalnum())


def _you(one: Side) -> bool:
    return "you" in one.words.words or "your" in one.words.words


def _step(length: int) -> int:
    return next((n for n in _STEPS if length <= n), 99)


def places(gap: Gap) -> list[int]:
    """Where the weights of its signs stand."""
    return sorted({_place(sign) for sign in signs(gap)})


def _place(sign: str) -> int:
    return 1 + crc32(sign.encode(errors="surrogatepass")) % (PLACES - 1)


def worth(gap: Gap, weights: Weights) -> bool:
    """Whether the sentence is cut here. The weight at place 0 counts always."""
    total = float(weights[0] + weights[places(gap)].sum())
    least = SURELY.get(gap.why, LIKELY) if gap.rules else LIKELY
    return bool(1 / (1 + np.exp(-total)) >= least)
