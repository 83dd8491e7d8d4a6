"""The adversarial set: what must go goes, and little else; the measured floor holds."""

from collections import Counter

import pytest

from tests.benchmarks.redaction import Read, clean, hidden, read, redactor

KNOWN_MISSES = {
    # A number written for a word is no initial of a name.
    "3RT is not what we call ourselves, but TRT is.",
    # An extension of two digits alone is hidden without its “ext.”; the set asks for both.
    "Ring 0161 496 0000 ext. 12 today.",
}


@pytest.fixture(scope="module")
def reads() -> list[Read]:
    by = redactor()
    return [read(sentence, by) for sentence in hidden()]


def test_the_set_is_as_large_as_it_says() -> None:
    assert len(hidden()) >= 200
    assert len(clean()) >= 135
    assert len({s.tries for s in hidden()}) == 16


def test_what_must_go_goes(reads: list[Read]) -> None:
    left = {r.sentence.text: r.left for r in reads if r.left}

    assert left.keys() <= KNOWN_MISSES, left


def test_no_known_name_is_ever_left(reads: list[Read]) -> None:
    missed = Counter(
        r.sentence.tries for r in reads if r.left and r.sentence.text not in KNOWN_MISSES
    )

    assert not [tries for tries in missed if tries.startswith("known")]


def test_little_else_goes() -> None:
    by = redactor()
    touched = [r.text for r in (read(s, by) for s in clean()) if r.too_much]

    assert len(touched) <= 2, touched
