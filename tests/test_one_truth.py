"""Today and Messages never disagree: over any small journal, both follow the same rules."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coaching.follow_up import Record, due, unheard
from coaching.model import (
    Approach,
    Feedback,
    FollowUp,
    Interview,
    Letter,
    Message,
    MessageStatus,
    Outcome,
    PracticePlan,
    Reflection,
    Round,
    Status,
    Timings,
)
from coaching.next_step import Do, Standing, Step, next_step
from tests.build import a_plan, a_reflection

TODAY = date(2026, 3, 20)
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
BEFORE_LETTERS = {Do.TALK, Do.FINISH, Do.REFLECT}
LETTERS = {
    Do.ASK: {Letter.FEEDBACK_REQUEST},
    Do.REMIND: {Letter.REMINDER},
    Do.WRITE: {
        Letter.THANK_YOU, Letter.FEEDBACK_THANKS, Letter.NO_FEEDBACK_THANKS, Letter.FOLLOW_UP
    },
}  # fmt: skip

days = st.one_of(st.none(), st.integers(-5, 90).map(lambda n: TODAY - timedelta(days=n)))
moments = st.integers(0, 60).map(lambda n: NOW - timedelta(days=n))
said = st.builds(Feedback, status=st.sampled_from(Status), received_on=days)
interviews = st.builds(
    Interview,
    employer=st.sampled_from(("Fenwick", "Osprey", "Calder")),
    rounds=st.lists(st.builds(Round, held_on=days), max_size=2).map(tuple),
    feedback=st.lists(said, max_size=3).map(tuple),
    outcome=st.sampled_from(Outcome),
    decision_on=days,
    decided_on=days,
    mock=st.booleans(),
)
messages = st.builds(
    Message,
    interview=st.integers(1, 3),
    kind=st.sampled_from(Letter),
    status=st.sampled_from(MessageStatus),
    sent_at=moments,
)
calls = st.builds(
    FollowUp,
    interview=st.integers(1, 3),
    kind=st.sampled_from(Approach),
    due_on=days,
    done_at=st.one_of(st.none(), moments),
)
reflections = st.builds(a_reflection, interview=st.integers(1, 3), written_at=moments)


@given(
    st.lists(interviews, max_size=3),
    st.lists(messages, max_size=4),
    st.lists(calls, max_size=3),
    st.lists(reflections, max_size=2),
    st.sampled_from((None, a_plan(starts_on=TODAY), a_plan(starts_on=TODAY + timedelta(days=1)))),
)
def test_today_takes_the_first_line_of_messages_and_nothing_else(
    held: list[Interview],
    letters: list[Message],
    called: list[FollowUp],
    noted: list[Reflection],
    plan: PracticePlan | None,
) -> None:
    whole = tuple(replace(i, id=n) for n, i in enumerate(held, 1))
    listed = due(Record(whole, (), letters, called), NOW, TODAY, Timings(), 2)

    standing = Standing(whole, letters=listed, reflections=noted, plan=plan)
    step = next_step(standing, NOW, TODAY)

    if listed and step.do not in BEFORE_LETTERS:
        assert step.letter == listed[0]
        assert step.interview == listed[0].interview
    if step.letter:
        assert step.letter.kind in LETTERS[step.do]
    else:
        assert step.do not in LETTERS
    if step.do is Do.ASK:
        assert step.interview
        assert step.interview.outcome is Outcome.NOT_SELECTED
    if step.do is Do.HEAR:
        assert not listed
        assert step.interview
        assert unheard(step.interview, TODAY, Timings())
    assert next_step(Standing(whole, letters=listed, waived=TODAY), NOW, TODAY) == Step(Do.REST)
