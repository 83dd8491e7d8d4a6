"""Exactly one next step, by clear rules in order, and never a pile."""

from datetime import date, timedelta

import pytest

from coaching.model import Feedback, Interview, Origin, Status
from coaching.next_step import FAIR_WAIT, Do, Step, next_step
from tests.build import a_feedback, a_point, an_interview

TODAY = date(2026, 3, 20)
YESTERDAY = TODAY - timedelta(days=1)


def said(status: Status, days_ago: int = 0, origin: Origin = Origin.EMPLOYER) -> Feedback:
    return Feedback(status=status, origin=origin, received_on=TODAY - timedelta(days=days_ago))


def at(
    employer: str, *feedback: Feedback, held_on: date = YESTERDAY, mock: bool = False
) -> Interview:
    return an_interview(employer=employer, feedback=feedback, held_on=held_on, mock=mock)


def given(employer: str) -> Interview:
    return at(employer, a_feedback(a_point()))


def step(*interviews: Interview, unfinished: tuple[str, ...] = ()) -> Step:
    return next_step(interviews, unfinished, TODAY, None)


def test_an_empty_journal_begins() -> None:
    assert step() == Step(Do.BEGIN)


def test_practice_interviews_alone_begin_too() -> None:
    assert step(at("Career centre", mock=True)) == Step(Do.BEGIN)


def test_an_unfinished_entry_comes_before_all_else_newest_first() -> None:
    assert step(at("Fenwick"), unfinished=("new", "old")) == Step(Do.FINISH, draft="new")
    assert step(unfinished=("new",)) == Step(Do.FINISH, draft="new")


def test_an_employer_that_was_not_asked_is_asked_the_latest_first() -> None:
    old, new = at("Fenwick", held_on=YESTERDAY - timedelta(days=30)), at("Osprey")

    assert step(old, new, given("Calder")) == Step(Do.ASK, new)


def test_asking_comes_before_reminding() -> None:
    waiting, unasked = at("Fenwick", said(Status.ASKED, 30)), at("Osprey")

    assert step(waiting, unasked) == Step(Do.ASK, unasked)


def test_nobody_is_asked_before_the_interview_was_held() -> None:
    coming = at("Fenwick", held_on=TODAY + timedelta(days=1))

    assert step(coming) == Step(Do.REST)
    assert step(at("Fenwick", held_on=TODAY)).do is Do.ASK


def test_an_interview_without_a_day_is_asked_about() -> None:
    undated = an_interview(rounds=())

    assert step(undated) == Step(Do.ASK, undated)


def test_a_practice_interview_is_never_asked_or_reminded() -> None:
    mock = at("Career centre", mock=True)
    waiting = at("Career centre", said(Status.ASKED, 30), mock=True)

    assert step(mock, waiting, at("Fenwick", said(Status.NO_ANSWER))) == Step(Do.REST)


def test_ones_own_view_does_not_stand_for_having_asked() -> None:
    own = at("Fenwick", said(Status.GIVEN, origin=Origin.OWN))

    assert step(own) == Step(Do.ASK, own)


@pytest.mark.parametrize("status", [Status.ASKED, Status.PROMISED])
def test_an_employer_is_reminded_after_a_fair_wait_and_not_before(status: Status) -> None:
    due, early = at("Fenwick", said(status, FAIR_WAIT.days)), at("Osprey", said(status, 6))

    assert step(due, early) == Step(Do.REMIND, due)
    assert step(early) == Step(Do.REST)


def test_the_one_whose_interview_is_longest_ago_is_reminded_first() -> None:
    first, second = at("Fenwick", said(Status.ASKED, 20)), at("Osprey", said(Status.ASKED, 10))

    assert step(first, second) == Step(Do.REMIND, first)


def test_one_reminder_then_stop() -> None:
    reminded = at("Fenwick", said(Status.ASKED, 60), said(Status.ASKED, 30))

    assert step(reminded) == Step(Do.REST)


@pytest.mark.parametrize("status", [Status.DECLINED, Status.NO_ANSWER, Status.GIVEN])
def test_an_employer_that_answered_or_was_let_go_is_left_alone(status: Status) -> None:
    assert step(at("Fenwick", said(Status.ASKED, 30), said(status, 1))) == Step(Do.REST)


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
    assert next_step([at("Fenwick")], unfinished, TODAY, waived=TODAY) == Step(Do.REST)


def test_not_today_is_over_tomorrow() -> None:
    fenwick = at("Fenwick")

    assert next_step([fenwick], (), TODAY, waived=YESTERDAY) == Step(Do.ASK, fenwick)
