"""A write happens once, however often it is sent, and never over somebody's newer words."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from coaching.model import Feedback, Interview, Point, Stale
from coaching.store import Journal, Store, StoreFailed, open_store
from coaching.store.recorder import Recorder
from coaching.store.tables import change, feedback
from tests.build import ADA, a_feedback, a_point, an_interview
from tests.store.looking import LATER, NOW, count, dump

Write = Callable[[Journal, Interview, str], object]

WRITES: dict[str, Write] = {
    "add_interview": lambda j, _i, r: j.add_interview(an_interview(), request=r, now=NOW),
    "edit_interview": lambda j, i, r: j.edit_interview(replace(i, role="x"), request=r, now=NOW),
    "delete_interview": lambda j, i, r: j.delete_interview(
        i.id or 0, version=i.version, request=r, now=NOW
    ),
    "add_feedback": lambda j, i, r: j.add_feedback(
        i.id or 0, a_feedback(a_point()), request=r, now=NOW, draft="k"
    ),
    "edit_feedback": lambda j, i, r: j.edit_feedback(
        replace(i.feedback[0], giver="x"), request=r, now=NOW
    ),
    "delete_feedback": lambda j, i, r: j.delete_feedback(
        i.feedback[0].id or 0, version=i.feedback[0].version, request=r, now=NOW
    ),
    "edit_point": lambda j, i, r: j.edit_point(
        replace(i.feedback[0].points[0], text="x"), request=r, now=NOW
    ),
    "delete_point": lambda j, i, r: j.delete_point(
        i.feedback[0].points[0].id or 0,
        version=i.feedback[0].points[0].version,
        request=r,
        now=NOW,
    ),
    "replace_points": lambda j, i, r: j.replace_points(
        i.feedback[0].id or 0, [a_point()], version=i.feedback[0].version, request=r, now=NOW
    ),
    "discard_draft": lambda j, _i, r: j.discard_draft("k", request=r, now=NOW),
}
every_write = pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
VERSIONED = {n: w for n, w in WRITES.items() if n.startswith(("edit", "delete", "replace"))}


@pytest.fixture
def stored(journal: Journal) -> Interview:
    """An interview with feedback and two points, and a draft with the key k."""
    added = journal.add_interview(an_interview(a_point(), a_point()), request="first", now=NOW)
    journal.save_draft("k", "add", {"raw": "typed"}, version=0, writer="w", now=NOW)
    return journal.interview(added)


@every_write
def test_a_second_call_with_the_same_request_does_nothing(
    store: Store, journal: Journal, stored: Interview, write: Write
) -> None:
    first = write(journal, stored, "again")
    after, entries = dump(store), count(store, change)

    assert write(journal, stored, "again") == first
    assert write(store.journal(ADA), stored, "again") == first
    assert dump(store) == after
    assert count(store, change) == entries


def test_a_request_tells_what_it_made(journal: Journal, stored: Interview) -> None:
    made = journal.add_feedback(stored.id or 0, a_feedback(), request="r", now=NOW)

    assert journal.saved("r") == made
    assert journal.saved("other") is None


def test_a_double_click_in_two_threads_saves_once(
    store: Store, journal: Journal, stored: Interview
) -> None:
    before, results = count(store, feedback), []
    together = threading.Barrier(4)

    def click() -> None:
        mine = store.journal(ADA)
        together.wait()
        results.append(
            mine.add_feedback(
                stored.id or 0, a_feedback(a_point()), request="click", now=NOW, draft="k"
            )
        )

    threads = [threading.Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(results)) == 1
    assert len(results) == 4
    assert count(store, feedback) == before + 1


def test_writers_in_several_threads_all_get_through(store: Store) -> None:
    def write(n: int) -> None:
        journal = store.journal(ADA)
        for k in range(5):
            journal.add_interview(an_interview(a_point()), request=f"{n} {k}", now=NOW)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    found = store.journal(ADA).interviews()
    assert len(found) == len({i.id for i in found}) == 20


def test_a_new_person_who_opens_two_windows_at_once_gets_one_journal(store: Store) -> None:
    opened: list[int] = []
    together = threading.Barrier(4)

    def open_journal() -> None:
        together.wait()
        opened.append(store.journal(ADA)._person)

    threads = [threading.Thread(target=open_journal) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(opened) == 4
    assert len(set(opened)) == 1


def test_two_servers_on_one_database_do_not_overwrite_each_other(database_url: str) -> None:
    """Each server reads before it writes: without BEGIN IMMEDIATE or a row lock one would fail."""
    failures: list[Exception] = []

    def serve(n: int) -> None:
        with open_store(database_url) as own:
            journal = own.journal(ADA)
            for k in range(25):
                try:
                    journal.set_preference(f"{n} {k}", k)
                except StoreFailed as error:
                    failures.append(error)

    threads = [threading.Thread(target=serve, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    with open_store(database_url) as store:
        kept = store.journal(ADA)
        assert all(kept.preference(f"{n} {k}") == k for n in range(3) for k in range(25))


def test_numbers_go_on_beyond_those_reserved(store: Store, journal: Journal) -> None:
    taken: list[int] = []
    for _ in range(2):
        with journal._database.write() as connection:
            recorder = Recorder(connection, journal._person, new_rows=1)
            taken += [recorder.change_id, *(recorder.take_id() for _ in range(150))]

    assert taken == sorted(set(taken))


@pytest.mark.parametrize("write", VERSIONED.values(), ids=VERSIONED.keys())
def test_a_stale_version_changes_nothing_and_shows_what_is_stored(
    store: Store, journal: Journal, stored: Interview, write: Write
) -> None:
    [said] = stored.feedback
    journal.edit_interview(replace(stored, role="theirs"), request="t1", now=NOW)
    journal.edit_feedback(replace(said, giver="theirs"), request="t2", now=NOW)
    journal.edit_point(replace(said.points[0], text="theirs"), request="t3", now=NOW)
    now = journal.interview(stored.id or 0)
    before = dump(store)

    with pytest.raises(Stale) as refused:
        write(journal, stored, "mine")

    assert refused.value.theirs in (now, now.feedback[0], now.feedback[0].points[0])
    assert "theirs" not in str(refused.value)
    assert dump(store) == before
    assert journal.saved("mine") is None


def test_each_edit_hands_out_a_new_version(journal: Journal, stored: Interview) -> None:
    seen = {stored.version}
    for n in range(3):
        whole = journal.interview(stored.id or 0)
        journal.edit_interview(replace(whole, role=str(n)), request=str(n), now=NOW)
        seen.add(journal.interview(stored.id or 0).version)

    assert len(seen) == 4


def test_a_version_seen_before_an_undo_is_stale_after_another_edit(
    journal: Journal, stored: Interview
) -> None:
    journal.edit_interview(replace(stored, role="seen in a tab"), request="1", now=NOW)
    tab = journal.interview(stored.id or 0)
    change_ = journal.last_change()
    assert change_ is not None
    journal.undo(change_.id, now=NOW)
    journal.edit_interview(replace(stored, role="newer"), request="2", now=NOW)

    with pytest.raises(Stale):
        journal.edit_interview(replace(tab, notes="from the tab"), request="3", now=NOW)


@pytest.mark.parametrize("gone", [False, True])
def test_replacing_points_refuses_a_point_that_changed_or_went_meanwhile(
    journal: Journal, stored: Interview, *, gone: bool
) -> None:
    [said] = stored.feedback
    point: Point = said.points[0]
    if gone:
        journal.delete_point(point.id or 0, version=1, request="d", now=NOW)
    else:
        journal.edit_point(replace(point, text="theirs"), request="e", now=NOW)

    with pytest.raises(Stale) as refused:
        journal.replace_points(said.id or 0, [point], version=said.version, request="mine", now=NOW)

    theirs = refused.value.theirs
    assert isinstance(theirs, Feedback)
    assert theirs == journal.interview(stored.id or 0).feedback[0]


def test_a_save_that_was_undone_can_be_made_again_from_the_same_draft(
    journal: Journal, stored: Interview
) -> None:
    said = a_feedback(a_point())
    first = journal.add_feedback(stored.id or 0, said, request="k", now=NOW, draft="k")
    change_ = journal.last_change()
    assert change_ is not None
    journal.undo(change_.id, now=LATER)
    assert journal.saved("k") is None
    assert journal.draft("k") is not None

    second = journal.add_feedback(stored.id or 0, said, request="k", now=LATER, draft="k")

    assert second != first
    assert journal.saved("k") == second
    assert journal.draft("k") is None
    assert len(journal.interview(stored.id or 0).feedback) == 2
