"""The words that led to a proposal."""

import pytest

from coaching.model import Kind
from coaching.sorting import sort_points
from coaching.sorting.why import Why, why

MESSAGE = [
    "Hello Priti,",
    "You were warm and easy to talk to,",
    "but you rambled and we lost the thread.",
    "Please practise two short stories before the next interview.",
]


def test_the_words_are_the_points_own_and_in_order() -> None:
    for number, text in enumerate(MESSAGE):
        found = why(MESSAGE, number)
        for words in (found.kind, *found.themes.values()):
            places = [text.index(w) for w in words]
            assert places == sorted(places)
            assert len(words) <= 3


def test_a_word_without_which_the_proposal_falls_is_named() -> None:
    assert any("rambled" in w for w in why(MESSAGE, 2).themes["structure_concision"])


def test_themes_are_those_that_were_proposed() -> None:
    proposed = {g.theme for g in sort_points(MESSAGE[1:4])[1].themes}
    assert set(why(MESSAGE, 2).themes) == proposed


def test_what_turns_praise_round_is_named() -> None:
    denied = ["We had no concerns about your driving."]
    assert sort_points(denied)[0].kind is Kind.STRENGTH
    assert any("no" in w.split() for w in why(denied, 0).kind)


@pytest.mark.parametrize("text", ["?!", "…", "no", "a " * 500, "🙂", "مرحبا بك"])
def test_nothing_raises(text: str) -> None:
    assert isinstance(why(["Hello,", text, "Bye"], 1), Why)


@pytest.mark.parametrize("heading", ["Areas for improvement:", "Areas for improvement"])
def test_the_heading_above_is_read_as_well(heading: str) -> None:
    listed = [heading, "Communication", "Teamwork", "Time management", "SQL"]
    said = [p.kind for p in sort_points(listed)]
    assert [why(listed, n).guess for n in range(1, 5)] == said[1:]


def test_a_very_long_point_is_read_in_part() -> None:
    assert why(["Hello,", "and then I said " * 4000], 1).guess in Kind
