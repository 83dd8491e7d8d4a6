"""A share over time: against Mann and Whitney's table and scipy."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from coaching import evidence
from coaching.evidence import Trend
from coaching.evidence.trend import permutation_tails


@pytest.mark.parametrize(
    ("rank_sum_above_least", "p"),
    [(0, 0.004), (1, 0.008), (2, 0.016), (3, 0.028), (4, 0.048)],
)
def test_tails_are_those_of_mann_and_whitney(rank_sum_above_least: int, p: float) -> None:
    """Mann and Whitney (1947), table I, 5 against 5: one interview a period, five named."""
    named = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0]
    named[4 + rank_sum_above_least] = 1

    ((earlier, _),) = permutation_tails([named], [1] * 10)
    assert earlier == pytest.approx(p, abs=6e-4)


periods = st.lists(st.integers(0, 3), min_size=2, max_size=4).flatmap(
    lambda of: st.tuples(st.just(of), st.tuples(*(st.integers(0, n) for n in of)))
)


@settings(deadline=None)
@given(periods)
def test_tails_are_those_of_every_permutation(pair: tuple[list[int], tuple[int, ...]]) -> None:
    of, named = pair
    places = [place for place, n in enumerate(of) for _ in range(n)]
    at = sum(place * n for place, n in enumerate(named))
    sums = [sum(chosen) for chosen in combinations(places, sum(named))]
    expected = [
        sum(s <= at for s in sums) / len(sums),
        sum(s >= at for s in sums) / len(sums),
    ]

    (tails,) = permutation_tails([named], of)
    assert tails == pytest.approx(expected)


def test_tails_are_those_of_scipys_mann_whitney() -> None:
    named = [1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0]
    yes, no = ([i for i, n in enumerate(named) if n is wanted] for wanted in (1, 0))
    expected = [
        stats.mannwhitneyu(yes, no, alternative=way, method="exact").pvalue
        for way in ("less", "greater")
    ]

    (tails,) = permutation_tails([named], [1] * 12)
    assert tails == pytest.approx(expected)


def test_falls_and_rises() -> None:
    of = [4, 4, 4]
    found = evidence.trends({"falls": [4, 2, 0], "rises": [0, 2, 4], "stays": [2, 2, 2]}, of)

    assert found == {"falls": Trend.FALLS, "rises": Trend.RISES, "stays": Trend.UNKNOWN}


def test_no_trend_under_eight_interviews() -> None:
    assert evidence.trends({"falls": [3, 0]}, [3, 4]) == {"falls": Trend.UNKNOWN}
    assert evidence.trends({"falls": [4, 0]}, [4, 4]) == {"falls": Trend.FALLS}


def test_no_themes_no_trends() -> None:
    assert evidence.trends({}, [9, 9]) == {}


def test_only_the_newest_whole_periods_of_very_many_are_looked_at() -> None:
    assert permutation_tails([[100, 0, 10, 10]], [100, 100, 100, 20]) == permutation_tails(
        [[10, 10]], [100, 20]
    )
