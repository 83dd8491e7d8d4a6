"""Who may do what: every method of every journal is tried on somebody else's, and none is new."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from coaching import seeking
from coaching.model import (
    About,
    Account,
    Adoption,
    AgreedWith,
    Approach,
    Choice,
    Client,
    CoachingError,
    Comment,
    FollowUp,
    Grant,
    Letter,
    MeetingNote,
    Message,
    OwnTheme,
    Person,
    Question,
    Reply,
    Role,
    Terms,
)
from coaching.store import Accounts, Journal, Readers, Store, Visit
from coaching.store.tables import metadata
from tests.build import (
    ADA,
    GRACE,
    a_contact,
    a_feedback,
    a_log,
    a_plan,
    a_point,
    a_reflection,
    a_story,
    an_interview,
)
from tests.sharing.secrets import seen
from tests.store.looking import NOW, dump

SECRET = "Zanzibar"  # noqa: S105 - a word to look for
UNTIL = NOW + timedelta(days=9)

# Beside journals, which are their owner's: who may call what. The callers hold to it (the pages in
# tests/pages/test_whose_pages.py, the links in tests/test_opening_links.py); a new method has to
# be put here first.
BESIDE: dict[type, dict[str, str]] = {
    Accounts: {
        "begin": "whoever the provider has just vouched for",
        "signed_in": "whoever shows a cookie, about that cookie",
        "end": "whoever shows a cookie, about that cookie",
        "end_all": "the account's owner, an administrator",
        "everybody": "an administrator, the command line",
        "consultants": "whoever signed in",
        "account": "an administrator",
        "of": "the program",
        "give": "an administrator, the command line",
        "may_go": "the account's owner, an administrator",
        "remove": "the account's owner, an administrator",
    },
    Visit: {
        "link": "the consultant's account it was given to",
        "opened": "the consultant's account it was given to",
        "say": "the consultant's account it was given to",
    },
    Readers: {
        "admits": "whoever has the token",
        "enter": "whoever has the token",
        "find": "whoever has the reader's cookie",
        "keep_words": "whoever has the reader's cookie",
        "say": "whoever has the reader's cookie",
        "sign": "whoever has the reader's cookie",
        "stored": "whoever has the token",
        "took": "whoever has the reader's cookie",
    },
    Store: {
        "backup": "the command line",
        "close": "the program",
        "grant": "the command line",
        "is_current": "the program",
        "journal": "the person it belongs to",
        "journal_and_preferences": "the person it belongs to",
        "migrate": "the command line, the program on one's own machine",
        "owner_of": "whoever a link or a visit lets read, for the projection alone",
        "passes_over_isolation": "the program",
        "ping": "anybody",
        "readers": "whoever has the token or the cookie",
        "visits": "the consultant's account",
    },
}


def public(of: type) -> set[str]:
    return {n for n, _ in inspect.getmembers(of, inspect.isfunction) if not n.startswith("_")}


def methods(of: Journal) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public method of a journal and of its parts, as they are now."""
    for name in sorted(public(Journal) - {"erase"}):
        yield name, getattr(of, name)
    for part, held in vars(Journal).items():
        if isinstance(held, property):
            for name in sorted(public(type(getattr(of, part)))):
                yield f"{part}.{name}", getattr(getattr(of, part), name)
    yield "erase", of.erase


def test_no_method_is_without_its_rule() -> None:
    for of, declared in BESIDE.items():
        assert public(of) == set(declared), of.__name__


