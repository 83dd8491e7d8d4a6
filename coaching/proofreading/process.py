"""One worker process for the whole server: asked in turn, timed, replaced when it dies."""

import atexit
import json
import os
import select
import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import Any

from coaching.model import CoachingError

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 20.0
"""For the first question, which makes the linter (1 s, more on a busy machine), and any other."""


class CannotProofread(CoachingError):
    """The proofreader gave no answer; the letter is as it was."""


class Worker:
    """Harper in a process of its own. ``ask`` may be called from any thread."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.close)

    def ask(self, text: str, english: str, words: list[str]) -> list[dict[str, Any]]:
        """
        What Harper finds in a text.

        Raises:
            CannotProofread: If it does not answer in time, or dies over this text.
        """
        if not self._lock.acquire(timeout=self._seconds):
            raise CannotProofread("The proofreader is busy. Try again in a moment.")
        try:
            process = self._running()
            line = json.dumps({"text": text, "english": english, "words": words})
            answer = _answer(process, line, self._seconds)
            if answer is None:
                self._end()  # within the lock: the next in line must not lose its own process
        finally:
            self._lock.release()
        if answer is None:
            raise CannotProofread(
                "The proofreader could not read this text, so nothing was checked. Your letter is "
                "as it was."
            )
        found: list[dict[str, Any]] = json.loads(answer)
        return found

    def close(self) -> None:
        """End the process; the next question starts another."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    pipe.close()
            self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self._end()
        if self._process is None:
            # Nothing of our environment: the worker needs no database address and no secret.
            self._process = subprocess.Popen(
                [sys.executable, "-m", "coaching.proofreading.worker"],
                cwd=ROOT,
                env={k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "LC_ALL")},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
            )
        return self._process


def _answer(process: "subprocess.Popen[bytes]", line: str, seconds: float) -> bytes | None:
    """One line back, or None when the process is gone or silent for so long."""
    assert process.stdin is not None  # noqa: S101 - both are pipes
    assert process.stdout is not None  # noqa: S101
    try:
        process.stdin.write(line.encode() + b"\n")
    except OSError:
        return None
    read = b""
    while not read.endswith(b"\n"):
        ready, _, _ = select.select([process.stdout], [], [], seconds)
        part = os.read(process.stdout.fileno(), 1 << 16) if ready else b""
        if not part:
            return None
        read += part
    return read
