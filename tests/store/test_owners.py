"""What belongs to one person is out of everybody else's reach."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from coaching.model import (
    About,
    AgreedWith,
    Choice,
    Client,
    Comment,
    Grant,
    Interview,
    MeetingNote,
    NotFound,
    Reply,
    Task,
    Terms,
)
from coaching.store import Journal, Store
from coaching.store.tables import COMMON, metadata, person, round_
from tests.build import (
    ADA,
    GRACE,
    a_contact,
    a_feedback,
    a_plan,
    a_point,
    a_reflection,
    an_interview,
)
from tests.sharing.secrets import seen
from tests.store.looking import NOW, dump, rows_of

Reach = Callable[[Journal, Interview], object]

FAR = NOW + timedelta(days=14)
HERS: dict[str, int] = {}
"""Ids of what Ada keeps as a consultant."""


def a_comment() -> Comment:
    return Comment("c", About.WHOLE, "whole", "Good.", "Ms Okafor", NOW)


def an_answer(share: str) -> Reply:
    task = Task("t", "specific_examples", "name one project", "Ms Okafor", NOW)
    return Reply(share, "Ms Okafor", NOW.date(), (a_comment(),), (task,))


def shares(journal: Journal) -> None:
    """Both sides of sharing: something handed over and answered, and a client's file opened."""
    grant = Grant("hers", "Ms Okafor", "file", Choice(), NOW, NOW + timedelta(days=14))
    journal.sharing.hand_over(grant, request="grant", now=NOW)
    journal.sharing.merge(an_answer("hers"), now=NOW)
    HERS["link"], _ = journal.links.make("M", Choice(), Terms(FAR), now=NOW)
    HERS["opened"] = journal.caseload.receive(seen(sharer="Sam", days=3650), now=NOW)
    HERS["client"] = journal.caseload.clients()[0].id or 0
    journal.caseload.say(HERS["opened"], a_comment(), request="say", now=NOW)
    note = MeetingNote(HERS["client"], NOW.date(), "Topic")
    HERS["note"] = journal.caseload.keep_note(note, request="note", now=NOW)


# One line for each method of the journal that takes an id; the interview is somebody else's.
REACHES: dict[str, Reach] = {
    "interview": lambda j, i: j.interview(i.id or 0),
    "edit_interview": lambda j, i: j.edit_interview(i, request="x", now=NOW),
    "delete_interview": lambda j, i: j.delete_interview(
        i.id or 0, version=i.version, request="x", now=NOW
    ),
    "add_feedback": lambda j, i: j.add_feedback(i.id or 0, a_feedback(), request="x", now=NOW),
    "edit_feedback": lambda j, i: j.edit_feedback(i.feedback[0], request="x", now=NOW),
    "delete_feedback": lambda j, i: j.delete_feedback(
        i.feedback[0].id or 0, version=1, request="x", now=NOW
    ),
    "edit_point": lambda j, i: j.edit_point(i.feedback[0].points[0], request="x", now=NOW),
    "delete_point": lambda j, i: j.delete_point(
        i.feedback[0].points[0].id or 0, version=1, request="x", now=NOW
    ),
    "replace_points": lambda j, i: j.replace_points(
        i.feedback[0].id or 0, (), version=1, request="x", now=NOW
    ),
    "contacts.add": lambda j, i: j.contacts.add(a_contact(i.id or 0), request="x", now=NOW),
    "contacts.edit": lambda j, i: j.contacts.edit(a_contact(i.id or 0, id=1), request="x", now=NOW),
    "contacts.delete": lambda j, _i: j.contacts.delete(1, version=1, request="x", now=NOW),
    "reflections.add": lambda j, i: j.reflections.add(
        a_reflection(i.id or 0), request="x", now=NOW
    ),
    "reflections.edit": lambda j, i: j.reflections.edit(
        a_reflection(i.id or 0, id=1), request="x", now=NOW
    ),
    "reflections.delete": lambda j, _i: j.reflections.delete(1, version=1, request="x", now=NOW),
    "sharing.merge": lambda j, _i: j.sharing.merge(an_answer("hers"), now=NOW),
    "sharing.take_on": lambda j, _i: j.sharing.take_on(
        "t", a_plan(agreed_with=AgreedWith.CONSULTANT), request="x", now=NOW
    ),
    "links.take_back": lambda j, _i: j.links.take_back(HERS["link"], now=NOW),
    "entrusted.take_back": lambda j, _i: j.entrusted.take_back(HERS["link"], now=NOW),
    "caseload.say": lambda j, _i: j.caseload.say(HERS["opened"], a_comment(), request="x", now=NOW),
    "caseload.reply": lambda j, _i: j.caseload.reply(HERS["opened"], "Me", NOW.date()),
    "caseload.edit_client": lambda j, _i: j.caseload.edit_client(
        Client("s", "Sam", id=HERS["client"]), request="x", now=NOW
    ),
    "caseload.delete_client": lambda j, _i: j.caseload.delete_client(
        HERS["client"], version=1, request="x", now=NOW
    ),
    "caseload.keep_note": lambda j, _i: j.caseload.keep_note(
        MeetingNote(HERS["client"], NOW.date(), "Topic"), request="x", now=NOW
    ),
    "caseload.delete_note": lambda j, _i: j.caseload.delete_note(
        HERS["note"], version=1, request="x", now=NOW
    ),
    "undo": lambda j, _i: j.undo(1, now=NOW),
}


