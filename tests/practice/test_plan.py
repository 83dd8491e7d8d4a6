"""A draft becomes a plan, says its sentence and its end, and goes into a calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from coaching import calendar, codebook, practice
from coaching.model import CoachingError, PracticeLog, PracticePlan
from tests.build import a_log, a_plan

BOOK = codebook.built_in()
TODAY = date(2026, 3, 4)
TORONTO = "America/Toronto"


def made(theme: str = "structure_concision", **changes: Any) -> PracticePlan:
    body = practice.begin(theme, (1, 2), TODAY, BOOK) | changes
    return practice.to_plan(body, BOOK, TORONTO, TODAY)


def test_a_plan_holds_the_codebooks_drill_as_it_is_today() -> None:
    drill = codebook.themes()["structure_concision"].drill
    assert drill is not None

    plan = made()

    assert (plan.drill, plan.steps, plan.done_when) == (drill.name, drill.steps, drill.done_when)
    assert (plan.minutes, plan.prompted_by) == (drill.minutes, (1, 2))
    assert (plan.starts_on, plan.due_on) == (TODAY, TODAY + timedelta(weeks=2))
    assert plan.starts_at == datetime(2026, 3, 5, 23, tzinfo=UTC)
    assert plan.time_zone == TORONTO


def test_the_words_of_a_plan_are_the_persons_else_its_day_and_drill() -> None:
    plan = made(cue="If it is Monday,", action="I tell one story.")

    assert practice.sentence(plan) == ("it is Monday", "tell one story")
    assert practice.sentence(made()) == (
        "it is Thursday 5 March 18:00",
        "do “Headline, story, stop” for 30 minutes",
    )
    assert practice.sentence(made(every_days=7))[0] == "it is Thursday 18:00"
    assert practice.sentence(made(every_days=1))[0] == "it is 18:00"
    assert practice.sentence(made(every_days=1, time=""))[0] == "it is time"


def test_ones_own_drill_needs_a_step() -> None:
    own = made(own=True, drill=" Two  stories ", steps=" Tell one. \n\n Ask. ", done_when="Told.")

    assert (own.drill, own.steps, own.done_when) == ("Two stories", ("Tell one.", "Ask."), "Told.")
    with pytest.raises(CoachingError, match="one small step"):
        made(own=True, steps=" \n ")


def test_a_theme_without_a_drill_is_begun_with_ones_own() -> None:
    assert practice.begin("mine", (), TODAY, BOOK)["own"]
    with pytest.raises(CoachingError, match="one small step"):
        made("mine")


def test_a_plan_that_ends_before_it_begins_is_refused_in_words() -> None:
    with pytest.raises(CoachingError, match="end before it begins"):
        made(day="2026-03-20", due_on="2026-03-19")


def test_changing_a_plan_keeps_what_was_not_changed() -> None:
    kept = replace(made(every_days=7, sessions=3, notes="n"), id=5, version=9)

    again = practice.to_plan(practice.reopen(kept, "UTC"), BOOK, TORONTO, date(2026, 3, 9))

    assert again == kept


def test_a_plan_without_an_hour_can_be_changed() -> None:
    kept = replace(made(time=""), id=5)

    again = practice.to_plan(practice.reopen(kept, TORONTO), BOOK, TORONTO, TODAY)

    assert kept.starts_at is None
    assert again.starts_at is None
    assert practice.entries(again, "x") == []


def test_it_says_when_to_stop() -> None:
    plan = a_plan(sessions=1)

    assert practice.stops(plan, "2 Apr") == (
        "when it is done: Four of five start with the point; or after 1 session; or on 2 Apr"
    )
    assert practice.stops(replace(plan, done_when="", due_on=None), "") == "after 1 session"


@pytest.mark.parametrize(
    ("logs", "today", "due"),
    [
        (0, date(2026, 4, 1), False),
        (0, date(2026, 4, 2), True),
        (1, date(2026, 3, 9), False),
        (2, date(2026, 3, 9), True),
    ],
)
def test_it_is_due_on_its_last_day_or_after_its_sessions(
    logs: int, today: date, *, due: bool
) -> None:
    plan = a_plan(sessions=2, id=5)
    others = [a_log(6)] * 5

    assert practice.due(plan, [a_log(5)] * logs + others, today) is due


def test_a_calendar_has_each_session_at_the_same_hour_across_a_change_of_clocks() -> None:
    plan = replace(made(every_days=7, sessions=2, due_on="2026-03-30"), id=5)

    read = Calendar.from_ical(
        calendar.ics(practice.entries(plan, "Practise"), datetime(2026, 3, 4, tzinfo=UTC))
    )

    found = [(str(e["uid"]), e.decoded("dtstart"), e.decoded("dtend")) for e in read.walk("VEVENT")]
    assert found == [
        (
            "practice-5-1@afterword",
            datetime(2026, 3, 5, 23, tzinfo=UTC),
            datetime(2026, 3, 5, 23, 30, tzinfo=UTC),
        ),
        (
            "practice-5-2@afterword",
            datetime(2026, 3, 12, 22, tzinfo=UTC),
            datetime(2026, 3, 12, 22, 30, tzinfo=UTC),
        ),
    ]


def test_a_calendar_ends_with_the_plan() -> None:
    plan = replace(made(every_days=7, sessions=9), id=5)

    days = [e.starts_at.date() for e in practice.entries(plan, "x")]

    assert days == [date(2026, 3, 5), date(2026, 3, 12)]


def test_confidence_is_told_for_sessions_with_both_ratings_only() -> None:
    logs = [
        a_log(1, confidence_before=2, confidence_after=4),
        a_log(1, confidence_before=1, confidence_after=3),
        a_log(1, confidence_before=3, confidence_after=4),
        a_log(1, confidence_before=None, confidence_after=5),
    ]

    assert practice.in_words(logs[3:]) == ""
    assert practice.in_words(logs[:1]).endswith(
        "in one session: before 2 (a little), after 4 (quite)."
    )
    assert "in the middle of 3 sessions: before 2 (a little), after 4 (quite)." in (
        practice.in_words(logs)
    )


def test_no_rating_is_no_sentence() -> None:
    assert practice.in_words([PracticeLog(plan=1, done_on=TODAY)]) == ""
