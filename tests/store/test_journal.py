"""What a journal keeps comes back as it was given."""

from datetime import UTC, datetime

from coaching.store import Journal
from tests.build import a_point, an_interview

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


def test_a_new_journal_is_empty(journal: Journal) -> None:
    assert journal.interviews() == ()
    assert journal.drafts() == ()
    assert journal.last_change() is None


def test_an_interview_is_found_by_its_id(journal: Journal) -> None:
    added = journal.add_interview(an_interview(a_point()), request="r1", now=NOW)

    assert journal.interview(added) == journal.interviews()[0]
