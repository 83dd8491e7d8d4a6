"""
The app as it is → the README's pictures.

    python -m tests.browser.pictures [FOLDER]

Always on the same day, so that a picture changes only where the app does.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from coaching.model import Interview, Person, Round
from coaching.store import open_store
from tests.browser.conftest import CHROMIUM, FLAGS, PHONE
from tests.browser.driving import idle, picture, visit
from tests.browser.journey import AddFeedback
from tests.browser.server import ROOT, Server

NOON = "2026-11-22T12:00:00+00:00"
LAPTOP = (1280, 480)
"""A window lower than any page: pictures grow to what is on it."""
MOBILE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36"

INTERVIEW = Interview(
    employer="Tamarack Insurance",
    role="Project coordinator",
    sector="Finance and insurance",
    rounds=(Round("Final or decision-maker interview", "Panel", date(2026, 11, 17)),),
)
MAIL = """Dear Sam,

Thank you for coming in on Tuesday. We really liked how clearly you described supporting a new \
colleague. Your answers were to the point and well organised. However, one or two examples stayed \
general and we wanted more detail about your own part. You seemed a little rushed at the start.

Next time, try naming one project and what changed because of it. We offered the role to an \
internal applicant.

We wish you well.
Jo"""
INVENTED = {
    "trends": "/trends",
    "matrix": "/trends?view=Interviews",
    "practice": "/trends?view=Practice",
    "quotes": "/quotes",
    "brief": "/consultant",
}
CUT = {"quotes": 1_560, "brief": 1_560}
"""Pages of which only so many pixels are shown: what lies below is more of the same."""


def main(folder: Path) -> None:
    """Take every picture."""
    with sync_playwright() as playwright, _server() as server:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with open_store(server.database_url) as store:
            store.migrate()
            mine = store.journal(Person("local", "me"))
            _main_job(AddFeedback(_tab(chromium, server), mine), folder)
            mine.erase()
        _invented(chromium, server, folder)
        chromium.close()


def _main_job(person: AddFeedback, folder: Path) -> None:
    """Paste, correct, keep."""
    person.begin()
    person.describe(INTERVIEW)
    person.choose_channel("E-mail")
    person.paste(MAIL)
    idle(person.page)
    person.page.get_by_role("textbox", name="Their words").evaluate("area => area.scrollTop = 0")
    picture(person.page, folder / "paste.png")
    person.sort()
    picture(person.page, folder / "cards.png")
    person.save()
    person.page.mouse.move(700, 20)  # off the button that came to lie below it
    picture(person.page, folder / "saved.png")


def _invented(chromium: Browser, server: Server, folder: Path) -> None:
    """What comes back, in the journal to look around in."""
    page = visit(_tab(chromium, server))
    page.get_by_role("button", name="Look around with an invented journal").click()
    page.get_by_text("What employers valued").wait_for()
    for name, path in INVENTED.items():
        picture(visit(page, path), folder / f"{name}.png", CUT.get(name))
    dark = _tab(chromium, server, color_scheme="dark")
    picture(visit(dark, "/trends?view=Two+views"), folder / "dark.png")
    phone = _tab(chromium, server, size=PHONE, user_agent=MOBILE)
    picture(visit(phone, "/trends"), folder / "phone.png")


def _tab(chromium: Browser, server: Server, size: tuple[int, int] = LAPTOP, **options: Any) -> Page:
    window: ViewportSize = {"width": size[0], "height": size[1]}
    return chromium.new_context(base_url=server.url, viewport=window, **options).new_page()


@contextmanager
def _server() -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as name:
        clock = Path(name) / "clock"
        clock.write_text(NOON, "utf-8")
        server = Server(Path(name), settings={"AFTERWORD_CLOCK_FILE": str(clock)})
        try:
            yield server.start()
        finally:
            server.kill()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs")
