"""The view that was chosen stands in the address by its name; the first one is what none means."""

import pytest

from coaching.entry import Mode
from tests.build import a_point, an_interview
from tests.pages.conftest import App, element


def chosen(app: App) -> str:
    return str(element(app.tab, "afterword_segments")[1]["chosen"])


def test_a_chosen_view_stands_in_the_address_and_the_first_does_not(app: App) -> None:
    app.add(an_interview(a_point()))
    app.open("quotes")
    assert chosen(app) == "Quotes"

    app.switch("Themes")
    assert (chosen(app), app.tab.query_params["show"]) == ("Themes", "Themes")

    app.switch("Quotes")
    assert chosen(app) == "Quotes"
    assert "show" not in app.tab.query_params


@pytest.mark.parametrize("asked", ["Nothing of ours", "themes", ""])
def test_an_address_with_another_name_opens_the_first_view(app: App, asked: str) -> None:
    app.add(an_interview(a_point()))

    app.open("quotes", show=asked)

    assert chosen(app) == "Quotes"
    assert not app.tab.exception


def test_an_unfinished_entry_opens_the_way_it_was_begun(app: App) -> None:
    app.draft("You were clear.")
    app.open("add_feedback", draft="begun", mode=Mode.OWN.label)
    assert chosen(app) == Mode.OWN.label

    app.open("add_feedback", draft="begun")
    assert chosen(app) == Mode.MESSAGE.label
