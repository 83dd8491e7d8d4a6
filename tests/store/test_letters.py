"""Letters and the log of following up are kept once, undone whole, and never another's."""

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from coaching.model import (
    Approach,
    Feedback,
    FollowUp,
    Letter,
    Message,
    MessageStatus,
    NotFound,
    Stale,
    Status,
)
from coaching.store import Journal, Store
from coaching.store.tables import contact, message
from tests.build import ADA, GRACE, an_interview
from tests.store.looking import LATER, NOW, count, insert, rows_of


@pytest.fixture
def about(journal: Journal) -> int:
    """The interview the letters are about."""
    return journal.add_interview(an_interview(), request="i", now=NOW)


def a_letter(interview: int, **changes: Any) -> Message:
    """A thank-you letter that was sent."""
    given: dict[str, Any] = {
        "kind": Letter.THANK_YOU,
        "status": MessageStatus.SENT,
        "channel": "E-mail",
        "subject": "Thank you",
        "body": "Dear Ms Amory,\n\nthank you. 😀\x00",
        "due_at": LATER,
        "sent_at": NOW,
    }
    return Message(interview, **(given | changes))


def undo_last(journal: Journal) -> None:
    """Take the last change back."""
    last = journal.last_change()
    assert last is not None
    journal.undo(last.id, now=LATER)


def test_letters_of_every_kind_come_back_as_they_were(journal: Journal, about: int) -> None:
    letters = [a_letter(about, kind=k, status=s) for k in Letter for s in MessageStatus]

    made = [journal.messages.add(a, request=f"{n}", now=NOW) for n, a in enumerate(letters)]

    kept = tuple(replace(a, id=row) for a, row in zip(letters, made, strict=True))
    assert journal.messages.all() == kept
    assert journal.messages.all(about) == kept
    assert journal.messages.all(about + 1) == ()


def test_sending_twice_with_one_request_keeps_one_letter(journal: Journal, about: int) -> None:
    first = journal.messages.add(a_letter(about), request="r", now=NOW)

    assert journal.messages.add(a_letter(about), request="r", now=LATER) == first
    assert len(journal.messages.all()) == 1


def test_a_letter_ends_its_draft_and_undoing_brings_the_draft_back(
    journal: Journal, about: int
) -> None:
    journal.save_draft("k", "letter", {"text": "Dear"}, version=0, writer="w", now=NOW)
    journal.messages.add(a_letter(about), request="k", now=NOW, draft="k")
    assert journal.draft("k") is None

    undo_last(journal)

    draft = journal.draft("k")
    assert draft is not None
    assert draft.body == {"text": "Dear"}
    assert journal.messages.all() == ()
    assert journal.messages.add(a_letter(about), request="k", now=LATER, draft="k")


def test_asking_and_its_status_are_one_step(journal: Journal, about: int) -> None:
    asked = Feedback(status=Status.ASKED, received_on=NOW.date())
    letter = a_letter(about, kind=Letter.FEEDBACK_REQUEST)
    journal.messages.add(letter, request="r", now=NOW, feedback=asked)
    assert journal.interview(about).status is Status.ASKED

    undo_last(journal)

    assert journal.interview(about).status is Status.NOT_ASKED
    assert journal.messages.all() == ()


def test_a_letter_is_changed_by_the_version_that_was_seen(journal: Journal, about: int) -> None:
    journal.messages.add(a_letter(about), request="r", now=NOW)
    [letter] = journal.messages.all()
    journal.messages.edit(replace(letter, subject="Thanks"), request="e", now=NOW)

    with pytest.raises(Stale) as refused:
        journal.messages.edit(replace(letter, subject="Late"), request="f", now=NOW)

    [stored] = journal.messages.all()
    assert stored.subject == "Thanks"
    assert stored.body == letter.body
    assert refused.value.theirs == stored
    with pytest.raises(Stale):
        journal.messages.delete(letter.id or 0, version=letter.version, request="d", now=NOW)
    journal.messages.delete(stored.id or 0, version=stored.version, request="d", now=NOW)
    assert journal.messages.all() == ()


