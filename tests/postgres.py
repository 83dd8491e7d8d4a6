"""A throw-away PostgreSQL server for one run of the tests, or the one a variable names."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import sqlalchemy as sa

ROLE = "afterword_site"
ROLE_IF_NEW = f"""
do $$ begin
  create role {ROLE} login password '{ROLE}' nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then null;
end $$
"""
NOBODY_ELSE = """
select pg_terminate_backend(pid, 5000) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()
"""
# Then neither the order of foreign keys nor the rules of append-only tables are in the way.
AS_A_REPLICA = "set local session_replication_role = replica"
EMPTY = """
do $$ declare one text; begin
  for one in select format('delete from %I.%I', schemaname, tablename) from pg_tables
    where schemaname = 'public' and tablename <> 'alembic_version'
  loop execute one; end loop;
  for one in select format('alter sequence %I.%I restart', schemaname, sequencename)
    from pg_sequences where last_value is not null
  loop execute one; end loop;
end $$
"""
SHAPE = """
select md5(string_agg(line, chr(10) order by line)) from (
  select format('%s %s %s %s %s %s', relname, relkind, relowner, relacl, relrowsecurity,
    relforcerowsecurity) from pg_class where relnamespace = 'public'::regnamespace
  union all select format('%s %s %s %s', attrelid::regclass, attname, atttypid, attnotnull)
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
  union all select format('%s %s %s', polrelid::regclass, polname, polcmd) from pg_policy
  union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid))
    from pg_constraint where connamespace = 'public'::regnamespace
  union all select format('%s %s %s', tgrelid::regclass, tgname, tgenabled) from pg_trigger
    where not tgisinternal
  union all select proname from pg_proc where pronamespace = 'public'::regnamespace
  union all select 'version ' || version_num from alembic_version
) as shape (line)
"""
"""A name for everything of a database but its rows."""
ADMINISTRATORS: dict[str, sa.URL] = {}
"""Name of a database → its address for the role that sees every row."""

_numbers = count(1)

MISSING = (
    "These tests need PostgreSQL and found none. Install it (Debian, Ubuntu: apt-get install "
    "postgresql; macOS: brew install postgresql), or set AFTERWORD_TEST_POSTGRES_URL to a server "
    "on which databases may be created."
)


@contextmanager
def a_server() -> Iterator[sa.URL]:
    """The address of a server whose role may create databases."""
    given = os.environ.get("AFTERWORD_TEST_POSTGRES_URL")
    if given:
        yield sa.make_url(given).set(drivername="postgresql+psycopg")
        return
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="afterword-postgres-"))
    folder.chmod(0o755)
    try:
        with _cluster(programs, folder) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class a_database:  # noqa: N801 - reads as a phrase: with a_database(server)
    """
    A database of its own on a server, dropped afterwards.

    It is used as the site does, by a role that owns its tables and is no superuser: PostgreSQL
    keeps journals apart in every test.
    """

    def __init__(self, server: sa.URL, template: str = "template0") -> None:
        self._server, self._template = server, template
        self._name = f"afterword_test_{os.getpid()}_{next(_numbers)}"

    def __enter__(self) -> str:
        self._run(f"drop database if exists {self._name} with (force)")
        self._run(ROLE_IF_NEW)
        self._run(
            f"create database {self._name} encoding 'UTF8' template {self._template} owner {ROLE}"
        )
        ADMINISTRATORS[self._name] = self._server.set(database=self._name)
        site = self._server.set(database=self._name, username=ROLE, password=ROLE)
        return site.render_as_string(hide_password=False)

    def __exit__(self, *_error: object) -> None:
        self._run(f"drop database {self._name} with (force)")

    def _run(self, command: str) -> None:
        engine = sa.create_engine(self._server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sa.text(command))
        engine.dispose()


class EmptiedAgain:
    """
    One migrated database for test after test: making one takes longer than most tests.

    What a test leaves behind is deleted before the next. A test that changed more than rows
    (tables, rules, rights) gets its database thrown away.
    """

    def __init__(self, server: sa.URL, template: str) -> None:
        self._server, self._template = server, template
        self._used: a_database | None = None
        self._address, self._shape = "", ""

    def url(self) -> str:
        """Its address, empty; for one test at a time."""
        if self._used and self._emptied() != self._shape:
            self.drop()
        if self._used is None:
            self._used = a_database(self._server, self._template)
            self._address = self._used.__enter__()
            self._shape = self._emptied()
        return self._address

    def drop(self) -> None:
        """Throw it away."""
        if self._used:
            self._used.__exit__()
            self._used = None

    def _emptied(self) -> str:
        administrator = ADMINISTRATORS[str(sa.make_url(self._address).database)]
        engine = sa.create_engine(administrator, poolclass=sa.NullPool)
        with engine.begin() as connection:
            for statement in (NOBODY_ELSE, AS_A_REPLICA, EMPTY):
                connection.execute(sa.text(statement))
            return str(connection.scalar(sa.text(SHAPE)))


@contextmanager
def _cluster(programs: Path, folder: Path) -> Iterator[sa.URL]:
    data, port = folder / "data", _free_port()
    data.mkdir()
    if os.geteuid() == 0:
        shutil.chown(data, "postgres", "postgres")
    _run(programs / "initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "-N")
    # Nothing here has to survive a power cut. Killed clients are what the tests are about.
    options = (
        f"-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories='' "
        "-c fsync=off -c full_page_writes=off -c max_connections=60"
    )
    log = data / "log"
    _run(programs / "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "-t", "60", "start")
    try:
        yield sa.URL.create(
            "postgresql+psycopg", "tests", host="127.0.0.1", port=port, database="postgres"
        )
    finally:
        _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _run(program: Path, *arguments: object) -> None:
    # initdb refuses to run as root; Debian's package brings the user postgres.
    become = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    command = [*become, str(program), *map(str, arguments)]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd="/", check=False
    )
    if done.returncode:
        raise RuntimeError(f"{program.name} failed: {done.stdout.decode(errors='replace')}")


def _programs() -> Path:
    newest_first = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_major, reverse=True)
    on_path = shutil.which("initdb")
    for folder in (*newest_first, *([Path(on_path).parent] if on_path else [])):
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise RuntimeError(MISSING)


def _major(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
