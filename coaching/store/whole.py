"""A whole journal ⇄ one JSON value: everything a person owns, to take away and to bring back."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from coaching.model import CoachingError, Consent
from coaching.store import history
from coaching.store.engine import StoreFailed
from coaching.store.part import Part
from coaching.store.recorder import key_names, reserve
from coaching.store.sharing import hashed
from coaching.store.tables import (
    COMMON,
    change,
    consent,
    interview,
    metadata,
    person,
    reader,
    share,
)
from coaching.store.upgrade import newest

FORMAT = 1
NOT_OURS = "This file is damaged, or is no journal that was exported here. Nothing was changed."
NEWER = "This journal was exported by a newer Afterword. Update the program, then try again."
NOT_EMPTY = (
    "There is something in this journal already. Export it and erase it first, or bring the file "
    "into another one. Nothing was changed."
)
# Other people's browsers, and what leads to a share from outside, are no part of a journal: what
# is brought back is shared with nobody.
_LEFT_OUT = {reader.name, *(table.name for table in COMMON)}


class Whole(Part):
    """Everything of a person at once."""

    def export(self) -> dict[str, Any]:
        """Every row the person owns, the history too, as JSON knows it."""
        with self._database.read() as connection:
            row = connection.execute(sa.select(person).where(person.c.id == self._person))
            own = row.mappings().one()
            tables = {table.name: self._rows(connection, table) for table in _owned()}
        return {
            "afterword": FORMAT,
            "schema": newest(),
            "preferences": own["preferences"],
            "last_id": own["last_id"],
            "tables": {name: rows for name, rows in tables.items() if rows},
        }

    def bring_back(self, found: object) -> None:
        """
        Fill this empty journal with what :meth:`export` gave, from here or from another engine.

        Raises:
            CoachingError: If it is no such value, comes from a newer program, or if something is
                in this journal.
        """
        try:
            preferences, last_id, rows = _checked(found)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise CoachingError(NOT_OURS) from None
        # While the journal it came from is here too, its shares have to go by other names.
        for each in (rows, _renamed(rows)):
            try:
                self._fill(preferences, last_id, each)
            except StoreFailed as failed:
                # Anything but a database that is away: rows that no journal of ours could hold.
                if failed.code.startswith("OperationalError"):
                    raise
            else:
                return
        raise CoachingError(NOT_OURS)

    def _fill(
        self, preferences: Mapping[str, Any], last_id: int, rows: Mapping[str, list[dict[str, Any]]]
    ) -> None:
        with self._database.write() as connection:
            reserve(connection, self._person, 0)  # the person's turn, before looking
            if self._holds_something(connection):
                raise CoachingError(NOT_EMPTY)
            for table in _owned():
                mine = [{**row, "person_id": self._person} for row in rows.get(table.name, ())]
                connection.execute(table.delete().where(table.c.person_id == self._person))
                if mine:
                    connection.execute(table.insert(), mine)
            kept = {"preferences": preferences, "last_id": last_id}
            connection.execute(person.update().where(person.c.id == self._person).values(kept))

    def consents(self) -> tuple[Consent, ...]:
        """What the person agreed to, newest first."""
        mine = (
            sa.select(consent.c.wording, consent.c.given_at, consent.c.withdrawn_at)
            .where(consent.c.person_id == self._person)
            .order_by(consent.c.id.desc())
        )
        with self._database.read() as connection:
            return tuple(Consent(*row) for row in connection.execute(mine))

    def _rows(self, connection: sa.Connection, table: sa.Table) -> list[dict[str, Any]]:
        columns = [c for c in table.c if c.name != "person_id"]
        key = [table.c[name] for name in key_names(table)]
        query = sa.select(*columns).where(table.c.person_id == self._person).order_by(*key)
        return [history.image(dict(row)) for row in connection.execute(query).mappings()]

    def _holds_something(self, connection: sa.Connection) -> bool:
        return any(
            connection.execute(
                sa.select(sa.literal(1)).where(table.c.person_id == self._person).limit(1)
            ).first()
            for table in (interview, change)
        )


def _owned() -> Iterable[sa.Table]:
    """Parents before children."""
    return [t for t in metadata.sorted_tables if "person_id" in t.c and t.name not in _LEFT_OUT]


def _checked(found: Any) -> tuple[dict[str, Any], int, dict[str, list[dict[str, Any]]]]:
    if found["afterword"] != FORMAT:
        raise ValueError
    if found["schema"] > newest():
        raise CoachingError(NEWER)
    known = {table.name: table for table in _owned()}
    tables: Mapping[str, list[Mapping[str, Any]]] = found["tables"]
    rows = {name: [_row(known[name], row) for row in given] for name, given in tables.items()}
    if any(row.keys() != given[0].keys() for given in rows.values() for row in given):
        raise ValueError
    numbers = [row["id"] for given in rows.values() for row in given if _numbered(row)]
    return dict(found["preferences"]), max([int(found["last_id"]), *numbers]), rows


def _row(table: sa.Table, given: Mapping[str, Any]) -> dict[str, Any]:
    if "person_id" in given or not given.keys() <= set(table.c.keys()):
        raise ValueError
    return history.row(table, given)


def _renamed(rows: Mapping[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    named = rows.get(share.name, ())
    fresh = [{**row, "token_hash": hashed(secrets.token_hex(16))} for row in named]
    return {**rows, share.name: fresh}


def _numbered(row: Mapping[str, Any]) -> bool:
    return isinstance(row.get("id"), int)
