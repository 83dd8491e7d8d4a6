"""What is noted about one interview, a row each: read, added, edited and taken away alike."""

from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

import sqlalchemy as sa

from coaching.model import Stale
from coaching.store import rows
from coaching.store.drafts import remove_draft
from coaching.store.part import Part
from coaching.store.recorder import CHANGED, Recorder, Values
from coaching.store.tables import interview, round_


class _Note(Protocol):
    @property
    def interview(self) -> int: ...
    @property
    def round(self) -> int | None: ...
    @property
    def id(self) -> int | None: ...
    @property
    def version(self) -> int: ...


_Kept = TypeVar("_Kept", bound=_Note)


class Notes(Part, Generic[_Kept]):
    """Notes of one sort about interviews. How writes behave: :class:`Part`."""

    _table: sa.Table
    _called: str

    def all(self, interview_id: int | None = None) -> tuple[_Kept, ...]:
        """Every one, or those about one interview, in the order they were added."""
        owner, key = self._table.c.person_id, self._table.c.id
        query = sa.select(self._table).where(owner == self._person).order_by(key)
        if interview_id is not None:
            query = query.where(self._table.c.interview_id == interview_id)
        with self._database.read() as connection:
            return tuple(self._value(row) for row in connection.execute(query).mappings())

    def add(self, new: _Kept, *, request: str, now: datetime, draft: str | None = None) -> int:
        """Keep a new one; its id. The draft it was written in ends with it."""

        def write(recorder: Recorder) -> tuple[str, int]:
            about = recorder.row(interview, new.interview)
            row = {**self._whole_row(recorder, new), "id": recorder.take_id(), "version": 1}
            recorder.insert(self._table, [row])
            return self._ended(recorder, about, "added", draft), row["id"]

        return self._made(request, now, write, 1)

    def edit(
        self, changed: _Kept, *, request: str, now: datetime, draft: str | None = None
    ) -> None:
        """Store one, by its id; the interview it is about stays. The draft ends with it."""

        def write(recorder: Recorder) -> tuple[str, None]:
            before = self._current(recorder, changed.id, changed.version)
            about = recorder.row(interview, before["interview_id"])
            after = {**before, **self._whole_row(recorder, changed), "version": recorder.change_id}
            recorder.update(self._table, [(before, after)])
            return self._ended(recorder, about, "changed", draft), None

        self._record(request, now, write)

    def delete(self, row_id: int, *, version: int, request: str, now: datetime) -> None:
        """Take one away."""

        def write(recorder: Recorder) -> tuple[str, None]:
            before = self._current(recorder, row_id, version)
            about = recorder.row(interview, before["interview_id"])
            recorder.delete_tree(self._table, [before])
            return self._ended(recorder, about, "deleted", None), None

        self._record(request, now, write)

    def _whole_row(self, recorder: Recorder, note: _Kept) -> dict[str, Any]:
        """
        The columns of a note, without id and version.

        Raises:
            ValueError: If its round is one of another interview.
        """
        if note.round is not None:
            met = recorder.row(round_, note.round)
            if met["interview_id"] != note.interview:
                raise ValueError("This round is part of another interview.")
        return {
            "interview_id": note.interview,
            "round_id": note.round,
            **self._row(note),
        }

    def _current(self, recorder: Recorder, row_id: int | None, version: int) -> Values:
        row = recorder.row(self._table, row_id)
        if row["version"] != version:
            raise Stale(CHANGED, self._value(row))
        return row

    def _ended(self, recorder: Recorder, about: Values, done: str, draft: str | None) -> str:
        if draft is not None:
            remove_draft(recorder, draft)
        return f"{self._called} {rows.short(about['employer'])} {done}"

    def _row(self, note: _Kept) -> dict[str, Any]:
        raise NotImplementedError

    def _value(self, row: Any) -> _Kept:
        raise NotImplementedError
