"""What they said is noted where one stands, without a mouse."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Page, expect

from coaching.model import Outcome, Person, Status
from coaching.store import Journal, open_store
from tests.browser.driving import idle, visit
from tests.browser.server import Server
from tests.build import an_interview

ME = Person("local", "me")
Held = tuple[Server, Journal, int]


@pytest.fixture
def held(start_server: Callable[..., Server]) -> Iterator[Held]:
    """A server, the journal behind it, and the id of the one interview in it."""
    server = start_server()
    with open_store(server.database_url) as store:
        store.migrate()
        journal = store.journal(ME)
        one = an_interview(employer="Fenwick")
        yield server, journal, journal.add_interview(one, request="i", now=datetime.now(UTC))


def test_what_was_heard_is_noted_with_its_day_by_keyboard(
    held: Held, new_page: Callable[..., Page]
) -> None:
    server, journal, about = held
    page = visit(new_page(at=server), f"/interviews?interview={about}")
    page.get_by_role("button", name="I heard from them").focus()
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="They said no").focus()
    page.keyboard.press("Space")
    idle(page)
    page.get_by_role("button", name="Note it").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("Not selected, heard")).to_be_visible()
    assert journal.interview(about).outcome is Outcome.NOT_SELECTED


def test_a_mark_on_the_list_is_noted_with_its_day(
    held: Held, new_page: Callable[..., Page]
) -> None:
    server, journal, about = held
    page = visit(new_page(at=server), "/interviews")
    page.get_by_role("button", name="Change").click()
    page.get_by_role("menuitem", name="Mark: asked, waiting").click()
    page.get_by_role("dialog").get_by_role("spinbutton", name="year, The day").focus()
    page.keyboard.type("20260302")
    page.keyboard.press("Tab")
    idle(page)
    page.get_by_role("button", name="Note it").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("Asked, waiting")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    (noted,) = journal.interview(about).feedback
    assert (noted.status, noted.received_on) == (Status.ASKED, date(2026, 3, 2))
