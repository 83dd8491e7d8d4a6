"""The real app in a process of its own, to be visited, killed and started again."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 30.0
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(url: str) -> bool:
    """Whether the URL answers with 200 within a second."""
    try:
        with DIRECT.open(url, timeout=1) as response:
            return bool(response.status == 200)
    except OSError:
        return False


@dataclass
class Server:
    """
    The app as a person starts it, on a free port, with a database of its own.

    Attributes:
        folder: Where the log and, unless told otherwise, the SQLite file lie.
        database_url: SQLAlchemy URL; stays the same over `kill` and `start`, as does the port.
        script: Another script than the app's, for comparison; run in its own folder.
        settings: Further environment variables, such as AFTERWORD_CLOCK_FILE to move time.
    """

    folder: Path
    database_url: str = ""
    port: int = field(default_factory=free_port)
    script: Path = ROOT / "app.py"
    settings: Mapping[str, str] = field(default_factory=dict)
    _process: "subprocess.Popen[bytes] | None" = None

    def __post_init__(self) -> None:
        self.database_url = self.database_url or f"sqlite:///{self.folder / 'journal.sqlite3'}"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self._process, "The server is not running."
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def log(self) -> str:
        return (self.folder / "server.log").read_text("utf-8")

    def start(self) -> "Server":
        """Start, and return once Streamlit answers. Raises RuntimeError with the log if not."""
        command = [sys.executable, "-m", "streamlit", "run", str(self.script), "--server.port"]
        environment = {
            **os.environ,
            "AFTERWORD_DATABASE_URL": self.database_url,
            "AFTERWORD_MODE": "local",
            **self.settings,
        }
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, str(self.port)],
                cwd=self.script.parent,
                env=environment,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + START_SECONDS
        while not answers(f"{self.url}/_stcore/health"):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"The server did not start:\n{self.log}")
            time.sleep(0.02)
        return self

    def kill(self) -> None:
        """End it as a power cut would: SIGKILL, nothing is flushed or said goodbye to."""
        if self._process:
            self._process.kill()
            self._process.wait(10)
            self._process = None
