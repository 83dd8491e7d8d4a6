"""Runs of words and letters are hashed as ``crc32`` hashes each of them."""

from collections import Counter
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.sorting.runs import BLOCKS, PLACES, runs, words_of


def hashed(block: bytes, *found: str) -> Counter[int]:
    """How often each place occurs, a run at a time."""
    seed = crc32(block)
    return Counter(crc32(r.encode(errors="surrogatepass"), seed) % PLACES for r in found)


def counted(texts: list[str], row: int) -> Counter[int]:
    """The same as read off the runs of a text."""
    found = runs(texts, [words_of(t) for t in texts])
    triples = zip(found.rows.tolist(), found.places.tolist(), found.often.tolist(), strict=True)
    return Counter({place: often for n, place, often in triples if n == row})


def letters(text: str) -> list[str]:
    """Runs of two to five letters inside words; a shorter word stands for itself."""
    padded = [f" {word} " for word in text.lower().split()]
    return [
        w[i : i + n] for w in padded for n in range(2, 6) for i in range(max(1, len(w) - n + 1))
    ]


def test_a_point_has_its_words_and_up_to_three_in_a_row() -> None:
    row = counted(["You were late."], 0)

    assert row == hashed(b"w", "you", "were", "late", "you were", "were late", "you were late")


def test_a_point_has_the_words_of_its_neighbours_apart() -> None:
    texts = ["So clear!", "Late.", "Ask"]

    assert counted(texts, BLOCKS + 2) == hashed(b"b", "so", "clear", "!", "so clear", "clear !")
    assert counted(texts, BLOCKS + 3) == hashed(b"a", "ask")
    assert not counted(texts, 2)
    assert not counted(texts, 2 * BLOCKS + 3)


@pytest.mark.parametrize("text", ["Well, I’m", "a", "çà 😀 łódź", "x\ud800y", "ẞ ﬁne"])
def test_letters_of_any_script_are_read(text: str) -> None:
    assert counted([text], 1) == hashed(b"c", *letters(text))


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_letters_read_at_once_are_those_read_one_by_one(texts: list[str]) -> None:
    for n, text in enumerate(texts):
        short = " ".join(word[:40] for word in text.lower().split())
        assert counted(texts, n * BLOCKS + 1) == hashed(b"c", *letters(short))


@given(st.lists(st.text(max_size=80), min_size=1, max_size=4))
def test_every_pair_stands_once_in_order(texts: list[str]) -> None:
    found = runs(texts, [words_of(t) for t in texts])

    pairs = list(zip(found.rows.tolist(), found.places.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
