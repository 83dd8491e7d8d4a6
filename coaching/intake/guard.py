"""A file from outside → what a process of its own reads in it; a hostile file ends only that."""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore, Thread, Timer
from typing import Any

from coaching.model import CoachingError

LARGEST = 10 << 20
"""Bytes of a file."""
ANSWER = 24 << 20
"""Bytes of what may come back."""
SECONDS = 15.0
"""By the wall; the process itself may use 10 of the processor."""
_ROOT = Path(__file__).resolve().parents[2]
# Each may take 1 GiB, and the server has other people to serve.
_AT_ONCE = BoundedSemaphore(2)


class NotReadable(CoachingError):
    """A file that is damaged, locked, too large or of another kind; nothing was changed."""


def opened(what: str, name: str, data: bytes, seconds: float = SECONDS) -> dict[str, Any]:
    """
    Read a file behind the guard; ``what`` is ``rows``, ``message`` or ``quoted``.

    Raises:
        NotReadable: If it cannot be read, or takes more time or memory than a file should.
    """
    if not data:
        raise NotReadable("This file is empty. Choose another one.")
    if len(data) > LARGEST:
        raise NotReadable("This file is larger than 10 MB. Save a smaller one and try again.")
    if not _AT_ONCE.acquire(timeout=seconds):
        raise NotReadable("Other files are being opened just now. Try again in a moment.")
    try:
        answer = _asked(what, name, data, seconds)
    finally:
        _AT_ONCE.release()
    try:
        found = json.loads(answer)
    except ValueError:  # it died, was ended, or said more than it may
        raise NotReadable(
            "This file could not be opened safely: it takes too much time or memory, or is "
            "damaged. Open it in its own program, copy the text, and paste that."
        ) from None
    if "refused" in found:
        raise NotReadable(found["refused"])
    return dict(found)


def _asked(what: str, name: str, data: bytes, seconds: float) -> bytes:
    # Nothing of our environment: the process needs no database address and no secret.
    with (
        subprocess.Popen(  # noqa: S603 - our own worker
            [sys.executable, "-m", "coaching.intake.worker", what, Path(name).suffix.lower()[:10]],
            cwd=_ROOT,
            env={k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "LC_ALL")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process
    ):
        ended = Timer(seconds, process.kill)
        ended.start()
        Thread(target=_hand, args=(process, data), daemon=True).start()
        assert process.stdout is not None  # noqa: S101 - a pipe
        try:
            return process.stdout.read(ANSWER)
        finally:
            process.kill()
            ended.cancel()


def _hand(process: "subprocess.Popen[bytes]", data: bytes) -> None:
    assert process.stdin is not None  # noqa: S101 - a pipe
    try:
        process.stdin.write(data)
        process.stdin.close()
    except (OSError, ValueError):
        return  # it ended before it had read all; the silence is the answer
