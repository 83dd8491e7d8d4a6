"""What a count can say: against published tables, scipy and statsmodels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from coaching import evidence
from coaching.evidence.share import beta_below

counts = st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [  # Newcombe (1998), Stat. Med. 17, 857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_those_of_newcombe(count: int, of: int, low: float, high: float) -> None:
    assert evidence.interval(count, of) == pytest.approx((low, high), abs=5e-5)


def test_four_of_six_is_plausibly_thirty_to_ninety_percent() -> None:
    found = evidence.share(4, 6)

    assert (round(found.low, 2), round(found.high, 2)) == (0.30, 0.90)
    assert found.recurring


def test_nobody_and_everybody_touch_the_ends() -> None:
    assert evidence.interval(0, 7)[0] == 0
    assert evidence.interval(7, 7)[1] == 1
    assert evidence.interval(0, 0) == (0, 1)


@given(counts)
def test_intervals_are_those_of_statsmodels(pair: tuple[int, int]) -> None:
    expected = proportion_confint(*pair, method="wilson")

    assert evidence.interval(*pair) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("count", "of", "low"),
    [(2, 7, 0.065), (3, 7, 0.139)],  # Brown, Cai and DasGupta (2001), table 5
)
def test_jeffreys_bounds_are_those_of_brown_cai_and_dasgupta(
    count: int, of: int, low: float
) -> None:
    assert evidence.jeffreys_lower(count, of) == pytest.approx(low, abs=5e-4)


@given(counts)
def test_jeffreys_bounds_are_those_of_scipy(pair: tuple[int, int]) -> None:
    count, of = pair
    expected = stats.beta.ppf(0.025, count + 0.5, of - count + 0.5) if count else 0

    assert evidence.jeffreys_lower(count, of) == pytest.approx(expected, abs=1e-9)


# Nearer to 1, scipy itself is off by more: 3e-9 from (2/π) asin √x for a = b = ½.
@given(st.floats(0, 1 - 1e-9) | st.just(1.0), st.floats(0.5, 300), st.floats(0.5, 300))
def test_the_beta_distribution_is_that_of_scipy(x: float, a: float, b: float) -> None:
    assert beta_below(x, a, b) == pytest.approx(stats.beta.cdf(x, a, b), abs=1e-9)


@pytest.mark.parametrize(
    ("of", "least"), [(3, 3), (4, 3), (5, 4), (6, 4), (7, 5), (8, 5), (9, 5), (10, 6)]
)
def test_recurring_takes_so_many(of: int, least: int) -> None:
    assert next(count for count in range(of + 1) if evidence.recurring(count, of)) == least


@given(counts)
def test_recurring_is_the_jeffreys_bound_above_a_quarter(pair: tuple[int, int]) -> None:
    assert evidence.recurring(*pair) == (pair[0] >= 3 and evidence.jeffreys_lower(*pair) > 0.25)


def test_two_of_two_are_an_anecdote() -> None:
    assert not evidence.recurring(2, 2)


@pytest.mark.parametrize("pair", [(-1, 3), (4, 3)])
def test_no_share_is_more_than_all(pair: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is no share"):
        evidence.share(*pair)
