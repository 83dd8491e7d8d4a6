"""The form of an interview's record: kept as typed, checked when it is kept."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from coaching import recording
from coaching.model import CoachingError, Contact, Interview, Outcome, Round
from coaching.recording import Meeting, Met, Recording

TODAY = date(2026, 3, 4)
FORM = Recording(
    employer=" Northgate ",
    posting_url="northgate.example/jobs",
    posting_text="We look for …",
    outcome="waiting",
    phone_welcome=False,
    preferred_channel="E-mail",
    decision_on="2026-03-20",
    rounds=(
        Meeting("First interview", "Panel", "2026-03-03", "14:30", "America/Vancouver", "Room 4"),
    ),
    people=(Met("Kim", email="kim@x.org"), Met()),
)


def test_a_draft_holds_the_form_as_it_was_typed() -> None:
    typed = replace(FORM, posting_url="not a link", people=(Met(email="half@"),))

    assert recording.of(json.loads(json.dumps(recording.body(typed)))) == typed


def test_an_older_draft_is_read_with_what_it_says() -> None:
    assert recording.of({"employer": "A", "gone": 1}).rounds == (Meeting(),)


def test_what_is_kept_is_the_interview_and_the_people_named() -> None:
    kept = recording.kept(FORM, TODAY)

    assert kept.interview.employer == "Northgate"
    assert kept.interview.posting_url == "https://northgate.example/jobs"
    assert kept.interview.outcome is Outcome.WAITING
    assert kept.interview.rounds == (
        Round(
            "First interview",
            "Panel",
            date(2026, 3, 3),
            datetime(2026, 3, 3, 22, 30, tzinfo=UTC),
            "America/Vancouver",
            "Room 4",
        ),
    )
    assert kept.people == (Contact(0, "Kim", email="kim@x.org"),)


def test_a_kept_interview_fills_the_form_and_comes_back_the_same() -> None:
    kept = recording.kept(FORM, TODAY)
    whole = replace(kept.interview, id=7)
    people = tuple(replace(p, interview=7, id=9) for p in kept.people)

    again = recording.kept(recording.filled(whole, people), TODAY)

    assert (again.interview, again.people) == (whole, people)


def test_the_day_heard_is_kept_with_an_outcome_that_ends_it_only() -> None:
    heard = replace(FORM, decided_on="2026-03-04")
    no = replace(heard, outcome="not_selected")

    assert recording.kept(no, TODAY).interview.decided_on == TODAY
    assert recording.kept(heard, TODAY).interview.decided_on is None


def test_a_round_of_which_only_the_zone_is_known_is_left_out() -> None:
    form = Recording(employer="A", rounds=(Meeting(zone="Europe/London"),))

    assert recording.kept(form, TODAY).interview.rounds == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"employer": "  "}, "name the employer"),
        ({"posting_url": "javascript:alert(1)"}, "https://"),
        ({"posting_url": "file:///etc/passwd"}, "https://"),
        ({"posting_url": "see my mail"}, "https://"),
        ({"posting_url": "https://"}, "https://"),
        ({"posting_url": "http://[::1"}, "https://"),
        ({"decision_on": "9026-01-01"}, "check the year"),
        ({"decided_on": "2026-03-05", "outcome": "not_selected"}, "still to come"),
        ({"rounds": (Meeting(day="1066-10-14"),)}, "check the year"),
        ({"rounds": (Meeting(clock="09:00"),)}, "hour but no day"),
        ({"rounds": (Meeting(day="2026-03-03", clock="09:00", zone="Mars/One"),)}, "time zone"),
        ({"people": (Met("Kim", email="kim@"),)}, "e-mail"),
    ],
)
def test_what_cannot_be_kept_gets_a_sentence(typed: dict[str, object], said: str) -> None:
    form = replace(Recording(employer="A"), **typed)  # type: ignore[arg-type]

    with pytest.raises(CoachingError, match=said):
        recording.kept(form, TODAY)


def test_an_hour_that_the_clocks_skip_is_refused() -> None:
    with pytest.raises(CoachingError, match="skip 01:30"):
        recording.moment(date(2026, 3, 29), time(1, 30), "Europe/London")


def test_an_hour_that_comes_twice_is_the_first() -> None:
    found = recording.moment(date(2026, 10, 25), time(1, 30), "Europe/London")

    assert found == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_an_interview_without_rounds_shows_an_empty_one() -> None:
    assert recording.filled(Interview("A"), ()).rounds == (Meeting(),)
