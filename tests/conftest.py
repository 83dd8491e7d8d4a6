"""Real databases for the tests: each test gets its own, already migrated, on both engines."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coaching.store import Journal, Store, open_store
from tests.build import ADA
from tests.postgres import EmptiedAgain, a_database, a_server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[sa.URL]:
    """A server on which databases may be created."""
    with a_server() as url:
        yield url


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: sa.URL) -> Iterator[str]:
    """The name of a migrated database to copy."""
    with a_database(postgres_server) as url:
        with open_store(url) as store:
            store.migrate()
        yield str(sa.make_url(url).database)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy."""
    folder = tmp_path_factory.mktemp("migrated")
    with open_store(f"sqlite:///{folder / 'used.sqlite3'}") as store:
        store.migrate()
        store.backup(folder / "migrated.sqlite3")
    return folder / "migrated.sqlite3"


@pytest.fixture
def empty_postgres_url(postgres_server: sa.URL) -> Iterator[str]:
    """A fresh PostgreSQL database without any table."""
    with a_database(postgres_server) as url:
        yield url


@pytest.fixture(scope="session")
def emptied_postgres(postgres_server: sa.URL, migrated_postgres: str) -> Iterator[EmptiedAgain]:
    """The database that tests use one after the other."""
    database = EmptiedAgain(postgres_server, migrated_postgres)
    yield database
    database.drop()


@pytest.fixture
def postgres_url(emptied_postgres: EmptiedAgain) -> str:
    """An empty, migrated PostgreSQL database, for this test alone while it lasts."""
    return emptied_postgres.url()


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated_sqlite: Path) -> str:
    """A fresh, migrated SQLite file."""
    path = tmp_path / "journal.sqlite3"
    shutil.copy(migrated_sqlite, path)
    url = f"sqlite:///{path}"
    with open_store(url) as store:
        store.migrate()  # turns on the write-ahead log, which copies do not keep
    return url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh, migrated database on each engine."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A store on each engine."""
    with open_store(database_url) as opened:
        yield opened


@pytest.fixture
def journal(store: Store) -> Journal:
    """Ada's empty journal on each engine."""
    return store.journal(ADA)


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    """A store on SQLite, for tests that are not about storage."""
    with open_store(sqlite_url) as opened:
        yield opened
