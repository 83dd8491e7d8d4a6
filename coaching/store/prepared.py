"""A Core statement → compiled once per engine, then run without being built again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.type_api import TypeEngine

from coaching.store.columns import Json, Words, from_json, storable, to_json, verbatim

Convert = Callable[[Any], Any]

ROWS = 20
"""Rows one INSERT of SQLite takes at most: the driver keeps each length it has prepared."""


class Prepared:
    """
    A statement of fixed shape for the roads that every page and every save takes.

    Building a Core statement and finding it in the cache costs more than SQLite needs to run it;
    here it goes straight to the driver, within the transaction of the connection. All values are
    bound by name; lists (``IN``) cannot be.
    """

    def __init__(self, statement: sa.Executable, columns: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._columns = columns
        self._by_dialect: dict[str, _Compiled] = {}

    def all(self, connection: sa.Connection, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run and return every row as a plain tuple."""
        compiled = self._for(connection.dialect)
        with closing(connection.connection.cursor()) as cursor:
            cursor.execute(compiled.text, compiled.bind({**compiled.fixed, **values}))
            return compiled.read(cursor.fetchall())

    def first(self, connection: sa.Connection, values: Mapping[str, Any]) -> Any | None:
        """Run and return the first row, or None."""
        return next(iter(self.all(connection, values)), None)

    def run(self, connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run for each row of values; SQLite takes several at once."""
        compiled = self._for(connection.dialect)
        bound = [compiled.bind(row) for row in rows]
        with closing(connection.connection.cursor()) as cursor:
            if not compiled.of_rows:
                cursor.executemany(compiled.text, bound)
                return
            # One statement of five rows takes SQLite a third less than one statement five times.
            for part in (bound[i : i + ROWS] for i in range(0, len(bound), ROWS)):
                further = f", {compiled.of_rows}" * (len(part) - 1)
                cursor.execute(compiled.text + further, [*chain.from_iterable(part)])

    def _for(self, dialect: Dialect) -> "_Compiled":
        known = self._by_dialect.get(dialect.name)
        if known is None:
            known = _compile(self._statement, self._columns, dialect)
            self._by_dialect[dialect.name] = known
        return known


@dataclass(frozen=True, slots=True)
class _Compiled:
    """
    SQL for one driver, what each value needs on its way in and out, and values of its own.

    ``of_rows`` is what an INSERT repeats for each further row; empty where rows go one by one.
    """

    text: str
    of_rows: str
    positional: bool
    incoming: tuple[tuple[str, Convert | None], ...]
    outgoing: tuple[tuple[int, Convert], ...]
    fixed: Mapping[str, Any]

    def bind(self, values: Mapping[str, Any]) -> Any:
        bound = [
            values[name] if convert is None else convert(values[name])
            for name, convert in self.incoming
        ]
        if self.positional:
            return tuple(bound)
        return {name: value for (name, _), value in zip(self.incoming, bound, strict=True)}

    def read(self, found: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        if not self.outgoing:
            return list(found)
        columns: list[Iterable[Any]] = list(zip(*found, strict=True))
        for place, convert in self.outgoing if found else ():
            columns[place] = map(convert, columns[place])
        return list(zip(*columns, strict=True))


def _compile(
    statement: sa.Executable, columns: Sequence[str] | None, dialect: Dialect
) -> _Compiled:
    compiled = statement.compile(dialect=dialect, column_keys=columns)  # type: ignore[attr-defined]
    assert isinstance(compiled, SQLCompiler)  # noqa: S101 - what Core statements compile to
    names = compiled.positiontup or list(compiled.binds)
    row = f"({', '.join('?' * len(names))})"
    return _Compiled(
        text=compiled.string,
        of_rows=row if compiled.string.endswith(f"VALUES {row}") else "",
        positional=compiled.positiontup is not None,
        incoming=tuple((name, _inward(compiled.binds[name].type, dialect)) for name in names),
        fixed={name: b.value for name, b in compiled.binds.items() if b.value is not None},
        outgoing=tuple(
            (place, convert)
            for place, kind in enumerate(_returned(statement))
            if (convert := _outward(kind, dialect)) is not None
        ),
    )


def _returned(statement: sa.Executable) -> list[TypeEngine[Any]]:
    """The types of the columns that come back, in order."""
    if isinstance(statement, sa.Select):
        return [column.type for column in statement.selected_columns]
    found: list[dict[str, Any]] = getattr(statement, "returning_column_descriptions", [])
    return [column["type"] for column in found]


# What the type decorators do, without the layers around them.
_DIRECT: dict[type, tuple[Convert, Convert]] = {
    Words: (storable, verbatim),
    Json: (to_json, from_json),
}


def _inward(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    if type(kind) in _DIRECT:
        return _DIRECT[type(kind)][0]
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _outward(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    if type(kind) in _DIRECT:
        return _DIRECT[type(kind)][1]
    return kind.dialect_impl(dialect).result_processor(dialect, None)
