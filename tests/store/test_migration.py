"""A database becomes today's, all or nothing, with a copy first; two starters do not collide."""

import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from coaching.model import CoachingError
from coaching.store import Store, open_store, upgrade, word_index
from coaching.store.tables import metadata
from tests.build import ADA, a_point, an_interview
from tests.store.looking import NOW, dump, rows_of

NEXT = '''
"""What a later release could bring."""
import sqlalchemy as sa
from alembic import op
revision = "{next}"
down_revision = "{newest}"

def upgrade():
    {body}
'''
NEWEST = upgrade.newest()
AFTER = f"{int(NEWEST) + 1:04d}"
MIGRATE = (
    "import sys; from coaching.store import open_store; print(open_store(sys.argv[1]).migrate())"
)

# The full-text index is no table of ours: word_index makes it, and test_words reads it.
COMPARED = {
    "compare_type": True,
    "include_name": lambda name, _kind, _parent: (
        not (name and (name.startswith(word_index.TABLE) or name.endswith("_words")))
    ),
}


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database that does not exist yet, or has no tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new folder' / 'journal.sqlite3'}"
    url: str = request.getfixturevalue("empty_postgres_url")
    return url


@pytest.fixture
def filled(sqlite_store: Store) -> Store:
    """A store on SQLite that holds something."""
    journal = sqlite_store.journal(ADA)
    journal.add_interview(an_interview(a_point(proposed=("x",))), request="r", now=NOW)
    return sqlite_store


def later(tmp_path: Path, body: str) -> Path:
    """Today's migrations and one more."""
    scripts = tmp_path / "later"
    shutil.copytree(upgrade.MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    text = NEXT.format(body=body, newest=NEWEST, next=AFTER)
    (scripts / "versions" / f"{AFTER}_next.py").write_text(text)
    return scripts


def copies(store: Store) -> list[Path]:
    path = store._database.path
    assert path is not None
    return sorted(path.parent.glob("*before*"))


def test_an_empty_database_gets_todays_schema(empty_url: str) -> None:
    with open_store(empty_url) as store:
        assert store.migrate()
        assert not store.migrate()
        with rows_of(store) as connection:
            context = MigrationContext.configure(connection, opts=COMPARED)
            assert compare_metadata(context, metadata) == []
        store.journal(ADA).add_interview(an_interview(a_point()), request="r", now=NOW)
    with open_store(empty_url) as again:
        assert not again.migrate()


def test_constraints_and_indexes_are_the_schemas(store: Store) -> None:
    """What comparing by Alembic leaves out: checks, and SQLite's table options."""
    with rows_of(store) as connection:
        found = sa.inspect(connection)
        for table in metadata.sorted_tables:
            checks = {c["name"] for c in found.get_check_constraints(table.name)}
            assert checks == {
                c.name for c in table.constraints if isinstance(c, sa.CheckConstraint)
            }
            if connection.dialect.name == "sqlite":
                options = found.get_table_options(table.name)
                assert options.get("sqlite_strict"), table.name


def test_new_files_can_be_read_by_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "afterword"
    with open_store(f"sqlite:///{folder / 'journal.sqlite3'}") as store:
        store.migrate()
        store.journal(ADA)
        store.backup(folder / "copy.sqlite3")
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in folder.iterdir()}

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {"journal.sqlite3", "journal.sqlite3-wal", "copy.sqlite3"} <= modes.keys()
    assert set(modes.values()) == {0o600}


def test_an_existing_file_is_copied_before_it_is_changed(filled: Store, tmp_path: Path) -> None:
    before = dump(filled)
    scripts = later(tmp_path, "op.add_column('interview', sa.Column('mood', sa.Text))")

    assert upgrade.upgrade(filled._database, scripts)

    [copy] = copies(filled)
    assert copy.name == f"journal.sqlite3.before-{AFTER}"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with open_store(f"sqlite:///{copy}") as old:
        assert dump(old) == before
    assert dump(filled) == before
    assert not upgrade.upgrade(filled._database, scripts)
    assert copies(filled) == [copy]


