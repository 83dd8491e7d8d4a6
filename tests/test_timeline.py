"""What happened in one application, in order."""

from datetime import UTC, date, datetime

from coaching.model import (
    Approach,
    FollowUp,
    Letter,
    Message,
    MessageStatus,
    Origin,
    Outcome,
    Round,
    Status,
)
from coaching.timeline import About, timeline
from tests.build import a_feedback, a_log, a_plan, a_point, a_reflection, an_interview


def at(day: int) -> datetime:
    return datetime(2026, 3, day, 12, tzinfo=UTC)


def test_everything_about_an_application_is_in_order_of_the_day() -> None:
    interview = an_interview(
        id=7,
        decision_on=date(2026, 3, 20),
        decided_on=date(2026, 3, 19),
        outcome=Outcome.NOT_SELECTED,
        rounds=(Round("First", held_on=date(2026, 3, 3)), Round("Second")),
        feedback=(
            a_feedback(status=Status.ASKED, received_on=date(2026, 3, 21)),
            a_feedback(a_point(), received_on=date(2026, 3, 23), channel="Phone call"),
            a_feedback(a_point(), origin=Origin.OWN, received_on=date(2026, 3, 4)),
        ),
    )
    sent = Message(7, Letter.THANK_YOU, status=MessageStatus.SENT, subject="Thanks", sent_at=at(4))
    events = timeline(
        interview,
        [a_reflection(7)],
        [sent, Message(7, Letter.REMINDER), Message(8, Letter.REPLY, status=MessageStatus.SENT)],
        [
            FollowUp(7, Approach.CALL, done_at=at(22), answer="next week"),
            FollowUp(7, Approach.CALL),
        ],
        [
            a_plan(id=3, drill="Three openings", starts_on=date(2026, 3, 24), prompted_by=(7,)),
            a_plan(id=4, prompted_by=(8,)),
        ],
        [a_log(3, done_on=date(2026, 3, 25)), a_log(4)],
    )

    assert [(e.on, e.what, e.words) for e in events] == [
        (date(2026, 3, 3), "First", ""),
        (date(2026, 3, 3), "Your own notes", "The rota story landed."),
        (date(2026, 3, 4), "Thank-you letter", "Thanks"),
        (date(2026, 3, 4), "Your own view, sorted", ""),
        (date(2026, 3, 19), "Heard: not selected", ""),
        (date(2026, 3, 20), "Decision promised", ""),
        (date(2026, 3, 21), "Asked for feedback", ""),
        (date(2026, 3, 22), "Call", "next week"),
        (date(2026, 3, 23), "Feedback given", "Phone call"),
        (date(2026, 3, 24), "Practice planned", "Three openings"),
        (date(2026, 3, 25), "Practised", "Three openings"),
        (None, "Second", ""),
    ]


def test_an_interview_of_which_nothing_is_known_has_no_timeline() -> None:
    assert timeline(an_interview(rounds=())) == ()


def test_a_refusal_is_not_silence() -> None:
    said = [a_feedback(status=s) for s in (Status.DECLINED, Status.NO_ANSWER)]
    events = timeline(an_interview(rounds=(), feedback=tuple(said)))

    assert [e.about for e in events] == [About.FEEDBACK] * 2
    assert events[0].what != events[1].what
