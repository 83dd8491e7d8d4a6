"""What can be done with a message in the list of quotes, by keyboard alone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from coaching.model import Person
from coaching.store import open_store
from tests.browser.driving import idle, visit
from tests.browser.server import Server
from tests.build import a_point, an_interview
from tests.pages.conftest import now

ME = Person("local", "me")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.focus()
    page.keyboard.press("Enter")
    idle(page)


def test_a_message_is_taken_away_brought_back_and_opened_as_cards(
    start_server: Callable[..., Server], new_page: Callable[..., Page]
) -> None:
    own = start_server()
    with open_store(own.database_url) as store:
        store.migrate()
        for employer in ("Fenwick", "Calder Health"):
            interview = an_interview(a_point(text=f"{employer} was told."), employer=employer)
            store.journal(ME).add_interview(interview, request=employer, now=now())
    page = visit(new_page(at=own), "/quotes")
    newest = page.get_by_role("article", name="Calder Health")
    expect(newest).to_contain_text("“Calder Health was told.”")

    press(page, "Delete")
    expect(newest).to_have_count(0)
    expect(page.get_by_role("article", name="Fenwick")).to_be_visible()
    press(page, "Undo")
    expect(newest).to_be_visible()
    press(page, "Correct")

    expect(page.get_by_text("Check the sorting.")).to_be_visible()
    expect(page.locator(".st-key-whose")).to_contain_text("Calder Health")
