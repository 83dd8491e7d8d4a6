"""People met ⇄ their rows."""

from collections.abc import Sequence
from typing import Any

from coaching.model import Contact, Stale
from coaching.store.noted import Notes, fields_of
from coaching.store.reading import read_interview
from coaching.store.recorder import CHANGED, Recorder
from coaching.store.tables import contact, round_

_OWN = ("name", "title", "email", "phone", "notes")


class Contacts(Notes[Contact]):
    """The people one person met at their interviews."""

    _table, _place, _tied = contact, round_, "round"
    _stranger = "This round is part of another interview."

    def _told(self, done: str, employer: str, _note: Contact) -> str:
        return f"A person met at {employer} {done}"

    def _value(self, row: Any) -> Contact:
        return Contact(**fields_of(Contact, row))


def make_these(recorder: Recorder, interview_id: int, people: Sequence[Contact]) -> None:
    """
    Make these the people met at an interview: those with an id keep their row, others are new.

    Raises:
        Stale: If one of them was changed or taken away since; ``theirs`` is the interview.
    """
    before = {row["id"]: row for row in recorder.rows(contact, "interview_id", [interview_id])}
    seen = [(p.id, p.version) for p in people if p.id is not None]
    if any(i not in before or before[i]["version"] != version for i, version in seen):
        raise Stale(CHANGED, read_interview(recorder.connection, recorder.person_id, interview_id))
    rounds = {row["id"] for row in recorder.rows(round_, "interview_id", [interview_id])}
    for person in people:
        # A round that was taken out of the form at the same time is nobody's place any more.
        at = person.round if person.round in rounds else None
        own = {name: getattr(person, name) for name in _OWN} | {"round_id": at}
        if person.id is None:
            key = {"id": recorder.take_id(), "interview_id": interview_id, "version": 1}
            recorder.insert(contact, [key | own])
        elif any(before[person.id][name] != value for name, value in own.items()):
            old = before[person.id]
            recorder.update(contact, [(old, {**old, **own, "version": recorder.change_id})])
    named = {p.id for p in people}
    recorder.delete_tree(contact, [row for i, row in before.items() if i not in named])
