"""What is shared with a consultant's account is theirs to read until it ends, and only theirs."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from coaching import live, sharing
from coaching.model import (
    About,
    Account,
    Choice,
    CoachingError,
    Comment,
    NotFound,
    Person,
    Role,
    Task,
)
from coaching.store import Journal, Store
from coaching.store.entrusted import Visit
from coaching.store.saying import LONGEST_WORDS, MOST_SAID
from coaching.store.tables import account_share, consent
from tests.build import ADA, GRACE, a_point, an_interview
from tests.store.looking import LATER, NOW, count, rows_of

HEDY = Person("test", "hedy")
UNTIL = NOW + timedelta(days=14)
WORDING = "I share 1 point with Grace until 18 March."


@pytest.fixture
def grace(store: Store) -> Account:
    """A consultant."""
    return a_consultant(store, GRACE)


@pytest.fixture
def ada(store: Store) -> Journal:
    """A journal with one interview and one point."""
    journal = store.journal(ADA)
    journal.add_interview(an_interview(a_point(text="Name one project.")), request="r", now=NOW)
    return journal


def a_consultant(store: Store, who: Person) -> Account:
    store.accounts.begin(who, who.subject, name=who.subject.capitalize(), email="", now=NOW)
    store.accounts.give(who, Role.CONSULTANT)
    found = store.accounts.of(who)
    assert found
    return found


def give(ada: Journal, to: Account, choice: Choice | None = None) -> int:
    record = live.record(ada, NOW.date())
    fixed = sharing.fixed(record, choice or Choice(sharer="Ada"))
    return ada.entrusted.give(to, fixed, UNTIL, WORDING, now=NOW)


def visit(store: Store, to: Account) -> Visit:
    (found,) = store.visits(to)
    return found


def a_comment(visit: Visit, **changes: Any) -> Comment:
    said = Comment(f"{visit.handle}1", About.WHOLE, "whole", "Which one?", "Grace", NOW)
    return replace(said, **changes)


def test_the_consultant_it_was_given_to_reads_it_and_nobody_else(
    store: Store, ada: Journal, grace: Account
) -> None:
    give(ada, grace)
    hedy = a_consultant(store, HEDY)
    link = visit(store, grace).link(now=NOW)

    assert link
    shown = live.shown(store.owner_of(visit(store, grace)), link)
    assert [p.text for i in shown.interviews for f in i.feedback for p in f.points] == [
        "Name one project."
    ]
    assert store.visits(hedy) == ()


def test_what_is_recorded_later_does_not_follow_and_a_correction_does(
    store: Store, ada: Journal, grace: Account
) -> None:
    give(ada, grace)
    ada.add_interview(an_interview(a_point(text="Later words.")), request="later", now=LATER)
    (first, _) = sorted(ada.interviews(), key=lambda i: i.id or 0)
    point = first.feedback[0].points[0]
    ada.edit_point(replace(point, text="One project."), request="e", now=LATER)
    link = visit(store, grace).link(now=LATER)
    assert link

    shown = live.shown(store.owner_of(visit(store, grace)), link)

    words = [p.text for i in shown.interviews for f in i.feedback for p in f.points]
    assert words == ["One project."]


def test_it_ends_at_once_when_it_is_taken_back(store: Store, ada: Journal, grace: Account) -> None:
    given = give(ada, grace)
    open_now = visit(store, grace)

    ada.entrusted.take_back(given, now=LATER)

    assert open_now.link(now=LATER) is None
    assert store.visits(grace) == ()
    with pytest.raises(NotFound, match="not shared with you any more"):
        open_now.say(a_comment(open_now), now=LATER)
    with pytest.raises(NotFound):
        open_now.opened(now=LATER)


def test_it_ends_on_its_last_day(store: Store, ada: Journal, grace: Account) -> None:
    give(ada, grace)

    assert visit(store, grace).link(now=UNTIL - timedelta(seconds=1))
    assert visit(store, grace).link(now=UNTIL) is None


def test_it_ends_with_the_role_with_the_consultants_account_and_with_the_owner(
    store: Store, ada: Journal, grace: Account
) -> None:
    give(ada, grace)
    open_now = visit(store, grace)

    store.accounts.give(GRACE, Role.SEEKER)
    assert open_now.link(now=NOW) is None
    assert store.visits(grace) == ()
    assert [link.reached for link in ada.entrusted.all()] == [False]  # its owner is told

    store.accounts.give(GRACE, Role.CONSULTANT)
    assert open_now.link(now=NOW)
    assert [link.reached for link in ada.entrusted.all()] == [True]

    store.accounts.remove(grace.id)
    assert open_now.link(now=NOW) is None
    assert [link.reached for link in ada.entrusted.all()] == [False]
    assert count(store, account_share) == 0

    again = a_consultant(store, GRACE)
    give(ada, again)
    open_now = visit(store, again)
    ada.erase()
    assert open_now.link(now=NOW) is None
    assert store.visits(again) == ()


def test_each_giving_is_a_consent_in_words_and_so_is_its_end(
    store: Store, ada: Journal, grace: Account
) -> None:
    first, second = give(ada, grace), give(ada, grace)

    ada.entrusted.take_back(first, now=LATER)
    ada.entrusted.take_back(first, now=LATER + timedelta(days=1))  # twice is once

    with rows_of(store) as connection:
        told = sa.select(consent.c.purpose, consent.c.wording, consent.c.withdrawn_at)
        found = connection.execute(told.order_by(consent.c.id)).all()
    assert [tuple(row) for row in found] == [
        (f"share {first}", WORDING, LATER),
        (f"share {second}", WORDING, None),
    ]


def test_the_owner_reads_who_looked_and_what_was_said(
    store: Store, ada: Journal, grace: Account
) -> None:
    given = give(ada, grace)
    reads = visit(store, grace)
    task = Task(f"{reads.handle}2", "specific_examples", "name one project", "Grace", NOW)

    reads.opened(now=NOW)
    reads.say(a_comment(reads), now=NOW)
    reads.say(a_comment(reads), now=NOW)  # pressed twice
    reads.say(task, now=NOW)
    reads.say(a_comment(reads, revision=2, withdrawn=True), now=LATER)

    did = [v.what for v in reversed(ada.links.views()) if v.share == given]
    assert did == ["opened", "comment", "task", "comment taken back"]
    assert ada.sharing.comments() == ()
    assert [t.action for t, _ in ada.sharing.tasks()] == ["name one project"]
    (link,) = ada.entrusted.all()
    assert (link.openings, link.holder) == (1, "Grace")


def test_nobody_changes_what_another_consultant_said(
    store: Store, ada: Journal, grace: Account
) -> None:
    give(ada, grace)
    hedy = a_consultant(store, HEDY)
    give(ada, hedy)
    hers, other = visit(store, grace), visit(store, hedy)
    hers.say(a_comment(hers), now=NOW)

    with pytest.raises(NotFound):
        other.say(a_comment(hers, revision=9, withdrawn=True), now=NOW)

    assert [c.body for c in ada.sharing.comments()] == ["Which one?"]


def test_nobody_says_more_than_anybody_means(ada: Journal, grace: Account, store: Store) -> None:
    give(ada, grace)
    reads = visit(store, grace)
    with pytest.raises(CoachingError, match="longer than 5,000"):
        reads.say(a_comment(reads, body="x" * (LONGEST_WORDS + 1)), now=NOW)
    for n in range(MOST_SAID):
        reads.say(a_comment(reads, uid=f"{reads.handle}{n}"), now=NOW)

    with pytest.raises(CoachingError, match="room for no more"):
        reads.say(a_comment(reads, uid=f"{reads.handle}more"), now=NOW)
    reads.say(a_comment(reads, uid=f"{reads.handle}0", withdrawn=True, revision=2), now=NOW)
    assert len(ada.sharing.comments()) == MOST_SAID - 1


def test_links_and_accounts_are_listed_apart(ada: Journal, grace: Account) -> None:
    give(ada, grace)

    assert ada.links.all() == ()
    with pytest.raises(NotFound):
        ada.links.take_back(ada.entrusted.all()[0].id, now=NOW)
