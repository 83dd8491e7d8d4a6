"""A database URL → the store, and one journal per person."""

import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import platformdirs
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from coaching.model import Account, CoachingError, Person
from coaching.store import isolation, readers
from coaching.store.accounts import Accounts
from coaching.store.copies import copy_to, private_folder
from coaching.store.engine import Database
from coaching.store.entrusted import Visit, visits
from coaching.store.journal import Journal
from coaching.store.prepared import Prepared
from coaching.store.readers import Readers
from coaching.store.tables import person
from coaching.store.upgrade import is_current, upgrade

_PERSON = Prepared(
    sa.select(person.c.id, person.c.preferences).where(
        person.c.issuer == sa.bindparam("issuer"), person.c.subject == sa.bindparam("subject")
    )
)


class Store:
    """Everybody's journals in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def migrate(self) -> bool:
        """
        Bring the schema up to date; an existing SQLite file is copied first.

        Returns:
            True if there was something to do.
        """
        return upgrade(self._database)

    def is_current(self) -> bool:
        """Whether the schema is the one this program works with."""
        return is_current(self._database)

    def passes_over_isolation(self) -> bool:
        """Whether this role sees everybody's rows, though PostgreSQL is told to keep them apart."""
        if self._database.is_sqlite:
            return False
        with self._database.read() as connection:
            return isolation.passed_over(connection)

    def grant(self, role: str) -> None:
        """
        Let another role of PostgreSQL do what the site does, and no more.

        Raises:
            CoachingError: On SQLite, which has no roles.
        """
        if self._database.is_sqlite:
            raise CoachingError("SQLite has no roles to grant anything to.")
        with self._database.write() as connection:
            isolation.grant(connection, role)

    @property
    def accounts(self) -> Accounts:
        """Who signs in, and as what."""
        return Accounts(self._database)

    def journal(self, owner: Person) -> Journal:
        """The journal of one person; an empty one for somebody new."""
        return self.journal_and_preferences(owner)[0]

    def journal_and_preferences(self, owner: Person) -> tuple[Journal, Mapping[str, object]]:
        """The journal of one person, and the values of :meth:`Journal.preference`, in one read."""
        names = {"issuer": owner.issuer, "subject": owner.subject}
        asking = self._database.within(isolation.of_somebody_asking(owner))
        with asking.read() as connection:
            known = _PERSON.first(connection, names)
        number, preferences = known or _welcome(asking, names)
        return Journal(self._database, number), preferences or {}

    def readers(self, *, token: str = "", handle: str = "") -> Readers | None:
        """
        The readers of one link, found by its token or by its name in addresses.

        None when there is no such link. That somebody may read is only known once they are let in
        (:meth:`Readers.enter`) or found by their secret (:meth:`Readers.find`).
        """
        if token:
            return readers.by_token(self._database, token)
        return readers.by_handle(self._database, handle)

    def owner_of(self, link: Readers | Visit) -> Journal:
        """The journal a link or a visit leads to, for making what its reader sees."""
        return Journal(self._database, link.owner)

    def visits(self, reader: Account) -> tuple[Visit, ...]:
        """What was shared with a consultant's account; whether each stands is asked of it."""
        return visits(self._database, reader)

    @property
    def place(self) -> str:
        """Where the journals lie, on one's own machine: the file's path; empty for PostgreSQL."""
        return str(self._database.path or "")

    def ping(self) -> None:
        """
        Ask the database for a sign of life.

        Raises:
            StoreFailed: If it gives none.
        """
        with self._database.read() as connection:
            connection.execute(sa.select(1))

    def backup(self, path: Path | str) -> None:
        """Copy the whole SQLite database, in use or not, to a new private file."""
        if not self._database.is_sqlite:
            raise CoachingError("This copies SQLite files only. For PostgreSQL, use pg_dump.")
        copy_to(self._database, Path(path))

    def close(self) -> None:
        """Give back every connection."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _welcome(asking: Database, names: dict[str, str]) -> tuple[int, dict[str, object]]:
    insert = sqlite_insert if asking.is_sqlite else postgres_insert
    with asking.write() as connection:
        connection.execute(insert(person).values(names).on_conflict_do_nothing())
        found: list[Any] = _PERSON.all(connection, names)
    number, preferences = found[0]
    return number, preferences


def open_store(url: str | None = None) -> Store:
    """
    The store behind a SQLAlchemy URL; call :meth:`Store.migrate` before its first use.

    Without a URL: ``AFTERWORD_DATABASE_URL``, else a SQLite file in the user's data folder. A new
    file and its folder can be read by their owner only.
    """
    chosen = url or os.environ.get("AFTERWORD_DATABASE_URL") or _default_url()
    database = Database(chosen)
    if database.path is not None:
        if database.path.name in {"", ":memory:"}:
            raise CoachingError("Name a file: a journal in memory would be gone with the program.")
        private_folder(database.path.parent)
    return Store(database)


def _default_url() -> str:
    path = platformdirs.user_data_path("afterword", appauthor=False) / "journal.sqlite3"
    return sa.URL.create("sqlite", database=str(path)).render_as_string()
