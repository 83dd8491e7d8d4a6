"""An interview that another tab changed while it is being edited: both are shown, one is kept."""

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
def dialog(own: Server, new_page: Callable[..., Page]) -> Locator:
    """The form of that interview, in which "Fenwick Foods" is typed and not yet kept."""
    page = visit(new_page(at=own), "/interviews")
    page.get_by_role("button", name="Change").click()
    page.get_by_role("menuitem", name="Edit").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Employer", exact=True).fill("Fenwick Foods")
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


def press(dialog: Locator, name: str) -> None:
    dialog.get_by_role("button", name=name).click()
    idle(dialog.page)


def test_without_another_tab_the_form_is_kept_as_typed(own: Server, dialog: Locator) -> None:
    press(dialog, "Keep it")

    expect(dialog).to_be_hidden()
    assert [i.employer for i in held(own)] == ["Fenwick Foods"]


def test_both_are_shown_and_nothing_is_stored_before_one_is_chosen(
    own: Server, dialog: Locator
) -> None:
    change(own, employer="Fenwick & Sons", role="Analyst")

    press(dialog, "Keep it")

    expect(dialog).to_contain_text("changed in another tab")
    mine, theirs = (dialog.get_by_test_id("stColumn").nth(at) for at in (0, 1))
    expect(mine).to_contain_text("In this tab")
    expect(mine).to_contain_text("Fenwick Foods")
    expect(theirs).to_contain_text("Stored now")
    expect(theirs).to_contain_text("Fenwick &\u2060 Sons")
    expect(theirs).to_contain_text("Analyst")
    assert [i.employer for i in held(own)] == ["Fenwick & Sons"]


def test_keep_this_one_stores_what_was_typed_here(own: Server, dialog: Locator) -> None:
    change(own, employer="Fenwick & Sons", role="Analyst")
    press(dialog, "Keep it")

    press(dialog, "Keep this one")

    expect(dialog).to_be_hidden()
    (interview,) = held(own)
    assert (interview.employer, interview.role) == ("Fenwick Foods", "Project support officer")


def test_keep_what_is_stored_leaves_the_other_tabs(own: Server, dialog: Locator) -> None:
    change(own, employer="Fenwick & Sons")
    (stored,) = held(own)
    press(dialog, "Keep it")

    press(dialog, "Keep what is stored")

    expect(dialog).to_be_hidden()
    assert held(own) == [stored]


def test_a_third_change_while_choosing_is_shown_too(own: Server, dialog: Locator) -> None:
    change(own, employer="Fenwick & Sons")
    press(dialog, "Keep it")
    change(own, employer="Fenwick Farms")

    press(dialog, "Keep this one")

    expect(dialog.get_by_test_id("stColumn").nth(1)).to_contain_text("Fenwick Farms")
    assert [i.employer for i in held(own)] == ["Fenwick Farms"]
    press(dialog, "Keep this one")
    expect(dialog).to_be_hidden()
    assert [i.employer for i in held(own)] == ["Fenwick Foods"]


def test_what_is_edited_after_a_conflict_starts_from_what_is_stored(
    own: Server, dialog: Locator
) -> None:
    change(own, employer="Fenwick & Sons")
    press(dialog, "Keep it")
    press(dialog, "Keep what is stored")

    dialog.page.get_by_role("button", name="Change").click()
    dialog.page.get_by_role("menuitem", name="Edit").click()

    expect(dialog.get_by_label("Employer", exact=True)).to_have_value("Fenwick & Sons")
