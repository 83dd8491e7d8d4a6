"""Whatever is pasted gets a sensible result or a clear sentence, and shows verbatim."""

import random
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from coaching.model import Person
from coaching.store import open_store
from tests.browser.driving import idle, visit
from tests.browser.server import Server

ME = Person("local", "me")
NewPage = Callable[..., Page]
HOSTILE = [
    (
        "<img src=x onerror=alert(1)> <b>bold</b> and **bold** _it_ `code` # no heading "
        "and $x^2$ and $$\\frac{1}{2}$$"
    ),
    (
        "[a link](https://example.org) www.example.org me@example.org "
        ":red[colour] :material/home: :smile: ~~gone~~ ![picture](https://example.org/pixel.png)"
    ),
]
HALVES = """area => {
  area.value = "Good examples \\ud83d and a clear voice \\udc4d"
  area.dispatchEvent(new InputEvent("input", {inputType: "insertFromPaste", bubbles: true}))
}"""
CONFIRMED = """() => !Object.keys(localStorage).some(key => key.startsWith("afterword:draft:"))"""


@pytest.fixture
def own(start_server: Callable[..., Server]) -> Server:
    return start_server()


def paste(page: Page, text: str, employer: str = "Tamarack Insurance") -> None:
    visit(page, "/add_feedback")
    page.get_by_label("Employer", exact=True).fill(employer)
    page.keyboard.press("Tab")
    idle(page)
    page.get_by_label("Their words").fill(text)
    page.get_by_role("button", name="Sort into cards").click()
    idle(page)


@pytest.mark.parametrize("text", ["", "   \n\t ", "\u200b", "--- *** ---"])
def test_a_text_without_words_gets_a_sentence_and_stays(
    own: Server, new_page: NewPage, text: str
) -> None:
    page = new_page(at=own)

    paste(page, text)

    expect(page.get_by_test_id("stAlert")).to_be_visible()
    expect(page.get_by_label("Their words")).to_have_value(text)


def test_a_missing_employer_gets_a_sentence_and_the_words_stay(
    own: Server, new_page: NewPage
) -> None:
    page = new_page(at=own)

    paste(page, "You were clear.", employer="")

    expect(page.get_by_text("Please name the employer")).to_be_visible()
    expect(page.get_by_label("Their words")).to_have_value("You were clear.")


@pytest.mark.parametrize(
    "text",
    [
        "Good",
        "👍👍 🎉",
        "היית מוכן היטב אבל הדוגמאות היו כלליות.",
        "Sie waren gut vorbereitet, aber die Beispiele blieben allgemein.",
        "面接ありがとうございました。",
    ],
    ids=["one word", "emoji", "right to left", "german", "japanese"],
)
def test_an_unusual_text_is_kept_word_for_word(own: Server, new_page: NewPage, text: str) -> None:
    page = new_page(at=own)

    paste(page, text)
    page.get_by_text("Check the sorting").wait_for()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved", exact=True).wait_for()

    with open_store(own.database_url) as store:
        (interview,) = store.journal(ME).interviews()
    assert interview.feedback[0].raw == text


def test_halves_of_characters_are_replaced_once_and_the_words_arrive(
    own: Server, new_page: NewPage
) -> None:
    page = visit(new_page(at=own), "/add_feedback")
    area = page.get_by_label("Their words")

    area.evaluate(HALVES)
    page.wait_for_function(CONFIRMED)

    with open_store(own.database_url) as store:
        (draft,) = store.journal(ME).drafts()
    assert draft.body["text"] == "Good examples � and a clear voice �"
    page.reload()
    idle(page)
    expect(area).to_have_value(draft.body["text"])


def test_binary_rubbish_does_not_break_the_page(own: Server, new_page: NewPage) -> None:
    chance = random.Random(7)  # noqa: S311 - the same rubbish every time
    rubbish = "".join(chr(chance.randrange(1, 0x3000)) for _ in range(2_000))
    page = new_page(at=own)

    paste(page, rubbish)

    assert page.get_by_text("Something went wrong").count() == 0
    expect(
        page.get_by_text("Check the sorting").or_(page.get_by_test_id("stAlert"))
    ).to_be_visible()


def test_two_hundred_kilobytes_get_a_sentence_and_stay(own: Server, new_page: NewPage) -> None:
    text = "Your answers were clear. The examples stayed general. " * 3_800
    page = new_page(at=own)

    paste(page, text)

    expect(page.get_by_text("more than can be checked by hand")).to_be_visible(timeout=30_000)
    page.reload()
    idle(page)
    expect(page.get_by_label("Their words")).to_have_value(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_means_something_to_a_browser_shows_verbatim_on_every_page(
    own: Server, new_page: NewPage, text: str
) -> None:
    page = new_page(at=own)
    said = f"You were very clear about {text} in your answer."

    paste(page, said, employer=text)
    card = page.locator("[class*=st-key-card]").first
    card.wait_for()
    assert plain(text) in plain(card.inner_text())
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved", exact=True).wait_for()

    for path in ("/", "/interviews", "/trends", "/quotes"):
        visit(page, path)
        shown = plain(page.locator("[data-testid=stMain]").inner_text())
        assert plain(text) in shown, path
        assert page.locator("[data-testid=stMain] img").count() == 0
        assert page.locator("[data-testid=stMain] a[href*='example.org']").count() == 0


def plain(text: str) -> str:
    """Text without word joiners, which are not seen."""
    return text.replace("\u2060", "")
