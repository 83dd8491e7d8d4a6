"""The one next step is a calm sentence with buttons that do it."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from coaching import entry, recording
from coaching.entry import Entry, Mode
from coaching.model import (
    Choice,
    Feedback,
    Feeling,
    Grant,
    Interview,
    Outcome,
    Reply,
    Status,
    Task,
)
from coaching.next_step import Do
from coaching.recording import Recording
from coaching.reflecting import Answers
from tests.build import a_plan, a_point, a_reflection, an_interview
from tests.pages.conftest import App, now, said

HELD = date.today() - timedelta(days=40)  # noqa: DTZ011 - the app has no other clock here
COUNTS = re.compile(r"(?i)\d|reject|turned down|fail|unprepared|pattern|streak")


def waiting(status: Status = Status.ASKED) -> Interview:
    asked = Feedback(status=status, received_on=now().date() - timedelta(days=20))
    return an_interview(held_on=HELD, feedback=(asked,))


def given(number: int) -> Interview:
    return an_interview(a_point(), employer=f"Employer {'abc'[number]}", held_on=HELD)


NO = an_interview(held_on=HELD, outcome=Outcome.NOT_SELECTED)
JOURNALS: dict[Do, tuple[Interview, ...]] = {
    Do.ASK: (NO,),
    Do.HEAR: (an_interview(rounds=()),),
    Do.REMIND: (waiting(),),
    Do.LOOK: (given(0), given(1), given(2)),
    Do.REST: (given(0),),
    Do.BEGIN: (an_interview(mock=True, held_on=HELD),),
    Do.FINISH: (),
    Do.TALK: (given(0),),
    Do.REFLECT: (an_interview(held_on=HELD + timedelta(days=40)),),
    Do.WRITE: (an_interview(held_on=HELD + timedelta(days=37)),),
    Do.PRACTISE: (given(0),),
    Do.TAKE_ON: (given(0),),
    Do.MEET: (given(0),),
}
SENTENCES = {
    Do.ASK: "write to **Northgate Council** and ask for advice.",
    Do.HEAR: "have you heard from **Northgate Council**?",
    Do.REMIND: "**Northgate Council** was asked",
    Do.LOOK: "see what comes back",
    Do.REST: "nothing is due. Rest counts too.",
    Do.BEGIN: "add what an employer said, or your own view",
    Do.FINISH: "an entry is half done. It is kept as you left it.",
    Do.TALK: "A person comes before any task",
    Do.REFLECT: "five minutes on **Northgate Council** while it is fresh",
    Do.WRITE: "thank **Northgate Council** for the interview",
    Do.PRACTISE: "the practice session you planned",
    Do.TAKE_ON: "your consultant set a task for practice",
    Do.MEET: "your meeting with the consultant is tomorrow",
}


def step_of(app: App) -> str:
    (found,) = re.findall(r"\*\*Next:\*\* (.*)", said(app.tab))
    return str(found)


def step_of_page(app: App, page: str) -> str:
    app.open(page)
    return step_of(app)


@pytest.mark.parametrize("do", Do)
def test_exactly_one_step_is_shown_and_it_counts_nothing(do: Do, app: App) -> None:
    app.add(*JOURNALS[do])
    if do is Do.FINISH:
        app.draft("You were clear.")
    if do is Do.TALK:
        low = a_reflection(app.journal.interviews()[0].id or 0, written_at=now())
        app.journal.reflections.add(replace(low, feeling=Feeling.LOW), request="low", now=now())
    if do is Do.PRACTISE:
        app.journal.practice.add_plan(a_plan(starts_on=HELD), request="plan", now=now())
    if do is Do.MEET:
        tomorrow = now().date() + timedelta(days=1)
        app.journal.set_preference("meeting", tomorrow.isoformat())
    if do is Do.TAKE_ON:
        grant = Grant("5" * 32, "Jo", "file", Choice(), now(), now() + timedelta(days=14))
        app.journal.sharing.hand_over(grant, request="grant", now=now())
        task = Task("t1", "specific_examples", "name one project", "Jo", now())
        answer = Reply("5" * 32, "Jo", now().date(), (), (task,))
        app.journal.sharing.merge(answer, now=now())

    app.open("today")

    assert SENTENCES[do] in step_of(app)
    assert not COUNTS.search(step_of(app))
    assert len([b for b in app.tab.button if b.key == "step"]) <= 1


def test_not_today_leaves_the_reader_in_peace_for_the_day(app: App) -> None:
    app.add(NO)
    app.open("today")

    app.press("not_today")

    assert step_of(app) == SENTENCES[Do.REST]
    app.journal.set_preference("not_today", (now().date() - timedelta(days=1)).isoformat())
    app.open("today")
    assert SENTENCES[Do.ASK] in step_of(app)


def test_asking_is_recorded_and_the_employer_is_left_alone(app: App) -> None:
    app.add(NO)
    app.open("today")

    app.press("step_asked")

    (interview,) = app.journal.interviews()
    assert interview.status is Status.ASKED
    assert step_of(app) == SENTENCES[Do.REST]


def test_having_asked_some_days_ago_is_noted_with_that_day(app: App) -> None:
    app.add(NO)
    app.open("today")
    earlier = now().date() - timedelta(days=9)
    next(
        d for d in app.tab.date_input if d.label == "When was it?" and "asked" in str(d.key)
    ).set_value(earlier).run()

    app.press("step_asked")

    (interview,) = app.journal.interviews()
    assert interview.feedback[-1].received_on == earlier
    assert SENTENCES[Do.REMIND] in step_of(app)


@pytest.mark.parametrize("status", [Status.ASKED, Status.PROMISED])
def test_a_reminder_is_recorded_and_is_the_last(status: Status, app: App) -> None:
    app.add(waiting(status))
    app.open("today")

    app.press("step_asked")

    (interview,) = app.journal.interviews()
    assert [f.status for f in interview.feedback] == [status, Status.ASKED]
    assert step_of(app) == SENTENCES[Do.REST]


def test_a_meeting_is_noted_prepared_once_and_then_only_coming(app: App) -> None:
    app.add(given(0))
    tomorrow = now().date() + timedelta(days=1)
    app.open("consultant")
    app.tab.date_input(key="next_meeting").set_value(tomorrow).run()
    assert SENTENCES[Do.MEET] in step_of_page(app, "today")

    app.press("step_ready")

    assert step_of(app) == SENTENCES[Do.REST]
    assert "**Your consultant**" in said(app.tab)


def test_a_record_that_is_half_done_is_gone_on_with(app: App) -> None:
    body = recording.body(Recording(employer="Fenwick"))
    app.journal.save_draft("rec", recording.KIND, body, version=0, writer="before", now=now())

    assert "the record of **Fenwick** is half done." in step_of_page(app, "today")

    tab = app.press("step")

    assert tab.title[0].value == "Interviews"
    assert tab.query_params["record"] == "rec"


def test_going_on_opens_the_unfinished_entry(app: App) -> None:
    app.draft("You were clear.", key="begun")
    app.open("today")

    tab = app.press("step")

    assert tab.title[0].value == "Add feedback"
    assert tab.query_params["draft"] == "begun"


def test_the_step_stands_below_the_trends_too(app: App) -> None:
    app.add(NO)
    app.open("trends")

    assert SENTENCES[Do.ASK] in step_of(app)


def test_after_a_low_day_the_reader_goes_on_when_they_wish(app: App) -> None:
    app.add(NO)
    [interview] = app.journal.interviews()
    low = a_reflection(interview.id or 0, written_at=now(), feeling=Feeling.LOW)
    app.journal.reflections.add(low, request="low", now=now())
    app.open("today")

    app.press("step_go_on")

    assert SENTENCES[Do.ASK] in step_of(app)


def test_going_on_after_a_low_day_shows_the_next_step_and_does_not_take_it(app: App) -> None:
    app.add(*JOURNALS[Do.WRITE])
    [interview] = app.journal.interviews()
    low = a_reflection(interview.id or 0, written_at=now(), feeling=Feeling.LOW)
    app.journal.reflections.add(low, request="low", now=now())
    app.open("today")

    tab = app.press("step_go_on")

    assert tab.title[0].value == "Where things stand"
    assert SENTENCES[Do.WRITE] in step_of(app)


def test_a_low_day_noted_halfway_comes_before_finishing_the_notes(app: App) -> None:
    app.add(*JOURNALS[Do.WRITE])
    noting = entry.body(Entry(mode=Mode.OWN, answers=Answers(feeling="low")))
    app.journal.save_draft("k", entry.KIND, noting, version=0, writer="before", now=now())
    app.open("today")
    assert SENTENCES[Do.TALK] in step_of(app)

    app.press("step_go_on")

    assert SENTENCES[Do.FINISH] in step_of(app)


def test_what_is_coming_stands_beside_it(app: App) -> None:
    app.add(an_interview(employer="Osprey", held_on=now().date() + timedelta(days=3)))

    page = said(app.open("today"))

    assert "Coming up" in page
    assert "Osprey" in page
