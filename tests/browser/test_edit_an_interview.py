"""An interview that another tab changed while it is being edited: both are shown, one is kept."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from coaching.model import Interview, Person
from coaching.store import open_store
from tests.browser.driving import idle, visit
from tests.browser.server import Server
from tests.build import an_interview

ME = Person("local", "me")
_requests = count(1)


@pytest.fixture
def own(start_server: Callable[..., Server]) -> Server:
    """A server with one interview in its journal."""
    server = start_server()
    with open_store(server.database_url) as store:
        store.migrate()
        store.journal(ME).add_interview(
            an_interview(employer="Fenwick"), request="first", now=datetime.now(UTC)
        )
    return server


@pytest.fixture
def form(own: Server, new_page: Callable[..., Page]) -> Locator:
    """The form of that interview, in which "Fenwick Foods" is typed and not yet kept."""
    page = visit(new_page(at=own), "/interviews")
    page.get_by_role("button", name="Change").click()
    page.get_by_role("menuitem", name="Edit").click()
    form = page.get_by_test_id("stMain")
    form.get_by_label("Employer", exact=True).fill("Fenwick Foods")
    idle(page)
    return form


def held(server: Server) -> list[Interview]:
    with open_store(server.database_url) as store:
        return list(store.journal(ME).interviews())


def change(server: Server, **changes: Any) -> None:
    """As another tab does."""
    with open_store(server.database_url) as store:
        journal = store.journal(ME)
        journal.edit_interview(
            replace(journal.interviews()[0], **changes),
            request=f"elsewhere{next(_requests)}",
            now=datetime.now(UTC),
        )


def columns(form: Locator) -> Locator:
    return form.get_by_test_id("stColumn").filter(has_text=re.compile("In this tab|Stored now"))


def press(form: Locator, name: str) -> None:
    form.get_by_role("button", name=name, exact=True).click()
    idle(form.page)


def test_without_another_tab_the_form_is_kept_as_typed(own: Server, form: Locator) -> None:
    press(form, "Keep it")

    expect(form.get_by_role("button", name="All interviews")).to_be_visible()
    assert [i.employer for i in held(own)] == ["Fenwick Foods"]


def test_both_are_shown_and_nothing_is_stored_before_one_is_chosen(
    own: Server, form: Locator
) -> None:
    change(own, employer="Fenwick & Sons", role="Analyst")

    press(form, "Keep it")

    expect(form).to_contain_text("changed in another tab")
    mine, theirs = (columns(form).nth(at) for at in (0, 1))
    expect(mine).to_contain_text("In this tab")
    expect(mine).to_contain_text("Fenwick Foods")
    expect(theirs).to_contain_text("Stored now")
    expect(theirs).to_contain_text("Fenwick &\u2060 Sons")
    expect(theirs).to_contain_text("Analyst")
    assert [i.employer for i in held(own)] == ["Fenwick & Sons"]


def test_keep_this_one_stores_what_was_typed_here(own: Server, form: Locator) -> None:
    change(own, employer="Fenwick & Sons", role="Analyst")
    press(form, "Keep it")

    press(form, "Keep this one")

    expect(form.get_by_role("button", name="All interviews")).to_be_visible()
    (interview,) = held(own)
    assert (interview.employer, interview.role) == ("Fenwick Foods", "Project support officer")


def test_keep_what_is_stored_leaves_the_other_tabs(own: Server, form: Locator) -> None:
    change(own, employer="Fenwick & Sons")
    (stored,) = held(own)
    press(form, "Keep it")

    press(form, "Keep what is stored")

    expect(form.get_by_role("button", name="All interviews")).to_be_visible()
    assert held(own) == [stored]


def test_a_third_change_while_choosing_is_shown_too(own: Server, form: Locator) -> None:
    change(own, employer="Fenwick & Sons")
    press(form, "Keep it")
    expect(form).to_contain_text("changed in another tab")
    change(own, employer="Fenwick Farms")

    press(form, "Keep this one")

    expect(columns(form).nth(1)).to_contain_text("Fenwick Farms")
    assert [i.employer for i in held(own)] == ["Fenwick Farms"]
    press(form, "Keep this one")
    expect(form.get_by_role("button", name="All interviews")).to_be_visible()
    assert [i.employer for i in held(own)] == ["Fenwick Foods"]


def test_what_is_edited_after_a_conflict_starts_from_what_is_stored(
    own: Server, form: Locator
) -> None:
    change(own, employer="Fenwick & Sons")
    press(form, "Keep it")
    press(form, "Keep what is stored")

    press(form, "Edit")

    expect(form.get_by_label("Employer", exact=True)).to_have_value("Fenwick & Sons")
