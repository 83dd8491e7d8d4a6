"""The history and the log of views can be added to, and nothing else."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from coaching.store import Journal, Store
from coaching.store.tables import APPEND_ONLY, change, person, share, share_view
from tests.build import a_point, an_interview
from tests.store.looking import LATER, NOW, count, insert, rows_of


@pytest.fixture
def kept(store: Store, journal: Journal) -> Journal:
    """A journal with a row in every append-only table."""
    journal.add_interview(an_interview(a_point()), request="r", now=NOW)
    insert(store, journal, share, id=90, token_hash="7f", granted_at=NOW, expires_at=LATER)  # noqa: S106 - no password
    insert(store, journal, share_view, id=91, share_id=90, seen_at=NOW, what="quotes")
    return journal


@pytest.mark.parametrize("table", APPEND_ONLY, ids=lambda t: t.name)
def test_entries_cannot_be_changed(store: Store, kept: Journal, table: sa.Table) -> None:
    with pytest.raises(DBAPIError), rows_of(store) as connection:
        connection.execute(table.update().values(what="something else"))

    with rows_of(store) as connection:
        assert "something else" not in connection.execute(sa.select(table.c.what)).scalars().all()


@pytest.mark.parametrize("table", APPEND_ONLY, ids=lambda t: t.name)
def test_entries_cannot_be_deleted(store: Store, kept: Journal, table: sa.Table) -> None:
    before = count(store, table)

    with pytest.raises(DBAPIError), rows_of(store) as connection:
        connection.execute(table.delete())

    assert count(store, table) == before == 1


@pytest.mark.postgres
def test_entries_cannot_be_truncated(postgres_url: str) -> None:
    engine = sa.create_engine(postgres_url)
    with engine.connect() as connection, pytest.raises(DBAPIError):
        connection.execute(sa.text("truncate change cascade"))
    engine.dispose()


def test_entries_go_with_the_whole_person(store: Store, kept: Journal) -> None:
    kept.erase()

    for table in (*APPEND_ONLY, person):
        assert count(store, table) == 0


def test_a_request_is_spent_once_per_attempt(store: Store, kept: Journal) -> None:
    with rows_of(store) as connection:
        entry = connection.execute(sa.select(change)).mappings().one()

    with pytest.raises(DBAPIError), rows_of(store) as connection:
        connection.execute(change.insert().values({**entry, "id": 99}))
