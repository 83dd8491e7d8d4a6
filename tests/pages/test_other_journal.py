"""Another tab went into the invented journal or left it: this one is told, and nothing is mixed."""

import pytest

from coaching.screen import OTHER_JOURNAL
from coaching.store import Store
from tests.build import a_point, an_interview
from tests.pages.conftest import App, said


@pytest.fixture
def another(app: App, sqlite_store: Store) -> App:
    """A second tab of the same reader, in the same process."""
    return App(sqlite_store)


def told(app: App) -> bool:
    return [w.value for w in app.tab.warning] == [OTHER_JOURNAL]


def test_nothing_is_deleted_when_the_invented_journal_was_entered_elsewhere(
    app: App, another: App
) -> None:
    another.open("today")
    app.add(an_interview(a_point()))
    app.open("interviews")

    another.press("door_demo")
    tab = app.pick("delete", menu="do")

    assert told(app)
    assert "**Tamarack Insurance**" in said(tab)
    assert "Invented data. Nothing here is yours." in said(tab)
    assert [i.employer for i in app.journal.interviews()] == ["Northgate Council"]


def test_nothing_is_changed_when_the_invented_journal_was_left_elsewhere(
    app: App, another: App
) -> None:
    app.open("today")
    app.press("door_demo")
    app.open("interviews")
    another.open("today")

    another.press("leave_demo")
    tab = app.pick("delete", menu=str(app.tab.menu_button[0].key))

    assert told(app)
    assert "**No interviews yet.**" in said(tab)
    assert "Invented" not in said(tab)


def test_it_is_said_once(app: App, another: App) -> None:
    another.open("today")
    app.add(an_interview(a_point()))
    app.open("interviews")
    another.press("door_demo")
    app.pick("delete", menu="do")

    tab = app.tab.run()

    assert not tab.warning
    assert not tab.exception


def test_undo_takes_back_nothing_of_the_other_journal(app: App, another: App) -> None:
    another.open("today")
    app.add(an_interview(a_point()))
    app.open("interviews")

    another.press("door_demo")
    app.press("undo")

    assert told(app)
    assert [i.employer for i in app.journal.interviews()] == ["Northgate Council"]


def test_cards_are_not_saved_and_wait_until_ones_own_journal_is_open_again(
    app: App, another: App
) -> None:
    another.open("today")
    app.draft("You were well prepared.")
    app.open("add_feedback", draft="begun")
    app.press("add_sort")

    another.press("door_demo")
    app.press("add_save")

    assert told(app)
    assert [i.feedback for i in app.journal.interviews()] == [()]
    app.press("leave_demo")
    tab = app.open("add_feedback", draft="begun")
    assert "**Check the sorting.**" in said(tab)
    assert not tab.warning
