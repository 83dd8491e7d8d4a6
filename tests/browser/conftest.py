"""One Chromium for the whole run, one server per module; every request and console error seen."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page, expect, sync_playwright

from coaching.demo import demo_person
from coaching.model import Person
from coaching.store import open_store
from tests.browser.driving import Seen, visit
from tests.browser.hosted import Hosted, a_site, sign_in
from tests.browser.server import Server
from tests.postgres import a_database

MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", MAC))), None
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ME = Person("local", "me")
DESKTOP = (1280, 900)
PHONE = (390, 844)
PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)  # two cores, several servers and browsers at once


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Mark the tests of this folder and run them last: the quick ones speak first.

    Among them those that may take longer than others begin, so that none is waited for at the end.
    """
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda i: (here in i.path.parents, i.get_closest_marker("timeout") is None))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's or the system's Chromium. The tests fail, not skip, where there is none."""
    if not CHROMIUM:
        pytest.fail(
            "These tests need Chromium: `apt-get install chromium`, `brew install --cask chromium`,"
            " or set CHROMIUM to a Chromium or Chrome binary.",
            pytrace=False,
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def idle_servers() -> Iterator[list[Server]]:
    """Apps that a test is done with: the next one gets the process with a fresh journal."""
    servers: list[Server] = []
    yield servers
    for server in servers:
        server.kill()


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, idle_servers: list[Server]
) -> Iterator[Server]:
    """The real app with an empty SQLite journal, shared by the tests of one module."""
    running = an_app(tmp_path_factory, idle_servers)
    yield running
    idle_servers.append(running)


@pytest.fixture
def start_server(
    tmp_path_factory: pytest.TempPathFactory, idle_servers: list[Server]
) -> Iterator[Callable[..., Server]]:
    """
    An app of this test's own, to kill or to point at PostgreSQL.

    `start_server()`, `start_server(database_url=postgres_url)` or, to move time,
    `start_server(AFTERWORD_CLOCK_FILE=str(path))`.
    """
    used: list[Server] = []
    others: list[Server] = []

    def start(database_url: str = "", **settings: str) -> Server:
        if not database_url and not settings:
            used.append(an_app(tmp_path_factory, idle_servers))
            return used[-1]
        others.append(Server(tmp_path_factory.mktemp("server"), database_url, settings=settings))
        return others[-1].start()

    yield start
    idle_servers.extend(used)
    for server in others:
        server.kill()


def an_app(folders: pytest.TempPathFactory, idle_servers: list[Server]) -> Server:
    """The real app with an empty SQLite journal: starting one costs more than most tests."""
    if not idle_servers:
        return Server(folders.mktemp("server")).start()
    server = idle_servers.pop()
    with open_store(server.database_url) as store:
        store.migrate()
        for person in (ME, demo_person(ME)):
            store.journal(person).erase()
    return server if server.running else server.start()


@pytest.fixture
def seen() -> Seen:
    """What the pages of this test asked for and complained about."""
    return Seen()


@pytest.fixture
def new_page(
    chromium: Browser, seen: Seen, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Page]]:
    """
    Open a tab in a fresh browser profile: `new_page(size=PHONE, scheme="dark", at=server)`.

    `page.context.new_page()` opens a second tab beside it. The test fails when any of its pages
    asked for something off this machine or for something the security policy refuses.
    """
    contexts = []

    def new_page(
        size: tuple[int, int] = DESKTOP,
        scheme: str = "light",
        at: Server | None = None,
        agent: str | None = None,
    ) -> Page:
        served: Server = at or request.getfixturevalue("server")
        context = chromium.new_context(
            base_url=served.url,
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "dark" else "light",
            user_agent=agent,
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        seen.watch(context)
        return context.new_page()

    yield new_page
    for context in contexts:
        context.close()
    assert seen.off_host() == []
    assert seen.refusals() == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A tab of 1280 × 900 in light colours, not yet anywhere."""
    return new_page()


@pytest.fixture(scope="module")
def hosted(
    tmp_path_factory: pytest.TempPathFactory, postgres_server: sa.URL, migrated_postgres: str
) -> Iterator[Hosted]:
    """A hosted site on PostgreSQL, shared by the tests of one module; see tests/browser/hosted."""
    folder = tmp_path_factory.mktemp("hosted")
    with (
        a_database(postgres_server, template=migrated_postgres) as url,
        a_site(folder, url) as site,
    ):
        yield site


@pytest.fixture
def signed_in(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """`signed_in(hosted, "ada", size=PHONE)`: a tab in a fresh browser in which Ada signed in."""

    def signed_in(site: Hosted, subject: str, **how: Any) -> Page:
        return sign_in(visit(new_page(at=site.server, **how)), subject)

    return signed_in
