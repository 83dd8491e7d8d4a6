"""A database URL → connections that are durable, checked and quiet about what they carry."""

import copy
import importlib
import logging
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError

from coaching.model import CoachingError

# Below this version SQLite can corrupt a write-ahead log that is reset while others read it.
SAFE_SQLITE = (3, 51, 3)
BUSY_SECONDS = 10
# Once its 100 places are full, pysqlite3 keeps what was run most and makes the rest anew each time.
STATEMENTS = 1_000
_log = logging.getLogger(__name__)


class StoreFailed(CoachingError):
    """
    The database refused or could not be reached.

    Attributes:
        code: The kind of failure for the log; never a value from the journal.
    """

    def __init__(self, code: str) -> None:
        super().__init__(
            "Your journal could not be read or written just now. What is already saved is safe; "
            "try again in a moment."
        )
        self.code = code


class Database:
    """One engine, with the one way to read and the one way to write."""

    def __init__(self, url: str) -> None:
        parsed = sa.make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self.path = Path(parsed.database or "") if self.is_sqlite else None
        self.engine = _sqlite(parsed) if self.is_sqlite else _postgres(parsed)
        # One consistent picture over several SELECTs; SQLite's snapshot is that by itself.
        self._reading = self.engine.execution_options(
            **({} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"})
        )
        self._writing = self.engine.execution_options(writes=True)
        self._driver_error: type[Exception] = self.engine.dialect.loaded_dbapi.Error
        self._lock = threading.RLock() if self.is_sqlite else None
        self._context: Mapping[str, str] = {}

    def within(self, context: Mapping[str, str]) -> Self:
        """The same database as PostgreSQL shows it in this context (:mod:`.isolation`)."""
        if self._context == context:
            return self
        bound = copy.copy(self)
        bound._context = context
        return bound

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """One consistent view of the data."""
        with self.quiet(), self._reading.begin() as connection:
            self._enter(connection)
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """
        One transaction: durable when the block ends, without a trace when it raises.

        In one process, writers to SQLite wait here for their turn: waiting inside SQLite polls,
        and can run into its time limit under load.
        """
        with self.quiet(), self._turn(), self._writing.begin() as connection:
            self._enter(connection)
            yield connection

    def _enter(self, connection: sa.Connection) -> None:
        if not self.is_sqlite:
            for name, value in self._context.items():
                connection.exec_driver_sql("select set_config(%s, %s, true)", (name, value))

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self._lock is None:
            yield
            return
        with self._lock:
            yield

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Errors of the database name their kind only; PostgreSQL's own would quote whole rows."""
        try:
            yield
        except (SQLAlchemyError, self._driver_error) as error:
            cause = getattr(error, "orig", None) or error
            detail = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
            code = f"{type(cause).__name__} {detail or ''}".strip()
            _log.error("The database answered: %s", code)
            raise StoreFailed(code) from None

    def forget(self) -> None:
        """Empty the write-ahead log, which still holds what was just erased, if nobody reads."""
        if self.is_sqlite:
            with self.quiet(), self._turn(), self.engine.connect() as connection:
                raw: Any = connection.connection.driver_connection
                raw.execute("pragma wal_checkpoint(truncate)").fetchall()

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def sqlite_module() -> ModuleType:
    """The system's SQLite if it is safe, else the one pysqlite3 brings, else the system's."""
    if sqlite3.sqlite_version_info >= SAFE_SQLITE:
        return sqlite3
    try:
        bundled = importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        _log.warning("SQLite %s is older than 3.51.3; install pysqlite3.", sqlite3.sqlite_version)
        return sqlite3
    return bundled if bundled.sqlite_version_info > sqlite3.sqlite_version_info else sqlite3


def _sqlite(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(
        url,
        module=sqlite_module(),
        connect_args={
            "timeout": BUSY_SECONDS,
            "check_same_thread": False,
            "cached_statements": STATEMENTS,
        },
        hide_parameters=True,
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver leaves BEGIN to _begin
    for pragma in (
        f"busy_timeout={BUSY_SECONDS * 1000}",
        "synchronous=FULL",  # NORMAL lost acknowledged writes in every simulated power cut
        "foreign_keys=ON",
        "secure_delete=ON",  # what was erased is overwritten, not only unlinked
    ):
        connection.execute(f"pragma {pragma}")


def _begin(connection: sa.Connection) -> None:
    # A deferred transaction that reads first and writes later fails with "database is locked".
    writes = connection.get_execution_options().get("writes")
    raw: Any = connection.connection.driver_connection  # SQLAlchemy's way to it takes 20 µs
    raw.execute("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres(url: sa.URL) -> sa.Engine:
    return sa.create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={"client_encoding": "utf8", "application_name": "afterword"},
        hide_parameters=True,
        pool_pre_ping=True,
    )
