"""
What is shared, or said back ⇄ a file that only its passphrase opens.

The envelope is age with a passphrase (scrypt and ChaCha20-Poly1305): nobody can read or change
what is in it without the passphrase. It holds plain JSON, never compressed and never code.
"""

import json
import secrets
from datetime import date
from typing import Any

from coaching.locking import NotLocked, WrongPassphrase, locked, unlocked
from coaching.model import CoachingError, Reply, Shared
from coaching.wire import NotOurs, parsed, plain, read

__all__ = ["Expired", "WeakPassphrase", "WrongPassphrase", "passphrase", "seal", "unseal"]
FORMAT = 2
"""2 names the days of practice; a file of format 1 opens as well."""
SUFFIX = ".afterword"
MOST_BYTES = 4_000_000
SHORTEST = 10
"""Characters of a passphrase, at least: the file may lie about for years."""
_HOLDS: dict[str, Any] = {"share": Shared, "reply": Reply}
_SOUNDS = [c + v for c in "bdfghjklmnprstvz" for v in "aeiou"]


class WeakPassphrase(CoachingError):
    """The passphrase would be found by trying."""


class Expired(CoachingError):
    """The day until which the file may be opened is over."""


def passphrase() -> str:
    """A passphrase that can be said on the phone: 10 of 80 syllables, 63 bits."""
    words = ["".join(secrets.choice(_SOUNDS) for _ in range(2)) for _ in range(5)]
    return "-".join(words)


def seal(value: Shared | Reply, secret: str) -> bytes:
    """
    Write a file.

    Raises:
        WeakPassphrase: If it has fewer than 10 characters.
        CoachingError: If there is too much to share.
    """
    if len(secret.strip()) < SHORTEST:
        raise WeakPassphrase(f"Choose a passphrase of at least {SHORTEST} characters.")
    return locked(packed(value), secret.strip())


def unseal(data: bytes, secret: str, today: date) -> Shared | Reply:
    """
    Read a file.

    Raises:
        NotOurs: If it is no file of ours, damaged, or larger than any of ours.
        WrongPassphrase: If the passphrase does not open it.
        Expired: If it may not be opened any more on this day.
        CoachingError: If a newer Afterword made it.
    """
    if len(data) > MOST_BYTES:
        raise NotOurs
    try:
        text = unlocked(data, secret.strip())
    except NotLocked as error:
        raise NotOurs from error
    return unpacked(text, today)


def packed(value: Shared | Reply) -> bytes:
    """
    What stands in a file, before it is locked.

    Raises:
        CoachingError: If there is too much to share.
    """
    holds = "share" if isinstance(value, Shared) else "reply"
    body = {"afterword": holds, "format": FORMAT, "value": plain(value)}
    text = json.dumps(body, ensure_ascii=True).encode("ascii")
    if len(text) > MOST_BYTES - 100_000:
        raise CoachingError("This is more than one file holds. Leave some interviews out.")
    return text


def unpacked(text: bytes, today: date) -> Shared | Reply:
    """What was locked, checked field by field. Raises what :func:`unseal` does."""
    found = _opened(parsed(text))
    if isinstance(found, Shared) and today > found.until:
        raise Expired(
            f"This file could be opened until {found.until:%d %B %Y}. "
            "Ask for a new one if you still need it."
        )
    return found


def _opened(body: Any) -> Shared | Reply:
    if not isinstance(body, dict) or not isinstance(body.get("format"), int):
        raise NotOurs
    if body["format"] > FORMAT:
        raise CoachingError("This file was made by a newer Afterword. Update yours, then open it.")
    if body.keys() != {"afterword", "format", "value"} or body["afterword"] not in _HOLDS:
        raise NotOurs
    found: Shared | Reply = read(_HOLDS[body["afterword"]], body["value"])
    return found
