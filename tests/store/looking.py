"""What tests see of the database beside the journal: every row, as it is stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from coaching.store import Journal, Store
from coaching.store.tables import change, metadata, person
from tests.postgres import ADMINISTRATORS

NOW = datetime(2026, 3, 4, 9, 30, 15, 123456, tzinfo=UTC)
LATER = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


@contextmanager
def rows_of(store: Store) -> Iterator[sa.Connection]:
    """A connection that commits, beside the journal's own, and sees every row."""
    engine = store._database.engine
    if not store._database.is_sqlite:
        engine = sa.create_engine(ADMINISTRATORS[str(engine.url.database)], poolclass=sa.NullPool)
    with engine.begin() as connection:
        yield connection


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the history, without the counter of ids."""
    with rows_of(store) as connection:
        return {
            table.name: _raw(connection, table)
            for table in metadata.sorted_tables
            if table is not change
        }


def count(store: Store, table: sa.Table) -> int:
    """How many rows a table has."""
    with rows_of(store) as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def insert(store: Store, journal: Journal, table: sa.Table, **values: Any) -> None:
    """A row of this journal's owner in a table that no page writes yet."""
    with rows_of(store) as connection:
        connection.execute(table.insert().values(person_id=journal._person, **values))


def _raw(connection: sa.Connection, table: sa.Table) -> list[tuple[Any, ...]]:
    names = [c.name for c in table.c if not (table is person and c.name == "last_id")]
    quoted = ", ".join(f'"{name}"' for name in names)
    found = connection.execute(sa.text(f'select {quoted} from "{table.name}"'))  # noqa: S608
    return sorted(map(tuple, found), key=repr)
