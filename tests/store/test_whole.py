"""A whole journal goes into one JSON value and comes back as it was, also on the other engine."""

import json
from datetime import timedelta

import pytest
import sqlalchemy as sa

from coaching.model import Choice, CoachingError, Grant, Role, Terms
from coaching.store import Journal, Store, upgrade
from coaching.store.tables import COMMON, metadata
from tests.build import ADA, GRACE, a_plan, a_point, a_reflection, an_interview
from tests.store.looking import NOW, dump, rows_of


@pytest.fixture
def ada(journal: Journal) -> Journal:
    """A journal with something in most of its tables, and a step that was undone."""
    odd = "Half a pair \ud83d, a NUL \x00 and “quotes”."
    made = journal.add_interview(
        an_interview(a_point(proposed=("x",)), a_point(text=odd)), request="r", now=NOW
    )
    journal.reflections.add(a_reflection(interview=made), request="n", now=NOW)
    journal.practice.add_plan(a_plan(), request="p", now=NOW)
    journal.set_preference("zone", "Europe/Dublin")
    journal.save_draft("k", "add", {"raw": odd}, version=0, writer="w", now=NOW)
    gone = journal.add_interview(an_interview(employer="Gone"), request="g", now=NOW)
    journal.delete_interview(gone, version=1, request="d", now=NOW)
    change = journal.last_change()
    assert change
    journal.undo(change.id, now=NOW)
    until = NOW + timedelta(days=9)
    journal.sharing.hand_over(
        Grant("s", "Ms O", "file", Choice(), NOW, until), request="h", now=NOW
    )
    journal.links.make("Ms O", Choice(), Terms(until), now=NOW)
    return journal


def exported(journal: Journal) -> object:
    return json.loads(json.dumps(journal.whole.export()))


def test_it_comes_back_for_another_account_while_the_first_is_there(
    store: Store, ada: Journal
) -> None:
    found = exported(ada)
    grace = store.journal(GRACE)

    grace.whole.bring_back(found)

    assert [i.employer for i in grace.interviews()] == [i.employer for i in ada.interviews()]
    assert [link.reached for link in ada.links.all()] == [True]
    assert [link.reached for link in grace.links.all()] == [False]  # shared with nobody


def test_what_was_exported_comes_back_as_it_was(store: Store, ada: Journal) -> None:
    before = (ada.interviews(), ada.drafts(), ada.practice.plans(), ada.reflections.all())
    found = exported(ada)
    ada.erase()
    again = store.journal(ADA)

    again.whole.bring_back(found)

    assert before == (
        again.interviews(),
        again.drafts(),
        again.practice.plans(),
        again.reflections.all(),
    )
    assert exported(again) == found
    assert again.preference("zone") == "Europe/Dublin"


def test_new_rows_after_that_take_numbers_nothing_had(store: Store, ada: Journal) -> None:
    taken = {i.id for i in ada.interviews()}
    found = exported(ada)
    ada.erase()
    again = store.journal(ADA)
    again.whole.bring_back(found)

    assert again.add_interview(an_interview(), request="new", now=NOW) not in taken
    assert len(again.interviews()) == len(taken) + 1


@pytest.mark.postgres
def test_a_journal_moves_from_one_engine_to_the_other(
    sqlite_store: Store, postgres_url: str
) -> None:
    from coaching.store import open_store  # noqa: PLC0415

    ada = sqlite_store.journal(ADA)
    ada.add_interview(an_interview(a_point()), request="r", now=NOW)
    with open_store(postgres_url) as other:
        other.journal(GRACE).whole.bring_back(exported(ada))

        assert other.journal(GRACE).interviews() == ada.interviews()


def test_what_comes_back_is_shared_with_nobody(store: Store, ada: Journal) -> None:
    found = exported(ada)
    text = json.dumps(found)
    ada.erase()
    again = store.journal(ADA)
    again.whole.bring_back(found)

    assert not any(table.name in text for table in COMMON)
    with rows_of(store) as connection:
        assert connection.execute(sa.select(metadata.tables["share_link"])).all() == []
    assert len(again.links.all()) == 1  # in the list, as history


def test_every_table_of_a_person_is_exported(ada: Journal) -> None:
    """A table that a later release brings is in, or this list says why not."""
    left_out = {"reader", *(table.name for table in COMMON)}
    from coaching.store.whole import _owned  # noqa: PLC0415

    every = {table.name for table in metadata.sorted_tables if "person_id" in table.c}
    assert {table.name for table in _owned()} == every - left_out


def test_a_journal_that_holds_something_is_left_alone(store: Store, ada: Journal) -> None:
    found, before = exported(ada), dump(store)

    with pytest.raises(CoachingError, match="something in this journal already"):
        ada.whole.bring_back(found)

    assert dump(store) == before


def test_nonsense_changes_nothing(store: Store, ada: Journal) -> None:
    good = exported(ada)
    assert isinstance(good, dict)
    grace = store.journal(GRACE)
    before = dump(store)
    rows = good["tables"]["interview"]
    every: tuple[object, ...] = (
        None,
        [],
        {},
        {**good, "afterword": 2},
        {**good, "last_id": "x"},
        {**good, "preferences": 7},
        {**good, "tables": {"person": [{"id": 1}]}},
        {**good, "tables": {"account": [{"role": Role.ADMINISTRATOR}]}},
        {**good, "tables": {"interview": [{**rows[0], "person_id": 1}]}},
        {**good, "tables": {"interview": [{**rows[0], "more": 1}]}},
        {**good, "tables": {"interview": [rows[0], {"id": 5}]}},
        {**good, "tables": {"point": good["tables"]["point"]}},  # without its feedback
        {**good, "tables": {"interview": [{**rows[0], "decision_on": "soon"}]}},
        {**good, "tables": {"interview": [{**rows[0], "outcome": "hired!"}]}},
    )
    for bad in every:
        with pytest.raises(CoachingError, match="This file is damaged"):
            grace.whole.bring_back(bad)

    assert dump(store) == before


def test_a_newer_export_is_refused_in_words(store: Store, ada: Journal) -> None:
    found = exported(ada)
    assert isinstance(found, dict)
    later = f"{int(upgrade.newest()) + 1:04d}"

    with pytest.raises(CoachingError, match="newer Afterword"):
        store.journal(GRACE).whole.bring_back({**found, "schema": later})
