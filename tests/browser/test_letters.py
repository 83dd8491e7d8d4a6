"""One interview, two letters: each with its forgotten point, proofread, out by several ways."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import fast_mail_parser
import pytest
import vobject
from playwright.sync_api import Locator, Page, expect

from coaching.model import (
    Feedback,
    Interview,
    Letter,
    MessageStatus,
    Outcome,
    Person,
    Round,
    Status,
)
from coaching.store import Journal, open_store
from tests.browser.conftest import PHONE
from tests.browser.driving import axe, idle, shoot, visit
from tests.browser.server import Server
from tests.build import a_contact, a_reflection

ME = Person("local", "me")
START = datetime(2026, 3, 7, 19, tzinfo=UTC)  # 14:00 in Toronto, the day before the clocks change
NOW = START + timedelta(hours=5)
NewPage = Callable[..., Page]


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    """The one clock; written to, it moves."""
    file = tmp_path / "clock"
    file.write_text(NOW.isoformat())
    return file


@pytest.fixture
def journal(start_server: Callable[..., Server], clock: Path) -> Iterator[tuple[Server, Journal]]:
    """The app, and a journal with an interview of today and one that ended in a no."""
    server = start_server(AFTERWORD_CLOCK_FILE=str(clock))
    with open_store(server.database_url) as store:
        store.migrate()
        own = store.journal(ME)
        held = Round("First interview", "Panel", START.date(), START, "America/Toronto")
        about = own.add_interview(
            Interview("Northgate Council", "Project support officer", rounds=(held,)),
            request="a",
            now=NOW,
        )
        for name in ("Judith Amory", "Omar Bell"):
            own.contacts.add(
                a_contact(about, name=name, email=f"{name[:2]}@northgate.example"),
                request=name,
                now=NOW,
            )
        forgotten = ("I ran the volunteer desk", "I speak Polish")
        own.reflections.add(a_reflection(about, forgotten=forgotten), request="r", now=NOW)
        own.set_preference("signature", "Sam Okonkwo")
        yield server, own


def letter(page: Page) -> Locator:
    return page.get_by_label("Letter", exact=True)


def answer(page: Page, label: str, text: str, then: str) -> None:
    """Fill in one answer and wait until it stands in the letter."""
    page.get_by_label(label).fill(text)
    page.wait_for_function(
        "words => [...document.querySelectorAll('[data-testid^=stBidi]')].some("
        "e => e.shadowRoot?.querySelector('textarea')?.value.includes(words))"
        " || [...document.querySelectorAll('textarea')].some(e => e.value.includes(words))",
        arg=then,
    )
    idle(page)


def write(page: Page, talked: str, fit: str, forgotten: str) -> None:
    """From the list to a letter without a gap."""
    page.get_by_role("button", name="Write the letter").first.click()
    page.get_by_label("Subject").wait_for()
    idle(page)
    expect(page.get_by_text("something you discussed").first).to_be_visible()
    expect(page.get_by_role("button", name="I sent it")).to_have_count(0)
    answer(page, "Something you two talked about", talked, talked)
    answer(page, "Why the work fits you", fit, fit)
    page.get_by_text(forgotten, exact=True).click()
    expect(letter(page)).to_have_value(re.compile(re.escape(forgotten)))
    idle(page)


def test_two_letters_each_with_a_forgotten_point_go_out(
    journal: tuple[Server, Journal], new_page: NewPage
) -> None:
    server, own = journal
    page = visit(new_page(at=server), "/messages")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Remind me").click()
    events = vobject.readOne(Path(taken.value.path()).read_text("utf-8")).vevent_list
    assert {e.dtstart.value - START for e in events} == {timedelta(hours=24), timedelta(hours=48)}
    assert len(events) == 4

    write(page, "the two riverside projects", "I realy like keeping rotas.", "I speak Polish")
    page.get_by_role("button", name="really", exact=True).click()
    page.get_by_text("nothing found").wait_for()
    expect(letter(page)).to_have_value(re.compile(r"I really like keeping rotas\."))
    idle(page)
    first = letter(page).input_value()
    assert axe(page) == []
    shoot(page, "letter_1280_light")

    link = page.get_by_role("link", name="Open in my mail program").get_attribute("href")
    assert link
    assert urlsplit(link).path == "Ju@northgate.example"
    assert parse_qs(urlsplit(link).query)["body"] == [first.replace("\n", "\r\n")]
    page.get_by_role("button", name="As a file").click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="E-mail file").click()
    mail = fast_mail_parser.parse_email(Path(taken.value.path()).read_bytes())
    assert "".join(mail.text_plain).replace("\r\n", "\n").strip() == first
    for name, opening in (("For paper", b"%PDF"), ("Word file", b"PK")):
        with page.expect_download() as taken:
            page.get_by_role("button", name=name).click()
        assert Path(taken.value.path()).read_bytes().startswith(opening)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="I sent it").click()
    page.get_by_text("recorded as sent").first.wait_for()
    idle(page)

    write(
        page, "how the teams share a rota", "two years on a front desk", "I ran the volunteer desk"
    )
    second = letter(page).input_value()
    page.get_by_role("button", name="I sent it").click()
    page.get_by_text("Nothing is due").wait_for()

    sent = own.messages.all()
    assert [m.body for m in sent] == [first, second]
    assert {m.status for m in sent} == {MessageStatus.SENT}
    assert set(first.split("\n\n")) & set(second.split("\n\n")) == {"Best regards,\nSam Okonkwo"}
    expect(page.get_by_text("Followed up: 1 of 1")).to_be_visible()


def test_what_is_typed_survives_a_reload_and_a_gap_is_held_back(
    journal: tuple[Server, Journal], new_page: NewPage
) -> None:
    server, own = journal
    page = visit(new_page(size=PHONE, scheme="dark", at=server), "/messages")
    page.get_by_role("button", name="Write the letter").first.click()
    page.get_by_label("Subject").wait_for()
    idle(page)

    area = letter(page)
    area.fill("Dear Judith Amory,\n\nthank you for the tour of [the place].\n\nSam 😀")
    page.reload()
    page.get_by_label("Subject").wait_for()
    idle(page)
    expect(area).to_have_value(re.compile(r"\[the place\]\.\n\nSam 😀$"))
    expect(page.get_by_text("the place").first).to_be_visible()
    expect(page.get_by_role("link", name="Open in my mail program")).to_have_count(0)
    assert axe(page) == []
    shoot(page, "letter_390_dark")

    area.fill("Dear Judith Amory,\n\nthank you for the tour of the archive.\n\nSam 😀")
    page.get_by_role("button", name="I sent it").click()
    page.get_by_text("recorded as sent").first.wait_for()
    assert own.messages.all()[0].body.endswith("archive.\n\nSam 😀")


def test_asking_then_one_reminder_then_rest(
    journal: tuple[Server, Journal], clock: Path, new_page: NewPage
) -> None:
    server, own = journal
    clock.write_text((NOW + timedelta(days=30)).isoformat())
    asked = Feedback(status=Status.ASKED, received_on=START.date())
    about = own.add_interview(
        Interview("Quayside Museum", outcome=Outcome.NOT_SELECTED, feedback=(asked,)),
        request="q",
        now=NOW,
    )
    page = visit(new_page(at=server), "/messages")
    page.locator(".st-key-due0").get_by_text("one reminder is fair").wait_for()

    page.get_by_role("button", name="Write the letter").first.click()
    page.get_by_role("button", name="I sent it").click()
    page.get_by_text("recorded as sent").first.wait_for()
    idle(page)

    expect(page.get_by_text("one reminder is fair")).to_have_count(0)
    assert [m.kind for m in own.messages.all()] == [Letter.REMINDER]
    assert [f.status for f in own.interview(about).feedback] == [Status.ASKED] * 2
    clock.write_text((NOW + timedelta(days=60)).isoformat())
    visit(page, "/messages")
    expect(page.get_by_text("one reminder is fair")).to_have_count(0)
