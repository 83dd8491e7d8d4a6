"""The house from outside: nothing leaves the host, the policy holds, pages survive a kill."""

import http.client
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE
from tests.browser.driving import Seen, axe, idle, shoot, visit
from tests.browser.server import Server, answers

WIDEST = """Math.max(document.documentElement.scrollWidth,
  document.querySelector("[data-testid=stMain]").scrollWidth)"""
PATHS = ["/", "/add_feedback", "/trends", "/quotes", "/interviews"]


@pytest.mark.parametrize("path", PATHS)
def test_an_empty_journal_opens_on_every_path(path: str, page: Page, seen: Seen) -> None:
    visit(page, path)

    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator("h1").count() == 1
    assert seen.errors == []


def test_no_request_leaves_the_host(page: Page, seen: Seen) -> None:
    for path in PATHS:
        visit(page, path)

    assert sum(url.startswith("ws://127.0.0.1:") for url in seen.requests) == len(PATHS)
    assert seen.off_host() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_empty_page_has_an_accessibility_violation_of_ours(
    scheme: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(scheme=scheme)
    violations = []
    for path in PATHS:
        violations += [f"{path} {line}" for line in axe(visit(page, path))]
        shoot(page, f"empty{path.replace('/', '_')}_{scheme}")

    assert violations == []


def test_every_empty_page_fits_a_phone(new_page: Callable[..., Page]) -> None:
    page = new_page(size=PHONE)
    widths = {path: visit(page, path).evaluate(WIDEST) for path in PATHS}

    assert widths == dict.fromkeys(PATHS, PHONE[0])


def test_the_policy_refuses_what_would_leave_the_host(chromium: Browser, server: Server) -> None:
    context = chromium.new_context(base_url=server.url)
    seen = Seen()
    seen.watch(context)
    page = visit(context.new_page())

    with page.expect_event("requestfailed") as failed:
        page.evaluate("new Image().src = 'http://192.0.2.1/picture.png'")

    assert failed.value.failure == "csp"
    assert len(seen.refusals()) == len(seen.off_host()) == 1
    context.close()


def test_a_killed_server_comes_back_under_the_open_page(
    new_page: Callable[..., Page], start_server: Callable[..., Server]
) -> None:
    server = start_server()
    page = visit(new_page(at=server))
    server.kill()
    page.wait_for_selector("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])")
    server.start()

    idle(page, timeout=30_000)
    assert page.locator("h1").count() == 1


def test_health_speaks_for_the_store(server: Server) -> None:
    assert answers(f"{server.url}/healthz")


def test_every_response_carries_the_headers(server: Server) -> None:
    for path in ("/", "/trends", "/healthz", "/_stcore/health", "/nowhere", "/media/nothing"):
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        connection.request("GET", path)
        headers = connection.getresponse().headers
        connection.close()

        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert "server" not in headers
