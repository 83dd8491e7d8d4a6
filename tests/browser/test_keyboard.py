"""The main job without a mouse: fields, words, cards, menus, dialogs and save by keys alone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from coaching.model import Kind, Person
from coaching.store import open_store
from tests.browser.driving import idle, visit
from tests.browser.server import Server

ME = Person("local", "me")
NewPage = Callable[..., Page]


def tab_to(page: Page, name: str, role: str = "button", most: int = 80) -> None:
    """Press Tab until the control with this name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        here = page.locator("*:focus")
        if here.count() and here.first.evaluate(
            "(e, name) => (e.ariaLabel || e.innerText || '').includes(name)", name
        ):
            return
    raise AssertionError(f"Tab never reached {role} {name}.")


def test_words_are_entered_corrected_and_kept_by_keyboard(
    start_server: Callable[..., Server], new_page: NewPage
) -> None:
    own = start_server()
    page = visit(new_page(at=own), "/add_feedback")
    page.get_by_label("Employer", exact=True).focus()
    page.keyboard.type("Tamarack Insurance")
    page.keyboard.press("Tab")
    idle(page)
    page.get_by_label("Their words").focus()
    page.keyboard.type("Your answers were clear and well organised.")
    tab_to(page, "Sort into cards")
    page.keyboard.press("Enter")
    page.get_by_text("Check the sorting").wait_for()
    idle(page)

    page.get_by_text("Strengths").first.click()  # a neutral place to begin from
    tab_to(page, "Move")
    page.keyboard.press("Enter")
    page.get_by_role("menuitem").first.wait_for()
    for _ in range(5):
        here = page.evaluate("document.activeElement.innerText")
        page.keyboard.press("ArrowDown")
        page.wait_for_function("here => document.activeElement.innerText !== here", arg=here)
        if "Suggestions" in page.locator("[role=menuitem]:focus").all_inner_texts():
            break
    page.keyboard.press("Enter")
    idle(page)
    expect(page.locator("[data-testid=stColumn]").nth(2)).to_contain_text("clear and well")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Saved", exact=True).wait_for()

    with open_store(own.database_url) as store:
        (interview,) = store.journal(ME).interviews()
    assert [p.kind for p in interview.feedback[0].points] == [Kind.SUGGESTION]