def test_a_call_is_logged_changed_and_taken_away(journal: Journal, about: int) -> None:
    call = FollowUp(about, Approach.CALL, due_on=NOW.date(), done_at=NOW, answer="Next week")
    promised = Feedback(status=Status.PROMISED, received_on=NOW.date())
    made = journal.follow_ups.add(call, request="r", now=NOW, feedback=promised)
    assert journal.interview(about).status is Status.PROMISED
    assert journal.follow_ups.all(about) == (replace(call, id=made),)

    journal.follow_ups.edit(replace(call, id=made, notes="kind"), request="e", now=NOW)
    [stored] = journal.follow_ups.all()
    assert stored.notes == "kind"
    with pytest.raises(Stale):
        journal.follow_ups.edit(replace(call, id=made), request="f", now=NOW)

    journal.follow_ups.delete(made, version=stored.version, request="d", now=NOW)
    assert journal.follow_ups.all() == ()


def test_a_letter_goes_to_somebody_met_there(store: Store, journal: Journal, about: int) -> None:
    other = journal.add_interview(an_interview(employer="Fenwick"), request="o", now=NOW)
    insert(store, journal, contact, id=901, interview_id=about, name="Judith Amory")
    insert(store, journal, contact, id=902, interview_id=other, name="Somebody else")

    journal.messages.add(a_letter(about, contact=901), request="r", now=NOW)

    assert [m.contact for m in journal.messages.all()] == [901]
    with pytest.raises(ValueError, match="another interview"):
        journal.messages.add(a_letter(about, contact=902), request="s", now=NOW)


def test_a_deleted_interview_takes_its_letters_and_undo_brings_them_back(
    store: Store, journal: Journal, about: int
) -> None:
    journal.messages.add(a_letter(about), request="r", now=NOW)
    journal.follow_ups.add(FollowUp(about, Approach.CALL), request="c", now=NOW)
    kept = journal.messages.all()

    journal.delete_interview(about, version=1, request="d", now=NOW)
    assert journal.messages.all() == ()
    assert count(store, message) == 0
    undo_last(journal)

    assert journal.messages.all() == kept
    assert len(journal.follow_ups.all()) == 1


def test_letters_are_out_of_everybody_elses_reach(store: Store) -> None:
    ada, grace = store.journal(ADA), store.journal(GRACE)
    hers = ada.add_interview(an_interview(), request="i", now=NOW)
    ada.messages.add(a_letter(hers), request="r", now=NOW)
    ada.follow_ups.add(FollowUp(hers, Approach.CALL), request="c", now=NOW)
    [letter], [call] = ada.messages.all(), ada.follow_ups.all()

    assert grace.messages.all() == ()
    assert grace.follow_ups.all() == ()
    for reach in (
        lambda: grace.messages.add(a_letter(hers), request="x", now=NOW),
        lambda: grace.messages.edit(letter, request="x", now=NOW),
        lambda: grace.messages.delete(letter.id or 0, version=1, request="x", now=NOW),
        lambda: grace.follow_ups.add(FollowUp(hers, Approach.CALL), request="x", now=NOW),
        lambda: grace.follow_ups.edit(call, request="x", now=NOW),
        lambda: grace.follow_ups.delete(call.id or 0, version=1, request="x", now=NOW),
    ):
        with pytest.raises(NotFound):
            reach()
    assert ada.messages.all() == (letter,)


def test_letters_written_before_there_were_more_kinds_are_kept(sqlite_store: Store) -> None:
    """The table was made anew on SQLite: its rows, its checks and its indexes are there."""
    journal = sqlite_store.journal(ADA)
    about = journal.add_interview(an_interview(), request="i", now=NOW)
    journal.messages.add(a_letter(about), request="r", now=NOW)
    with rows_of(sqlite_store) as connection:
        indexes = {i["name"] for i in sa.inspect(connection).get_indexes("message")}
        assert indexes >= {"ix_message_person_id_contact_id", "ix_message_person_id_interview_id"}
        with pytest.raises(sa.exc.IntegrityError):
            connection.execute(sa.text("update message set kind = 'billet_doux'"))
