"""What browser tests do with a page: go there, wait, look at it, and see all it asks for."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebSocket

QUIET = """() => {
  const app = document.querySelector("[data-testid=stApp]")
  const quiet = app && app.dataset.testScriptState === "notRunning"
    && app.dataset.testConnectionState === "CONNECTED"
    && !document.querySelector("[data-testid=stSkeleton],[data-stale=true]")
  if (!quiet) { window.quietSince = null; return false }
  window.quietSince ??= performance.now()
  return performance.now() - window.quietSince >= 150
}"""

AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
STOCK_VIOLATIONS = {  # rule → what stands in the element's HTML; Streamlit 1.67 has these by itself
    "list": "stSidebarNavItems",
    "listitem": "stSidebarNav",
    "empty-table-header": 'role="columnheader"',
    "presentation-role-conflict": "stFileUploaderDropzone",
    "target-size": 'role="spinbutton"',
}
DARK_PILL = """selector => !!document.querySelector(selector)?.closest(".stButtonGroup button")
  && matchMedia("(prefers-color-scheme: dark)").matches"""


@dataclass
class Seen:
    """
    What one browser context sent and complained about.

    Attributes:
        requests: Every http(s) and ws(s) URL asked for, in order.
        errors: Console errors and uncaught exceptions, in order.
    """

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("page", lambda page: page.on("websocket", self._websocket))

    def off_host(self) -> list[str]:
        """Requests to anywhere but this machine."""
        return [u for u in self.requests if urlsplit(u).hostname not in {"127.0.0.1", "localhost"}]

    def refusals(self) -> list[str]:
        """What the Content-Security-Policy refused: a page that asks for it is not finished."""
        return [e for e in self.errors if "Content Security Policy" in e]

    def _request(self, request: Request) -> None:
        if re.match(r"https?:", request.url):
            self.requests.append(request.url)

    def _websocket(self, websocket: WebSocket) -> None:
        self.requests.append(websocket.url)

    def _console(self, message: ConsoleMessage) -> None:
        asked = message.location["url"]
        if message.type == "error":
            self.errors.append(f"{message.text} ({asked})")


def idle(page: Page, timeout: float = 20_000) -> None:
    """Wait until Streamlit has been connected, done and free of stale elements for 150 ms."""
    page.evaluate("window.quietSince = null")
    page.wait_for_function(QUIET, timeout=timeout)


def visit(page: Page, path: str = "/") -> Page:
    """Go to a path of the app and wait until it is drawn."""
    page.goto(path)
    page.wait_for_selector("[data-testid=stApp]")
    idle(page)
    return page


def eventually(page: Page, fact: Callable[[], bool], timeout: float = 15_000) -> None:
    """Wait for a fact that no element shows, such as one about the database."""
    waited = 0
    while not fact():
        assert waited < timeout, "It did not come true."
        page.wait_for_timeout(50)
        waited += 50


def axe(page: Page) -> list[str]:
    """
    Serious and critical accessibility violations that are ours, one line each.

    Streamlit's own (`STOCK_VIOLATIONS`, and selected pills in its dark theme) are left out.
    """
    there = page.evaluate("() => 'axe' in window")  # half a megabyte is read once per load
    checker = Axe("") if there else Axe()
    options = {"runOnly": AXE_RULES, "resultTypes": ["violations"]}
    found = checker.run(page, options=options).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
        if not _is_stock(page, violation["id"], node["html"], str(node["target"][0]))
    ]


def _is_stock(page: Page, rule: str, html: str, selector: str) -> bool:
    if rule == "color-contrast":
        return bool(page.evaluate(DARK_PILL, selector))
    return rule in STOCK_VIOLATIONS and STOCK_VIOLATIONS[rule] in html


def shoot(page: Page, name: str) -> None:
    """Save the whole page as NAME.png in the folder named by SCREENSHOTS, if there is one."""
    if folder := os.environ.get("SCREENSHOTS"):
        picture(page, Path(folder) / f"{name}.png")


def picture(page: Page, path: Path, tallest: int | None = None) -> None:
    """
    Save the whole page as PNG, or so many pixels of it.

    Streamlit scrolls inside the window, so the window grows to the content for the picture.
    """
    size = page.viewport_size
    assert size, "The page was opened without a size."
    tall = page.evaluate(
        "Math.max(...[...document.querySelectorAll('[data-testid=stMain], section')]"
        ".map(e => e.scrollHeight))"
    )
    height = max(size["height"], min(int(tall), tallest or int(tall)))
    page.set_viewport_size({"width": size["width"], "height": height})
    idle(page)
    page.screenshot(path=path, animations="disabled")
    page.set_viewport_size(size)
