"""What a link shows is made anew at every look, and holds nothing that came after it was made."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coaching import live, sharing
from coaching.model import (
    AgreedWith,
    Choice,
    Flag,
    Interview,
    Link,
    Point,
    Round,
    Shared,
    Task,
    Terms,
)
from coaching.screen.sharing import end_of
from coaching.store import Journal, Store
from tests.build import ADA, a_feedback, a_log, a_plan, a_point, an_interview
from tests.store.looking import LATER, NOW

TODAY = date(2026, 3, 10)


@pytest.fixture
def hers(sqlite_store: Store) -> Journal:
    journal = sqlite_store.journal(ADA)
    journal.add_interview(an_interview(a_point(text="One example more.")), request="1", now=NOW)
    return journal


def made(journal: Journal) -> tuple[Link, str]:
    """A link to all there is, and its token."""
    fixed = sharing.fixed(live.record(journal, TODAY), Choice())
    until = end_of(TODAY + timedelta(days=fixed.days))
    _, token = journal.links.make("Ms Okafor", fixed, Terms(until), now=NOW)
    return journal.links.all()[-1], token


def a_link(journal: Journal) -> Link:
    return made(journal)[0]


def words(shared: Shared) -> list[str]:
    return [p.text for i in shared.interviews for f in i.feedback for p in f.points]


def test_it_shows_what_the_preview_showed(hers: Journal) -> None:
    link = a_link(hers)
    preview = sharing.projection(
        live.record(hers, TODAY), link.choice, sharing.Handed("", "", TODAY)
    )

    assert live.shown(hers, link) == preview
    assert preview.until == link.last_day


def test_nothing_recorded_later_follows(hers: Journal) -> None:
    plan = hers.practice.add_plan(a_plan(), request="p", now=NOW)
    hers.practice.add_log(a_log(plan), request="l", now=NOW)
    link = a_link(hers)
    before = live.shown(hers, link)
    [first] = hers.interviews()
    hers.add_interview(an_interview(a_point(), role="Harbour pilot"), request="2", now=LATER)
    hers.add_feedback(first.id or 0, a_feedback(a_point()), request="3", now=LATER)
    again = replace(hers.interview(first.id or 0), rounds=(*first.rounds, Round("Second", "Phone")))
    hers.edit_interview(again, request="4", now=LATER)
    hers.practice.add_log(a_log(plan), request="5", now=LATER)

    assert [p.sessions for p in before.practised] == [1]
    assert live.shown(hers, link) == before


def test_a_word_corrected_or_made_private_is_so_at_once(hers: Journal) -> None:
    link = a_link(hers)
    point = _point(hers.interviews())
    hers.edit_point(replace(point, text="One example more, please."), request="2", now=LATER)
    assert words(live.shown(hers, link)) == ["One example more, please."]

    private = replace(_point(hers.interviews()), flags=frozenset({Flag.PRIVATE}))
    hers.edit_point(private, request="3", now=LATER)
    assert words(live.shown(hers, link)) == []


def test_names_learnt_later_are_hidden_too(hers: Journal) -> None:
    link = a_link(hers)
    point = _point(hers.interviews())
    hers.edit_point(replace(point, text="Zorbix had better examples."), request="2", now=LATER)
    hers.add_interview(an_interview(employer="Zorbix"), request="3", now=LATER)

    assert "Zorbix" not in repr(live.shown(hers, link))


def test_practice_that_became_of_their_task_is_shown(hers: Journal, sqlite_store: Store) -> None:
    other = a_link(hers)
    link, token = made(hers)
    readers = sqlite_store.readers(token=token)
    assert readers is not None
    secret, _ = readers.enter(now=LATER) or ("", None)
    _, reader = readers.find(secret, now=LATER) or (None, None)
    assert reader is not None
    task = Task(f"{reader.mark}t", "specific_examples", "name one project", "Ms Okafor", LATER)
    readers.say(secret, task, now=LATER)
    plan = a_plan("specific_examples", agreed_with=AgreedWith.CONSULTANT)
    taken = hers.sharing.take_on(task.uid, plan, request="p", now=LATER)
    hers.practice.add_log(a_log(taken), request="l", now=LATER)

    [shown] = live.shown(hers, link).practised
    assert (shown.theme, shown.sessions) == ("specific_examples", 1)
    assert live.shown(hers, other).practised == ()


def _point(interviews: tuple[Interview, ...]) -> Point:
    return interviews[0].feedback[0].points[0]
