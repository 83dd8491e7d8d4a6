"""Practice as a person does it: choose, plan, run the timer through a reload, note it, undo."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from coaching.model import Person, PlanStatus
from coaching.store import Journal, open_store
from tests.browser.driving import eventually, idle, visit
from tests.browser.server import Server
from tests.build import a_plan, a_point, an_interview
from tests.store.looking import NOW

ME = Person("local", "me")
NewPage = Callable[..., Page]
Found = TypeVar("Found")


@pytest.fixture
def asked(start_server: Callable[..., Server]) -> Server:
    """Somebody whom one employer asked for shorter answers."""
    server = start_server()
    with open_store(server.database_url) as store:
        store.migrate()
        point = a_point("structure_concision", text="The answers were long")
        store.journal(ME).add_interview(an_interview(point), request="i", now=NOW)
    return server


@pytest.fixture
def planned(asked: Server) -> Server:
    """The same, with a plan of one session."""
    with open_store(asked.database_url) as store:
        plan = a_plan(starts_on=date.today(), due_on=None)  # noqa: DTZ011 - the browser's day
        store.journal(ME).practice.add_plan(plan, request="p", now=NOW)
    return asked


def drafted(server: Server, **fields: object) -> bool:
    drafts = stored(server, lambda j: j.drafts("practice_log"))
    return any(fields.items() <= draft.body.items() for draft in drafts)


def stored(server: Server, look: Callable[[Journal], Found]) -> Found:
    with open_store(server.database_url) as store:
        return look(store.journal(ME))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    idle(page)


def test_a_plan_is_written_through_a_reload_and_taken_into_a_calendar(
    asked: Server, new_page: NewPage
) -> None:
    page = visit(new_page(at=asked), "/practice")
    expect(page.get_by_text("The answers were long")).to_be_visible()
    press(page, "Practise this")

    # What is typed a moment before a reload is there after it.
    page.get_by_label("If …").fill("it is Wednesday and I am at my desk")
    page.get_by_label("then I …").fill("say one story aloud")
    page.reload()
    idle(page)
    expect(page.get_by_label("If …")).to_have_value("it is Wednesday and I am at my desk")
    expect(page.get_by_label("then I …")).to_have_value("say one story aloud")
    sentence = "If it is Wednesday and I am at my desk, then I say one story aloud."
    expect(page.get_by_text(sentence)).to_be_visible()
    press(page, "Keep this plan")
    expect(page.get_by_text(sentence)).to_be_visible()
    expect(page.get_by_text("Choose one thing to practise")).to_have_count(0)

    with page.expect_download() as taken:
        page.get_by_role("button", name="Calendar file").click()
    [event] = Calendar.from_ical(taken.value.path().read_bytes()).walk("VEVENT")
    assert event["summary"] == "Practise: Headline, story, stop"
    assert "long" not in str(event)


def test_words_that_arrive_after_a_reload_leave_the_other_fields_as_they_are(
    planned: Server, new_page: NewPage
) -> None:
    page = visit(new_page(at=planned), "/practice")
    page.get_by_label("Minutes", exact=True).fill("25")
    page.get_by_label("Minutes", exact=True).press("Enter")
    idle(page)
    page.get_by_text("2 a little").first.click()
    eventually(page, lambda: drafted(planned, minutes=25, before=2))

    # What was typed last is only in this browser yet, and is sent as soon as the page is there.
    for words in ("The point came first.", "It came first twice.", "It always came first."):
        page.get_by_label("What did you notice?").fill(words)
        page.reload()
        eventually(page, partial(drafted, planned, notes=words))
        idle(page)
        assert drafted(planned, minutes=25, before=2, notes=words)


def test_what_the_timer_counted_through_a_reload_is_noted_and_undone(
    planned: Server, new_page: NewPage
) -> None:
    page = visit(new_page(at=planned), "/practice")
    left = page.get_by_role("timer")
    expect(left).to_have_text("30:00")
    page.get_by_role("button", name="Start 30 minutes").click()
    expect(left).to_have_text(re.compile(r"29:5\d"))
    page.reload()
    idle(page)
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(left).to_have_text(re.compile(r"29:\d\d"))
    before = left.inner_text()
    page.wait_for_function(
        "was => [...document.querySelectorAll('*')].some(e => e.shadowRoot"
        " && e.shadowRoot.querySelector('.left')"
        " && e.shadowRoot.querySelector('.left').textContent !== was)",
        arg=before,
    )
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Note these minutes").click()
    idle(page)
    expect(left).to_have_text("30:00")
    expect(page.get_by_label("Minutes", exact=True)).to_have_value("1")

    page.get_by_text("2 a little").first.click()
    idle(page)
    page.get_by_text("4 quite").nth(1).click()
    idle(page)
    noticed = page.get_by_label("What did you notice?")
    noticed.fill("The point came first twice.")
    # Words wait in the browser for a server that is slow; a choice is kept once it has arrived.
    eventually(page, lambda: drafted(planned, minutes=1, before=2, after=4))
    page.reload()
    idle(page)
    expect(noticed).to_have_value("The point came first twice.")
    expect(page.get_by_label("Minutes", exact=True)).to_have_value("1")
    press(page, "Note it")
    expect(
        page.get_by_text("in one session: before 2 (a little), after 4 (quite).")
    ).to_be_visible()
    [log] = stored(planned, lambda j: j.practice.logs())
    assert (log.minutes, log.confidence_before, log.confidence_after) == (1, 2, 4)
    assert log.notes == "The point came first twice."

    # Undo takes the session away and gives the words back.
    press(page, "Undo")
    expect(page.get_by_text("in one session")).to_have_count(0)
    expect(noticed).to_have_value("The point came first twice.")
    assert stored(planned, lambda j: j.practice.logs()) == ()

    # One session was agreed, so its end has come.
    press(page, "Note it")
    expect(page.get_by_text("The end you set has come.")).to_be_visible()
    press(page, "Finish it")
    expect(page.get_by_text("Choose one thing to practise")).to_be_visible()
    [plan] = stored(planned, lambda j: j.practice.plans())
    assert plan.status is PlanStatus.DONE


def test_a_timer_that_ends_says_so_and_offers_its_minutes(
    planned: Server, new_page: NewPage
) -> None:
    page = visit(new_page(at=planned), "/practice")
    page.get_by_role("button", name="Start 30 minutes").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()

    # As after half an hour: the end that is kept is two seconds away.
    page.evaluate(
        """() => {
            const name = Object.keys(localStorage).find(k => k.startsWith("afterword:timer:"));
            const kept = JSON.parse(localStorage.getItem(name));
            localStorage.setItem(name, JSON.stringify({...kept, ends: Date.now() + 2000}));
        }"""
    )
    page.reload()
    idle(page)
    expect(page.get_by_text("Time is up. That counts, however it went.")).to_be_visible()
    expect(page.get_by_role("timer")).to_have_text("0:00")
    expect(page.get_by_role("button", name="Pause")).to_be_hidden()
    page.get_by_role("button", name="Note these minutes").click()
    idle(page)
    expect(page.get_by_label("Minutes", exact=True)).to_have_value("30")
    expect(page.get_by_role("timer")).to_have_text("30:00")


def test_a_story_survives_a_reload_and_answers_a_drawn_question(
    asked: Server, new_page: NewPage
) -> None:
    page = visit(new_page(at=asked), "/practice?view=Stories")
    press(page, "Write a story")
    page.get_by_label("What do you call it?").fill("The rota")
    # What is typed a moment before a reload is there after it, and so is its form.
    page.get_by_label("Result").fill("It held all summer.")
    page.reload()
    idle(page)
    expect(page.get_by_label("Result")).to_have_value("It held all summer.")
    press(page, "Keep this story")
    expect(page.get_by_text("Still to tell: situation, task, action.")).to_be_visible()

    visit(page, "/practice?view=Questions+asked")
    page.get_by_label("What were you asked?").fill("Tell us about a dispute")
    page.get_by_label("What were you asked?").blur()
    eventually(page, lambda: bool(stored(asked, lambda j: j.drafts("question"))))
    idle(page)
    press(page, "Keep the question")
    press(page, "Draw a question")
    expect(page.get_by_role("heading", name="Tell us about a dispute")).to_be_visible()
    expect(page.get_by_role("timer")).to_have_text("2:00")
    page.get_by_label("Which story answered it?").click()
    page.get_by_role("option", name="The rota").click()
    page.get_by_role("button", name="Keep it").click()
    idle(page)
    expect(page.get_by_text("Your story: The rota")).to_be_visible()

    visit(page, "/practice?view=Stories")
    expect(page.get_by_text("Answered: ")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take them away as text").click()
    assert taken.value.path().read_text("utf-8") == (
        "The rota\n========\nResult: It held all summer.\n"
    )


def test_what_two_tabs_wrote_into_one_field_is_kept_and_one_is_chosen(
    asked: Server, new_page: NewPage
) -> None:
    here = visit(new_page(at=asked), "/practice")
    press(here, "Practise this")
    there = visit(here.context.new_page(), "/practice")

    here.get_by_label("then I …").fill("tell one story here")
    eventually(here, lambda: action(asked) == "tell one story here")
    there.get_by_label("then I …").fill("tell two stories there")

    expect(there.get_by_text("Another tab wrote something else here.")).to_be_visible()
    expect(there.get_by_text("tell one story here", exact=True)).to_be_visible()
    assert action(asked) == "tell two stories there"
    press(there, "Use these words")
    expect(there.get_by_label("then I …")).to_have_value("tell one story here")
    assert action(asked) == "tell one story here"
    expect(there.get_by_text("Another tab wrote something else here.")).to_have_count(0)


def action(server: Server) -> object:
    """The second half of the sentence in the plan that is being written."""
    (draft,) = stored(server, lambda j: j.drafts("practice_plan"))
    return draft.body["action"]
