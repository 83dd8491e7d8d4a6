"""At a hosted site a file for download is there for the sign-in it was made for, and no other."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import idle, visit
from tests.browser.hosted import Hosted
from tests.build import a_point, an_interview
from tests.store.looking import NOW


@pytest.fixture
def ada(hosted: Hosted, signed_in: Callable[..., Page]) -> Page:
    """Ada's tab, with something to hand over."""
    with hosted.store() as store:
        journal = store.journal(hosted.person("ada"))
        journal.add_interview(an_interview(a_point()), request="1", now=NOW)
    return visit(signed_in(hosted, "ada"), "/consultant")


def address_of(page: Page, button: str) -> str:
    """Where the file is that a button downloads."""
    with page.expect_download(timeout=30_000) as download:
        page.get_by_role("button", name=button).click()
    assert download.value.failure() is None
    return download.value.url


def test_neither_a_file_made_when_pressed_nor_one_made_before_is_anybody_elses(
    hosted: Hosted, ada: Page, signed_in: Callable[..., Page]
) -> None:
    sam = signed_in(hosted, "sam")
    theirs_alone(address_of(ada, "As a workbook"), ada, sam)

    ada.get_by_text("As a locked file").click()
    ada.get_by_role("button", name="Make the file").click()
    expect(ada.get_by_role("button", name="Download the locked file")).to_be_visible(timeout=30_000)
    idle(ada)
    locked = address_of(ada, "Download the locked file")
    theirs_alone(locked, ada, sam)

    copied = {"Cookie": "; ".join(f"{c['name']}={c['value']}" for c in ada.context.cookies())}
    ada.get_by_role("button", name="Sign out").click()
    expect(ada.get_by_role("button", name="Sign in")).to_be_visible(timeout=30_000)
    assert sam.request.get(locked, headers=copied).status == 404


def theirs_alone(address: str, owner: Page, other: Page) -> None:
    assert "/media/" in address
    assert owner.request.get(address).status == 200
    assert other.request.get(address).status == 404
