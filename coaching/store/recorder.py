"""Every write to a journal → rows changed, and their images before and after for the history."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from coaching.model import NotFound
from coaching.store.prepared import Prepared
from coaching.store.tables import person

Values = Mapping[str, Any]
Key = tuple[Any, ...]

ERASED = "This journal was erased. Open the page again to start a new one."
GONE = "This is not in your journal any more. Go back to the list and choose again."
CHANGED = "This was changed in another window. Look at what is stored now, then choose."

# SQLite takes 32,766 parameters in one statement, PostgreSQL 65,535.
CHUNK = 10_000
_RESERVE = Prepared(
    person.update()
    .where(person.c.id == sa.bindparam("person"))
    .values(last_id=person.c.last_id + sa.bindparam("count"))
    .returning(person.c.last_id)
)


class Recorder:
    """
    The one hand that writes a person's rows within one transaction.

    Rows are mappings of column names to values, without the owner: the recorder adds it to every
    statement. What counts for the history is a row's image before the first and after the last
    touch. ``change_id`` is the number of the change being made, which edited rows take as their
    new version.
    """

    def __init__(self, connection: sa.Connection, person_id: int, *, new_rows: int = 0) -> None:
        """Take this person's turn; ``new_rows`` is how many ids will probably be needed."""
        self.connection = connection
        self.person_id = person_id
        self._ids = iter(reserve(connection, person_id, 1 + new_rows))
        self.change_id = self.take_id()
        self._images: dict[tuple[str, Key], dict[str, Any]] = {}

    def take_id(self) -> int:
        """A number no row of this person has had."""
        for number in self._ids:
            return number
        self._ids = iter(reserve(self.connection, self.person_id, 100))
        return next(self._ids)

    def insert(self, table: sa.Table, rows: Sequence[Values]) -> None:
        """Add rows, which all name the same columns."""
        if rows:
            owned = [{**row, "person_id": self.person_id} for row in rows]
            _insert(table, tuple(owned[0])).run(self.connection, owned)
        for row in rows:
            self._remember(table, row, None, row)

    def update(self, table: sa.Table, pairs: Sequence[tuple[Values, Values]]) -> None:
        """Change rows; each pair is the whole row as it is and the whole row as it shall be."""
        if pairs:
            names = tuple(name for name in pairs[0][1] if name not in key_names(table))
            wanted = [{**row, **self._key(table, row)} for _, row in pairs]
            _update(table, names).run(self.connection, wanted)
        for before, after in pairs:
            self._remember(table, after, before, after)

    def delete(self, table: sa.Table, rows: Sequence[Values]) -> None:
        """Take rows away; each is given as it is."""
        if rows:
            _delete(table).run(self.connection, [self._key(table, row) for row in rows])
        for row in rows:
            self._remember(table, row, row, None)

    def delete_tree(self, table: sa.Table, rows: Sequence[Values]) -> None:
        """Take rows away with everything that is part of them; loose references are emptied."""
        for child, column in children(table) if rows else ():
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
        """``table``, ``before`` and ``after`` of each row touched; None where there was no row."""
        return list(self._images.values())

    def _remember(
        self, table: sa.Table, row: Values, before: Values | None, after: Values | None
    ) -> None:
        touched = {"table": table.name, "before": before}
        self._images.setdefault((table.name, key_of(table, row)), touched)["after"] = after

    def _key(self, table: sa.Table, row: Values) -> dict[str, Any]:
        """The values of :func:`_same_key`."""
        return {
            "key_person_id": self.person_id,
            **{f"key_{name}": row[name] for name in key_names(table)},
        }


def reserve(connection: sa.Connection, person_id: int, count: int) -> range:
    """
    Take this person's turn to write, and numbers for new rows.

    On PostgreSQL the person's row stays locked until the end of the transaction, so two writes for
    one person never overlap.

    Raises:
        NotFound: If the person was erased.
    """
    last = _RESERVE.first(connection, {"person": person_id, "count": count})
    if last is None:
        raise NotFound(ERASED)
    return range(last[0] - count + 1, last[0] + 1)


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
    return tuple([row[name] for name in key_names(table)])


@cache
def key_names(table: sa.Table) -> tuple[str, ...]:
    """The columns that tell a row from the others of the same person."""
    return tuple(c.name for c in table.primary_key if c.name != "person_id")


@cache
def children(table: sa.Table) -> tuple[tuple[sa.Table, sa.Column[Any]], ...]:
    """Tables that refer to this one, with the column that does; loose references first."""
    links = [
        (child, child.c[link.column_keys[1]])
        for child in table.metadata.sorted_tables
        for link in child.foreign_key_constraints
        if link.referred_table is table and len(link.column_keys) == 2
    ]
    return tuple(sorted(links, key=lambda link: not link[1].nullable))


@cache
def _insert(table: sa.Table, names: tuple[str, ...]) -> Prepared:
    return Prepared(table.insert(), names)


@cache
def _update(table: sa.Table, names: tuple[str, ...]) -> Prepared:
    return Prepared(table.update().where(*_same_key(table)), names)


@cache
def _delete(table: sa.Table) -> Prepared:
    return Prepared(table.delete().where(*_same_key(table)))


def _same_key(table: sa.Table) -> list[sa.ColumnElement[bool]]:
    return [c == sa.bindparam(f"key_{c.name}") for c in table.primary_key]
