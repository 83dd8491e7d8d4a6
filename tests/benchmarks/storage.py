"""The journal against plain sqlite3 with the same pragmas, rows and durability."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Any

from coaching.store import open_store
from coaching.store.engine import sqlite_module
from tests.benchmarks.figures import Figure
from tests.benchmarks.journals import ME, NOW, interview, seed

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
READ = ("interview", "round", "feedback", "point", "point_theme")
WRITES, READS, POINTS = 150, 60, 5


def measure(folder: Path) -> list[Figure]:
    """Durable entries (an interview with feedback of five points), then whole journals read."""
    folder.mkdir()
    return [*_writes(folder), *_reads(folder, 12, 1), *_reads(folder, 30, 10)]


def _writes(folder: Path) -> Iterator[Figure]:
    url = f"sqlite:///{folder / 'written.sqlite3'}"
    ours, plain = [], []
    with open_store(url) as store, _plain(folder / "plain.sqlite3") as raw:
        store.migrate()
        journal = store.journal(ME)
        for n in range(WRITES):
            entry = interview(n, POINTS)
            ours.append(_ms(partial(journal.add_interview, entry, request=f"{n}", now=NOW)))
            plain.append(_ms(partial(_insert, raw, n)))
    yield from _p50_and_p95("durable entry of 5 points", ours, plain, bar=2.5)


def _reads(folder: Path, interviews: int, points_each: int) -> Iterator[Figure]:
    (here := folder / f"read{interviews}").mkdir()
    url = seed(here, interviews, points_each)
    queries = [f"select * from {table}" for table in READ]  # noqa: S608  names of our own
    ours, plain = [], []
    with open_store(url) as store, _connection(here / "journal.sqlite3") as raw:
        journal = store.journal(ME)
        for _ in range(READS):
            ours.append(_ms(journal.interviews))
            plain.append(_ms(lambda: [raw.execute(query).fetchall() for query in queries]))
    yield from _p50_and_p95(f"journal read, {interviews * points_each} points", ours, plain)


def _p50_and_p95(
    name: str, ours: list[float], plain: list[float], bar: float | None = None
) -> Iterator[Figure]:
    yield Figure(f"{name}, p50", "ms", ours, plain, bar, tolerance=1)
    yield Figure(f"{name}, p95", "ms", [_p95(ours)], [_p95(plain)])


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def _ms(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


@contextmanager
def _connection(path: Path) -> Iterator[Any]:
    raw = sqlite_module().connect(str(path), isolation_level=None)
    for pragma in PRAGMAS:
        raw.execute(f"pragma {pragma}")
    yield raw
    raw.close()


@contextmanager
def _plain(path: Path) -> Iterator[Any]:
    with _connection(path) as raw:
        raw.executescript(
            """
            create table interview (id integer primary key, employer text, role text);
            create table round (id integer primary key, interview references interview,
                stage text, format text, held_on text);
            create table feedback (id integer primary key, interview references interview,
                raw text);
            create table point (id integer primary key, feedback references feedback,
                text text, start integer, "end" integer, kind text);
            create table point_theme (point references point, theme text, proposed integer,
                primary key (point, theme));
            create table change (id integer primary key, at text, what text, request text unique);
            """
        )
        yield raw


def _insert(raw: Any, n: int) -> None:
    """The same rows as one entry of the journal, by hand, in one durable transaction."""
    entry = interview(n, POINTS)
    said = entry.feedback[0]
    raw.execute("begin immediate")
    key = raw.execute(
        "insert into interview (employer, role) values (?, ?)", (entry.employer, entry.role)
    ).lastrowid
    held = entry.rounds[0]
    raw.execute(
        "insert into round (interview, stage, format, held_on) values (?, ?, ?, ?)",
        (key, held.stage, held.format, str(held.held_on)),
    )
    feedback = raw.execute(
        "insert into feedback (interview, raw) values (?, ?)", (key, said.raw)
    ).lastrowid
    for p in said.points:
        point = raw.execute(
            'insert into point (feedback, text, start, "end", kind) values (?, ?, ?, ?, ?)',
            (feedback, p.text, p.start, p.end, p.kind.value),
        ).lastrowid
        raw.execute("insert into point_theme values (?, ?, 0)", (point, p.themes[0]))
    raw.execute(
        "insert into change (at, what, request) values (?, ?, ?)", (str(NOW), "added", f"{n}")
    )
    raw.execute("commit")
