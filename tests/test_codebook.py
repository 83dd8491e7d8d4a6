"""The built-in themes and lists of choices keep the shape the pages and charts count on."""

import re
from collections.abc import Callable

import pytest

from coaching import codebook


def test_there_are_28_themes_in_groups_that_stay_together() -> None:
    groups = [t.group for t in codebook.themes().values()]

    assert len(groups) == 28
    assert sorted(groups, key=groups.index) == groups
    assert len(set(groups)) == 6


def test_a_theme_is_filed_under_its_own_id() -> None:
    for id_, theme in codebook.themes().items():
        assert theme.id == id_
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", id_)


def test_short_labels_fit_beside_a_chart_and_differ() -> None:
    shorts = [t.short for t in codebook.themes().values()]

    assert max(map(len, shorts)) <= 20
    assert min(map(len, shorts)) > 0
    assert len({s.casefold() for s in shorts}) == len(shorts)


def test_labels_differ_and_definitions_are_sentences() -> None:
    themes = codebook.themes().values()

    assert len({t.label.casefold() for t in themes}) == len(themes)
    for theme in themes:
        assert theme.label
        assert len(theme.definition.split()) >= 4
        assert theme.clarifying_question.endswith("?")


@pytest.mark.parametrize("theme", codebook.themes().values(), ids=codebook.themes())
def test_a_drill_can_be_followed(theme: codebook.Theme) -> None:
    drill = theme.drill

    assert drill is not None
    assert drill.name
    assert drill.done_when
    assert 3 <= len(drill.steps) <= 6
    assert all(step == step.strip() and step for step in drill.steps)
    assert 5 <= drill.minutes <= 120


def test_says_what_can_be_changed_and_how_soon() -> None:
    themes = codebook.themes().values()

    assert {t.controllable for t in themes} == {"yes", "partly", "no"}
    assert {t.horizon for t in themes} == {"days", "weeks", "months", "none"}
    assert all(t.horizon == "none" for t in themes if t.controllable == "no")


def test_words_for_a_theme_come_from_the_book() -> None:
    theme = codebook.themes()["specific_examples"]

    assert codebook.built_in().label("specific_examples") == theme.label
    assert codebook.built_in().short("specific_examples") == theme.short


@pytest.mark.parametrize("words", [codebook.built_in().label, codebook.built_in().short])
def test_an_unknown_theme_is_shown_as_it_is(words: Callable[[str], str]) -> None:
    assert words("my own theme & more") == "my own theme & more"


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("stages", "First interview"),
        ("formats", "Panel"),
        ("feedback_channels", "E-mail"),
        ("sectors", "Finance and insurance"),
    ],
)
def test_a_list_of_choices_has_no_gap_and_no_double(name: str, one: str) -> None:
    choices = codebook.vocabulary(name)

    assert one in choices
    assert all(c == c.strip() and c for c in choices)
    assert len(set(choices)) == len(choices)


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        codebook.vocabulary("planets")
