"""What was acknowledged is there after a kill; what was not is there whole or not at all."""

import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from coaching.model import CoachingError
from coaching.store import Store, StoreFailed, open_store
from coaching.store.tables import metadata
from tests.build import ADA, a_point, an_interview
from tests.store.looking import NOW, rows_of

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from coaching.store import open_store
from tests.build import ADA, a_feedback, a_point, an_interview
from tests.store.looking import NOW

journal = open_store(sys.argv[1]).journal(ADA)
interview = journal.add_interview(an_interview(), request="first", now=NOW)
said = a_feedback(*[a_point(proposed=("x", "y"))] * 8, raw="words " * 2000)
for n in range(1_000_000):
    journal.save_draft(f"k{n}", "add", {"n": n}, version=0, writer="w", now=NOW)
    made = journal.add_feedback(interview, said, request=f"k{n}", now=NOW, draft=f"k{n}")
    print(n, made, flush=True)
"""


def acknowledged_until_killed(url: str, enough: int) -> list[tuple[int, int]]:
    """What a process had printed as saved when it was killed in the middle of the next write."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert writer.stdout is not None
    said: list[str] = []
    for line in writer.stdout:
        said.append(line)
        if len(said) == enough:
            writer.send_signal(signal.SIGKILL)
    writer.stdout.close()
    assert writer.wait() == -signal.SIGKILL
    whole = [line.split() for line in said if line.endswith("\n")]
    return [(int(n), int(made)) for n, made in whole]


@pytest.mark.parametrize("enough", [1, 7, 40])
def test_a_killed_process_loses_nothing_it_acknowledged(database_url: str, enough: int) -> None:
    saved = acknowledged_until_killed(database_url, enough)

    with open_store(database_url) as store:
        journal = store.journal(ADA)
        [interview] = journal.interviews()
        assert len(saved) >= enough
        for n, made in saved:
            assert journal.saved(f"k{n}") == made
            assert journal.draft(f"k{n}") is None
        found = {said.id for said in interview.feedback}
        assert {made for _, made in saved} <= found
        assert len(found) <= len(saved) + 1
        assert all(len(said.points) == 8 for said in interview.feedback)
        journal.add_interview(an_interview(a_point()), request="after", now=NOW)
        _assert_sound(store)


def _assert_sound(store: Store) -> None:
    if not store._database.is_sqlite:
        return
    with rows_of(store) as connection:
        assert connection.execute(sa.text("pragma integrity_check")).scalar() == "ok"
        assert connection.execute(sa.text("pragma foreign_key_check")).first() is None


def test_a_failed_write_leaves_nothing_and_the_next_one_works(store: Store) -> None:
    journal = store.journal(ADA)
    many = an_interview(a_point(), a_point(start=2, end=1))  # the database refuses the second

    with pytest.raises(StoreFailed):
        journal.add_interview(many, request="r", now=NOW)

    assert journal.interviews() == ()
    assert journal.saved("r") is None
    journal.add_interview(an_interview(a_point()), request="r", now=NOW)
    assert len(journal.interviews()) == 1


def test_reading_goes_on_while_somebody_writes(store: Store) -> None:
    journal = store.journal(ADA)
    journal.add_interview(an_interview(a_point()), request="r", now=NOW)
    seen: list[int] = []

    with journal._database.write() as connection:
        connection.execute(sa.text("delete from point_theme"))
        reader = threading.Thread(
            target=lambda: seen.append(len(journal.interviews()[0].feedback[0].points[0].themes))
        )
        reader.start()
        reader.join(timeout=20)

    assert seen == [1]


def test_a_database_that_is_gone_is_an_answer_not_a_traceback(tmp_path: Path) -> None:
    closed_port = "postgresql://nobody:pass@127.0.0.1:1/none"
    for url in (closed_port, f"sqlite:///{tmp_path}"):
        with open_store(url) as store, pytest.raises(StoreFailed, match="try again") as failed:
            store.ping()
        assert "pass" not in str(failed.value) + failed.value.code


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_journal_in_memory_only_is_refused_in_words(url: str) -> None:
    with pytest.raises(CoachingError, match="Name a file"):
        open_store(url)


def test_every_statement_is_durable_and_checked_on_sqlite(sqlite_store: Store) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    with rows_of(sqlite_store) as connection:
        for pragma, value in wanted.items():
            assert connection.execute(sa.text(f"pragma {pragma}")).scalar() == value
        version = connection.execute(sa.text("select sqlite_version()")).scalar_one()
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)


def test_a_statement_once_prepared_stays_so_on_sqlite(sqlite_store: Store) -> None:
    many = [f"select {n}" for n in range(300)]
    prepared: list[int] = []

    def allow(action: int, *_about: object) -> int:
        """SQLite asks once for each statement it prepares."""
        prepared.append(action)
        return 0

    with rows_of(sqlite_store) as connection:
        raw: Any = connection.connection.driver_connection
        raw.set_authorizer(allow)
        for statement in (*many, *many):
            raw.execute(statement).fetchall()
        raw.set_authorizer(None)

    assert len(prepared) == len(many)


def test_nothing_is_left_out_of_the_schema() -> None:
    """The tables of the whole product, so that later work adds no second house."""
    wanted = "person interview round contact feedback point theme point_theme draft practice_plan"
    also = "practice_log reflection message follow_up share share_view consent comment change"
    later = "story question task client client_share client_answer meeting_note"
    hosted = "account sign_in account_share share_link reader"
    laid = {table.name for table in metadata.sorted_tables}
    assert laid == set(f"{wanted} {also} {later} {hosted}".split())
