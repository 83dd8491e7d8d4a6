"""Reruns by Streamlit's own protocol, without a browser: what a click costs the server."""

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import mean

import psutil  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.benchmarks.figures import Figure
from tests.browser.server import Server

PAGES = ("", "add_feedback", "interviews", "trends", "quotes")
STOCK_PAGES = ("", "table")
ROUNDS, RERUNS = 4, 6


def measure(stock: Server, journals: dict[int, Server]) -> list[Figure]:
    """
    Processor time of one rerun on each page, turn by turn with the stock app.

    Args:
        stock: The usual two-page app.
        journals: Ours, by the number of points in the journal.
    """
    usual: list[float] = []
    ours: dict[tuple[int, str], list[float]] = {(n, p): [] for n in journals for p in PAGES}
    for _ in range(ROUNDS):
        usual.append(mean(_cpu_ms(stock, page) for page in STOCK_PAGES))
        for (points, page), spent in ours.items():
            spent.append(_cpu_ms(journals[points], page))
    figures = [
        Figure(f"CPU of a rerun, {page or 'today'}, {points} points", "ms", spent, usual)
        for (points, page), spent in ours.items()
    ]
    for points in journals:
        means = [mean(ours[points, page][r] for page in PAGES) for r in range(ROUNDS)]
        figures.append(
            Figure(f"CPU of a rerun, mean of pages, {points} points", "ms", means, usual, bar=0.53)
        )
    return figures


def _cpu_ms(server: Server, page: str) -> float:
    """Milliseconds of processor time per rerun, over a few; the first run of a session not."""
    process = psutil.Process(server.pid)
    with _session(server, page) as (connection, script):
        before = process.cpu_times()
        for _ in range(RERUNS):
            _run(connection, page, script)
        after = process.cpu_times()
    spent = after.user + after.system - before.user - before.system
    return float(spent) * 1000 / RERUNS


@contextmanager
def _session(server: Server, page: str) -> Iterator[tuple[ClientConnection, str]]:
    with connect(
        f"ws://127.0.0.1:{server.port}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
        proxy=None,
    ) as connection:
        yield connection, _run(connection, page, "")


def _run(connection: ClientConnection, page: str, script: str) -> str:
    """
    Ask for one run and wait for its end.

    Returns:
        The hash of the page that ran, to ask for it again. The one of `new_session` is the main
        script's: asking with it runs the first page, whatever the page's name says.

    Raises:
        RuntimeError: If another page ran than was asked for, or the page showed an exception.
    """
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    asked.rerun_script.page_name = page
    asked.rerun_script.page_script_hash = script
    connection.send(asked.SerializeToString())
    ran, paths = "", {}
    while True:
        said = ForwardMsg.FromString(connection.recv(timeout=60))
        kind = said.WhichOneof("type")
        if kind == "navigation":
            ran = said.navigation.page_script_hash
            paths = {p.page_script_hash: p.url_pathname for p in said.navigation.app_pages}
        elif kind == "delta" and said.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(f"/{page}: {said.delta.new_element.exception.message}")
        elif kind == "script_finished":
            if paths.get(ran) != page:
                raise RuntimeError(f"Asked for /{page}, but /{paths.get(ran)} ran.")
            return ran
