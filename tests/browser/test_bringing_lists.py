"""A list brought as a first-time reader brings it: chosen, looked at, kept, and taken back."""

import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from coaching.model import Person
from coaching.store import Journal, open_store
from tests.browser.driving import idle, visit
from tests.browser.server import Server
from tests.intake.outlook import msg

ME = Person("local", "me")
ROWS = 1_000
QUOTING = "You were clear.\r\n\r\nOn Mon, 2 Mar 2026, Ada wrote:\r\n> May I ask?\r\n"


def a_list(folder: Path) -> Path:
    """Applications of which every tenth led to an interview."""
    lines = ["Company,Job Position,Location,URL,Status,Date Applied,Notes"]
    for n in range(ROWS):
        status = "Interviewing" if n % 10 == 0 else "Applied"
        lines.append(f"Employer {n},Analyst,Leeds,,{status},2026-02-{1 + n % 28:02},")
    file = folder / "teal.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def journal_of(server: Server) -> Journal:
    store = open_store(server.database_url)
    store.migrate()
    return store.journal(ME)


def test_a_thousand_rows_are_previewed_kept_and_taken_back(
    start_server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    """Chosen the moment the page is there, on a server that has shown no page before."""
    server = start_server()
    page = new_page(at=server)
    page.goto(f"{server.url}/interviews?bring=list")
    page.locator("input[type=file]").set_input_files(a_list(tmp_path))
    begun = time.monotonic()

    expect(page.get_by_role("progressbar").first).to_be_attached()
    expect(page.get_by_text("Teal’s list")).to_be_visible(timeout=15_000)
    page.get_by_role("button", name="Add 100 interviews").wait_for()
    assert time.monotonic() - begun < 15  # 2 s on a quiet machine, see the tests of intake
    idle(page)
    assert journal_of(server).interviews() == ()
    page.get_by_role("button", name="Add 100 interviews").click()
    expect(page.get_by_text("100 interviews from a list added")).to_be_visible()

    assert len(journal_of(server).interviews()) == 100
    idle(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("No interviews yet.")).to_be_visible()
    assert journal_of(server).interviews() == ()


def test_a_message_saved_by_outlook_becomes_words_with_its_sender(
    start_server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    file = tmp_path / "reply.msg"
    file.write_bytes(msg(QUOTING, "Kim Okafor", "kim@n.example"))
    page = visit(new_page(at=start_server()), "/add_feedback")
    page.get_by_text("Open a file").click()
    page.locator("input[type=file]").set_input_files(file)

    expect(page.get_by_label("Their words")).to_have_value("You were clear.")
    expect(page.get_by_label("Who wrote it?")).to_have_value("Kim Okafor")
    expect(page.get_by_text("What it quotes (not sorted)")).to_be_visible()
