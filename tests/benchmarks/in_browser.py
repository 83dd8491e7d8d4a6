"""Loads, clicks and bytes in Chromium, timed inside the page, turn by turn with an empty app."""

import base64
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.benchmarks.figures import Figure
from tests.browser.driving import idle, visit
from tests.browser.server import Server

LOADS, CLICKS = 5, 8
PASTED = (
    "You explained your project clearly. We would have liked more specific examples. "
    "Your questions about the team were excellent. Try to structure longer answers. "
    "We chose somebody with more experience in the sector."
)
CHART_PAGE, CHARTS = "/trends", 3
Place = tuple[str, int]
"""A page's path without its slash, and the charts that are drawn on it."""

FINISHED = ForwardMsg.DESCRIPTOR.fields_by_name["script_finished"].number
TIMING = (
    (Path(__file__).parent / "timing.js").read_text("utf-8").replace("FINISHED", str(FINISHED), 1)
)


@dataclass
class Side:
    """One app under measurement, and what was measured on it."""

    server: Server
    path: str
    charts: int
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)


def measure(chromium: Browser, empty: Server, ours: Server) -> list[Figure]:
    """All figures that need a browser."""
    return [
        *_loads(chromium, empty, ours),
        Figure("bytes of a chart page", "MB", [_megabytes(chromium, ours)], bar=2.6, tolerance=1),
        *clicks(chromium, empty, ours),
    ]


def _loads(chromium: Browser, empty: Server, ours: Server) -> list[Figure]:
    sides = (Side(empty, "/", 0), Side(ours, CHART_PAGE, CHARTS))
    for turn in range(LOADS + 1):
        for side in sides:
            context = _context(chromium, side.server)
            page = context.new_page()
            cold, warm = (_load(page, side.path, side.charts) for _ in range(2))
            if turn:  # the first turn of each warms its server
                side.cold.append(cold)
                side.warm.append(warm)
            context.close()
    plain, full = sides
    return [
        Figure(f"cold load of {CHART_PAGE}", "ms", full.cold, plain.cold, bar=2.7),
        Figure(f"warm load of {CHART_PAGE}", "ms", full.warm, plain.warm, bar=2.5),
    ]


def _load(page: Page, path: str, charts: int) -> float:
    """Milliseconds from the start of the navigation until the page is drawn."""
    page.goto(path, wait_until="commit")
    return float(page.evaluate("charts => window.settled(0, 0, charts)", charts))


def _context(chromium: Browser, server: Server) -> BrowserContext:
    size: ViewportSize = {"width": 1280, "height": 900}
    context = chromium.new_context(base_url=server.url, viewport=size)
    context.add_init_script(TIMING)
    return context


def _megabytes(chromium: Browser, server: Server) -> float:
    """What comes over the wire for a first visit to the chart page, WebSocket included."""
    context = _context(chromium, server)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    received: list[float] = []
    wire.on("Network.loadingFinished", lambda e: received.append(e["encodedDataLength"]))
    wire.on("Network.webSocketFrameReceived", lambda e: received.append(_frame(e["response"])))
    wire.send("Network.enable")
    visit(page, CHART_PAGE)
    page.wait_for_load_state("networkidle")  # fonts come once the text that wants them is there
    context.close()
    return sum(received) / 1e6


def _frame(response: dict[str, Any]) -> int:
    payload = response["payloadData"]
    return len(base64.b64decode(payload)) if response["opcode"] == 2 else len(payload)


def clicks(
    chromium: Browser, empty: Server, ours: Server, suffix: str = "", *, judged: bool = True
) -> list[Figure]:
    """
    Each click of ours right after the same kind of click on the empty app.

    ``suffix`` ends the figures' names; they are held against their bars when ``judged``.
    """
    contexts = [_context(chromium, server) for server in (empty, empty, ours, ours)]
    again, switching, page, board = (context.new_page() for context in contexts)
    for opened, path in ((again, "/"), (switching, "/"), (page, "/interviews"), (board, "/")):
        visit(opened, path)
    button = again.get_by_role("button", name="Again")
    pill = board.locator("[class*=st-key-theme] button").first
    view = page.get_by_role("radio")

    figures = [(name, *_turns(switching, page, *steps), bar) for name, bar, *steps in _switches()]
    _sort_a_paste(board)  # from now on the form of the page with the form is a board of cards
    visit(page, CHART_PAGE)
    three, fragment, plain_again = [], [], []
    for _ in range(CLICKS):
        plain_again.append(_click(button, 0))
        _click(view.filter(has_text="Interviews"), 2)
        three.append(_click(view.filter(has_text="Summary"), CHARTS))
        fragment.append(_click(pill, 0))
    for context in contexts:
        context.close()
    figures = [
        ("click → three charts", three, plain_again, 3.05),
        ("fragment click (theme of a card)", fragment, plain_again, 0.98),
        *figures,
    ]
    return [
        Figure(name + suffix, "ms", spent, plain, bar if judged else None)
        for name, spent, plain, bar in figures
    ]


def _switches() -> list[tuple[str, float, Place, Place]]:
    """Name, bar, and two pages: the way from one to the other is timed."""
    away = ("interviews", 0)
    return [
        ("page switch → form", 0.99, away, ("add_feedback", 0)),
        ("page switch → today", 0.99, away, ("", 0)),
        ("page switch → list of interviews", 1.6, ("add_feedback", 0), away),
        ("page switch → quotes", 1.6, away, ("quotes", 0)),
        ("page switch → three charts", 3.7, away, ("trends", CHARTS)),
    ]


def _turns(plain: Page, page: Page, away: Place, to: Place) -> tuple[list[float], list[float]]:
    """Milliseconds of our switches, and of the empty app's in turn with them."""
    ours_ms, plain_ms = [], []
    for _ in range(CLICKS):
        plain_ms.append(_switch(plain, "there", 0))
        _switch(plain, "", 0)
        if _path(page) != away[0]:  # a click on the page one is on does nothing
            _switch(page, *away)
        ours_ms.append(_switch(page, *to))
    return ours_ms, plain_ms


def _sort_a_paste(page: Page) -> None:
    visit(page, "/add_feedback")
    page.get_by_label("Employer", exact=True).fill("Northgate Council")
    page.get_by_role("textbox", name="Their words").fill(PASTED)
    page.get_by_role("button", name="Sort into cards").click()
    page.get_by_text("Check the sorting.").wait_for()
    idle(page)


def _switch(page: Page, path: str, charts: int) -> float:
    link = f"[data-testid=stSidebarNav] a[href='{page.evaluate('location.origin')}/{path}']"
    spent = _click(page.locator(link), charts)
    assert _path(page) == path, f"Clicked on /{path}, but {page.url} is open."
    return spent


def _path(page: Page) -> str:
    return urlsplit(page.url).path.strip("/")


def _click(target: Locator, charts: int) -> float:
    """Milliseconds from the click until what it brings is drawn."""
    return float(target.evaluate("(target, charts) => window.clicked(target, charts)", charts))
