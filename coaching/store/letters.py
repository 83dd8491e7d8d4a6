"""Letters and the log of following up: kept, corrected, taken away."""

from dataclasses import fields, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from coaching.model import Approach, Feedback, FollowUp, Letter, Message, MessageStatus, Stale
from coaching.store import rows
from coaching.store.drafts import remove_draft
from coaching.store.feedback_writes import insert_feedback
from coaching.store.part import Part
from coaching.store.recorder import CHANGED, Recorder, Values
from coaching.store.tables import contact, follow_up, interview, message

_Kept = TypeVar("_Kept", Message, FollowUp)
_REFERENCES = {"interview": "interview_id", "contact": "contact_id"}
_SAID = {
    MessageStatus.DRAFT: "kept",
    MessageStatus.SENT: "recorded as sent",
    MessageStatus.SET_ASIDE: "set aside",
}


class _Log(Part, Generic[_Kept]):
    """Rows about an interview and maybe one of its people, one dataclass each."""

    _table: sa.Table

    def _read(self, *where: sa.ColumnElement[bool]) -> tuple[_Kept, ...]:
        owner = self._table.c.person_id == self._person
        query = sa.select(self._table).where(owner, *where).order_by(self._table.c.id)
        with self._database.read() as connection:
            return tuple(self._value(row) for row in connection.execute(query).mappings())

    def _insert(self, recorder: Recorder, new: _Kept) -> tuple[Values, int]:
        about = recorder.row(interview, new.interview)
        self._refuse_stranger(recorder, new)
        row_id = recorder.take_id()
        recorder.insert(self._table, [{**_row(new), "id": row_id, "version": 1}])
        return about, row_id

    def _update(self, recorder: Recorder, new: _Kept) -> None:
        before = self._current(recorder, new.id, new.version)
        self._refuse_stranger(recorder, replace(new, interview=before["interview_id"]))
        after = {**before, **_row(new), "interview_id": before["interview_id"]}
        recorder.update(self._table, [(before, {**after, "version": recorder.change_id})])

    def _delete(self, recorder: Recorder, row_id: int, version: int) -> None:
        recorder.delete_tree(self._table, [self._current(recorder, row_id, version)])

    def _current(self, recorder: Recorder, row_id: int | None, version: int) -> Values:
        row = recorder.row(self._table, row_id)
        if row["version"] != version:
            raise Stale(CHANGED, self._value(row))
        return row

    def _refuse_stranger(self, recorder: Recorder, new: _Kept) -> None:
        """A letter goes to somebody who was met at the interview it is about."""
        if new.contact is not None:
            met = recorder.row(contact, new.contact)
            if met["interview_id"] != new.interview:
                raise ValueError("This person was met at another interview.")

    def _value(self, row: Any) -> _Kept:
        raise NotImplementedError


class Messages(_Log[Message]):
    """Letters of one person. How writes behave: :class:`Part`."""

    _table = message

    def all(self, interview_id: int | None = None) -> tuple[Message, ...]:
        """Every letter, or those about one interview, in the order they were kept."""
        only = () if interview_id is None else (message.c.interview_id == interview_id,)
        return self._read(*only)

    def add(
        self,
        new: Message,
        *,
        request: str,
        now: datetime,
        draft: str | None = None,
        feedback: Feedback | None = None,
    ) -> int:
        """
        Keep a letter; its id. The draft it was written in ends with it.

        With ``feedback`` the employer's status is recorded in the same step: sending a request is
        asking, and undoing one undoes the other.
        """
        return self._made(request, now, lambda r: self._add(r, new, draft, feedback), 2)

    def _add(
        self, recorder: Recorder, new: Message, draft: str | None, feedback: Feedback | None
    ) -> tuple[str, int]:
        about, row_id = self._insert(recorder, new)
        if feedback is not None:
            insert_feedback(recorder, new.interview, feedback)
        if draft is not None:
            remove_draft(recorder, draft)
        return f"Letter to {rows.short(about['employer'])} {_SAID[new.status]}", row_id

    def edit(self, changed: Message, *, request: str, now: datetime) -> None:
        """Store a letter, by its id; the interview it is about stays."""

        def write(recorder: Recorder) -> tuple[str, None]:
            self._update(recorder, changed)
            return f"Letter {_SAID[changed.status]}", None

        self._record(request, now, write)

    def delete(self, message_id: int, *, version: int, request: str, now: datetime) -> None:
        """Take a letter away."""

        def write(recorder: Recorder) -> tuple[str, None]:
            self._delete(recorder, message_id, version)
            return "Letter deleted", None

        self._record(request, now, write)

    def _value(self, row: Any) -> Message:
        kinds = {"kind": Letter(row["kind"]), "status": MessageStatus(row["status"])}
        return Message(**_fields(Message, row) | kinds)


class FollowUps(_Log[FollowUp]):
    """Calls, visits and other approaches of one person. How writes behave: :class:`Part`."""

    _table = follow_up

    def all(self, interview_id: int | None = None) -> tuple[FollowUp, ...]:
        """Every approach, or those about one interview, in the order they were noted."""
        only = () if interview_id is None else (follow_up.c.interview_id == interview_id,)
        return self._read(*only)

    def add(
        self, new: FollowUp, *, request: str, now: datetime, feedback: Feedback | None = None
    ) -> int:
        """Note an approach, and what became of the feedback with it; its id."""

        def write(recorder: Recorder) -> tuple[str, int]:
            about, row_id = self._insert(recorder, new)
            if feedback is not None:
                insert_feedback(recorder, new.interview, feedback)
            return f"Contact with {rows.short(about['employer'])} noted", row_id

        return self._made(request, now, write, 2)

    def edit(self, changed: FollowUp, *, request: str, now: datetime) -> None:
        """Store an approach, by its id; the interview it is about stays."""

        def write(recorder: Recorder) -> tuple[str, None]:
            self._update(recorder, changed)
            return "Note on a contact changed", None

        self._record(request, now, write)

    def delete(self, follow_up_id: int, *, version: int, request: str, now: datetime) -> None:
        """Take a note away."""

        def write(recorder: Recorder) -> tuple[str, None]:
            self._delete(recorder, follow_up_id, version)
            return "Note on a contact deleted", None

        self._record(request, now, write)

    def _value(self, row: Any) -> FollowUp:
        return FollowUp(**_fields(FollowUp, row) | {"kind": Approach(row["kind"])})


def _row(value: Message | FollowUp) -> dict[str, Any]:
    """The columns of a value, without id and version."""
    own = [f.name for f in fields(value) if f.name not in ("id", "version")]
    return {_REFERENCES.get(name, name): _plain(getattr(value, name)) for name in own}


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Letter | MessageStatus | Approach) else value


def _fields(shape: type[Message] | type[FollowUp], row: Any) -> dict[str, Any]:
    return {f.name: row[_REFERENCES.get(f.name, f.name)] for f in fields(shape)}
