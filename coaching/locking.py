"""
Bytes and a passphrase ⇄ an age file (scrypt and ChaCha20-Poly1305), in a process of its own.

Deriving the key is slow on purpose, up to some seconds and 1 GiB, and the library holds the
interpreter all the while: in the server's own process everybody else would wait.
"""

import re
import subprocess
import sys
from threading import BoundedSemaphore

from coaching.model import CoachingError

MAGIC = b"age-encryption.org/v1\n-> scrypt "
_HEAD = re.compile(re.escape(MAGIC) + rb"[A-Za-z0-9+/]{22} (\d{1,2})\n")
# 2^20 × 1 KiB of memory is the most that the library itself asks for when it locks.
_MOST_WORK = 20
_SECONDS = 90.0
_AT_ONCE = BoundedSemaphore(1)
_WORKER = """
import sys, pyrage
do, length = sys.argv[1], int(sys.argv[2])
given = sys.stdin.buffer.read()
secret, data = given[:length].decode(), given[length:]
try:
    made = getattr(pyrage.passphrase, do)(data, secret)
except pyrage.DecryptError:
    sys.exit(3)
sys.stdout.buffer.write(made)
"""


class WrongPassphrase(CoachingError):
    """The passphrase does not open the file, or the file was changed."""


class NotLocked(CoachingError):
    """These bytes are no file that a passphrase opens."""


def locked(data: bytes, secret: str) -> bytes:
    """Lock bytes with a passphrase."""
    return _worked("encrypt", data, secret)


def unlocked(data: bytes, secret: str) -> bytes:
    """
    Open locked bytes.

    Raises:
        NotLocked: If nothing here can be opened with a passphrase, or only with absurd work.
        WrongPassphrase: If the passphrase does not open it, or somebody changed it.
    """
    head = _HEAD.match(data)
    if not head or int(head[1]) > _MOST_WORK:
        raise NotLocked("This is no file that a passphrase opens.")
    return _worked("decrypt", data, secret)


def _worked(do: str, data: bytes, secret: str) -> bytes:
    said = secret.encode("utf-8", "replace")
    if not _AT_ONCE.acquire(timeout=_SECONDS):
        raise CoachingError("Other files are being locked just now. Try again in a moment.")
    try:
        # -I: nothing of our environment; the passphrase goes in by the pipe, never as an argument.
        done = subprocess.run(  # noqa: S603 - our own worker
            [sys.executable, "-I", "-c", _WORKER, do, str(len(said))],
            env={},
            input=said + data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CoachingError("This took too long just now. Try again in a moment.") from error
    finally:
        _AT_ONCE.release()
    if done.returncode == 3:
        raise WrongPassphrase(
            "This passphrase does not open the file. Check it letter by letter; if it is right, "
            "the file was changed on its way: ask for it again."
        )
    if done.returncode:
        raise CoachingError("There is not enough memory for this just now. Try again in a moment.")
    return done.stdout
