"""Values that are one row each: added, edited by version, deleted; read in one query."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from coaching.model import Stale
from coaching.store.prepared import Prepared
from coaching.store.recorder import CHANGED, Recorder, Values

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Shape(Generic[Value]):
    """
    How a value stands in its table.

    ``to_row`` gives every column but ``id`` and ``version``; ``to_value`` takes a whole row.
    ``named`` is the value in a sentence about a change ("Story “Rota”").
    """

    table: sa.Table
    to_row: Callable[[Value], dict[str, Any]]
    to_value: Callable[[Mapping[str, Any]], Value]
    named: Callable[[Value], str]

    def all_of_a_person(self) -> Prepared:
        """Every row of the person given as ``person``, by id; see :meth:`values`."""
        owner = self.table.c.person_id == sa.bindparam("person")
        return Prepared(sa.select(*self._columns()).where(owner).order_by(self.table.c.id))

    def values(self, found: list[tuple[Any, ...]]) -> list[Value]:
        """Rows of :meth:`all_of_a_person` → values."""
        names = [column.name for column in self._columns()]
        return [self.to_value(dict(zip(names, row, strict=True))) for row in found]

    def add(self, recorder: Recorder, new: Value) -> tuple[str, int]:
        """Insert one."""
        row_id = recorder.take_id()
        recorder.insert(self.table, [{**self.to_row(new), "id": row_id, "version": 1}])
        return f"{self.named(new)} added", row_id

    def edit(self, recorder: Recorder, new: Value, row_id: int | None, version: int) -> Values:
        """Store one over its row; the row as it was."""
        before = self._current(recorder, row_id, version)
        after = {**before, **self.to_row(new), "version": recorder.change_id}
        recorder.update(self.table, [(before, after)])
        return before

    def delete(self, recorder: Recorder, row_id: int, version: int) -> tuple[str, None]:
        """Take one away, with what is part of it."""
        before = self._current(recorder, row_id, version)
        recorder.delete_tree(self.table, [before])
        return f"{self.named(self.to_value(before))} deleted", None

    def _current(self, recorder: Recorder, row_id: int | None, version: int) -> Values:
        row = recorder.row(self.table, row_id)
        if row["version"] != version:
            raise Stale(CHANGED, self.to_value(row))
        return row

    def _columns(self) -> list[sa.Column[Any]]:
        return [c for c in self.table.c if c.name != "person_id"]
