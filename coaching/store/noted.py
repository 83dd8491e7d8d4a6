"""What is noted about one interview, a row each: people, reflections, letters, calls."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from enum import Enum
from typing import Any, ClassVar, Generic, Protocol, TypeVar

import sqlalchemy as sa

from coaching.model import Feedback
from coaching.store import rows
from coaching.store.drafts import remove_draft
from coaching.store.feedback_writes import insert_feedback
from coaching.store.part import Part
from coaching.store.recorder import Recorder
from coaching.store.rowwise import Shape
from coaching.store.tables import interview

REFERENCES = {name: f"{name}_id" for name in ("interview", "round", "contact")}
"""Fields that hold the id of another row, and their columns."""


class _Note(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def interview(self) -> int: ...
    @property
    def id(self) -> int | None: ...
    @property
    def version(self) -> int: ...


_Kept = TypeVar("_Kept", bound=_Note)


class Notes(Part, Generic[_Kept]):
    """
    Notes of one sort about interviews. How writes behave: :class:`Part`.

    ``_place`` is the table of what a note may also be tied to, a round or a person met, by the
    field ``_tied``; it is always of the same interview.
    """

    _table: sa.Table
    _place: sa.Table
    _tied: str
    _stranger: str

    @property
    def _shape(self) -> Shape[_Kept]:
        return Shape(self._table, self._row, self._value, lambda _: "")

    def all(self, interview_id: int | None = None) -> tuple[_Kept, ...]:
        """Every one, or those about one interview, in the order they were added."""
        owner, key = self._table.c.person_id, self._table.c.id
        query = sa.select(self._table).where(owner == self._person).order_by(key)
        if interview_id is not None:
            query = query.where(self._table.c.interview_id == interview_id)
        with self._database.read() as connection:
            return tuple(self._value(row) for row in connection.execute(query).mappings())

    def add(
        self,
        new: _Kept,
        *,
        request: str,
        now: datetime,
        draft: str | None = None,
        feedback: Feedback | None = None,
    ) -> int:
        """
        Keep a new one; its id. The draft it was written in ends with it.

        With ``feedback`` the employer's status is recorded in the same step: sending a request is
        asking, and undoing one undoes the other.
        """

        def write(recorder: Recorder) -> tuple[str, int]:
            employer = recorder.row(interview, new.interview)["employer"]
            row_id = self._insert(recorder, new)
            if feedback is not None:
                insert_feedback(recorder, new.interview, feedback)
            if draft is not None:
                remove_draft(recorder, draft)
            return self._told("added", rows.short(employer), new), row_id

        return self._made(request, now, write, 1 + (feedback is not None))

    def edit(
        self, changed: _Kept, *, request: str, now: datetime, draft: str | None = None
    ) -> None:
        """Store one, by its id; the interview it is about stays. The draft ends with it."""

        def write(recorder: Recorder) -> tuple[str, None]:
            about = recorder.row(interview, recorder.row(self._table, changed.id)["interview_id"])
            new = replace(changed, interview=about["id"])
            self._refuse_stranger(recorder, new)
            self._shape.edit(recorder, new, changed.id, changed.version)
            if draft is not None:
                remove_draft(recorder, draft)
            return self._told("changed", rows.short(about["employer"]), new), None

        self._record(request, now, write)

    def delete(self, row_id: int, *, version: int, request: str, now: datetime) -> None:
        """Take one away."""

        def write(recorder: Recorder) -> tuple[str, None]:
            before = recorder.row(self._table, row_id)
            about = recorder.row(interview, before["interview_id"])
            self._shape.delete(recorder, row_id, version)
            return self._told("deleted", rows.short(about["employer"]), self._value(before)), None

        self._record(request, now, write)

    def _insert(self, recorder: Recorder, new: _Kept) -> int:
        self._refuse_stranger(recorder, new)
        return self._shape.add(recorder, new)[1]

    def _refuse_stranger(self, recorder: Recorder, note: _Kept) -> None:
        """
        See that the round or the person a note is tied to is of the same interview.

        Raises:
            ValueError: If it is of another one.
        """
        tied = getattr(note, self._tied)
        if tied is not None and recorder.row(self._place, tied)["interview_id"] != note.interview:
            raise ValueError(self._stranger)

    def _told(self, done: str, employer: str, note: _Kept) -> str:
        """What was done (added, changed or deleted), as the history says it."""
        raise NotImplementedError

    def _value(self, row: Any) -> _Kept:
        raise NotImplementedError

    def _row(self, note: _Kept) -> dict[str, Any]:
        own = [f.name for f in fields(note) if f.name not in ("id", "version")]
        return {REFERENCES.get(name, name): _plain(getattr(note, name)) for name in own}


def fields_of(shape: type[Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """What a row holds of each field of a dataclass."""
    return {f.name: row[REFERENCES.get(f.name, f.name)] for f in fields(shape)}


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value
