"""Exactly one next step, by clear rules in order, and never a pile."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from coaching.follow_up import Record, due
from coaching.model import (
    Feedback,
    Feeling,
    Interview,
    Letter,
    Message,
    MessageStatus,
    Origin,
    Outcome,
    Round,
    Status,
    Task,
    Timings,
)
from coaching.next_step import Do, Standing, Step, coming, next_step, session_due
from tests.build import a_feedback, a_log, a_plan, a_point, a_reflection, an_interview

TODAY = date(2026, 3, 20)
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
YESTERDAY = TODAY - timedelta(days=1)
LONG_AGO = TODAY - timedelta(days=40)
FAIR_WAIT = timedelta(days=Timings().remind_after)


STOOD = tuple(
    Message(n, Letter.FOLLOW_UP, status=MessageStatus.SENT, sent_at=NOW) for n in range(1, 4)
)
"""How things stand was asked about each of the first three interviews."""


def said(status: Status, days_ago: int = 0, origin: Origin = Origin.EMPLOYER) -> Feedback:
    return Feedback(status=status, origin=origin, received_on=TODAY - timedelta(days=days_ago))


def at(
    employer: str, *feedback: Feedback, held_on: date = LONG_AGO, mock: bool = False
) -> Interview:
    return an_interview(employer=employer, feedback=feedback, held_on=held_on, mock=mock)


def given(employer: str) -> Interview:
    return at(employer, a_feedback(a_point()))


def standing(*interviews: Interview, messages: tuple[Message, ...] = (), **more: Any) -> Standing:
    """With the letters that are due by the rules of following up."""
    numbered = tuple(replace(i, id=n) for n, i in enumerate(interviews, 1))
    letters = due(Record(numbered, (), messages), NOW, TODAY, Timings(), 2)
    return Standing(numbered, letters=letters, **more)


def step(*interviews: Interview, **more: Any) -> Step:
    """The step, without the letter itself and with interviews as they were given."""
    found = next_step(standing(*interviews, **more), NOW, TODAY)
    about = found.interview
    given_ = replace(about, id=None) if about else None
    return replace(found, interview=given_, letter=None)


def test_an_empty_journal_begins() -> None:
    assert step() == Step(Do.BEGIN)


def test_practice_interviews_alone_begin_too() -> None:
    assert step(at("Career centre", mock=True)) == Step(Do.BEGIN)


def test_an_unfinished_entry_comes_before_all_else_newest_first() -> None:
    assert step(at("Fenwick"), unfinished=("new", "old")) == Step(Do.FINISH, draft="new")
    assert step(unfinished=("new",)) == Step(Do.FINISH, draft="new")


def test_with_no_word_noted_the_reader_is_asked_whether_they_heard_the_latest_first() -> None:
    old, new = at("Fenwick", held_on=LONG_AGO - timedelta(days=10)), at("Osprey")

    assert step(old, new, given("Calder"), messages=STOOD) == Step(Do.HEAR, new)


def test_how_things_stand_is_asked_before_whether_they_were_heard_from() -> None:
    silent = at("Fenwick")

    assert letter(silent) is Letter.FOLLOW_UP
    assert step(silent, messages=STOOD) == Step(Do.HEAR, silent)


def test_asking_for_feedback_waits_for_the_no() -> None:
    silent = at("Fenwick")
    no = replace(silent, outcome=Outcome.NOT_SELECTED)

    assert step(silent).do is not Do.ASK
    assert step(no) == Step(Do.ASK, no)


def test_what_is_long_past_is_let_be() -> None:
    assert step(at("Fenwick", held_on=TODAY - timedelta(days=100)), messages=STOOD).do is Do.REST


def test_asking_comes_before_reminding() -> None:
    waiting = at("Fenwick", said(Status.ASKED, 30))
    no = held(20, outcome=Outcome.NOT_SELECTED)

    assert step(waiting, no) == Step(Do.ASK, no)
    assert letter(waiting, no) is Letter.FEEDBACK_REQUEST


def test_nobody_is_asked_before_the_interview_was_held() -> None:
    coming = at("Fenwick", held_on=TODAY + timedelta(days=1))

    assert step(coming) == Step(Do.REST)
    assert step(at("Fenwick", held_on=LONG_AGO)).do is Do.WRITE


def test_an_interview_without_a_day_is_asked_about() -> None:
    undated = an_interview(rounds=())

    assert step(undated) == Step(Do.HEAR, undated)


def test_a_practice_interview_is_never_asked_or_reminded() -> None:
    mock = at("Career centre", mock=True)
    waiting = at("Career centre", said(Status.ASKED, 30), mock=True)

    assert step(mock, waiting, at("Fenwick", said(Status.NO_ANSWER))) == Step(Do.REST)


def test_ones_own_view_does_not_stand_for_having_asked() -> None:
    own = at("Fenwick", said(Status.GIVEN, origin=Origin.OWN))

    assert step(own, messages=STOOD) == Step(Do.HEAR, own)


@pytest.mark.parametrize("status", [Status.ASKED, Status.PROMISED])
def test_an_employer_is_reminded_after_a_fair_wait_and_not_before(status: Status) -> None:
    due, early = at("Fenwick", said(status, FAIR_WAIT.days)), at("Osprey", said(status, 6))

    assert step(due, early) == Step(Do.REMIND, due)
    assert step(early) == Step(Do.REST)


def test_of_two_reminders_the_latest_interview_s_comes_first() -> None:
    first, second = at("Fenwick", said(Status.ASKED, 20)), at("Osprey", said(Status.ASKED, 10))

    assert step(first, second) == Step(Do.REMIND, second)


def test_one_reminder_then_stop() -> None:
    reminded = at("Fenwick", said(Status.ASKED, 60), said(Status.ASKED, 30))

    assert step(reminded) == Step(Do.REST)


@pytest.mark.parametrize("status", [Status.DECLINED, Status.NO_ANSWER, Status.GIVEN])
def test_an_employer_that_answered_or_was_let_go_is_left_alone(status: Status) -> None:
    assert step(at("Fenwick", said(Status.ASKED, 60), said(status, 30))) == Step(Do.REST)


@pytest.mark.parametrize("status", [Status.DECLINED, Status.GIVEN])
def test_an_answer_is_thanked_for(status: Status) -> None:
    answered = at("Fenwick", said(Status.ASKED, 30), said(status, 1))

    assert step(answered).do is Do.WRITE


def test_a_request_without_a_day_is_not_pressed() -> None:
    undated = Feedback(status=Status.ASKED)

    assert step(at("Fenwick", undated)) == Step(Do.REST)


def test_three_employers_are_something_to_look_at() -> None:
    two = (given("Fenwick"), given("Osprey"))

    assert step(*two) == Step(Do.REST)
    assert step(*two, given("Calder")) == Step(Do.LOOK)


def test_the_same_employer_twice_is_one_employer() -> None:
    again = (given("Fenwick"), given("  fenwick "), given("FENWICK"), given("Osprey"))

    assert step(*again) == Step(Do.REST)


def test_a_practice_interview_is_no_employer_to_look_at() -> None:
    mock = at("Career centre", a_feedback(a_point(), origin=Origin.MOCK), mock=True)

    assert step(given("Fenwick"), given("Osprey"), mock) == Step(Do.REST)


def test_reminding_comes_before_looking() -> None:
    waiting = at("Meridian", said(Status.ASKED, 30))
    three = (given("Fenwick"), given("Osprey"), given("Calder"))

    assert step(*three, waiting) == Step(Do.REMIND, waiting)


@pytest.mark.parametrize("unfinished", [(), ("new",)])
def test_nothing_is_asked_on_a_day_that_was_waived(unfinished: tuple[str, ...]) -> None:
    assert step(at("Fenwick"), unfinished=unfinished, waived=TODAY) == Step(Do.REST)


def test_not_today_is_over_tomorrow() -> None:
    fenwick = at("Fenwick")

    assert step(fenwick, waived=YESTERDAY) == Step(Do.WRITE, fenwick)


def held(ago: int = 0, **changes: Any) -> Interview:
    return an_interview(held_on=TODAY - timedelta(days=ago), **changes)


def thanked(n: int = 1) -> Message:
    return Message(n, Letter.THANK_YOU, status=MessageStatus.SENT, sent_at=NOW)


def letter(*interviews: Interview, **more: Any) -> Letter | None:
    found = next_step(standing(*interviews, **more), NOW, TODAY)
    return found.letter.kind if found.letter else None


def test_right_after_an_interview_comes_the_reflection_then_the_letter() -> None:
    fresh = held(0)

    assert step(fresh).do is Do.REFLECT
    noted = (a_reflection(1, written_at=NOW),)
    assert step(fresh, reflections=noted).do is Do.WRITE
    assert letter(fresh, reflections=noted) is Letter.THANK_YOU
    assert step(fresh, reflections=noted, messages=(thanked(),)) == Step(Do.REST)


def test_ones_own_view_is_a_reflection_too() -> None:
    own = held(0, feedback=(Feedback(status=Status.GIVEN, origin=Origin.OWN),))

    assert step(own).do is Do.WRITE


def test_a_pressing_letter_comes_before_a_reflection() -> None:
    early = datetime(2026, 3, 19, 11, tzinfo=UTC)  # 25 hours ago
    fresh = an_interview(rounds=(Round(held_on=YESTERDAY, starts_at=early),))

    assert step(fresh).do is Do.WRITE


def test_an_interview_of_last_week_is_no_longer_reflected_on() -> None:
    assert step(held(7), messages=(thanked(),)) == Step(Do.REST)


def test_a_due_thank_you_letter_beats_asking() -> None:
    fresh, no = held(2), held(20, outcome=Outcome.NOT_SELECTED)

    assert letter(no, fresh) is Letter.THANK_YOU
    assert letter(no, fresh, messages=(thanked(2),)) is Letter.FEEDBACK_REQUEST


def test_asking_beats_practising_and_practising_beats_looking() -> None:
    no = held(20, outcome=Outcome.NOT_SELECTED)
    three = (given("Fenwick"), given("Osprey"), given("Calder"))
    plan = a_plan(starts_on=YESTERDAY)

    assert step(*three, no, plan=plan).do is Do.ASK
    assert step(*three, plan=plan) == Step(Do.PRACTISE)
    assert step(*three, plan=a_plan(starts_on=TODAY + timedelta(days=1))) == Step(Do.REST)


def test_an_employer_who_is_still_deciding_is_not_asked_for_feedback() -> None:
    waiting = at("Fenwick", held_on=TODAY - timedelta(days=5))
    promised = replace(at("Osprey"), decision_on=TODAY + timedelta(days=3))
    offered = replace(at("Calder"), outcome=Outcome.OFFER)

    assert step(waiting, messages=(thanked(),)) == Step(Do.REST)
    assert step(promised) == Step(Do.REST)
    assert step(offered) == Step(Do.REST)


@pytest.mark.parametrize("low", [{"feeling": Feeling.LOW}, {"confidence_after": 1}])
def test_after_a_low_reflection_a_person_comes_before_any_task(low: dict[str, Any]) -> None:
    noted = a_reflection(1, written_at=NOW - timedelta(days=1), id=5, **low)

    found = step(held(1), reflections=(noted,), unfinished=("new",))
    assert found == Step(Do.TALK, reflection=noted)
    assert step(held(1), reflections=(noted,), heard=5).do is Do.WRITE
    assert step(held(1), reflections=(noted,), waived=TODAY) == Step(Do.REST)


def test_low_notes_that_are_not_kept_yet_come_before_finishing_them() -> None:
    noted = a_reflection(1, written_at=NOW - timedelta(hours=1), feeling=Feeling.LOW)
    noting: dict[str, Any] = {"noting": ("k", noted), "unfinished": ("k",)}

    assert step(held(1), **noting) == Step(Do.TALK, reflection=noted, draft="k")
    assert step(held(1), **noting, heard="k") == Step(Do.FINISH, draft="k")
    later = a_reflection(1, written_at=NOW, id=5, feeling=Feeling.GOOD)
    assert step(held(1), **noting, reflections=(later,)) == Step(Do.FINISH, draft="k")


def test_low_is_over_after_some_days_or_with_a_better_one() -> None:
    low = a_reflection(1, written_at=NOW - timedelta(days=4), feeling=Feeling.LOW)
    better = a_reflection(1, written_at=NOW, feeling=Feeling.GOOD)

    assert step(at("Fenwick"), reflections=(low,)).do is Do.WRITE
    yesterday = replace(low, written_at=NOW - timedelta(days=1))
    assert step(at("Fenwick"), reflections=(yesterday, better)).do is Do.WRITE


def test_a_session_is_due_once_on_its_day() -> None:
    plan = a_plan(id=3, starts_on=YESTERDAY, sessions=2, every_days=1)
    first = a_log(3, done_on=YESTERDAY)

    assert session_due(plan, (), TODAY)
    assert session_due(plan, (first,), TODAY)
    assert not session_due(plan, (a_log(3, done_on=TODAY),), TODAY)
    assert not session_due(plan, (first, replace(first, done_on=LONG_AGO)), TODAY)
    assert not session_due(replace(plan, starts_on=TODAY + timedelta(days=1)), (), TODAY)


def test_the_pipeline_holds_what_lies_ahead_nearest_first() -> None:
    def on(day: date, hour: int | None = None, **changes: Any) -> Interview:
        at_ = datetime(day.year, day.month, day.day, hour, tzinfo=UTC) if hour else None
        return an_interview(rounds=(Round(held_on=day, starts_at=at_),), **changes)

    far, near = on(TODAY + timedelta(days=9)), on(TODAY + timedelta(days=1))
    over, later = on(TODAY, 9), on(TODAY, 15)
    off = on(TODAY + timedelta(days=2), outcome=Outcome.WITHDREW)

    found = coming((far, over, near, off, later), NOW, TODAY)

    assert [i for i, _ in found] == [later, near, far]


def test_a_task_of_the_consultant_comes_before_looking_until_a_plan_is_open() -> None:
    three = [given(name) for name in "ABC"]
    task = Task("t", "specific_examples", "name one project", "Ms Okafor", NOW)
    plan = a_plan(starts_on=TODAY + timedelta(days=1))
    numbered = tuple(replace(i, id=n) for n, i in enumerate(three, 1))

    assert next_step(Standing(numbered, tasks=[task]), NOW, TODAY).do is Do.TAKE_ON
    assert next_step(Standing(numbered, tasks=[task], plan=plan), NOW, TODAY).do is not Do.TAKE_ON


def test_a_meeting_waits_for_thanks_in_time_and_for_nothing_else() -> None:
    noted = (a_reflection(1, written_at=NOW),)
    no = held(20, outcome=Outcome.NOT_SELECTED)
    tomorrow = TODAY + timedelta(days=1)

    assert step(held(0), reflections=noted, meeting=tomorrow).do is Do.WRITE
    assert step(no, meeting=tomorrow) == Step(Do.MEET)
    assert step(no, meeting=TODAY) == Step(Do.MEET)
    assert step(no, meeting=TODAY + timedelta(days=2)).do is Do.ASK
