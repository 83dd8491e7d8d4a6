"""An empty or older database → today's schema: copied first, checked after, all or nothing."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from coaching.model import CoachingError
from coaching.store import isolation, word_index
from coaching.store.copies import copy_to, private_file
from coaching.store.engine import Database

MIGRATIONS = Path(__file__).parent / "migrations"
_ADVISORY_LOCK = 4_181_017_533  # any number that nothing else in the database uses
_NEWER = "This journal was written by a newer Afterword. Update the program, then try again."


def upgrade(database: Database, scripts: Path = MIGRATIONS) -> bool:
    """
    Bring the schema to the newest revision in ``scripts``.

    Two processes starting at once take turns; the second finds nothing to do. A SQLite file that
    holds something is copied to ``<file>.before-<revision>`` first.

    Returns:
        True if there was something to do.

    Raises:
        CoachingError: If the database is newer than this program.
    """
    target = newest(scripts)
    if database.path is None:
        return _upgrade_postgres(database, scripts, target)
    private_file(database.path)
    with database.quiet(), database.engine.connect() as connection:
        if _write_ahead(connection) and _is_done(connection, target):
            return False
    with _alone(database.path.parent):
        return _upgrade_sqlite(database, scripts, target)


def is_current(database: Database) -> bool:
    """Whether the schema is at the newest revision."""
    with database.read() as connection:
        return _is_done(connection, newest())


def newest(scripts: Path = MIGRATIONS) -> str:
    """The last revision; files of migrations start with their revision, four digits."""
    return max(path.name[:4] for path in (scripts / "versions").glob("[0-9]*.py"))


def _upgrade_sqlite(database: Database, scripts: Path, target: str) -> bool:
    assert database.path is not None  # noqa: S101 - the caller has looked
    with database.quiet(), database.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("pragma journal_mode=wal").fetchall()
        if _is_done(connection, target):
            return False
        holds_something = bool(sa.inspect(connection).get_table_names())
        connection.rollback()
        if holds_something:
            copy_to(database, _free_name(database.path, target))
        # Rebuilding a table with foreign keys on would delete the rows that refer to it.
        raw.execute("pragma foreign_keys=off")
        try:
            _run_checked(connection, scripts)
        finally:
            raw.execute("pragma foreign_keys=on")
    return True


def _run_checked(connection: sa.Connection, scripts: Path) -> None:
    with connection.execution_options(writes=True).begin():
        before = _row_counts(connection)
        _run(connection, scripts)
        after = _row_counts(connection)
        broken = connection.exec_driver_sql("pragma foreign_key_check").first()
        if broken or any(after.get(name, 0) < count for name, count in before.items()):
            raise CoachingError(
                "The update of your journal did not keep every row, so nothing was changed. "
                "Go on with the version you had, and tell us."
            )


def _upgrade_postgres(database: Database, scripts: Path, target: str) -> bool:
    with database.write() as connection:
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
        if connection.execute(sa.text("show server_encoding")).scalar() != "UTF8":
            raise CoachingError("Create the PostgreSQL database with the encoding UTF8.")
        if _is_done(connection, target):
            return False
        isolation.lift(connection)
        _run(connection, scripts)
        isolation.lay(connection)
    return True


def _run(connection: sa.Connection, scripts: Path) -> None:
    """Alembic's upgrade on this connection and within its transaction."""
    from alembic import command  # noqa: PLC0415 - 60 ms that a start without news does not pay
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _is_done(connection: sa.Connection, target: str) -> bool:
    if not sa.inspect(connection).has_table("alembic_version"):
        return False
    current = connection.execute(sa.text("select version_num from alembic_version")).scalar()
    if current is not None and current > target:
        raise CoachingError(_NEWER)
    return bool(current == target)


def _write_ahead(connection: sa.Connection) -> bool:
    return connection.exec_driver_sql("pragma journal_mode").scalar() == "wal"


def _row_counts(connection: sa.Connection) -> dict[str, int]:
    """Of every table but those of the full-text index, which is made anew from the others."""
    tables = sa.inspect(connection).get_table_names()
    names = (name for name in tables if not name.startswith(word_index.TABLE))
    counted = {n: sa.select(sa.func.count()).select_from(sa.table(n)) for n in names}
    return {name: connection.execute(query).scalar_one() for name, query in counted.items()}


def _free_name(path: Path, target: str) -> Path:
    """A name that is not taken; an earlier attempt may have left a copy, which stays."""
    base = path.with_name(f"{path.name}.before-{target}")
    names = (base, *(base.with_name(f"{base.name}-{n}") for n in range(2, 1000)))
    return next(name for name in names if not name.exists())


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """
    Keep other processes out of the same folder meanwhile.

    The folder itself is locked, which needs no further file; opening the database's own file here
    would drop SQLite's locks.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
