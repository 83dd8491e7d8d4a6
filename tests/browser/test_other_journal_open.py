"""What redraws only its own block sees, too, that another tab went to the other journal."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from coaching import entry
from coaching.demo import demo_person
from coaching.model import Person
from coaching.store import open_store
from tests.browser.driving import eventually, idle, visit
from tests.browser.server import Server

ME = Person("local", "me")
NewPage = Callable[..., Page]
NOTICE = "The invented journal was opened or left in another tab."
INVENTED = "Invented data. Nothing here is yours."


@pytest.fixture
def own(start_server: Callable[..., Server]) -> Server:
    return start_server()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
    idle(page)


def drafted(server: Server, person: Person) -> list[str]:
    with open_store(server.database_url) as store:
        return [entry.of(d).text for d in store.journal(person).drafts()]


def test_words_of_ones_own_are_not_sorted_into_the_invented_journal(
    own: Server, new_page: NewPage
) -> None:
    another = visit(new_page(at=own), "/")
    page = visit(another.context.new_page(), "/add_feedback")
    page.get_by_label("Employer", exact=True).fill("Fenwick")
    page.get_by_label("Their words").fill("You were clear.")
    page.get_by_label("Their words").blur()
    eventually(page, lambda: drafted(own, ME) == ["You were clear."])
    press(another, "Look around")
    expect(another.get_by_text(INVENTED)).to_be_visible()

    press(page, "Sort into cards")

    expect(page.get_by_text(NOTICE)).to_be_visible()
    expect(page.get_by_text(INVENTED)).to_be_visible()
    assert drafted(own, ME) == ["You were clear."]
    assert drafted(own, demo_person(ME)) == []
    press(page, "Leave the invented journal")
    expect(page.get_by_label("Their words")).to_have_value("You were clear.")
    expect(page.get_by_text(NOTICE)).to_be_hidden()


def test_the_grid_of_a_journal_that_was_left_gives_way_to_ones_own(
    own: Server, new_page: NewPage
) -> None:
    page = visit(new_page(at=own), "/")
    press(page, "Look around")
    expect(page.get_by_text(INVENTED)).to_be_visible()
    visit(page, "/trends?view=Interviews")
    another = visit(page.context.new_page(), "/")
    press(another, "Leave the invented journal")
    expect(another.get_by_text(INVENTED)).to_be_hidden()

    press(page, "My own view")

    expect(page.get_by_text(NOTICE)).to_be_visible()
    expect(page.get_by_text("Nothing to show yet")).to_be_visible()
    expect(page.get_by_text(INVENTED)).to_be_hidden()