def test_a_failed_migration_changes_nothing(filled: Store, tmp_path: Path) -> None:
    before = dump(filled)
    scripts = later(tmp_path, "op.drop_table('point_theme'); op.execute('no such thing')")

    with pytest.raises(CoachingError):
        upgrade.upgrade(filled._database, scripts)

    assert dump(filled) == before
    with rows_of(filled) as connection:
        assert connection.execute(sa.text("pragma foreign_keys")).scalar() == 1
    assert not filled.migrate()


@pytest.mark.parametrize(
    "body",
    [
        "op.execute('delete from point')",
        "op.execute('delete from feedback'); op.execute('insert into feedback select 1')",
        "op.execute('update point set feedback_id = 777')",
    ],
)
def test_a_migration_that_loses_or_orphans_rows_is_taken_back(
    filled: Store, tmp_path: Path, body: str
) -> None:
    before = dump(filled)

    with pytest.raises(CoachingError):
        upgrade.upgrade(filled._database, later(tmp_path, body))

    assert dump(filled) == before


def test_rebuilding_a_table_keeps_what_refers_to_it(filled: Store, tmp_path: Path) -> None:
    before = dump(filled)
    body = (
        "with op.batch_alter_table('feedback', recreate='always') as table:\n"
        "        table.alter_column('raw', server_default='x')"
    )

    assert upgrade.upgrade(filled._database, later(tmp_path, body))

    assert dump(filled) == before


def test_a_copy_that_is_already_there_is_not_overwritten(filled: Store, tmp_path: Path) -> None:
    path = filled._database.path
    assert path is not None
    earlier = path.with_name(f"{path.name}.before-{AFTER}")
    earlier.write_text("kept")

    upgrade.upgrade(filled._database, later(tmp_path, "pass"))

    assert earlier.read_text() == "kept"
    assert [p.name for p in copies(filled)][1:] == [f"journal.sqlite3.before-{AFTER}-2"]


def test_a_newer_database_is_left_alone(store: Store) -> None:
    with rows_of(store) as connection:
        connection.execute(sa.text("update alembic_version set version_num = '9999'"))

    with pytest.raises(CoachingError, match="newer Afterword"):
        store.migrate()


def test_two_processes_migrating_at_once_both_succeed(empty_url: str) -> None:
    starters = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", MIGRATE, empty_url],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    said = [starter.communicate(timeout=120) for starter in starters]

    assert sorted(out.strip() for out, _ in said) == ["False", "False", "True"], said
    with open_store(empty_url) as store:
        store.journal(ADA).add_interview(an_interview(), request="r", now=NOW)


def test_a_backup_is_a_whole_database_and_overwrites_nothing(filled: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite3"

    filled.backup(target)

    with open_store(f"sqlite:///{target}") as copy:
        assert dump(copy) == dump(filled)
    with pytest.raises(CoachingError):
        filled.backup(target)
    with pytest.raises(CoachingError):
        filled.backup(tmp_path / "nowhere" / "copy.sqlite3")
    plain = sqlite3.connect(target)
    assert plain.execute("pragma integrity_check").fetchall() == [("ok",)]
    plain.close()


@pytest.mark.postgres
def test_postgres_says_how_to_back_it_up(postgres_url: str, tmp_path: Path) -> None:
    with open_store(postgres_url) as store, pytest.raises(CoachingError, match="pg_dump"):
        store.backup(tmp_path / "copy")


def test_a_journal_of_the_first_release_becomes_todays(tmp_path: Path) -> None:
    first = tmp_path / "first"
    shutil.copytree(upgrade.MIGRATIONS, first, ignore=shutil.ignore_patterns("__pycache__"))
    for later_one in (first / "versions").glob("*.py"):
        if not later_one.name.startswith("0001"):
            later_one.unlink()
    with open_store(f"sqlite:///{tmp_path / 'old.sqlite3'}") as store:
        upgrade.upgrade(store._database, first)
        with rows_of(store) as connection:
            connection.execute(sa.text("insert into person (id) values (7)"))
            connection.execute(
                sa.text(
                    "insert into practice_plan (person_id, id, theme, starts_on)"
                    " values (7, 3, 'x', '2026-03-05')"
                )
            )

        assert store.migrate()

        with rows_of(store) as connection:
            found = connection.execute(
                sa.text("select theme, starts_on, steps, sessions from practice_plan")
            ).one()
        assert tuple(found) == ("x", "2026-03-05", "[]", 1)
