"""What is typed or corrected survives a reload, a closed tab, a killed server and a second tab."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from coaching import entry
from coaching.model import Person
from coaching.store import open_store
from tests.browser.driving import eventually, idle, visit
from tests.browser.server import Server
from tests.browser.wire import a_wire

ME = Person("local", "me")
MAIL = (
    "We liked how clearly you described the project. "
    "However, one or two examples stayed general. "
    "Next time, name one project and what changed because of it."
)
StartServer = Callable[..., Server]
NewPage = Callable[..., Page]


@pytest.fixture
def own(start_server: StartServer) -> Server:
    return start_server()


def words(page: Page) -> Locator:
    return page.get_by_label("Their words")


def suggestions(page: Page) -> Locator:
    """The third column of cards."""
    return page.locator("[data-testid=stColumn]").nth(2)


def kept(server: Server) -> list[str]:
    """The raw text of every feedback that is stored."""
    with open_store(server.database_url) as store:
        found = store.journal(ME).interviews()
    return [f.raw for i in found for f in i.feedback]


def drafted(server: Server) -> list[str]:
    """The text of every draft that is stored."""
    with open_store(server.database_url) as store:
        return [entry.of(d).text for d in store.journal(ME).drafts()]


def type_words(page: Page, text: str) -> None:
    words(page).fill(text)


def name_employer(page: Page, name: str = "Tamarack Insurance") -> None:
    page.get_by_label("Employer", exact=True).fill(name)
    page.keyboard.press("Tab")
    idle(page)


def sort(page: Page, text: str = MAIL, employer: str = "Tamarack Insurance") -> None:
    visit(page, "/add_feedback")
    name_employer(page, employer)
    type_words(page, text)
    page.get_by_role("button", name="Sort into cards").click()
    page.get_by_text("Check the sorting").wait_for()
    idle(page)


def test_words_typed_a_moment_before_a_reload_are_there_after_it(
    own: Server, new_page: NewPage
) -> None:
    page = visit(new_page(at=own), "/add_feedback")

    type_words(page, "Typed and not yet sent")
    page.reload()
    idle(page)

    expect(words(page)).to_have_value("Typed and not yet sent")
    eventually(page, lambda: drafted(own) == ["Typed and not yet sent"])


def test_words_are_there_in_a_new_tab_after_the_old_one_is_closed(
    own: Server, new_page: NewPage
) -> None:
    page = visit(new_page(at=own), "/add_feedback")
    type_words(page, MAIL)
    eventually(page, lambda: drafted(own) == [MAIL])
    later = page.context.new_page()
    page.close()

    visit(later, "/add_feedback")

    expect(words(later)).to_have_value(MAIL)


def test_words_typed_while_the_server_is_dead_arrive_when_it_is_back(
    own: Server, new_page: NewPage
) -> None:
    page = visit(new_page(at=own), "/add_feedback")
    type_words(page, "Before. ")
    eventually(page, lambda: drafted(own) == ["Before. "])

    own.kill()
    words(page).press("End")
    page.keyboard.type("While it was dead.")
    own.start()
    page.reload()
    idle(page)

    expect(words(page)).to_have_value("Before. While it was dead.")
    eventually(page, lambda: drafted(own) == ["Before. While it was dead."])


def test_words_typed_while_the_server_is_dead_arrive_without_a_reload(
    own: Server, new_page: NewPage
) -> None:
    page = visit(new_page(at=own), "/add_feedback")
    type_words(page, "Before. ")
    eventually(page, lambda: drafted(own) == ["Before. "])

    own.kill()
    words(page).press("End")
    page.keyboard.type("While it was dead.")
    own.start()

    eventually(page, lambda: drafted(own) == ["Before. While it was dead."], timeout=60_000)
    expect(words(page)).to_have_value("Before. While it was dead.")


def test_half_corrected_cards_survive_a_killed_server(own: Server, new_page: NewPage) -> None:
    page = new_page(at=own)
    sort(page)
    move(page, "one or two examples", "Set aside: a remark")
    expect(page.locator(".st-key-aside")).to_contain_text("one or two examples")

    own.kill()
    own.start()
    page.reload()
    idle(page)

    expect(page.locator(".st-key-aside")).to_contain_text("one or two examples")


def move(page: Page, said: str, to: str) -> None:
    card = page.locator("[class*=st-key-card]").filter(has_text=said).last
    card.get_by_role("button", name="Move").click()
    page.get_by_role("menuitem", name=to).click()
    idle(page)


def test_a_double_click_on_save_keeps_one(own: Server, new_page: NewPage) -> None:
    page = new_page(at=own)
    sort(page)

    page.get_by_role("button", name="Save").dblclick()
    page.get_by_text("Saved", exact=True).wait_for()
    idle(page)

    assert kept(own) == [MAIL]


def test_a_server_killed_between_save_and_its_reply_has_kept_one(
    own: Server, new_page: NewPage
) -> None:
    """The click arrives and is carried out, the reply never comes, the server dies."""
    page = new_page(at=own)
    sort(page)
    address = page.url
    with a_wire(own.port) as (port, cut):
        visit(page, address.replace(str(own.port), str(port)))
        cut.set()
        page.get_by_role("button", name="Save").click()
        eventually(page, lambda: bool(kept(own)))
        own.kill()
        page.goto("about:blank")
    own.start()

    visit(page, address)

    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    assert kept(own) == [MAIL]


@pytest.mark.parametrize("delay_ms", [0, 5, 15, 40, 100])
def test_a_server_killed_at_any_moment_after_save_keeps_one(
    own: Server, new_page: NewPage, delay_ms: int
) -> None:
    """Killed early nothing is saved and the cards are still there to be saved; never two."""
    page = new_page(at=own)
    sort(page)

    page.get_by_role("button", name="Save").click(no_wait_after=True)
    page.wait_for_timeout(delay_ms)
    own.kill()
    own.start()
    page.reload()
    idle(page)
    cards, saved = page.get_by_text("Check the sorting"), page.get_by_text("Saved", exact=True)
    cards.or_(saved).first.wait_for()
    if cards.is_visible():
        assert kept(own) == []
        page.get_by_role("button", name="Save").click()
        idle(page)

    expect(saved).to_be_visible()
    assert kept(own) == [MAIL]


def test_two_tabs_typing_into_one_entry_are_shown_both_texts(
    own: Server, new_page: NewPage
) -> None:
    first = visit(new_page(at=own), "/add_feedback")
    type_words(first, "From the beginning. ")
    eventually(first, lambda: drafted(own) == ["From the beginning. "])
    second = first.context.new_page()
    visit(second, first.url)
    type_words(first, "From the beginning. The first tab.")
    eventually(first, lambda: drafted(own) == ["From the beginning. The first tab."])

    type_words(second, "From the beginning. The second tab.")
    idle(second)

    expect(second.get_by_text("changed in another tab")).to_be_visible()
    expect(second.get_by_text("The first tab.")).to_be_visible()
    expect(second.get_by_text("The second tab.")).to_be_visible()
    assert drafted(own) == ["From the beginning. The first tab."]
    second.get_by_role("button", name="Keep this one").first.click()
    eventually(second, lambda: drafted(own) == ["From the beginning. The second tab."])
    idle(second)
    expect(words(second)).to_have_value("From the beginning. The second tab.")


def test_a_stale_tab_is_told_before_it_changes_cards(own: Server, new_page: NewPage) -> None:
    first = new_page(at=own)
    sort(first)
    second = visit(first.context.new_page(), first.url)
    move(first, "one or two examples", "Suggestions")
    expect(suggestions(first)).to_contain_text("one or two examples")

    move(second, "We liked how clearly", "Weaknesses")

    expect(second.get_by_text("changed in another tab")).to_be_visible()
    strengths = second.locator("[data-testid=stColumn]").first
    expect(strengths).to_contain_text("We liked how clearly")
    expect(suggestions(second)).to_contain_text("one or two examples")


def test_a_stale_tab_does_not_save_what_it_has_not_seen(own: Server, new_page: NewPage) -> None:
    first = new_page(at=own)
    sort(first)
    second = visit(first.context.new_page(), first.url)
    move(first, "one or two examples", "Suggestions")
    expect(suggestions(first)).to_contain_text("one or two examples")

    second.get_by_role("button", name="Save").click()
    idle(second)

    expect(second.get_by_text("changed in another tab")).to_be_visible()
    assert kept(own) == []


def test_undo_brings_the_cards_back_and_saving_again_keeps_one(
    own: Server, new_page: NewPage
) -> None:
    page = new_page(at=own)
    sort(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved", exact=True).wait_for()
    idle(page)

    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Check the sorting").wait_for()
    idle(page)
    assert kept(own) == []
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved", exact=True).wait_for()

    assert kept(own) == [MAIL]


def test_a_draft_written_by_an_older_release_still_opens(own: Server, new_page: NewPage) -> None:
    with open_store(own.database_url) as store:
        store.migrate()
        store.journal(ME).save_draft(
            "old", entry.KIND, {"text": MAIL}, version=0, writer="x", now=datetime.now(UTC)
        )

    page = visit(new_page(at=own), "/add_feedback?draft=old")

    expect(words(page)).to_have_value(MAIL)
