"""What the record of an interview holds beside its feedback, kept on both engines."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from coaching.model import (
    Contact,
    Feeling,
    Interview,
    Origin,
    Outcome,
    Question,
    Reflection,
    Round,
    Stale,
    Status,
)
from coaching.store import Journal, Store
from coaching.store.tables import contact, reflection
from tests.build import a_contact, a_feedback, a_point, a_reflection, an_interview
from tests.store.looking import LATER, NOW, count, dump, insert

Add = Callable[[Journal, int], object]


@pytest.fixture
def talk(journal: Journal) -> Interview:
    """An interview with two rounds."""
    rounds = (Round("First interview", held_on=date(2026, 3, 3)), Round("Second"))
    added = journal.add_interview(an_interview(rounds=rounds), request="first", now=NOW)
    return journal.interview(added)


def test_a_record_comes_back_with_everything_in_it(journal: Journal) -> None:
    whole = an_interview(
        posting_url="https://northgate.example/jobs/7",
        posting_text="We look for …",
        outcome=Outcome.WAITING,
        phone_welcome=False,
        preferred_channel="E-mail",
        decision_on=date(2026, 3, 20),
        decided_on=date(2026, 3, 18),
        rounds=(
            Round(
                "First interview",
                "Panel",
                date(2026, 3, 3),
                datetime(2026, 3, 3, 14, 30, tzinfo=UTC),
                "America/Vancouver",
                "Room 4",
                "Bring the portfolio",
            ),
        ),
    )
    back = journal.interview(journal.add_interview(whole, request="r", now=NOW))

    rounds = tuple(replace(r, id=None) for r in back.rounds)
    assert replace(back, id=None, rounds=rounds) == whole


def test_a_list_leaves_the_postings_where_they_are(journal: Journal) -> None:
    journal.add_interview(an_interview(posting_text="x" * 10_000), request="r", now=NOW)

    [listed] = journal.interviews()

    assert listed.posting_text is None


def test_storing_one_from_a_list_keeps_its_posting(journal: Journal) -> None:
    added = journal.add_interview(an_interview(posting_text="We look for …"), request="r", now=NOW)
    [listed] = journal.interviews()

    journal.edit_interview(replace(listed, role="Clerk"), request="e", now=NOW)

    assert journal.interview(added).posting_text == "We look for …"
    assert journal.interview(added).role == "Clerk"


def test_a_posting_can_be_taken_out(journal: Journal) -> None:
    added = journal.add_interview(an_interview(posting_text="We look for …"), request="r", now=NOW)

    whole = replace(journal.interview(added), posting_text="")
    journal.edit_interview(whole, request="e", now=NOW)

    assert journal.interview(added).posting_text == ""


def test_rounds_of_one_day_are_in_order_of_the_hour(journal: Journal) -> None:
    day = date(2026, 3, 3)
    morning, noon = (datetime(2026, 3, 3, h, tzinfo=UTC) for h in (9, 12))
    rounds = (
        Round("no hour", held_on=day),
        Round("noon", held_on=day, starts_at=noon),
        Round("morning", held_on=day, starts_at=morning),
    )
    added = journal.add_interview(an_interview(rounds=rounds), request="r", now=NOW)

    assert [r.stage for r in journal.interview(added).rounds] == ["morning", "noon", "no hour"]


def test_an_hour_is_the_same_moment_whatever_its_zone(journal: Journal) -> None:
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    agreed = datetime(2026, 3, 29, 9, 0, tzinfo=ZoneInfo("Europe/Dublin"))
    round_ = Round(held_on=date(2026, 3, 29), starts_at=agreed, time_zone="Europe/Dublin")
    added = journal.add_interview(an_interview(rounds=(round_,)), request="r", now=NOW)

    assert journal.interview(added).last_round.starts_at == datetime(2026, 3, 29, 8, tzinfo=UTC)


def test_people_met_are_kept_by_interview(journal: Journal, talk: Interview) -> None:
    other = journal.add_interview(an_interview(), request="other", now=NOW)
    kim = a_contact(
        talk.id or 0,
        title="Head of service",
        phone="+44 20 7946 0000",
        notes="rota",
        round=talk.rounds[0].id,
    )
    first = journal.contacts.add(kim, request="k", now=NOW)
    journal.contacts.add(a_contact(other, name="Lee"), request="l", now=NOW)

    assert journal.contacts.all(talk.id) == (replace(kim, id=first),)
    assert [c.name for c in journal.contacts.all()] == ["Kim Okafor", "Lee"]


def test_a_reflection_comes_back_with_everything_in_it(journal: Journal, talk: Interview) -> None:
    noted = a_reflection(
        talk.id or 0,
        round=talk.rounds[1].id,
        differently="Slow down.\nBreathe.",
        surprised="A case, unannounced",
        went_badly="The last answer",
        questions="Why us?",
        forgotten=("The volunteer desk", "My notice period"),
        feeling=Feeling.MIXED,
        confidence_before=2,
        confidence_after=4,
        notes="n",
    )
    added = journal.reflections.add(noted, request="r", now=NOW)

    assert journal.reflections.all(talk.id) == (replace(noted, id=added),)


def test_each_forgotten_thing_is_one_line(journal: Journal, talk: Interview) -> None:
    noted = a_reflection(talk.id or 0, forgotten=("one\nand more", "  ", "two"))
    journal.reflections.add(noted, request="r", now=NOW)

    assert journal.reflections.all()[0].forgotten == ("one and more", "two")


def test_the_draft_of_a_reflection_ends_with_it(journal: Journal, talk: Interview) -> None:
    journal.save_draft("k", "reflection", {"a": 1}, version=0, writer="w", now=NOW)

    journal.reflections.add(a_reflection(talk.id or 0), request="k", now=NOW, draft="k")
    assert journal.draft("k") is None

    change = journal.last_change()
    assert change is not None
    assert change.what == "Notes on Northgate Council added"
    journal.undo(change.id, now=LATER)
    assert journal.draft("k") is not None
    assert journal.reflections.all() == ()


@pytest.mark.parametrize("low", [{"feeling": Feeling.LOW}, {"confidence_after": 1}])
def test_low_is_a_word_or_no_confidence_left(low: dict[str, object]) -> None:
    assert a_reflection(1, **low).low
    assert not a_reflection(1, feeling=Feeling.MIXED, confidence_after=2).low


def test_confidence_is_from_one_to_five(journal: Journal, store: Store, talk: Interview) -> None:
    with pytest.raises(IntegrityError):
        insert(
            store,
            journal,
            reflection,
            id=99,
            interview_id=talk.id,
            written_at=NOW,
            confidence_after=6,
        )


ADDS: dict[str, Add] = {
    "contacts": lambda j, i: j.contacts.add(a_contact(i), request="a", now=NOW),
    "reflections": lambda j, i: j.reflections.add(a_reflection(i), request="a", now=NOW),
}


@pytest.mark.parametrize("part", ADDS)
def test_each_write_happens_once_and_is_undone_whole(
    journal: Journal, store: Store, talk: Interview, part: str
) -> None:
    before = dump(store)
    table: sa.Table = {"contacts": contact, "reflections": reflection}[part]
    notes = getattr(journal, part)
    assert ADDS[part](journal, talk.id or 0) == ADDS[part](journal, talk.id or 0)
    assert count(store, table) == 1
    [kept] = notes.all()
    changed = replace(kept, notes="more")
    for _ in range(2):
        notes.edit(changed, request="e", now=NOW)
    [kept] = notes.all()
    assert kept.notes == "more"
    for _ in range(2):
        notes.delete(kept.id, version=kept.version, request="d", now=NOW)
    assert count(store, table) == 0

    for _ in range(3):
        change = journal.last_change()
        assert change is not None
        journal.undo(change.id, now=LATER)
    assert dump(store) == before


@pytest.mark.parametrize("part", ADDS)
def test_an_older_version_does_not_overwrite_a_newer(
    journal: Journal, talk: Interview, part: str
) -> None:
    ADDS[part](journal, talk.id or 0)
    notes = getattr(journal, part)
    [seen] = notes.all()
    notes.edit(replace(seen, notes="theirs"), request="1", now=NOW)

    with pytest.raises(Stale) as refused:
        notes.edit(replace(seen, notes="mine"), request="2", now=NOW)

    theirs = refused.value.theirs
    assert isinstance(theirs, Contact | Reflection)
    assert theirs.notes == "theirs"


def test_somebody_is_met_in_a_round_of_the_same_interview(
    journal: Journal, talk: Interview
) -> None:
    other = journal.add_interview(an_interview(), request="other", now=NOW)

    with pytest.raises(ValueError, match="another interview"):
        journal.contacts.add(a_contact(other, round=talk.rounds[0].id), request="x", now=NOW)


def test_a_record_is_kept_with_its_people_in_one_step(journal: Journal, store: Store) -> None:
    before = dump(store)
    journal.save_draft("k", "record", {"a": 1}, version=0, writer="w", now=NOW)
    with_draft = dump(store)
    people = (a_contact(0), a_contact(0, name="Lee"))
    for _ in range(2):
        made = journal.keep_record(an_interview(), people, request="k", now=NOW, draft="k")

    assert [c.name for c in journal.contacts.all(made)] == ["Kim Okafor", "Lee"]
    assert journal.draft("k") is None

    change = journal.last_change()
    assert change is not None
    journal.undo(change.id, now=LATER)
    assert dump(store) == with_draft != before


def test_people_with_an_id_stay_and_those_left_out_go(journal: Journal, talk: Interview) -> None:
    kim, lee = (a_contact(talk.id or 0, name=name) for name in ("Kim", "Lee"))
    first = journal.contacts.add(kim, request="1", now=NOW)
    journal.contacts.add(lee, request="2", now=NOW)
    [kim, _] = journal.contacts.all()
    people = (replace(kim, title="Head"), a_contact(0, name="New"))

    journal.keep_record(talk, people, request="k", now=NOW)

    found = journal.contacts.all(talk.id)
    assert [(c.name, c.title) for c in found] == [("Kim", "Head"), ("New", "")]
    assert found[0].id == first


def test_somebody_changed_elsewhere_is_not_overwritten(journal: Journal, talk: Interview) -> None:
    journal.contacts.add(a_contact(talk.id or 0), request="1", now=NOW)
    [seen] = journal.contacts.all()
    journal.contacts.edit(replace(seen, title="theirs"), request="2", now=NOW)

    with pytest.raises(Stale):
        journal.keep_record(talk, (replace(seen, title="mine"),), request="k", now=NOW)

    assert journal.contacts.all()[0].title == "theirs"


def test_the_round_somebody_was_met_in_may_go(journal: Journal, talk: Interview) -> None:
    met = a_contact(talk.id or 0, round=talk.rounds[1].id)
    journal.contacts.add(met, request="1", now=NOW)
    [seen] = journal.contacts.all()

    with pytest.raises(Stale):  # emptied with its round: the form is checked again
        journal.keep_record(
            replace(talk, rounds=talk.rounds[:1]),
            (replace(seen, version=99),),
            request="k",
            now=NOW,
        )
    journal.keep_record(replace(talk, rounds=talk.rounds[:1]), (seen,), request="l", now=NOW)

    assert journal.contacts.all()[0].round is None


def test_notes_questions_and_own_points_are_kept_and_undone_as_one(
    journal: Journal, store: Store, talk: Interview
) -> None:
    journal.save_draft("k", "feedback", {"a": 1}, version=0, writer="w", now=NOW)
    before = dump(store)
    own = a_feedback(a_point(), origin=Origin.OWN)
    asked = (Question("Why us?", interview=talk.id, rating=2),)
    for _ in range(2):
        made = journal.reflections.keep(
            a_reflection(talk.id or 0), asked, own, request="k", now=NOW, draft="k"
        )

    whole = journal.interview(talk.id or 0)
    assert [f.id for f in whole.feedback] == [made]
    assert whole.status is Status.NOT_ASKED  # one's own view is no employer's
    assert [q.text for q in journal.questions.all()] == ["Why us?"]
    assert len(journal.reflections.all()) == 1
    assert journal.draft("k") is None

    change = journal.last_change()
    assert change is not None
    journal.undo(change.id, now=LATER)
    assert dump(store) == before


def test_notes_can_be_kept_without_points(journal: Journal, talk: Interview) -> None:
    made = journal.reflections.keep(
        a_reflection(talk.id or 0), (), None, request="k", now=NOW, draft="k"
    )

    assert [r.id for r in journal.reflections.all()] == [made]
    assert journal.interview(talk.id or 0).feedback == ()
