"""
Points of one text → which runs of words and letters occur in each, hashed.

Runs share a fixed number of places (Weinberger et al. 2009). No vocabulary is kept, so nothing of
what a person wrote can be read off a model.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

PLACES = 1 << 17
"""How many places the hashed runs share."""
BLOCKS = 4
"""Words of the point, letters of the point, words before it, words after it."""
_HERE, _LETTERS, _BEFORE, _AFTER = range(BLOCKS)
_SEEDS = tuple(crc32(block) for block in (b"w", b"c", b"b", b"a"))
_WORD = re.compile(r"\w[\w'’]*|[?!:]")
_MOST_LETTERS = 2000  # of a point; longer ones are hardly points
_MOST_IN_WORD = 40
_LONGEST_HERE, _LONGEST_BESIDE = 3, 2  # words in a row
_LONGEST_LETTERS = 5
_ALL = 0xFFFFFFFF
_STEP = np.array([crc32(bytes([n]), _ALL) ^ _ALL for n in range(256)], np.uint32)

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Runs:
    """
    Place ``places[i]`` occurs ``often[i]`` times in ``rows[i]``, in order of both, each pair once.

    A row is a block of a point: the point's number times ``BLOCKS``, plus that of the block.
    """

    rows: Numbers
    places: Numbers
    often: Numbers


def words_of(text: str) -> list[str]:
    """The words of a point, and marks that ask, call or announce, in small letters."""
    return _WORD.findall(text[:_MOST_LETTERS].lower().replace("’", "'"))


def runs(texts: Sequence[str], words: Sequence[Sequence[str]]) -> Runs:
    """The runs of each point and of its neighbours; ``words`` are the ``words_of`` each."""
    written = [[w.encode(errors="surrogatepass") for w in row] for row in words]
    nothing: list[bytes] = []
    blocks = [
        (n * BLOCKS + block, _word_runs(row, _SEEDS[block], longest))
        for n, (before, here, after) in enumerate(
            zip([nothing, *written], written, [*written[1:], nothing], strict=False)
        )
        for block, row, longest in (
            (_HERE, here, _LONGEST_HERE),
            (_BEFORE, before, _LONGEST_BESIDE),
            (_AFTER, after, _LONGEST_BESIDE),
        )
    ]
    rows = np.repeat([row for row, _ in blocks], [len(found) for _, found in blocks])
    hashes = np.fromiter(chain.from_iterable(found for _, found in blocks), np.int64, len(rows))
    letter_rows, letter_hashes = _letter_runs(texts)
    keys = np.concatenate(
        [rows * PLACES + hashes % PLACES, letter_rows * PLACES + letter_hashes % PLACES]
    )
    once, often = np.unique(keys, return_counts=True)
    return Runs(once // PLACES, once % PLACES, often)


def _word_runs(words: Sequence[bytes], seed: int, longest: int) -> list[int]:
    """Words, and up to ``longest`` in a row; a run goes on where the one before it ended."""
    last = [crc32(word, seed) for word in words]
    found = last
    for length in range(1, longest):
        last = [crc32(b" " + w, run) for run, w in zip(last, words[length:], strict=False)]
        found = found + last
    return found


def _letter_runs(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """
    Runs of two to five letters inside words: the row and the hash of each.

    A word shorter than a run stands for it. All words are read at once, a letter a step, as
    ``crc32`` would read each run.
    """
    told = [text[:_MOST_LETTERS].lower().split() for text in texts]
    words = [f" {word[:_MOST_IN_WORD]} " for row in told for word in row]
    whose = np.repeat(np.arange(len(texts)) * BLOCKS + _LETTERS, [len(row) for row in told])
    sizes = np.fromiter(map(len, words), np.int64, len(words))
    ends = np.repeat(np.cumsum(sizes), sizes)
    left = ends - np.arange(len(ends))  # letters from here to the end of the word
    opens = left == np.repeat(sizes, sizes)
    rows = np.repeat(whose, sizes)

    letters = _Letters.of("".join(words))
    state = np.full(len(ends), _SEEDS[_LETTERS] ^ _ALL, np.uint32)
    found_rows, found = [], []
    for length in range(_LONGEST_LETTERS):
        within = left > length
        state = np.where(within, letters.read(state, length), state)
        if length:
            found_rows.append(rows[within | opens])
            found.append(state[within | opens] ^ np.uint32(_ALL))
    return np.concatenate(found_rows), np.concatenate(found).astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Letters:
    """Letters as UTF-8: ``octets`` (of a letter at most, letters), and how many each has."""

    octets: NDArray[np.uint8]
    sizes: Numbers

    @classmethod
    def of(cls, text: str) -> "_Letters":
        octets = np.frombuffer(text.encode(errors="surrogatepass"), np.uint8)
        starts = np.flatnonzero((octets & 0xC0) != 0x80)
        sizes = np.diff(starts, append=len(octets))
        most = int(sizes.max(initial=1))
        padded = np.concatenate([octets, np.zeros(most, np.uint8)])
        return cls(np.array([padded[starts + n] for n in range(most)]), sizes)

    def read(self, state: NDArray[np.uint32], ahead: int) -> NDArray[np.uint32]:
        """The state of a checksum at every letter, after the letter so far ``ahead`` of it."""
        sizes = np.roll(self.sizes, -ahead)
        for n, row in enumerate(self.octets):
            onward = _STEP[(state ^ np.roll(row, -ahead)) & 0xFF] ^ (state >> np.uint32(8))
            state = onward if n == 0 else np.where(sizes > n, onward, state)
        return state
