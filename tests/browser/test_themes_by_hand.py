"""In a real browser: part of a quote is selected and themed, and a theme is merged by keyboard."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from coaching import codebook
from coaching.model import Interview, Kind, Person
from coaching.store import Journal, open_store
from tests.browser.driving import Seen, axe, idle, visit
from tests.browser.server import Server
from tests.build import a_point, an_interview

ME = Person("local", "me")
TEXT = "You were kind, and the examples were short."
NewPage = Callable[..., Page]
BOOK = codebook.built_in()


@pytest.fixture
def own(start_server: Callable[..., Server]) -> Server:
    server = start_server()
    with open_store(server.database_url) as store:
        store.migrate()
        point = a_point("rapport_interpersonal", text=TEXT, kind=Kind.WEAKNESS)
        now = datetime.now(UTC)
        store.journal(ME).add_interview(an_interview(point), request="first", now=now)
    return server


def stored(server: Server) -> tuple[Interview, codebook.Codebook]:
    with open_store(server.database_url) as store:
        journal: Journal = store.journal(ME)
        (interview,) = journal.interviews()
        return interview, journal.codebook.read()


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of a list by keyboard alone."""
    box = page.get_by_role("combobox", name=label)
    box.focus()
    page.keyboard.type(option)
    page.get_by_role("option", name=option).first.wait_for()
    page.keyboard.press("Enter")
    idle(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_selected_words_become_a_quote_with_its_own_theme(
    own: Server, new_page: NewPage, seen: Seen, width: int
) -> None:
    page = new_page(at=own)
    page.set_viewport_size({"width": width, "height": 844})
    visit(page, "/quotes")
    page.get_by_role("button", name="Highlight").click()
    area = page.get_by_label("Select the words")
    expect(area).to_have_value(TEXT)

    start = TEXT.index("the examples")
    area.evaluate("(e, [a, b]) => { e.focus(); e.setSelectionRange(a, b) }",
                  [start, start + len("the examples")])  # fmt: skip
    expect(page.get_by_text("“the examples”")).to_be_visible()
    idle(page)
    choose(page, "Theme for this part", BOOK.label("specific_examples"))
    assert axe(page) == []
    page.get_by_role("button", name="Give it this theme").click()
    expect(page.get_by_text("Last change: Points changed")).to_be_visible()
    idle(page)

    points = stored(own)[0].feedback[0].points
    assert [(p.text, p.themes) for p in points] == [
        ("You were kind, and", ("rapport_interpersonal",)),
        ("the examples", ("specific_examples",)),
        ("were short.", ("rapport_interpersonal",)),
    ]
    assert seen.off_host() == []
    assert seen.refusals() == []

    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text(f"“{TEXT}”")).to_be_visible()
    assert [p.text for p in stored(own)[0].feedback[0].points] == [TEXT]


def test_a_theme_is_merged_by_keyboard_on_a_phone(own: Server, new_page: NewPage) -> None:
    page = new_page(at=own)
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, "/quotes?show=Themes")
    target = BOOK.label("specific_examples")

    choose(page, "Theme to change", BOOK.label("rapport_interpersonal"))
    choose(page, "Merge into", target)
    page.get_by_role("button", name="Merge", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Take it apart again")).to_be_visible()
    idle(page)

    assert axe(page) == []
    assert stored(own)[1].resolve("rapport_interpersonal") == "specific_examples"
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    assert wide <= 390
