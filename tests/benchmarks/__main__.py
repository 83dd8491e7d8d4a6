"""`./run bench`: how fast it is, in one run beside an empty and a stock Streamlit app."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmarks import evidence, in_browser, reruns, sorting, storage, views
from tests.benchmarks.figures import Figure, table
from tests.benchmarks.journals import seed
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.server import Server

TYPICAL, FULL = 108, 300
"""Points of a journal of the size the pages were designed with, and of one that is full."""
APPS = Path(__file__).parent / "apps"
JOURNALS = {12: (12, 1), TYPICAL: (12, 9), FULL: (30, 10)}
"""Number of points → interviews, points in each."""


def main() -> int:
    """Measure all, print the table; 1 if a bar was not met."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        _say("Journal beside plain sqlite3 …")
        figures = storage.measure(folder / "storage")
        _say("Sorter …")
        figures += sorting.measure()
        _say("Views of the trends beside the usual way …")
        figures += views.measure()
        _say("How often a fall is claimed wrongly …")
        figures += evidence.figures()
        _say("Starting an empty app, a stock app, and this one with 12, 108 and 300 points …")
        empty = stack.enter_context(_running(folder / "empty", script="empty"))
        stock = stack.enter_context(_running(folder / "stock", script="stock"))
        ours = {
            points: stack.enter_context(_running(folder / str(points), journal=size))
            for points, size in JOURNALS.items()
        }
        _say("Chromium: loads, clicks, bytes …")
        figures = [*_in_browser(empty, ours), *figures]
        _say("Reruns by protocol …")
        figures += reruns.measure(stock, {points: ours[points] for points in (12, FULL)})
    print(table(figures))  # noqa: T201
    missed = sum(figure.verdict == "NOT MET" for figure in figures)
    bars = sum(figure.bar is not None for figure in figures)
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    _say(f"{bars - missed} of {bars} bars met in {time.monotonic() - began:.0f} s; load {load}")
    return 1 if missed else 0


def _in_browser(empty: Server, ours: dict[int, Server]) -> list[Figure]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        figures = in_browser.measure(chromium, empty, ours[TYPICAL])
        figures += in_browser.clicks(chromium, empty, ours[FULL], f", {FULL} points", judged=False)
        chromium.close()
    return figures


@contextmanager
def _running(
    folder: Path, script: str = "", journal: tuple[int, int] | None = None
) -> Iterator[Server]:
    folder.mkdir()
    server = Server(folder)
    if script:
        server.script = APPS / script / "main.py"
    if journal:
        server.database_url = seed(folder, *journal)
    try:
        yield server.start()
    finally:
        server.kill()


def _say(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