def fill(store: Store) -> tuple[Journal, dict[str, Any]]:
    """Ada's journal with something in every part, each with her secret, and what names it."""
    ada = store.journal(ADA)
    made = ada.add_interview(
        an_interview(a_point(text=f"More of {SECRET}."), employer=SECRET), request="1", now=NOW
    )
    own = ada.codebook.add(SECRET, request="2", now=NOW)
    plan = ada.practice.add_plan(a_plan(notes=SECRET), request="3", now=NOW)
    ada.practice.add_log(a_log(plan, notes=SECRET), request="4", now=NOW)
    ada.stories.add(a_story(SECRET), request="5", now=NOW)
    ada.questions.add(Question(SECRET, made), request="6", now=NOW)
    ada.contacts.add(a_contact(made, name=SECRET), request="7", now=NOW)
    ada.reflections.add(a_reflection(made, notes=SECRET), request="8", now=NOW)
    ada.messages.add(Message(made, Letter.THANK_YOU, body=SECRET), request="9", now=NOW)
    ada.follow_ups.add(FollowUp(made, Approach.CALL, notes=SECRET), request="10", now=NOW)
    ada.save_draft("k", "add", {"raw": SECRET}, version=0, writer="w", now=NOW)
    ada.set_preference("name", SECRET)
    ada.sharing.hand_over(
        Grant("hers", SECRET, "file", Choice(), NOW, UNTIL), request="11", now=NOW
    )
    said = Comment("c", About.WHOLE, "whole", SECRET, "Ms O", NOW)
    ada.sharing.merge(Reply("hers", "Ms O", NOW.date(), (said,)), now=NOW)
    link, _ = ada.links.make(SECRET, Choice(), Terms(UNTIL), now=NOW)
    opened = ada.caseload.receive(seen(sharer=SECRET, days=3650), now=NOW)
    client = ada.caseload.clients()[0]
    ada.caseload.keep_note(MeetingNote(client.id or 0, NOW.date(), SECRET), request="12", now=NOW)
    hedy = consultant(store)
    ada.entrusted.give(hedy, Choice(), UNTIL, SECRET, now=NOW)
    change = ada.last_change()
    return ada, {
        "made": made, "own": own, "plan": plan, "link": link, "opened": opened,
        "client": client.id, "change": change.id if change else 1, "hedy": hedy,
    }  # fmt: skip


def consultant(store: Store) -> Account:
    hedy = Person("test", "hedy")
    store.accounts.give(hedy, Role.CONSULTANT)
    found = store.accounts.of(hedy)
    assert found
    return found


def arguments(ada: Journal, hers: dict[str, Any]) -> dict[str, Any]:
    """Parameter → what names something of Ada's; ``part.method.parameter`` where that differs."""
    (interview,) = ada.interviews()
    (feedback,) = interview.feedback
    (point,) = feedback.points
    contact, reflection = ada.contacts.all()[0], ada.reflections.all()[0]
    message, follow_up = ada.messages.all()[0], ada.follow_ups.all()[0]
    story, question = ada.stories.all()[0], ada.questions.all()[0]
    said = Comment("c", About.WHOLE, "whole", "x", "x", NOW, revision=9)
    return {
        "now": NOW, "request": "theirs", "version": 1, "draft": "k", "key": "k", "kind": None,
        "save_draft.kind": "add", "body": {"raw": "x"}, "writer": "w", "name": "name",
        "value": "x", "today": NOW.date(), "author": "x", "label": "x", "definition": "x",
        "status": None, "wanted": seeking.sought(SECRET), "until": UNTIL,
        "wording": "x", "holder": "x",
        "saved.request": "1", "terms": Terms(UNTIL), "choice": Choice(only=(point.id or 0,)),
        "interview_id": hers["made"], "feedback_id": feedback.id, "point_id": point.id,
        "change_id": hers["change"], "interview": replace(interview, role="x"),
        "interviews": [replace(interview, feedback=())], "people": [contact],
        "feedback": replace(feedback, giver="x"), "messages.add.feedback": feedback.id,
        "follow_ups.add.feedback": feedback.id, "point": replace(point, text="x"),
        "points": [replace(point, text="x")], "codebook.gather.points": {point.id: 1},
        "codebook.split.points": {point.id: 1}, "codebook.split.source": "specific_examples",
        "into": OwnTheme(hers["own"]), "codebook.edit.changed": OwnTheme(hers["own"], "x"),
        "codebook.adopt.new": Adoption(given={point.id or 0: (1, ("teamwork_conflict",))}),
        "client_id": hers["client"], "note_id": 1, "opened": hers["opened"], "said": said,
        "caseload.edit_client.value": Client("s", "x", id=hers["client"]),
        "note": MeetingNote(hers["client"], NOW.date(), "x"), "who": Client("s", "x"),
        "shared": seen(sharer="x", days=3650), "to": hers["hedy"], "share_id": hers["link"],
        "link": hers["link"], "log": a_log(hers["plan"], id=1), "log_id": 1,
        "plan": replace(a_plan(agreed_with=AgreedWith.CONSULTANT), id=hers["plan"]),
        "plan_id": hers["plan"], "reply": Reply("hers", "x", NOW.date(), (said,)),
        "grant": Grant("theirs", "x", "file", Choice(), NOW, UNTIL), "uid": "t",
        "stories.add.new": replace(story, title="x"), "stories.edit.new": replace(story, title="x"),
        "questions.add.new": replace(question, text="x"),
        "questions.edit.new": replace(question, text="x"),
        "story_id": story.id, "question_id": question.id, "row_id": contact.id,
        "reflections.delete.row_id": reflection.id, "message_id": message.id,
        "follow_up_id": follow_up.id, "messages.add.new": replace(message, body="x"),
        "messages.edit.changed": replace(message, body="x"),
        "follow_ups.add.new": replace(follow_up, notes="x"),
        "follow_ups.edit.changed": replace(follow_up, notes="x"),
        "contacts.add.new": replace(contact, name="x"),
        "contacts.edit.changed": replace(contact, name="x"),
        "reflections.add.new": replace(reflection, notes="x"),
        "reflections.edit.changed": replace(reflection, notes="x"),
        "reflections.keep.new": replace(reflection, notes="x"),
        "reflections.keep.own": a_feedback(a_point()),
        "questions": [replace(question, text="x")], "found": ada.whole.export(),
    }  # fmt: skip


