"""The views of the trends in a real browser: hand-counted answers, words, files, room for all."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Page, expect

from coaching.model import Person
from coaching.store import open_store
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.driving import axe, idle, shoot, visit
from tests.browser.server import Server
from tests.data import journals
from tests.data.journals import EXPECTED, NAMES

ME = Person("local", "me")
NewPage = Callable[..., Page]
Place = TypeVar("Place")
VIEWS = {"Two views": "two_views", "Practice": "before_after", "Over time": "over_time"}
MOBILE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36"
BOXES = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap((plot, chart) =>
  [...plot.querySelectorAll('.scatterlayer path.point, text')]
    .filter(e => (e.tagName !== 'text' || e.textContent.trim()) && !e.closest('.hoverlayer'))
    .map(e => {
      const box = e.getBoundingClientRect(), around = plot.getBoundingClientRect()
      return {
        chart, kind: e.tagName, said: e.textContent, left: box.left, top: box.top,
        right: box.right, bottom: box.bottom, inside: box.left >= around.left - 1
          && box.right <= around.right + 1 && box.bottom <= around.bottom + 1,
      }
    }))"""


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Server]]:
    """The app with one of the three journals, each started once."""
    running: dict[str, Server] = {}

    def start(name: str) -> Server:
        if name not in running:
            server = Server(tmp_path_factory.mktemp(name))
            with open_store(server.database_url) as store:
                store.migrate()
                journals.store(name, store.journal(ME))
            running[name] = server.start()
        return running[name]

    yield start
    for server in running.values():
        server.kill()


def says(page: Page, sentence: str) -> None:
    """The page comes to show a sentence, in whatever lines and weights."""
    shown = sentence.replace("**", "")
    expect(page.get_by_test_id("stMain")).to_contain_text(shown, use_inner_text=True)


@pytest.mark.parametrize("name", NAMES)
def test_every_view_says_what_was_counted_by_hand(
    servers: Callable[[str], Server], new_page: NewPage, name: str
) -> None:
    page = visit(new_page(at=servers(name)), "/trends")
    expected = EXPECTED[name]
    says(page, expected["coverage"])
    says(page, expected["sentence"])
    if not expected["how_sure"]:
        assert page.get_by_role("button", name="Two views").count() == 0
        return
    says(page, expected["how_sure"])
    for view, sentence in VIEWS.items():
        page.get_by_role("radio", name=view).click()
        idle(page)
        if view == "Over time" and name == "many":
            choose(page, "Theme", "Structure and length")
        says(page, expected[sentence])
        expect(page).to_have_url(re.compile(re.escape(f"view={view.replace(' ', '+')}")))


def choose(page: Page, label: str, option: str) -> None:
    """Pick from a list by keyboard."""
    page.get_by_label(label, exact=True).focus()
    page.keyboard.type(option)
    page.keyboard.press("Enter")
    idle(page)


def overlaps(boxes: list[dict[str, Any]]) -> list[str]:
    """Words that run into words or marks of the same chart, by more than a pixel."""
    found = []
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            if one["chart"] != other["chart"] or {one["kind"], other["kind"]} == {"path"}:
                continue
            wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
            tall = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            # A line of words is taller than its letters.
            if wide > 1.5 and tall > 5:
                found.append(f"{one['said'] or 'mark'} × {other['said'] or 'mark'}")
    return found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
def test_nothing_in_a_chart_overlaps_or_is_cut(
    servers: Callable[[str], Server], new_page: NewPage, name: str, size: tuple[int, int]
) -> None:
    page = new_page(size=size, at=servers(name), agent=MOBILE if size == PHONE else None)
    for view in ("Summary", "Interviews", *VIEWS):
        visit(page, f"/trends?view={view.replace(' ', '+')}")
        shoot(page, f"trends_{name}_{view.replace(' ', '_').lower()}_{size[0]}")
        page.locator(".js-plotly-plot text").first.wait_for(state="attached")
        boxes = still(page, partial(page.evaluate, BOXES))
        assert boxes, view
        assert [box["said"] or "mark" for box in boxes if not box["inside"]] == [], view
        assert overlaps(boxes) == [], view


