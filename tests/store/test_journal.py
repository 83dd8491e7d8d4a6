"""What a journal keeps comes back as it was given, in order, in a handful of queries."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from coaching.model import (
    Kind,
    NotFound,
    Person,
    Round,
    Status,
)
from coaching.store import Journal, Store, recorder
from coaching.store.prepared import Prepared
from tests.build import ADA, GRACE, a_feedback, a_point, an_interview
from tests.store.looking import NOW


def test_a_new_journal_is_empty(journal: Journal) -> None:
    assert journal.interviews() == ()
    assert journal.drafts() == ()
    assert journal.last_change() is None
    assert journal.saved("never") is None
    assert journal.preference("nothing") is None


def test_interviews_come_by_day_then_id_with_undated_ones_last(journal: Journal) -> None:
    undated = an_interview(employer="undated", rounds=())
    for n, new in enumerate(
        [
            undated,
            an_interview(employer="late", held_on=date(2026, 5, 1)),
            an_interview(employer="early", held_on=date(2026, 1, 1)),
            an_interview(employer="late too", held_on=date(2026, 5, 1)),
        ]
    ):
        journal.add_interview(new, request=str(n), now=NOW)

    found = [i.employer for i in journal.interviews()]
    assert found == ["early", "late", "late too", "undated"]


def test_rounds_are_put_in_order_of_date(journal: Journal) -> None:
    days = (date(2026, 3, 9), None, date(2026, 3, 1))
    given_ = an_interview(rounds=tuple(Round(held_on=day) for day in days))

    added = journal.add_interview(given_, request="r", now=NOW)

    back = journal.interview(added)
    assert [r.held_on for r in back.rounds] == [days[2], days[0], None]
    [listed] = journal.interviews()
    assert listed.rounds == back.rounds


def test_a_confirmed_proposal_is_still_seen_as_proposed(journal: Journal) -> None:
    point = a_point(themes=("b", "a"), proposed=("a", "c", "b"))
    added = journal.add_interview(an_interview(point), request="r", now=NOW)

    [back] = journal.interview(added).feedback[0].points
    assert (back.themes, back.proposed) == (("b", "a"), ("a", "c", "b"))


@pytest.mark.parametrize("row_id", [0, -1, 7, 2**62, 2**63, 10**30])
def test_an_unknown_id_is_not_found(journal: Journal, row_id: int) -> None:
    with pytest.raises(NotFound):
        journal.interview(row_id)
    with pytest.raises(NotFound):
        journal.delete_point(row_id, version=1, request="r", now=NOW)
    with pytest.raises(NotFound):
        journal.add_feedback(row_id, a_feedback(), request="r", now=NOW)
    with pytest.raises(NotFound):
        journal.undo(row_id, now=NOW)


def test_edits_and_deletions_are_read_back(journal: Journal) -> None:
    added = journal.add_interview(an_interview(a_point(), a_point()), request="a", now=NOW)
    whole = journal.interview(added)
    [said] = whole.feedback
    first, second = said.points

    journal.edit_interview(replace(whole, role="Lead", mock=True), request="b", now=NOW)
    journal.edit_feedback(replace(said, giver="Panel", status=Status.ASKED), request="c", now=NOW)
    journal.edit_point(replace(first, text="Other", kind=Kind.REMARK), request="d", now=NOW)
    journal.delete_point(second.id or 0, version=second.version, request="e", now=NOW)

    back = journal.interview(added)
    assert (back.role, back.mock) == ("Lead", True)
    assert (back.feedback[0].giver, back.feedback[0].status) == ("Panel", Status.ASKED)
    assert [(p.id, p.text, p.kind) for p in back.feedback[0].points] == [
        (first.id, "Other", Kind.REMARK)
    ]
    assert back.feedback[0].raw == said.raw


def test_rounds_keep_their_id_through_an_edit(journal: Journal) -> None:
    rounds = (Round(stage="one", held_on=date(2026, 1, 1)), Round(stage="two"))
    added = journal.add_interview(an_interview(rounds=rounds), request="a", now=NOW)
    whole = journal.interview(added)
    one, _two = whole.rounds
    edited = (replace(one, held_on=date(2026, 2, 2)), Round(stage="new", held_on=date(2026, 1, 3)))

    journal.edit_interview(replace(whole, rounds=edited), request="b", now=NOW)

    back = journal.interview(added).rounds
    assert [r.stage for r in back] == ["new", "one"]
    assert back[1].id == one.id


def test_points_are_replaced_in_the_order_given(journal: Journal) -> None:
    added = journal.add_interview(
        an_interview(a_point("a"), a_point("b"), a_point("c")), request="a", now=NOW
    )
    [said] = journal.interview(added).feedback
    a, _b, c = said.points
    new = a_point("d", proposed=("e",))

    journal.replace_points(
        said.id or 0, [c, new, replace(a, text="A")], version=said.version, request="b", now=NOW
    )

    back = journal.interview(added).feedback[0].points
    assert [p.text for p in back] == [c.text, new.text, "A"]
    assert (back[0].id, back[2].id) == (c.id, a.id)
    assert back[1].proposed == ("e",)


def test_more_rows_than_one_statement_takes(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "CHUNK", 7)
    many = an_interview(*[a_point(None, text=str(n)) for n in range(50)])
    added = journal.add_interview(many, request="a", now=NOW)
    before = journal.interviews()

    journal.delete_interview(added, version=1, request="b", now=NOW)
    change = journal.last_change()
    assert change is not None
    journal.undo(change.id, now=NOW)

    assert journal.interviews() == before


def test_a_whole_journal_is_read_with_five_queries(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(5):
        journal.add_interview(an_interview(*[a_point()] * 4), request=str(n), now=NOW)
    asked, ask = [], Prepared.all

    def counted(self: Prepared, *values: Any) -> list[tuple[Any, ...]]:
        asked.append(self)
        return ask(self, *values)

    monkeypatch.setattr(Prepared, "all", counted)

    assert len(journal.interviews()) == 5
    assert len(asked) == 5


def test_people_are_told_apart_by_who_vouches_for_them(store: Store) -> None:
    here, there = store.journal(Person("a", "x")), store.journal(Person("b", "x"))
    here.add_interview(an_interview(), request="r", now=NOW)

    assert there.interviews() == ()
    assert store.journal(Person("a", "x")).interviews() == here.interviews()


def test_preferences_are_kept_by_name(journal: Journal) -> None:
    journal.set_preference("theme", {"dark": True})
    journal.set_preference("name", "Ada")
    journal.set_preference("theme", None)

    assert journal.preference("theme") is None
    assert journal.preference("name") == "Ada"


def test_preferences_come_with_the_journal(store: Store) -> None:
    store.journal(ADA).set_preference("name", "Ada")

    journal, preferences = store.journal_and_preferences(ADA)

    assert preferences == {"name": journal.preference("name")}
    assert store.journal_and_preferences(GRACE)[1] == {}
