"""How long a journal takes to read and to write durably, beside raw SQLite doing the same rows."""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from coaching.model import Feedback
from coaching.store import Journal, Store, open_store
from coaching.store.engine import sqlite_module
from coaching.store.tables import change, feedback, point, point_theme
from tests.build import ADA, GRACE, a_feedback, a_point, an_interview
from tests.store.looking import NOW

THEMES = ("specific_examples", "confidence_presence", "structure_concision")
TABLES = (feedback, point, point_theme, change)
RENUMBERED = {"id", "feedback_id", "point_id"}


def measure(folder: Path, rounds: int = 200) -> dict[str, tuple[float, float]]:
    """
    Milliseconds, as median and 95th percentile, of each road.

    ``write`` saves feedback with 8 points and 3 themes each, ``raw write`` the same rows by plain
    sqlite3 in one transaction with the same pragmas, taking turns. ``read`` is a whole journal of
    300 points.
    """
    with open_store(f"sqlite:///{folder / 'journal.sqlite3'}") as store:
        store.migrate()
        journal = store.journal(ADA)
        interview = journal.add_interview(an_interview(), request="i", now=NOW)
        journal.add_feedback(interview, _said(8), request="model", now=NOW)
        full = _full(store)
        raw = _raw_write(folder / "journal.sqlite3")
        roads: dict[str, Callable[[], object]] = {
            "write": lambda: journal.add_feedback(
                interview, _said(8), request=str(uuid4()), now=NOW
            ),
            "raw write": raw,
            "read": full.interviews,
            "open": lambda: store.journal(ADA),
            "last change": full.last_change,
        }
        return _interleaved(roads, rounds)


def _interleaved(
    roads: dict[str, Callable[[], object]], rounds: int
) -> dict[str, tuple[float, float]]:
    taken: dict[str, list[float]] = {name: [] for name in roads}
    for n in range(rounds + 10):
        for name, road in roads.items():
            start = time.perf_counter()
            road()
            if n >= 10:
                taken[name].append((time.perf_counter() - start) * 1000)
    return {
        name: (statistics.median(times), statistics.quantiles(times, n=20)[-1])
        for name, times in taken.items()
    }


def _said(points: int) -> Feedback:
    said = [
        a_point(THEMES[n % 3], text=f"We hoped for a more specific example, {n}.", proposed=THEMES)
        for n in range(points)
    ]
    return a_feedback(*said, raw="Dear Ada, thank you for coming. " * 40)


def _full(store: Store) -> Journal:
    journal = store.journal(GRACE)
    for n in range(30):
        journal.add_interview(an_interview(feedback=(_said(10),)), request=str(n), now=NOW)
    return journal


def _raw_write(path: Path) -> Callable[[], None]:
    """The rows of the feedback saved last, written again under new numbers."""
    connection: Any = sqlite_module().connect(str(path), isolation_level=None)
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"pragma {pragma}")
    model = [_model(connection, table) for table in TABLES]
    step = 1_000_000

    def write() -> None:
        nonlocal step
        step += 1000
        connection.execute("begin immediate")
        for insert, names, rows in model:
            connection.executemany(insert, [_renumbered(names, row, step) for row in rows])
        connection.execute("update person set last_id = last_id + 10 where id = 1")
        connection.execute("commit")

    return write


def _model(connection: Any, table: sa.Table) -> tuple[str, list[str], list[tuple[Any, ...]]]:
    names = [c.name for c in table.c]
    listed, marks = ", ".join(names), ", ".join("?" * len(names))
    last = {
        "feedback": "id = (select max(id) from feedback where person_id = 1)",
        "point": "feedback_id = (select max(id) from feedback where person_id = 1)",
        "point_theme": "point_id > (select max(id) from feedback where person_id = 1)",
        "change": "request = 'model'",
    }[table.name]
    query = f"select {listed} from {table.name} where person_id = 1 and {last}"  # noqa: S608
    rows = connection.execute(query).fetchall()
    return f"insert into {table.name} ({listed}) values ({marks})", names, rows  # noqa: S608


def _renumbered(names: list[str], row: tuple[Any, ...], step: int) -> list[Any]:
    return [
        value + step if name in RENUMBERED else f"raw {step}" if name == "request" else value
        for name, value in zip(names, row, strict=True)
    ]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        found = measure(Path(scratch))
    for road, (middle, slow) in found.items():
        sys.stdout.write(f"{road:<12} p50 {middle:6.2f} ms   p95 {slow:6.2f} ms\n")
    ratio = found["write"][0] / found["raw write"][0]
    sys.stdout.write(f"write / raw write: {ratio:.2f}\n")