def still(page: Page, look: Callable[[], Place]) -> Place:
    """Where things are once they have stopped moving: a chart is laid out more than once."""
    before, now = None, look()
    while now != before:
        page.wait_for_timeout(150)
        before, now = now, look()
    return now


def press(page: Page, place: str) -> None:
    """Press the first mark of a block as a hand does."""
    mark = page.locator(f".st-key-{place} .scatterlayer path.point").first
    mark.scroll_into_view_if_needed()
    box = still(page, mark.bounding_box)
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize(
    ("view", "block", "words"),
    [
        ("Two views", "two_views", "Good on rapport."),
        ("Practice", "before_after", "Good on structure."),
        ("Over time", "over_time", "More on"),
    ],
)
def test_a_mark_and_the_keyboard_open_the_words_and_the_drill(
    servers: Callable[[str], Server], new_page: NewPage, view: str, block: str, words: str
) -> None:
    page = visit(new_page(at=servers("many")), f"/trends?view={view.replace(' ', '+')}")
    press(page, block)
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    expect(dialog).to_contain_text(words)
    expect(dialog).to_contain_text("If you want to practise this")
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    idle(page)

    themes = page.locator(f".st-key-{block}").get_by_label("Read the words for a theme")
    opened = page.get_by_role("option").first
    for _ in range(5):  # the drawer gives the focus back when it is gone, which closes a menu
        themes.press("ArrowDown")
        page.wait_for_timeout(500)
        if opened.is_visible():
            break
    themes.press("Enter")
    dialog.wait_for()
    expect(dialog).to_contain_text("“")


def test_a_chart_and_its_table_can_be_taken_away(
    servers: Callable[[str], Server], new_page: NewPage, tmp_path: Path
) -> None:
    page = visit(new_page(at=servers("typical")), "/trends?view=Two+views")
    block = page.locator(".st-key-two_views")
    block.get_by_text("Same facts as a table").click()
    idle(page)
    found = {}
    for label in ("Table (CSV)", "Picture (SVG)"):
        with page.expect_download() as download:
            block.get_by_role("button", name=label).click()
        found[label] = download.value
    block.locator(".js-plotly-plot").hover()
    with page.expect_download() as download:
        block.locator(".modebar-btn").click()
    found["PNG"] = download.value

    names = [str(d.suggested_filename) for d in found.values()]
    assert re.fullmatch(r"two-\w{8}\.csv two-\w{8}\.svg afterword\.png", " ".join(names))
    table = Path(found["Table (CSV)"].path()).read_text("utf-8-sig")
    assert 'Structure and length,To work on,Employer only,"2 of 5: Birch' in table
    assert "<title>Your view and" in Path(found["Picture (SVG)"].path()).read_text("utf-8")
    assert Path(found["PNG"].path()).read_bytes().startswith(b"\x89PNG")


def test_a_filter_stands_in_the_url_and_is_cleared_by_one_click(
    servers: Callable[[str], Server], new_page: NewPage
) -> None:
    page = visit(new_page(at=servers("many")), "/trends?since=2026-06-01&view=Two+views")
    says(page, "Filtered: from 1 Jun 2026. 20 of 40 interviews.")
    says(page, "15 interviews have both views.")

    page.get_by_role("button", name="Clear").click()
    says(page, "30 interviews have both views.")
    expect(page).not_to_have_url(re.compile("since"))


def test_charts_follow_a_change_of_colours(
    servers: Callable[[str], Server], new_page: NewPage
) -> None:
    page = visit(new_page(at=servers("typical")), "/trends?view=Practice")
    page.emulate_media(color_scheme="dark")
    idle(page)

    # Until the next click the chart is a light card on a dark page: words and ground go together.
    look = page.locator(".st-key-before_after .js-plotly-plot").evaluate(
        "e => [e._fullLayout.paper_bgcolor, e._fullLayout.font.color].map(c => c.toUpperCase())"
    )
    assert look in (["#FAF8F4", "#22302F"], ["#14191B", "#E8ECEA"])
    assert axe(page) == []
    page.get_by_role("radio", name="Two views").click()
    idle(page)
    ground = page.locator(".st-key-two_views .js-plotly-plot").evaluate(
        "e => e._fullLayout.paper_bgcolor"
    )
    assert ground.upper() == "#14191B"
