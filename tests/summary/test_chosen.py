"""The interviews the reader wants to look at."""

from datetime import date

import pytest

from coaching.model import Interview
from coaching.summary import chosen
from coaching.summary.chosen import Chosen
from tests.summary.said import interviews

FOUR = interviews("""
    Alder 2026-01-05 [First interview; Panel; Utilities]: +team
    Birch 2026-02-05 [First interview; Phone; Construction]: +team
    Cedar 2026-03-05 [Test or assessment; Panel; My secret sector]: +team
    Dunlin ? [First interview; ; Utilities]: +team
    Mock 2026-02-07 [First interview; Panel; ]: +team
""")


def left(wanted: Chosen) -> list[str]:
    return [i.employer[0] for i in chosen.chosen(FOUR, wanted)]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Chosen(), "ABCDM"),
        (Chosen(formats=("Panel",)), "ACM"),
        (Chosen(formats=("Panel", "Phone")), "ABCM"),
        (Chosen(stages=("First interview",), formats=("Panel",)), "AM"),
        (Chosen(sectors=("Utilities",)), "AD"),
        (Chosen(sectors=("Other",)), "C"),
        (Chosen(since=date(2026, 2, 5)), "BCM"),
        (Chosen(until=date(2026, 2, 5)), "AB"),
        (Chosen(since=date(2026, 2, 6), until=date(2026, 2, 28)), "M"),
        (Chosen(since=date(2027, 1, 1)), ""),
    ],
)
def test_keeps_what_is_wanted(wanted: Chosen, names: str) -> None:
    assert left(wanted) == list(names)


def test_offers_only_what_tells_interviews_apart_and_nothing_a_person_typed() -> None:
    assert chosen.choices(FOUR, "formats") == ("Panel", "Phone")
    assert chosen.choices(FOUR, "sectors") == ("Utilities", "Construction", "Other")
    assert chosen.choices(FOUR[:2], "stages") == ()


def said(wanted: Chosen, every: tuple[Interview, ...] = FOUR) -> str:
    return chosen.sentence(wanted, chosen.chosen(every, wanted), every)


def test_says_what_is_filtered_and_of_how_many() -> None:
    wanted = Chosen(formats=("Panel", "Phone"), since=date(2026, 2, 1), until=date(2026, 3, 31))

    assert said(wanted) == (
        "**Filtered: Panel or Phone; from 1 Feb 2026; until 31 Mar 2026.** 2 of 4 interviews. "
        "Every count below is of these."
    )
    assert "0 of 1 interview." in said(Chosen(sectors=("Construction",)), FOUR[:1])


def test_nothing_left_is_said_calmly() -> None:
    assert chosen.nothing_fits(FOUR).startswith(
        "None of the 4 interviews fits this filter, nor does a practice interview. Clear it"
    )
    assert chosen.nothing_fits(FOUR[:4]).startswith("None of the 4 interviews fits this filter. ")
