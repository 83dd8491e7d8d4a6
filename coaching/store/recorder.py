"""Every write to a journal → rows changed, and their images before and after for the history."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from coaching.model import NotFound

GONE = "This is not in your journal any more. Go back to the list and choose again."
CHANGED = "This was changed in another window. Look at what is stored now, then choose."

Values = Mapping[str, Any]
Key = tuple[Any, ...]

# SQLite takes 32,766 parameters in one statement, PostgreSQL 65,535.
CHUNK = 10_000


class Recorder:
    """
    The one hand that writes a person's rows within one transaction.

    Rows are mappings of column names to values, without the owner: the recorder adds it to every
    statement. Each row is touched at most once per recorder in each of its three ways; what counts
    is its image before the first and after the last touch. ``change_id`` is the number of the
    change being made, which edited rows take as their new version.
    """

    def __init__(self, connection: sa.Connection, person_id: int, last_id: int) -> None:
        self.connection = connection
        self.person_id = person_id
        self.last_id = last_id
        self.change_id = self.take_id()
        self._images: dict[tuple[str, Key], list[Values | None]] = {}

    def take_id(self) -> int:
        """A number no row of this person has had."""
        self.last_id += 1
        return self.last_id

    def insert(self, table: sa.Table, rows: Sequence[Values]) -> None:
        """Add rows that name every column."""
        if rows:
            self.connection.execute(
                table.insert(), [{**row, "person_id": self.person_id} for row in rows]
            )
        for row in rows:
            self._remember(table, None, row)

    def update(self, table: sa.Table, pairs: Sequence[tuple[Values, Values]]) -> None:
        """Change rows; each pair is the whole row as it is and the whole row as it shall be."""
        if pairs:
            self.connection.execute(
                _update(table),
                [self._bound(table, row) | _settable(table, row) for _, row in pairs],
            )
        for before, after in pairs:
            self._remember(table, before, after)

    def delete(self, table: sa.Table, rows: Sequence[Values]) -> None:
        """Take rows away; each is given as it is."""
        if rows:
            self.connection.execute(_delete(table), [self._bound(table, row) for row in rows])
        for row in rows:
            self._remember(table, row, None)

    def delete_tree(self, table: sa.Table, rows: Sequence[Values]) -> None:
        """Take rows away with everything that is part of them; loose references are emptied."""
        for child, column in _children(table) if rows else ():
            found = self.rows(child, column.name, [row["id"] for row in rows])
            if column.nullable:
                self.update(child, [(row, {**row, column.name: None}) for row in found])
            else:
                self.delete_tree(child, found)
        self.delete(table, rows)

    def rows(self, table: sa.Table, column: str, among: Iterable[Any]) -> list[Values]:
        """Rows of this person with one of these values in a column, as they are now, by key."""
        return rows(self.connection, table, self.person_id, column, among)

    def row(self, table: sa.Table, row_id: int | None) -> Values:
        """
        The row of this person with this id, as it is now.

        Raises:
            NotFound: If there is none.
        """
        for row in self.rows(table, "id", [known(row_id)]):
            return row
        raise NotFound(GONE)

    def images(self) -> list[dict[str, Any]]:
        """What was touched, ready for JSON, in the order of the first touch."""
        return [
            {"table": name, "before": before and image(before), "after": after and image(after)}
            for (name, _), (before, after) in self._images.items()
        ]

    def _remember(self, table: sa.Table, before: Values | None, after: Values | None) -> None:
        key = table.name, key_of(table, before if after is None else after)  # type: ignore[arg-type]
        self._images.setdefault(key, [before, None])[1] = after

    def _bound(self, table: sa.Table, row: Values) -> dict[str, Any]:
        keys = {f"key_{name}": row[name] for name in key_names(table)}
        return {**keys, "key_person_id": self.person_id}


def known(row_id: int | None) -> int:
    """
    An id that the database can at least be asked for; addresses can hold any number.

    Raises:
        NotFound: If it cannot be one.
    """
    if row_id is None or not 0 < row_id < 2**63:
        raise NotFound(GONE)
    return row_id


def rows(
    connection: sa.Connection, table: sa.Table, person_id: int, column: str, among: Iterable[Any]
) -> list[Values]:
    """A person's rows with one of these values in a column, without the owner, by key."""
    wanted = list(among)
    owner, key = table.c.person_id, [table.c[name] for name in key_names(table)]
    columns = [c for c in table.c if c is not owner]
    found: list[Values] = []
    for part in (wanted[i : i + CHUNK] for i in range(0, len(wanted), CHUNK)):
        query = sa.select(*columns).where(owner == person_id, table.c[column].in_(part))
        found += [dict(row) for row in connection.execute(query.order_by(*key)).mappings()]
    return found


def key_of(table: sa.Table, row: Values) -> Key:
    """What tells a row from the others of the same person."""
    return tuple(row[name] for name in key_names(table))


def image(row: Values) -> dict[str, Any]:
    """A row as plain JSON values; days and moments as ISO text."""
    return {
        name: value.isoformat() if isinstance(value, (date, datetime)) else value
        for name, value in row.items()
    }


@cache
def key_names(table: sa.Table) -> tuple[str, ...]:
    """The columns that tell a row from the others of the same person."""
    return tuple(c.name for c in table.primary_key if c.name != "person_id")


@cache
def _children(table: sa.Table) -> tuple[tuple[sa.Table, sa.Column[Any]], ...]:
    return tuple(_references(table))


def _references(table: sa.Table) -> Iterator[tuple[sa.Table, sa.Column[Any]]]:
    """
    Tables that refer to this one, with the column that does.

    Loose references come first: emptying one of a row that is then deleted is one change to it.
    """
    links = [
        (child, child.c[link.column_keys[1]])
        for child in table.metadata.sorted_tables
        for link in child.foreign_key_constraints
        if link.referred_table is table and len(link.column_keys) == 2
    ]
    return iter(sorted(links, key=lambda link: not link[1].nullable))


@cache
def _update(table: sa.Table) -> sa.Update:
    return table.update().where(*_same_key(table))


@cache
def _delete(table: sa.Table) -> sa.Delete:
    return table.delete().where(*_same_key(table))


def _settable(table: sa.Table, row: Values) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in key_names(table)}


def _same_key(table: sa.Table) -> list[sa.ColumnElement[bool]]:
    return [c == sa.bindparam(f"key_{c.name}") for c in table.primary_key]
