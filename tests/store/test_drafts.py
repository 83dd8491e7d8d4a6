"""What is being typed is neither lost nor overwritten by another window."""

import pytest

from coaching.model import CoachingError, Stale
from coaching.store import Journal, Store
from coaching.store.tables import change
from tests.build import a_feedback, an_interview
from tests.store.looking import LATER, NOW, count


def test_a_draft_comes_back_with_its_next_version(store: Store, journal: Journal) -> None:
    first = journal.save_draft("k", "add", {"raw": "a"}, version=0, writer="w", now=NOW)
    second = journal.save_draft(
        "k", "add", {"raw": "ab", "n": [1, None]}, version=first.version, writer="w", now=LATER
    )

    assert (first.version, second.version) == (1, 2)
    assert journal.draft("k") == second
    assert second.updated_at == LATER
    assert count(store, change) == 0


def test_drafts_come_newest_first_and_by_kind(journal: Journal) -> None:
    journal.save_draft("old", "add", {}, version=0, writer="w", now=NOW)
    journal.save_draft("new", "letter", {}, version=0, writer="w", now=LATER)

    assert [d.key for d in journal.drafts()] == ["new", "old"]
    assert [d.key for d in journal.drafts("add")] == ["old"]
    assert journal.drafts("other") == ()


def test_another_writer_is_told_and_shown_what_is_stored(journal: Journal) -> None:
    journal.save_draft("k", "add", {"raw": "a"}, version=0, writer="tab 1", now=NOW)
    theirs = journal.save_draft("k", "add", {"raw": "b"}, version=1, writer="tab 1", now=NOW)

    with pytest.raises(Stale) as refused:
        journal.save_draft("k", "add", {"raw": "c"}, version=1, writer="tab 2", now=LATER)

    assert refused.value.theirs == theirs
    assert journal.draft("k") == theirs


def test_another_writer_who_saw_the_newest_version_goes_on(journal: Journal) -> None:
    journal.save_draft("k", "add", {"raw": "a"}, version=0, writer="tab 1", now=NOW)

    after = journal.save_draft("k", "add", {"raw": "b"}, version=1, writer="tab 2", now=LATER)

    assert (after.version, after.writer) == (2, "tab 2")


def test_the_same_writer_wins_whatever_version_it_names(journal: Journal) -> None:
    for raw in "abc":
        journal.save_draft("k", "add", {"raw": raw}, version=0, writer="w", now=NOW)

    found = journal.draft("k")
    assert found is not None
    assert (found.version, found.body) == (3, {"raw": "c"})


@pytest.mark.parametrize("version", [0, 1])
def test_a_late_autosave_does_not_bring_a_saved_draft_back(journal: Journal, version: int) -> None:
    journal.save_draft("k", "add", {"raw": "a"}, version=0, writer="w", now=NOW)
    added = journal.add_interview(an_interview(), request="i", now=NOW)
    journal.add_feedback(added, a_feedback(), request="k", now=NOW, draft="k")

    with pytest.raises(Stale) as refused:
        journal.save_draft("k", "add", {"raw": "ab"}, version=version, writer="w", now=LATER)

    assert refused.value.theirs is None
    assert journal.draft("k") is None


def test_a_late_autosave_does_not_bring_a_discarded_draft_back(journal: Journal) -> None:
    journal.save_draft("k", "add", {"raw": "a"}, version=0, writer="w", now=NOW)
    journal.discard_draft("k", request="d", now=NOW)

    with pytest.raises(Stale):
        journal.save_draft("k", "add", {"raw": "ab"}, version=1, writer="w", now=LATER)


def test_undoing_the_save_brings_the_draft_back_to_go_on(journal: Journal) -> None:
    draft = journal.save_draft("k", "add", {"raw": "a"}, version=0, writer="w", now=NOW)
    added = journal.add_interview(an_interview(), request="i", now=NOW)
    journal.add_feedback(added, a_feedback(), request="k", now=NOW, draft="k")
    change_ = journal.last_change()
    assert change_ is not None

    journal.undo(change_.id, now=LATER)

    assert journal.draft("k") == draft
    journal.save_draft("k", "add", {"raw": "ab"}, version=draft.version, writer="w", now=LATER)


def test_discarding_what_is_not_there_leaves_no_entry(store: Store, journal: Journal) -> None:
    journal.discard_draft("k", request="d", now=NOW)
    journal.discard_draft("", request="e", now=NOW)

    assert journal.last_change() is None
    assert count(store, change) == 0


def test_a_discard_is_not_offered_for_undo_once_the_draft_was_begun_again(
    journal: Journal,
) -> None:
    journal.save_draft("k", "add", {"raw": "a"}, version=0, writer="w", now=NOW)
    journal.discard_draft("k", request="d", now=NOW)
    discarded = journal.last_change()
    assert discarded is not None
    journal.save_draft("k", "add", {"raw": "new"}, version=0, writer="w", now=LATER)

    assert journal.last_change() is None
    with pytest.raises(Stale):
        journal.undo(discarded.id, now=LATER)


@pytest.mark.parametrize("key", ["", "x" * 201, "x" * 100_000])
def test_an_address_that_is_not_ours_is_refused_in_words(journal: Journal, key: str) -> None:
    with pytest.raises(CoachingError):
        journal.save_draft(key, "add", {}, version=0, writer="w", now=NOW)
    assert journal.draft(key) is None
    assert journal.saved(key) is None
