"""Plans, logs, stories and questions: kept once, never over newer words, undone byte by byte."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from coaching.model import (
    AgreedWith,
    CoachingError,
    NotFound,
    PlanStatus,
    PracticeLog,
    PracticePlan,
    Question,
    Stale,
    Story,
)
from coaching.store import Journal, Store
from coaching.store.tables import change
from tests.build import ADA, GRACE, a_log, a_plan, a_story, an_interview
from tests.store.looking import LATER, NOW, count, dump


@dataclass(frozen=True)
class Kept:
    """One of each, as it is stored."""

    plan: PracticePlan
    log: PracticeLog
    story: Story
    question: Question


@pytest.fixture
def kept(journal: Journal) -> Kept:
    interview = journal.add_interview(an_interview(), request="i", now=NOW)
    plan = journal.practice.add_plan(a_plan(prompted_by=(interview,)), request="p", now=NOW)
    journal.practice.add_log(a_log(plan), request="l", now=NOW)
    story = journal.stories.add(a_story(), request="s", now=NOW)
    asked = Question("Why us?", interview=interview, story=story, rating=3, notes="n")
    journal.questions.add(asked, request="q", now=NOW)
    journal.save_draft("k", "plan", {"cue": "typed"}, version=0, writer="w", now=NOW)
    return the_kept(journal)


def the_kept(journal: Journal) -> Kept:
    [plan], [log] = journal.practice.plans(), journal.practice.logs()
    [story], [question] = journal.stories.all(), journal.questions.all()
    return Kept(plan, log, story, question)


Write = Callable[[Journal, Kept, str], object]
WRITES: dict[str, Write] = {
    "add_plan": lambda j, k, r: j.practice.add_plan(
        replace(k.plan, status=PlanStatus.DONE), request=r, now=NOW, draft="k"
    ),
    "edit_plan": lambda j, k, r: j.practice.edit_plan(
        replace(k.plan, cue="x"), request=r, now=NOW, draft="k"
    ),
    "end_plan": lambda j, k, r: j.practice.edit_plan(
        replace(k.plan, status=PlanStatus.DROPPED), request=r, now=NOW
    ),
    "delete_plan": lambda j, k, r: j.practice.delete_plan(
        k.plan.id or 0, version=k.plan.version, request=r, now=NOW
    ),
    "add_log": lambda j, k, r: j.practice.add_log(
        a_log(k.plan.id or 0), request=r, now=NOW, draft="k"
    ),
    "edit_log": lambda j, k, r: j.practice.edit_log(replace(k.log, notes="x"), request=r, now=NOW),
    "delete_log": lambda j, k, r: j.practice.delete_log(
        k.log.id or 0, version=k.log.version, request=r, now=NOW
    ),
    "add_story": lambda j, _k, r: j.stories.add(a_story(), request=r, now=NOW, draft="k"),
    "edit_story": lambda j, k, r: j.stories.edit(
        replace(k.story, result="x"), request=r, now=NOW, draft="k"
    ),
    "delete_story": lambda j, k, r: j.stories.delete(
        k.story.id or 0, version=k.story.version, request=r, now=NOW
    ),
    "add_questions": lambda j, k, r: j.questions.add(
        Question("One?"), Question("Two?", story=k.story.id), request=r, now=NOW
    ),
    "edit_question": lambda j, k, r: j.questions.edit(
        replace(k.question, practised_on=date(2026, 3, 9)), request=r, now=NOW
    ),
    "delete_question": lambda j, k, r: j.questions.delete(
        k.question.id or 0, version=k.question.version, request=r, now=NOW
    ),
}
every_write = pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
VERSIONED = {n: w for n, w in WRITES.items() if not n.startswith("add")}


def test_a_plan_comes_back_as_it_was_made(journal: Journal) -> None:
    made = PracticePlan(
        theme="a theme of my own\x00\ud800",
        starts_on=date(2026, 3, 5),
        drill="Headline, story, stop",
        steps=("Draw five.", "Say one."),
        minutes=30,
        done_when="Four of five start with the point.",
        cue="it is Thursday",
        action="say one aloud",
        starts_at=datetime(2026, 3, 5, 18, tzinfo=UTC),
        time_zone="America/Toronto",
        sessions=4,
        every_days=7,
        due_on=date(2026, 4, 2),
        status=PlanStatus.OPEN,
        agreed_with=AgreedWith.CONSULTANT,
        prompted_by=(3, 9),
        notes="As agreed.",
    )

    added = journal.practice.add_plan(made, request="p", now=NOW)

    assert journal.practice.plans() == (replace(made, id=added),)
    assert journal.practice.open_plan() == replace(made, id=added)


def test_logs_stories_and_questions_come_back_as_they_were_made(
    journal: Journal, kept: Kept
) -> None:
    assert kept.log == replace(a_log(kept.plan.id or 0), id=kept.log.id)
    assert kept.story == replace(a_story(), id=kept.story.id)
    [interview] = journal.interviews()
    assert kept.question == Question(
        "Why us?", interview.id, 3, kept.story.id, "n", id=kept.question.id
    )


def test_confidence_that_was_not_given_is_not_a_number(journal: Journal, kept: Kept) -> None:
    bare = PracticeLog(plan=kept.plan.id or 0, done_on=date(2026, 3, 1))
    journal.practice.add_log(bare, request="x", now=NOW)

    first, _ = journal.practice.logs()

    assert first.done_on < kept.log.done_on
    assert (first.confidence_before, first.confidence_after) == (None, None)


def test_only_one_plan_is_open(store: Store, journal: Journal, kept: Kept) -> None:
    before = dump(store)
    with pytest.raises(CoachingError, match="One thing at a time"):
        journal.practice.add_plan(a_plan(theme="other"), request="x", now=NOW)
    assert dump(store) == before

    journal.practice.edit_plan(replace(kept.plan, status=PlanStatus.DONE), request="e", now=NOW)
    assert journal.practice.open_plan() is None
    journal.practice.add_plan(a_plan(theme="other"), request="x", now=NOW)
    [ended] = [p for p in journal.practice.plans() if p.status is PlanStatus.DONE]
    with pytest.raises(CoachingError, match="One thing at a time"):
        journal.practice.edit_plan(replace(ended, status=PlanStatus.OPEN), request="y", now=NOW)


def test_a_plan_is_open_for_each_person_apart(store: Store, kept: Kept) -> None:
    grace = store.journal(GRACE)
    grace.practice.add_plan(a_plan(), request="p", now=NOW)

    assert len(grace.practice.plans()) == 1
    assert grace.practice.logs() == ()
    assert grace.stories.all() == ()
    assert grace.questions.all() == ()


@every_write
def test_a_second_call_with_the_same_request_does_nothing(
    store: Store, journal: Journal, kept: Kept, write: Write
) -> None:
    first = write(journal, kept, "again")
    after, entries = dump(store), count(store, change)

    assert write(store.journal(ADA), kept, "again") == first
    assert dump(store) == after
    assert count(store, change) == entries


@every_write
def test_undo_restores_every_byte(store: Store, journal: Journal, kept: Kept, write: Write) -> None:
    before = dump(store)
    write(journal, kept, "r")
    newest = journal.last_change()
    assert newest is not None
    assert dump(store) != before

    journal.undo(newest.id, now=LATER)

    assert dump(store) == before
    assert the_kept(journal) == kept


@pytest.mark.parametrize("write", VERSIONED.values(), ids=VERSIONED.keys())
def test_a_stale_version_changes_nothing_and_shows_what_is_stored(
    store: Store, journal: Journal, kept: Kept, write: Write
) -> None:
    journal.practice.edit_plan(replace(kept.plan, notes="theirs"), request="1", now=NOW)
    journal.practice.edit_log(replace(kept.log, notes="theirs"), request="2", now=NOW)
    journal.stories.edit(replace(kept.story, shows="theirs"), request="3", now=NOW)
    journal.questions.edit(replace(kept.question, notes="theirs"), request="4", now=NOW)
    now, before = the_kept(journal), dump(store)

    with pytest.raises(Stale) as refused:
        write(journal, kept, "mine")

    assert refused.value.theirs in (now.plan, now.log, now.story, now.question)
    assert dump(store) == before


@every_write
def test_nobody_reaches_into_another_journal(store: Store, kept: Kept, write: Write) -> None:
    grace = store.journal(GRACE)
    before = dump(store)
    if write in (WRITES["add_plan"], WRITES["add_story"]):
        write(grace, kept, "x")  # these name no row
        assert len(store.journal(ADA).practice.plans()) == 1
        return

    with pytest.raises(NotFound):
        write(grace, kept, "x")

    assert dump(store) == before


def test_a_question_outlives_its_interview_and_its_story(journal: Journal, kept: Kept) -> None:
    [interview] = journal.interviews()
    journal.delete_interview(interview.id or 0, version=1, request="d", now=NOW)
    journal.stories.delete(kept.story.id or 0, version=1, request="e", now=NOW)

    [question] = journal.questions.all()
    assert (question.text, question.interview, question.story) == ("Why us?", None, None)


def test_a_plan_goes_with_its_log(journal: Journal, kept: Kept) -> None:
    journal.practice.delete_plan(kept.plan.id or 0, version=1, request="d", now=NOW)

    assert journal.practice.plans() == ()
    assert journal.practice.logs() == ()


def test_plans_and_logs_are_in_order_of_their_days(journal: Journal) -> None:
    for day in (9, 3, 5):
        done = a_plan(starts_on=date(2026, 3, day), status=PlanStatus.DONE)
        plan = journal.practice.add_plan(done, request=f"p{day}", now=NOW)
        journal.practice.add_log(a_log(plan, done_on=date(2026, 3, day)), request=str(day), now=NOW)

    assert [p.starts_on.day for p in journal.practice.plans()] == [3, 5, 9]
    assert [log.done_on.day for log in journal.practice.logs()] == [3, 5, 9]
