"""The fields beside the words: kept like the words, told apart between tabs, checked as typed."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from coaching import entry
from coaching.entry import NewInterview
from coaching.model import Person
from coaching.store import open_store
from tests.browser.driving import eventually, idle, visit
from tests.browser.server import Server
from tests.build import an_interview
from tests.pages.conftest import now

ME = Person("local", "me")
NewPage = Callable[..., Page]


@pytest.fixture
def own(start_server: Callable[..., Server]) -> Server:
    return start_server()


def drafted(server: Server) -> NewInterview:
    """The new interview of the only draft that is stored."""
    with open_store(server.database_url) as store:
        found = store.journal(ME).drafts()
    return entry.of(found[0]).new if found else NewInterview()


def test_a_field_typed_a_moment_before_a_reload_is_there_after_it(
    own: Server, new_page: NewPage
) -> None:
    page = visit(new_page(at=own), "/add_feedback")

    employer = page.get_by_label("Employer", exact=True)
    employer.fill("Tamarack Insurance")
    page.reload()
    idle(page)

    expect(employer).to_have_value("Tamarack Insurance")
    eventually(page, lambda: drafted(own).employer == "Tamarack Insurance")


def test_fields_filled_in_while_the_server_is_dead_arrive_when_it_is_back(
    own: Server, new_page: NewPage
) -> None:
    page = visit(new_page(at=own), "/add_feedback")
    page.get_by_label("Employer", exact=True).fill("Tamarack")
    eventually(page, lambda: drafted(own).employer == "Tamarack")

    own.kill()
    page.get_by_label("Role", exact=True).fill("Analyst")
    page.get_by_label("Stage", exact=True).select_option("First interview")
    own.start()

    eventually(page, lambda: drafted(own).stage == "First interview", timeout=60_000)
    assert (drafted(own).employer, drafted(own).role) == ("Tamarack", "Analyst")


def test_a_day_out_of_reach_gets_a_sentence_and_one_within_is_kept(
    own: Server, new_page: NewPage
) -> None:
    page = visit(new_page(at=own), "/add_feedback")
    day = page.get_by_label("Date", exact=True)

    day.fill("0026-03-02")
    day.blur()
    expect(day).to_have_accessible_description(re.compile("^A day from 20"))
    idle(page)
    assert drafted(own).held_on is None

    day.fill("2026-03-02")
    expect(day).to_have_accessible_description("")
    eventually(page, lambda: str(drafted(own).held_on) == "2026-03-02")


def test_a_known_interview_takes_the_fields_of_a_new_one_away_and_leaves_the_words(
    own: Server, new_page: NewPage
) -> None:
    with open_store(own.database_url) as store:
        store.migrate()
        store.journal(ME).add_interview(
            an_interview(employer="Fenwick <b>& Sons"), request="first", now=now()
        )
    page = visit(new_page(at=own), "/add_feedback")
    page.get_by_label("Their words").fill("You were clear.")
    which = page.get_by_label("Which interview?")

    which.select_option(label=which.locator("option").nth(1).inner_text())
    expect(page.get_by_label("Employer", exact=True)).to_have_count(0)
    expect(page.get_by_label("Their words")).to_have_value("You were clear.")

    which.select_option("A new one")
    expect(page.get_by_label("Employer", exact=True)).to_be_visible()


def test_a_field_filled_in_by_a_stale_tab_is_refused_and_shows_what_is_stored(
    own: Server, new_page: NewPage
) -> None:
    first = visit(new_page(at=own), "/add_feedback")
    first.get_by_label("Employer", exact=True).fill("Fenwick")
    eventually(first, lambda: drafted(own).employer == "Fenwick")
    second = visit(first.context.new_page(), first.url)
    first.get_by_label("Employer", exact=True).fill("Fenwick Foods")
    eventually(first, lambda: drafted(own).employer == "Fenwick Foods")

    second.get_by_label("Employer", exact=True).fill("Calder Health")

    expect(second.get_by_text("changed in another tab")).to_be_visible()
    expect(second.get_by_label("Employer", exact=True)).to_have_value("Fenwick Foods")
    assert drafted(own).employer == "Fenwick Foods"
