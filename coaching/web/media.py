"""A file to download → a name by all of its content, and the sign-in it was made for."""

import hashlib
import secrets
import threading
from collections import OrderedDict
from functools import wraps
from pathlib import PurePosixPath
from typing import Any

import streamlit as st
from streamlit.runtime import memory_media_file_storage as storage
from streamlit.runtime.media_file_manager import MediaFileManager

from coaching.identity import fingerprint

MOST_FILES = 50_000
"""Beyond that many, the owners of the oldest files are forgotten, and nobody gets those."""
_KEY = secrets.token_bytes(32)


def name_by_all_of_it() -> None:
    """
    Let Streamlit name files for download by their whole content and a key of this process.

    Streamlit 1.67 names what is larger than 1 MiB by its length and three samples: of two such
    files that differ elsewhere, the second person was handed the first one's. With the key,
    whoever knows what is in a file still does not know where it is.
    """
    if not hasattr(storage, "_calculate_file_id"):
        raise RuntimeError("Streamlit names its files another way now: look at that again.")
    storage._calculate_file_id = _name


def _name(data: bytes, mimetype: str, filename: str | None = None) -> str:
    digest = hashlib.blake2b(key=_KEY, digest_size=32)
    for part in (mimetype.encode(), (filename or "").encode(), data):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


class Owners:
    """Which sign-ins each file was made for, by fingerprint; in bounded memory."""

    def __init__(self) -> None:
        self._owners: OrderedDict[str, frozenset[str]] = OrderedDict()
        self._lock = threading.Lock()

    def add(self, file: str, owners: frozenset[str]) -> None:
        """Note whose a file is, by its address or its name."""
        name = PurePosixPath(file).stem
        with self._lock:
            self._owners[name] = self._owners.get(name, frozenset()) | owners
            self._owners.move_to_end(name)
            while len(self._owners) > MOST_FILES:
                self._owners.popitem(last=False)

    def of(self, file: str) -> frozenset[str]:
        """Whose a file is; nobody's when it is not known."""
        with self._lock:
            return self._owners.get(PurePosixPath(file).stem, frozenset())


OWNERS = Owners()


def note_whose_files_are() -> None:
    """Let Streamlit's keeper of files note for whom each is made, also one made when pressed."""
    if hasattr(MediaFileManager.add, "__wrapped__"):
        return
    added, deferred = MediaFileManager.add, MediaFileManager.add_deferred
    executed = MediaFileManager.execute_deferred

    @wraps(added)
    def add(self: MediaFileManager, *args: Any, **named: Any) -> str:
        address = added(self, *args, **named)
        OWNERS.add(address, _asking())
        return address

    @wraps(deferred)
    def add_deferred(self: MediaFileManager, *args: Any, **named: Any) -> str:
        place = deferred(self, *args, **named)
        OWNERS.add(place, _asking())
        return place

    @wraps(executed)
    def execute_deferred(self: MediaFileManager, file_id: str) -> str:
        address = executed(self, file_id)
        OWNERS.add(address, OWNERS.of(file_id))
        return address

    MediaFileManager.add = add  # type: ignore[method-assign]
    MediaFileManager.add_deferred = add_deferred  # type: ignore[method-assign]
    MediaFileManager.execute_deferred = execute_deferred  # type: ignore[method-assign]


def _asking() -> frozenset[str]:
    shown = fingerprint(st.context.cookies)
    return frozenset({shown} if shown else ())
