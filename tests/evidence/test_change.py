"""Before and after practice: against published values, scipy and statsmodels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests

from coaching import evidence
from coaching.evidence import Sides

BENJAMINI_HOCHBERG = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0),
]


def test_the_lady_tasting_tea() -> None:
    """3 of 4 right: Agresti, Categorical Data Analysis, section 3.5: mid-p 0.129."""
    assert evidence.mid_p_fewer(Sides(3, 4, 1, 4)) == pytest.approx(0.129, abs=5e-4)


sides = st.tuples(st.integers(1, 40), st.integers(1, 40)).flatmap(
    lambda of: st.builds(
        Sides,
        before=st.integers(0, of[0]),
        of_before=st.just(of[0]),
        after=st.integers(0, of[1]),
        of_after=st.just(of[1]),
    )
)


@given(sides)
def test_mid_p_is_that_of_scipys_hypergeometric(side: Sides) -> None:
    law = stats.hypergeom(side.of_before + side.of_after, side.before + side.after, side.of_after)
    expected = law.cdf(side.after) - law.pmf(side.after) / 2

    assert evidence.mid_p_fewer(side) == pytest.approx(expected, abs=1e-10)


@given(sides)
def test_mid_p_is_smaller_than_fishers_own(side: Sides) -> None:
    table = [
        [side.after, side.of_after - side.after],
        [side.before, side.of_before - side.before],
    ]

    assert evidence.mid_p_fewer(side) <= stats.fisher_exact(table, "less").pvalue


def test_four_stand_in_the_example_of_benjamini_and_hochberg() -> None:
    """Benjamini and Hochberg (1995), section 4.1: at 5 % the four smallest of fifteen."""
    assert evidence.true_discoveries(BENJAMINI_HOCHBERG, 0.05) == [True] * 4 + [False] * 11


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_what_stands_is_what_statsmodels_says(values: list[float]) -> None:
    expected = multipletests(values, 0.1, method="fdr_bh")[0].tolist()

    assert evidence.true_discoveries(values, 0.1) == expected


def test_no_values_no_discoveries() -> None:
    assert evidence.true_discoveries([]) == []


def test_a_clear_fall_is_claimed() -> None:
    assert evidence.fewer({"clear": Sides(6, 6, 0, 6), "same": Sides(3, 6, 3, 6)}) == {
        "clear": True,
        "same": False,
    }


def test_a_rise_is_never_fewer() -> None:
    assert evidence.fewer({"rise": Sides(0, 20, 20, 20)}) == {"rise": False}


@given(st.dictionaries(st.integers(0, 5), sides))
def test_nothing_is_claimed_under_four_on_a_side(found: dict[int, Sides]) -> None:
    claims = evidence.fewer(found)

    assert claims.keys() == found.keys()
    assert all(min(found[k].of_before, found[k].of_after) >= 4 for k in claims if claims[k])
    assert all(
        found[k].after * found[k].of_before < found[k].before * found[k].of_after
        for k in claims
        if claims[k]
    )


def test_the_more_themes_are_looked_at_the_more_it_takes() -> None:
    one = Sides(4, 5, 0, 5)
    others = {i: Sides(2, 5, 2, 5) for i in range(9)}

    assert evidence.fewer({"one": one})["one"]
    assert not evidence.fewer({"one": one, **others})["one"]
