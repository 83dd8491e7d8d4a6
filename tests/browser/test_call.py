"""A call whose connection drops: every line arrives once, in order."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from coaching import entry
from coaching.entry import Entry, Mode
from coaching.model import Feeling, Kind, Origin, Person
from coaching.store import open_store
from tests.browser.driving import idle, visit
from tests.browser.server import Server
from tests.build import an_interview

ME = Person("local", "me")
CALL = "/add_feedback?draft=call&mode=Phone+call"


@pytest.fixture
def own(start_server: Callable[..., Server]) -> Server:
    """A server with one interview, and an entry about it."""
    server = start_server()
    with open_store(server.database_url) as store:
        store.migrate()
        journal, now = store.journal(ME), datetime.now(UTC)
        about = journal.add_interview(an_interview(employer="Fenwick"), request="i", now=now)
        for key, mode in (("call", Mode.CALL), ("own", Mode.OWN)):
            body = entry.body(Entry(mode=mode, interview=about))
            journal.save_draft(key, entry.KIND, body, version=0, writer="before", now=now)
    return server


def held(server: Server, key: str = "call") -> Entry:
    with open_store(server.database_url) as store:
        draft = store.journal(ME).draft(key)
    assert draft is not None
    return entry.of(draft)


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name)


def file(page: Page, name: str, *lines: str) -> None:
    for line in lines:
        box(page, name).fill(line)
        box(page, name).press("Enter")
        expect(box(page, name)).to_have_value("")
        expect(box(page, name)).to_be_focused()


def arrived(page: Page) -> None:
    expect(page.locator("li.waiting")).to_have_count(0, timeout=30_000)


def test_no_line_is_lost_or_doubled_when_the_connection_drops(
    own: Server, new_page: Callable[..., Page]
) -> None:
    page = visit(new_page(at=own), CALL)
    file(page, "Strengths", "line 1", "line 2")
    arrived(page)

    page.context.set_offline(True)
    own.kill()
    file(page, "To work on", "line 3")
    file(page, "Suggestions", "line 4")
    box(page, "Suggestions").press("*")
    box(page, "Strengths").fill("half a li")
    expect(page.locator("li.waiting")).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="2 lines are kept")).to_be_visible()

    own.start()
    page.context.set_offline(False)
    page.reload()
    idle(page)
    arrived(page)
    expect(box(page, "Strengths")).to_have_value("half a li")
    box(page, "Strengths").press("Enter")
    arrived(page)
    own.kill()
    file(page, "To work on", "line 6")
    own.start()
    arrived(page)
    page.reload()
    idle(page)

    expect(page.locator(".pad li")).to_have_count(6)
    lines = held(own).lines
    assert [line.text for line in lines] == [
        "line 1", "line 2", "line 3", "line 4", "half a li", "line 6"
    ]  # fmt: skip
    assert [line.kind for line in lines[2:4]] == [Kind.WEAKNESS, Kind.SUGGESTION]
    assert [line.marks for line in lines] == [(), (), (), ("star",), (), ()]


def test_a_call_that_ends_while_the_line_is_down_has_every_line_on_its_cards(
    own: Server, new_page: Callable[..., Page]
) -> None:
    """Who spoke, two lines and half a third were never sent when it ended."""
    page = visit(new_page(at=own), CALL)
    box(page, "Who is speaking?").fill("Kim Ok")
    file(page, "Strengths", "line 1")
    arrived(page)

    page.context.set_offline(True)
    own.kill()
    box(page, "Who is speaking?").fill("Kim Okafor")
    file(page, "To work on", "line 2")
    box(page, "Suggestions").fill("half a li")
    page.get_by_role("button", name="Call ended").click()
    expect(page.get_by_role("status").filter(has_text="The call is over.")).to_be_visible()
    expect(page.locator("li.waiting")).to_have_count(2)
    own.start()
    page.context.set_offline(False)

    expect(page.get_by_text("Check the cards.")).to_be_visible(timeout=30_000)
    idle(page)
    page.get_by_role("button", name="Back to the call").click()
    expect(page.locator(".pad li")).to_have_count(3)
    expect(box(page, "Who is speaking?")).to_have_value("Kim Okafor")
    box(page, "Strengths").press("Control+Enter")
    expect(page.get_by_text("Check the cards.")).to_be_visible()
    idle(page)
    page.get_by_role("button", name="Save 3 points").click()
    expect(page.get_by_text("3 points from")).to_be_visible()

    with open_store(own.database_url) as store:
        [interview] = store.journal(ME).interviews()
    [given] = interview.feedback
    assert given.giver == "Kim Okafor"
    assert [p.text for p in given.points] == ["line 1", "line 2", "half a li"]


def test_lines_of_a_call_whose_tab_was_closed_are_brought_back(
    own: Server, new_page: Callable[..., Page]
) -> None:
    page = visit(new_page(at=own), CALL)
    page.context.set_offline(True)
    own.kill()
    file(page, "Strengths", "never sent")
    context = page.context
    page.close()
    own.start()
    context.set_offline(False)

    page = visit(context.new_page(), "/add_feedback?draft=another&mode=Phone+call")
    expect(page.get_by_text("“never sent”")).to_be_visible()
    page.get_by_role("button", name="Bring them here").click()

    expect(page.locator(".pad li")).to_have_count(1)
    arrived(page)
    assert [line.text for line in held(own, "another").lines] == ["never sent"]


def test_a_call_without_a_line_says_so(own: Server, new_page: Callable[..., Page]) -> None:
    page = visit(new_page(at=own), CALL)

    page.get_by_role("button", name="Call ended").click()

    expect(page.get_by_text("There are no words yet.")).to_be_visible()
    idle(page)
    file(page, "Strengths", "line 1")
    arrived(page)
    expect(page.locator(".pad li")).to_have_count(1)


def test_a_tab_that_rested_while_the_server_was_started_anew_goes_on_without_a_reload(
    own: Server, new_page: Callable[..., Page]
) -> None:
    """The new server knows nothing of the tab, and is told only by a whole run."""
    page = visit(new_page(at=own), CALL)
    file(page, "Strengths", "line 1")
    arrived(page)
    idle(page)

    own.kill()
    page.locator("[data-test-connection-state=PINGING_SERVER]").wait_for()
    own.start()
    page.locator("[data-test-connection-state=CONNECTED]").wait_for()
    file(page, "To work on", "line 2")

    arrived(page)
    assert [line.text for line in held(own).lines] == ["line 1", "line 2"]


def test_lines_of_two_tabs_come_together(own: Server, new_page: Callable[..., Page]) -> None:
    first = visit(new_page(at=own), CALL)
    second = visit(first.context.new_page(), CALL)
    file(first, "Strengths", "from the first")
    file(second, "Strengths", "from the second")
    arrived(first)
    arrived(second)
    file(first, "To work on", "and one more")
    arrived(first)

    assert sorted(line.text for line in held(own).lines) == [
        "and one more",
        "from the first",
        "from the second",
    ]


def test_what_is_noted_right_after_survives_a_killed_server_and_a_reload(
    own: Server, new_page: Callable[..., Page]
) -> None:
    page = visit(new_page(at=own, size=(390, 844)), "/add_feedback?draft=own&mode=My+own+view")
    box(page, "What went well").fill("The rota story landed.")
    idle(page)
    own.kill()
    box(page, "What I forgot to mention").fill("The volunteer desk")
    own.start()
    page.reload()
    idle(page)
    expect(box(page, "What went well")).to_have_value("The rota story landed.")
    expect(box(page, "What I forgot to mention")).to_have_value("The volunteer desk")
    page.get_by_text("More, if you wish").click()
    page.get_by_role("radiogroup", name="How did it feel?").get_by_text("Mixed").click()
    idle(page)

    page.get_by_role("button", name="Sort into cards").click()
    idle(page)
    page.get_by_role("button", name="Save 1 point").click()
    expect(page.get_by_text("does you good")).to_be_visible()

    with open_store(own.database_url) as store:
        journal = store.journal(ME)
        [noted] = journal.reflections.all()
        [interview] = journal.interviews()
    assert noted.forgotten == ("The volunteer desk",)
    assert noted.feeling is Feeling.MIXED
    assert [f.origin for f in interview.feedback] == [Origin.OWN]
