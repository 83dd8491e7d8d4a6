"""Every page, empty and full, in both colours and both sizes: accessible, whole, not too wide."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

from coaching import demo
from coaching.model import Person
from coaching.store import open_store
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.driving import axe, idle, shoot, visit
from tests.browser.server import Server

ME = Person("local", "me")
MAIL = (
    "Dear Sam,\nWe really liked how clearly you described supporting a new colleague. "
    "Your answers were to the point. However, one or two examples stayed general. "
    "We thought your accent might be hard for callers. "
    "Next time, try naming one project. We offered the role to an internal applicant."
)
PAGES = {
    "today": "/",
    "add_feedback": "/add_feedback",
    "own_view": "/add_feedback?mode=My+own+view",
    "none_given": "/add_feedback?mode=None+given",
    "interviews": "/interviews",
    "messages": "/messages",
    "trends": "/trends",
    "trends_interviews": "/trends?view=Interviews",
    "trends_two_views": "/trends?view=Two+views",
    "trends_practice": "/trends?view=Practice&format=Panel",
    "trends_over_time": "/trends?view=Over+time",
    "quotes": "/quotes",
    "practice": "/practice",
    "practice_stories": "/practice?view=Stories",
    "practice_questions": "/practice?view=Questions+asked",
    "consultant": "/consultant",
    "consultant_meeting": "/consultant?view=meeting",
    "caseload": "/caseload",
}
NewPage = Callable[..., Page]
in_both_colours = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with the invented journal as the reader's own, so that nothing is left out."""
    server = Server(tmp_path_factory.mktemp("full"))
    with open_store(server.database_url) as store:
        store.migrate()
        journal = store.journal(ME)
        demo.load(journal, today=date(2026, 11, 22), now=datetime(2026, 11, 22, tzinfo=UTC))
    yield server.start()
    server.kill()


FITS = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .every(e => e.scrollWidth <= e.clientWidth + 1)"""


def faults(page: Page, name: str, scheme: str) -> list[str]:
    """
    What is wrong with a page as it stands, on a laptop and on a phone.

    The one becomes the other by its size alone: a page is not told which of them it is on.
    """
    found = _faults(page, f"{name}_{DESKTOP[0]}_{scheme}")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    idle(page)
    found += _faults(page, f"{name}_{PHONE[0]}_{scheme}")
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    return found


def _faults(page: Page, name: str) -> list[str]:
    """Accessibility, width, a crash."""
    found = []
    try:  # a chart takes a moment to follow a change of size
        page.wait_for_function(FITS, timeout=3_000)
    except TookTooLong:
        found.append(f"{name}: has to be scrolled sideways")
    shoot(page, name)
    found += [f"{name}: {violation}" for violation in axe(page)]
    if page.get_by_text("Something went wrong").count():
        found.append(f"{name}: crashed")
    return found


@pytest.mark.timeout(400)  # begins early: so many pages, each in two sizes
@in_both_colours
def test_full_pages_are_accessible_and_fit(full: Server, new_page: NewPage, scheme: str) -> None:
    page = new_page(scheme=scheme, at=full)
    found = [
        fault for name, path in PAGES.items() for fault in faults(visit(page, path), name, scheme)
    ]

    assert found == []


@in_both_colours
def test_empty_pages_are_accessible_and_fit(server: Server, new_page: NewPage, scheme: str) -> None:
    page = new_page(scheme=scheme, at=server)
    found = [
        fault
        for name, path in PAGES.items()
        for fault in faults(visit(page, path), f"{name}_empty", scheme)
    ]

    assert found == []


@in_both_colours
def test_cards_dialogs_and_the_saved_panel_are_accessible_and_fit(
    start_server: Callable[..., Server], new_page: NewPage, scheme: str
) -> None:
    page = visit(new_page(scheme=scheme, at=start_server()), "/add_feedback")
    page.get_by_label("Employer", exact=True).fill("Tamarack Insurance")
    page.get_by_label("Their words").fill(MAIL)
    page.get_by_role("button", name="Sort into cards").click()
    page.get_by_text("Check the sorting").wait_for()
    idle(page)
    found = faults(page, "cards", scheme)

    for item in ("Split in two", "Edit the words"):
        page.get_by_role("button", name="More").first.click()
        page.get_by_role("menuitem", name=item).click()
        page.get_by_role("dialog").wait_for()
        idle(page)
        found += faults(page, item.lower().replace(" ", "_"), scheme)
        page.get_by_role("dialog").get_by_label("Close").click()
        page.get_by_role("dialog").wait_for(state="detached")

    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved", exact=True).wait_for()
    idle(page)
    found += faults(page, "saved", scheme)

    assert found == []


@in_both_colours
def test_the_drawer_of_words_is_accessible_and_opens_by_keyboard(
    full: Server, new_page: NewPage, scheme: str
) -> None:
    page = visit(new_page(scheme=scheme, at=full), "/trends")

    page.get_by_label("Read the words for a theme").first.focus()
    page.keyboard.type("Prepar")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()
    idle(page)

    expect(page.get_by_role("dialog")).to_contain_text("You had clearly read our riverside plan")
    assert faults(page, "drawer", scheme) == []


def test_a_pressed_mark_opens_its_exact_words(full: Server, new_page: NewPage) -> None:
    page = visit(new_page(at=full), "/trends?view=Interviews")

    mark = page.locator(".st-key-matrix .scatterlayer path.point").first
    mark.scroll_into_view_if_needed()
    place = mark.bounding_box()
    assert place
    # By place, as a hand does it: Plotly listens on a layer above its marks.
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    page.get_by_role("dialog").wait_for()

    expect(page.get_by_role("dialog")).to_contain_text("“")


def test_the_invented_journal_is_apart_and_gone_with_one_click(
    start_server: Callable[..., Server], new_page: NewPage
) -> None:
    own = start_server()
    page = visit(new_page(at=own), "/")

    page.get_by_role("button", name="Look around with an invented journal").click()
    page.get_by_text("What employers valued").wait_for()
    visit(page, "/trends")
    expect(page.get_by_text("12 interviews, 7 with feedback.")).to_be_visible()
    expect(page.get_by_text("Invented data")).to_be_visible()
    with open_store(own.database_url) as store:
        assert store.journal(ME).interviews() == ()
    page.get_by_role("button", name="Leave the invented journal").click()
    expect(page.get_by_text("Invented data")).to_have_count(0)

    visit(page, "/")
    expect(page.get_by_role("button", name="Add your first feedback")).to_be_visible()
    with open_store(own.database_url) as store:
        assert store.journal(demo.demo_person(ME)).interviews() == ()