@pytest.mark.parametrize("reach", REACHES.values(), ids=REACHES.keys())
def test_nobody_reaches_into_another_journal(store: Store, reach: Reach) -> None:
    ada = store.journal(ADA)
    ada.add_interview(an_interview(a_point()), request="r", now=NOW)
    [hers] = ada.interviews()
    shares(ada)
    grace = store.journal(GRACE)
    before = dump(store)

    with pytest.raises(NotFound):
        reach(grace, hers)

    assert dump(store) == before
    assert ada.interviews() == (hers,)


def test_each_person_has_their_own_numbers_drafts_requests_and_history(store: Store) -> None:
    ada, grace = store.journal(ADA), store.journal(GRACE)
    first = ada.add_interview(an_interview(), request="r", now=NOW)
    ada.save_draft("k", "add", {"raw": "Ada"}, version=0, writer="w", now=NOW)
    ada.set_preference("name", "Ada")

    assert grace.interviews() == ()
    assert grace.drafts() == ()
    assert grace.draft("k") is None
    assert grace.last_change() is None
    assert grace.saved("r") is None
    assert grace.preference("name") is None
    shares(ada)
    assert not any((grace.sharing.grants(), grace.sharing.comments(), grace.sharing.tasks()))
    assert not any((grace.links.all(), grace.links.views(), grace.entrusted.all()))
    assert not any((grace.caseload.clients(), grace.caseload.notes()))
    assert grace.caseload.opened(NOW.date()) == ()
    assert grace.add_interview(an_interview(), request="r", now=NOW) == first
    assert grace.save_draft("k", "add", {}, version=0, writer="w", now=NOW).version == 1
    assert ada.drafts()[0].body == {"raw": "Ada"}


def test_the_same_id_names_each_persons_own_row(store: Store) -> None:
    ada, grace = store.journal(ADA), store.journal(GRACE)
    a = ada.add_interview(an_interview(a_point(), employer="A"), request="r", now=NOW)
    g = grace.add_interview(an_interview(a_point(), employer="G"), request="r", now=NOW)
    assert a == g

    grace.delete_interview(g, version=1, request="d", now=NOW)

    assert ada.interview(a).employer == "A"
    assert len(ada.interview(a).feedback[0].points) == 1


def test_a_row_cannot_hang_on_another_owners(store: Store) -> None:
    ada, grace = store.journal(ADA), store.journal(GRACE)
    ada.add_interview(an_interview(rounds=()), request="x", now=NOW)
    hers = ada.add_interview(an_interview(rounds=()), request="r", now=NOW)
    row = {"interview_id": hers, "id": 99, "position": 0}

    with rows_of(store) as connection, pytest.raises(IntegrityError):
        connection.execute(round_.insert().values(person_id=grace._person, **row))


OWNED = [t for t in metadata.sorted_tables if t is not person and t not in COMMON]


def test_every_table_belongs_to_somebody() -> None:
    for table in OWNED:
        assert next(iter(table.primary_key)).name == "person_id", table.name
        for link in table.foreign_key_constraints:
            assert link.column_keys[0] == "person_id", (table.name, link.column_keys)


def test_erasing_leaves_no_row_and_nobody_else_notices(store: Store) -> None:
    ada, grace = store.journal(ADA), store.journal(GRACE)
    grace.add_interview(an_interview(a_point()), request="g", now=NOW)
    before = dump(store)
    kept = grace.interviews()
    added = ada.add_interview(an_interview(a_point(proposed=("x",))), request="a", now=NOW)
    ada.delete_interview(added, version=1, request="b", now=NOW)
    change = ada.last_change()
    assert change is not None
    ada.undo(change.id, now=NOW)
    ada.save_draft("k", "add", {"raw": "mine"}, version=0, writer="w", now=NOW)
    shares(ada)

    ada.erase()

    after = dump(store)
    assert {name: rows for name, rows in after.items() if name != "person"} == {
        name: rows for name, rows in before.items() if name != "person"
    }
    assert [row[:3] for row in after["person"]] == [
        row[:3] for row in before["person"] if "grace" in row
    ]
    with rows_of(store) as connection:
        for table in (person, *OWNED):
            owner = table.c.id if table is person else table.c.person_id
            mine = sa.select(sa.func.count()).where(owner == ada._person)
            assert connection.execute(mine).scalar() == 0, table.name
    assert grace.interviews() == kept


def test_an_erased_journal_stays_empty_until_it_is_opened_again(store: Store) -> None:
    ada = store.journal(ADA)
    ada.add_interview(an_interview(), request="r", now=NOW)

    ada.erase()

    assert ada.interviews() == ()
    with pytest.raises(NotFound):
        ada.add_interview(an_interview(), request="r2", now=NOW)
    with pytest.raises(NotFound):
        ada.set_preference("name", "Ada")
    grace = store.journal(GRACE)
    assert grace._person != ada._person
    assert store.journal(ADA).interviews() == ()


def test_erased_words_are_not_left_in_the_file(sqlite_store: Store) -> None:
    path = sqlite_store._database.path
    assert path is not None
    ada = sqlite_store.journal(ADA)
    erased = "the-words-nobody-should-find"
    ada.add_interview(an_interview(a_point(text=erased), notes=erased), request="r", now=NOW)
    log = path.with_name(f"{path.name}-wal")
    assert erased.encode() in log.read_bytes() + path.read_bytes()

    ada.erase()

    assert erased.encode() not in log.read_bytes() + path.read_bytes()
