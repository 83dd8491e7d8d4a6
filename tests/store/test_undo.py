"""Undoing a change leaves every row of every table as it was before, byte by byte."""

from dataclasses import replace
from datetime import date

import pytest

from coaching.model import Change, Interview, NotFound, Round, Stale
from coaching.store import Journal, Store
from coaching.store.tables import change as changes
from coaching.store.tables import (
    comment,
    contact,
    follow_up,
    message,
    reflection,
    share,
    share_view,
)
from tests.build import a_feedback, a_point, an_interview
from tests.store.looking import LATER, NOW, count, dump, insert
from tests.store.test_once import Write, every_write


@pytest.fixture
def stored(store: Store, journal: Journal) -> Interview:
    """An interview with a row in every table that can be part of one, and a draft k."""
    rounds = (Round(stage="one", held_on=date(2026, 1, 1)), Round(stage="two"))
    whole = an_interview(a_point(proposed=("x",)), a_point("x"), rounds=rounds)
    added = journal.add_interview(whole, request="first", now=NOW)
    journal.save_draft("k", "add", {"raw": "typed\x00\ud800"}, version=0, writer="w", now=NOW)
    found = journal.interview(added)
    one, two = found.rounds
    of = {"interview_id": added}
    insert(store, journal, contact, id=901, **of, round_id=two.id, name="Kim", email="k@x.org")
    insert(store, journal, contact, id=902, **of, round_id=None, name="Lee")
    insert(store, journal, reflection, id=903, **of, round_id=one.id, written_at=NOW)
    insert(store, journal, message, id=904, **of, contact_id=901, kind="thank_you", due_at=NOW)
    insert(store, journal, follow_up, id=905, **of, contact_id=902, kind="call")
    point = found.feedback[0].points[0].id
    insert(store, journal, share, id=906, token_hash="7f", granted_at=NOW, expires_at=LATER)  # noqa: S106 - no password
    insert(store, journal, share_view, id=907, share_id=906, seen_at=NOW)
    insert(store, journal, comment, id=908, share_id=906, **of, point_id=point, written_at=NOW)
    return found


def newest(journal: Journal) -> Change:
    change = journal.last_change()
    assert change is not None
    return change


@every_write
def test_undo_restores_every_byte(
    store: Store, journal: Journal, stored: Interview, write: Write
) -> None:
    before = dump(store)
    write(journal, stored, "r")
    change = newest(journal)
    assert dump(store) != before

    undone = journal.undo(change.id, now=LATER)

    assert undone == replace(change, undone=True)
    assert dump(store) == before


def test_undo_restores_a_deleted_interview_with_everything_in_it(
    store: Store, journal: Journal, stored: Interview
) -> None:
    before = dump(store)

    journal.delete_interview(stored.id or 0, version=stored.version, request="d", now=NOW)
    for table in (contact, reflection, message, follow_up):
        assert count(store, table) == 0
    assert count(store, comment) == 1

    journal.undo(newest(journal).id, now=LATER)
    assert dump(store) == before
    assert journal.interview(stored.id or 0) == stored


def test_undo_restores_a_deleted_round_and_who_was_met_there(
    store: Store, journal: Journal, stored: Interview
) -> None:
    before = dump(store)
    journal.edit_interview(replace(stored, rounds=stored.rounds[:1]), request="e", now=NOW)
    assert count(store, contact) == 2

    journal.undo(newest(journal).id, now=LATER)

    assert dump(store) == before


def test_changes_are_undone_one_after_the_other(store: Store, journal: Journal) -> None:
    states = [dump(store)]
    added = journal.add_interview(an_interview(a_point()), request="1", now=NOW)
    states.append(dump(store))
    journal.add_feedback(added, a_feedback(a_point()), request="2", now=NOW)
    states.append(dump(store))
    whole = journal.interview(added)
    journal.edit_interview(replace(whole, notes="n"), request="3", now=NOW)
    states.append(dump(store))
    point = journal.interview(added).feedback[1].points[0]
    journal.edit_point(replace(point, themes=("b", "a")), request="4", now=NOW)
    states.append(dump(store))
    journal.delete_interview(added, version=journal.interview(added).version, request="5", now=NOW)

    while states:
        journal.undo(newest(journal).id, now=LATER)
        assert dump(store) == states.pop()

    assert journal.last_change() is None


def test_a_second_undo_does_nothing(store: Store, journal: Journal, stored: Interview) -> None:
    journal.edit_interview(replace(stored, notes="n"), request="e", now=NOW)
    change = newest(journal)
    first = journal.undo(change.id, now=LATER)
    before, entries = dump(store), count(store, changes)

    assert journal.undo(change.id, now=LATER) == first
    assert dump(store) == before
    assert count(store, changes) == entries


def test_undo_refuses_when_a_row_was_touched_later(
    store: Store, journal: Journal, stored: Interview
) -> None:
    journal.edit_interview(replace(stored, notes="first"), request="1", now=NOW)
    change = newest(journal)
    again = journal.interview(stored.id or 0)
    journal.edit_interview(replace(again, notes="second"), request="2", now=NOW)
    before = dump(store)

    with pytest.raises(Stale):
        journal.undo(change.id, now=LATER)

    assert dump(store) == before


def test_undo_refuses_to_take_away_what_later_rows_hang_on(store: Store, journal: Journal) -> None:
    added = journal.add_interview(an_interview(), request="1", now=NOW)
    change = newest(journal)
    journal.add_feedback(added, a_feedback(a_point()), request="2", now=NOW)
    before = dump(store)

    with pytest.raises(Stale):
        journal.undo(change.id, now=LATER)

    assert dump(store) == before


def test_an_undo_cannot_be_undone(store: Store, journal: Journal, stored: Interview) -> None:
    journal.edit_interview(replace(stored, notes="n"), request="e", now=NOW)
    change = newest(journal)
    journal.undo(change.id, now=LATER)

    with pytest.raises(NotFound):
        journal.undo(change.id + 1, now=LATER)
    assert newest(journal).id != change.id


def test_ids_are_not_given_again_after_an_undo(journal: Journal) -> None:
    first = journal.add_interview(an_interview(), request="1", now=NOW)
    journal.undo(newest(journal).id, now=LATER)

    assert journal.add_interview(an_interview(), request="2", now=NOW) > first


def test_a_change_says_in_words_what_was_done(journal: Journal) -> None:
    added = journal.add_interview(an_interview(employer="  A\n" + "b" * 90), request="1", now=NOW)
    assert newest(journal).what == f"Interview with A {'b' * 57}… added"
    assert newest(journal).at == NOW

    journal.add_feedback(added, a_feedback(), request="2", now=LATER)
    assert newest(journal).what.startswith("Feedback from A b")
