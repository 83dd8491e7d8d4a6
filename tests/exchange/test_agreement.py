"""Kappa is what scikit-learn says it is; few points and no chance to differ say nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score  # type: ignore[import-untyped]

from coaching.exchange import agreement, kappa

PAIRS = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=60)


@given(PAIRS)
def test_kappa_is_scikit_learns(pairs: list[tuple[bool, bool]]) -> None:
    one, two = zip(*pairs, strict=True)
    ours = kappa(one, two)

    if len({*one, *two}) == 1:
        assert ours is None
    else:
        assert ours == pytest.approx(cohen_kappa_score(one, two))


def test_a_known_table() -> None:
    """20 both yes, 5 and 10 differ, 15 both no: observed .70, by chance .50."""
    one = [True] * 25 + [False] * 25
    two = [True] * 20 + [False] * 5 + [True] * 10 + [False] * 15

    assert kappa(one, two) == pytest.approx(0.4)
    assert kappa([], []) is None


def test_counts_by_theme_and_over_all() -> None:
    first = {n: ("a",) if n < 6 else ("b",) for n in range(12)}
    second = {n: ("a",) if n < 5 else ("b", "c") for n in range(12)} | {99: ("z",)}

    every, b, a, c = agreement(first, second)

    assert (every.theme, every.agreed, every.of) == ("", 27, 36)
    assert (a.theme, a.agreed, a.of, a.first, a.second) == ("a", 11, 12, 6, 5)
    assert (b.agreed, c.agreed, c.first) == (11, 5, 0)
    assert a.kappa == pytest.approx(cohen_kappa_score([n < 6 for n in range(12)],
                                                      [n < 5 for n in range(12)]))  # fmt: skip


def test_few_points_have_no_kappa() -> None:
    first = {n: ("a",) if n % 2 else () for n in range(9)}

    assert [row.kappa for row in agreement(first, first)] == [None, None]
    assert agreement({}, {1: ("a",)}) == ()
