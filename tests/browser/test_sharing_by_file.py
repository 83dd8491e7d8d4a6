"""Two installations: one shares a file, the other answers, the answer comes home, twice too."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from coaching.model import Kind, Person
from coaching.store import Journal, open_store
from tests.browser.driving import idle, visit
from tests.browser.server import Server
from tests.build import a_point, an_interview
from tests.store.looking import NOW

ME = Person("local", "me")


SLOW = 60_000
"""Milliseconds: locking and unlocking a file is slow on purpose, and slower on a busy machine."""


def shown(found: Locator) -> None:
    expect(found).to_be_visible(timeout=SLOW)


def bring(page: Page, label: str, file: Path, secret_label: str, secret: str, button: str) -> None:
    uploader = page.get_by_test_id("stFileUploader").filter(has_text=label)
    uploader.locator("input").set_input_files(file)
    expect(uploader.get_by_text(file.name)).to_be_visible(timeout=SLOW)
    idle(page)
    page.get_by_label(secret_label, exact=True).fill(secret)
    go = page.get_by_role("button", name=button, exact=True)
    expect(go).to_be_enabled(timeout=SLOW)
    go.press("Enter")  # the row of the file may still push the button down: no click in the air
    idle(page, timeout=SLOW)


def taken(page: Page, button: str, to: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    download.value.save_as(to)
    return to


def test_a_file_goes_out_and_comes_back(
    start_server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    seeker, consultant = start_server(), start_server()
    with open_store(seeker.database_url) as store:
        store.migrate()
        journal = store.journal(ME)
        told = a_point(kind=Kind.STRENGTH, text="Fenwick liked how Northgate Council was told of.")
        journal.add_interview(an_interview(told, a_point()), request="a", now=NOW)

    mine = visit(new_page(at=seeker), "/consultant")
    shown(mine.get_by_text("[employer] was told of").first)
    mine.get_by_text("As a locked file").click()
    secret = mine.get_by_label("Passphrase", exact=True).input_value()
    mine.get_by_role("button", name="Make the file").click()
    shown(mine.get_by_role("button", name="Download the locked file"))
    out = taken(mine, "Download the locked file", tmp_path / "out.afterword")
    assert b"Northgate" not in out.read_bytes()

    theirs = visit(new_page(at=consultant), "/caseload")
    bring(theirs, "The file", out, "Its passphrase", "not the passphrase", "Open")
    shown(theirs.get_by_text("This passphrase does not open the file."))
    bring(theirs, "The file", out, "Its passphrase", secret, "Open")
    shown(theirs.get_by_role("heading", name="The question"))
    theirs.keyboard.press("ArrowRight")
    shown(theirs.get_by_role("heading", name="What employers valued"))
    idle(theirs)
    expect(theirs.get_by_test_id("stSidebar")).to_be_hidden()
    assert "Northgate" not in theirs.content()
    theirs.get_by_label("Your comment").fill("Tell it with the result first.")
    expect(theirs.get_by_role("button", name="Keep the comment")).to_be_enabled(timeout=SLOW)
    theirs.get_by_role("button", name="Keep the comment").click()
    shown(theirs.get_by_text("1 comment, 0 tasks"))
    theirs.get_by_label("then I").fill("name one project")
    expect(theirs.get_by_role("button", name="Set the task")).to_be_enabled(timeout=SLOW)
    theirs.get_by_role("button", name="Set the task").click()
    shown(theirs.get_by_text("1 comment, 1 task"))
    theirs.get_by_label("Passphrase for the answer", exact=True).fill(secret)
    theirs.get_by_role("button", name="Make the answer").click()
    shown(theirs.get_by_role("button", name="Download the answer"))
    back = taken(theirs, "Download the answer", tmp_path / "back.afterword")
    theirs.keyboard.press("Escape")
    shown(theirs.get_by_role("heading", name="Shared with me"))

    for _ in range(2):
        bring(mine, "A file they sent back", back, "Its passphrase", secret, "Bring it in")
        expect(mine.get_by_text("Tell it with the result first.")).to_have_count(1, timeout=SLOW)
    mine.get_by_role("button", name="Take this on").click()
    shown(mine.get_by_text("It is your practice plan now."))
    plans = practised(seeker)
    assert [p.action for p in plans.practice.plans()] == ["name one project"]
    assert len(plans.sharing.comments()) == 1


def practised(seeker: Server) -> Journal:
    return open_store(seeker.database_url).journal(ME)