def hers_alone(store: Store, ada: Journal) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of Ada's."""
    owned = {t.name for t in metadata.sorted_tables if "person_id" in t.c} | {"person"}
    return {
        name: [row for row in rows if row[0] == ada._person]
        for name, rows in dump(store).items()
        if name in owned
    }


@pytest.fixture
def two(store: Store) -> tuple[Journal, Journal, dict[str, Any]]:
    """Ada's full journal, Grace's empty one, and what names Ada's things."""
    ada, hers = fill(store)
    return ada, store.journal(GRACE), arguments(ada, hers)


def test_every_method_tried_on_somebody_elses_things_shows_and_changes_nothing(
    store: Store, two: tuple[Journal, Journal, dict[str, Any]]
) -> None:
    """A new method or parameter fails here until it is said what of another's it could name."""
    ada, grace, given = two
    before = hers_alone(store, ada)
    reads = [(n, m) for n, m in methods(grace) if not writes(n, m)]
    every = [*reads, *((n, m) for n, m in methods(grace) if writes(n, m))]
    for number, (name, method) in enumerate(every):
        wanted = {
            p: given.get(f"{name}.{p}", given.get(p, MISSING))
            for p in inspect.signature(method).parameters
        }
        assert MISSING not in wanted.values(), (name, wanted)
        if writes(name, method) and "request" in wanted:
            wanted["request"] = f"theirs {number}"
        shown: object = None
        with suppress(CoachingError, ValueError):
            shown = called(method, wanted)
        assert SECRET not in repr(shown), name
        assert hers_alone(store, ada) == before, name

    assert len(every) >= 80
    assert SECRET in repr(ada.whole.export())


MISSING = object()


def called(method: Callable[..., Any], wanted: dict[str, Any]) -> object:
    """What the method gives for these arguments, those without a name by their place."""
    kinds = {n: p.kind for n, p in inspect.signature(method).parameters.items()}
    by_place = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.VAR_POSITIONAL)
    placed = [wanted.pop(n) for n, kind in kinds.items() if kind in by_place]
    return method(*placed, **wanted)


def writes(name: str, method: Callable[..., Any]) -> bool:
    """Tried last: they may put Ada's values, which are their arguments, into Grace's journal."""
    quiet = {"set_preference", "whole.bring_back", "erase", "sharing.sender"}
    return name in quiet or "now" in inspect.signature(method).parameters


def test_each_part_of_a_journal_is_bound_to_its_person(store: Store) -> None:
    journal = store.journal(ADA)
    held = [n for n, v in vars(Journal).items() if isinstance(v, property)]

    assert len(held) >= 14
    assert all(getattr(journal, name)._person == journal._person for name in held)
    assert all(
        getattr(journal, name)._database._context == journal._database._context for name in held
    )
