"""One invented fortnight with a movable clock: Today is right at each step, to the last letter."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import vobject
from playwright.sync_api import Page, expect

from coaching import entry
from coaching.entry import Entry, Mode
from coaching.model import Interview, Letter, MessageStatus, Outcome, Person, Round, Status
from coaching.store import Journal, open_store
from tests.browser.driving import eventually, idle, visit
from tests.browser.server import Server
from tests.build import a_contact

ME = Person("local", "me")
START = datetime(2026, 3, 7, 19, tzinfo=UTC)


class Life:
    """One reader with a clock that the test moves."""

    def __init__(self, page: Page, server: Server, clock: Path, journal: Journal) -> None:
        self.page, self.server, self.clock, self.journal = page, server, clock, journal

    def at(self, **later: int) -> None:
        self.clock.write_text((START + timedelta(**later)).isoformat())

    def today(self, words: str) -> None:
        """Exactly one next step, and it is this one."""
        if urlsplit(self.page.url).path.strip("/") not in {"", "blank"}:
            self.page.get_by_role("link", name="Where things stand").click()
            self.page.wait_for_url("**/")
            idle(self.page)
        else:
            visit(self.page, "/")
        expect(self.page.locator(".st-key-next")).to_contain_text(words)
        expect(self.page.locator(".st-key-next").get_by_text("Next:")).to_have_count(1)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()
        idle(self.page)

    def heard(self, words: str) -> None:
        self.press("I heard from them")
        self.page.get_by_text(words, exact=True).click()
        idle(self.page)
        self.press("Note it")

    def fill(self, label: str, text: str) -> None:
        box = self.page.get_by_label(label, exact=True)
        box.fill(text)
        box.blur()
        idle(self.page)

    def sent(self) -> None:
        self.press("I sent it")
        self.page.get_by_text("recorded as sent").first.wait_for()


@pytest.fixture
def life(
    start_server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> Life:
    clock = tmp_path / "clock"
    clock.write_text((START - timedelta(days=1)).isoformat())
    server = start_server(AFTERWORD_CLOCK_FILE=str(clock))
    store = open_store(server.database_url)
    store.migrate()
    journal = store.journal(ME)
    held = Round("First interview", "Panel", START.date(), START, "America/Toronto")
    about = journal.add_interview(
        Interview("Northgate Council", "Officer", rounds=(held,)), request="n", now=START
    )
    for name in ("Judith Amory", "Omar Bell"):
        journal.contacts.add(a_contact(about, name=name), request=name, now=START)
    journal.set_preference("signature", "Sam Okonkwo")
    return Life(new_page(at=server), server, clock, journal)


def letter(life: Life, talked: str, forgotten: str) -> None:
    life.fill("Something you two talked about", talked)
    life.fill("Why the work fits you", f"I like {talked}")
    life.page.get_by_text(forgotten, exact=True).click()
    area = life.page.get_by_label("Letter", exact=True)
    expect(area).to_have_value(re.compile(re.escape(forgotten)))
    idle(life.page)
    life.sent()


def the_call(life: Life, about: int) -> None:
    """A call whose connection is cut in the middle; no line is lost or doubled."""
    body = entry.body(Entry(mode=Mode.CALL, interview=about))
    life.journal.save_draft("call", entry.KIND, body, version=0, writer="before", now=START)
    page = visit(life.page, "/add_feedback?draft=call&mode=Phone+call")
    for cut, name, line in (
        (False, "Strengths", "You knew our plan well."),
        (True, "To work on", "The answers ran long."),
    ):
        if cut:
            expect(page.locator("li.waiting")).to_have_count(0)
            page.context.set_offline(True)
            life.server.kill()
        page.get_by_role("textbox", name=name).fill(line)
        page.get_by_role("textbox", name=name).press("Enter")
        expect(page.get_by_role("textbox", name=name)).to_have_value("")
    expect(page.locator("li.waiting")).to_have_count(1)
    life.server.start()
    page.context.set_offline(False)
    page.reload()
    idle(page)
    expect(page.locator("li.waiting")).to_have_count(0, timeout=30_000)
    page.get_by_role("button", name="Call ended").click()
    expect(page.get_by_text("Check the cards.")).to_be_visible()
    idle(page)
    page.get_by_role("button", name="Save 2 points").click()
    expect(page.get_by_text("2 points from")).to_be_visible()


def the_interview(life: Life) -> None:
    """Coming, then reflected on: the thank-you letters come next."""
    page = life.page
    life.today("nothing is due")
    expect(page.get_by_text("Northgate Council", exact=True)).to_be_visible()
    life.at(hours=3)
    life.today("five minutes on Northgate Council")
    life.press("Reflect")
    page.get_by_role("textbox", name="What went well").fill("The rota story landed.")
    page.get_by_role("textbox", name="What I forgot to mention").fill(
        "I ran the volunteer desk\nI speak Polish"
    )
    idle(page)
    life.press("Keep my notes")
    page.get_by_role("button", name="All interviews").wait_for()


def two_letters(life: Life) -> None:
    """One to each person met, with a forgotten point in each; the reminders are taken away."""
    page = life.page
    life.today("thank Judith Amory at Northgate Council")
    visit(page, "/messages")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Remind me").click()
    events = vobject.readOne(Path(taken.value.path()).read_text("utf-8")).vevent_list
    assert {e.dtstart.value - START for e in events} == {timedelta(hours=24), timedelta(hours=48)}
    life.press("Write the letter")
    letter(life, "the riverside projects", "I speak Polish")
    life.today("thank Omar Bell at Northgate Council")
    life.press("Write the letter")
    letter(life, "sharing a rota", "I ran the volunteer desk")
    life.today("nothing is due")
    assert len({m.body for m in life.journal.messages.all()}) == 2


def the_no(life: Life, about: int) -> None:
    """Noted, asked about by phone, and the words are kept: thanks come next."""
    page, journal = life.page, life.journal
    life.at(days=4)
    visit(page, f"/interviews?interview={about}")
    life.heard("They said no")
    life.today("nothing is due")
    life.at(days=5)
    life.today("write to Northgate Council and ask for advice")
    the_call(life, about)

    life.today("thank Northgate Council for the feedback")
    life.press("Write the letter")
    page.get_by_label("Subject").wait_for()
    journal_says = journal.interview(about)
    assert (journal_says.status, journal_says.outcome) == (Status.GIVEN, Outcome.NOT_SELECTED)


def a_second_who_declines(life: Life) -> None:
    """They give no feedback; both answers are thanked for."""
    page, journal = life.page, life.journal
    life.at(days=6)
    second = journal.add_interview(
        Interview("Fenwick Foods", outcome=Outcome.NOT_SELECTED), request="f", now=START
    )
    visit(page, "/messages")
    page.locator(".st-key-due1").get_by_role("button", name="Ask by phone").click()
    page.get_by_text("Their policy: none is given", exact=True).click()
    idle(page)
    life.press("Note the call")
    eventually(page, lambda: journal.interview(second).status is Status.DECLINED)
    for n in range(2):
        life.today("thank")
        life.press("Write the letter")
        page.get_by_label("Subject").wait_for()
        area = page.get_by_label("Letter", exact=True)
        area.fill(f"Hello,\n\nthank you for the answer, number {n}.\n\nSam Okonkwo")
        area.blur()
        idle(page)
        life.sent()
    thanked = {m.kind for m in journal.messages.all()[-2:]}
    assert thanked == {Letter.FEEDBACK_THANKS, Letter.NO_FEEDBACK_THANKS}


def a_third_who_is_silent(life: Life) -> None:
    """Asked once, reminded once, then let be."""
    page, journal = life.page, life.journal
    third = journal.add_interview(
        Interview("Osprey Energy", outcome=Outcome.NOT_SELECTED), request="o", now=START
    )
    life.today("write to Osprey Energy and ask for advice")
    life.press("I have asked them")
    life.press("Note it")
    life.today("nothing is due")
    life.at(days=14)
    life.today("One reminder is fair")
    life.press("I reminded them")
    life.press("Note it")
    life.today("nothing is due")
    life.at(days=40)
    visit(page, "/messages")
    expect(page.get_by_text("Nothing is due")).to_be_visible()
    assert [f.status for f in journal.interview(third).feedback] == [Status.ASKED] * 2
    assert {m.status for m in journal.messages.all()} == {MessageStatus.SENT}


def test_one_invented_fortnight(life: Life) -> None:
    (first,) = life.journal.interviews()
    the_interview(life)
    two_letters(life)
    the_no(life, first.id or 0)
    a_second_who_declines(life)
    a_third_who_is_silent(life)
