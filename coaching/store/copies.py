"""Copies of the SQLite file, and files and folders only their owner can read."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from coaching.model import CoachingError
from coaching.store.engine import Database


def private_folder(folder: Path) -> None:
    """Make a folder for its owner only, if it is missing; one that exists is left as it is."""
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)


def private_file(path: Path) -> bool:
    """
    Make an empty file for its owner only; False if there is one already.

    An existing file is not opened: closing it would drop the locks SQLite holds in this process.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return False
    return True


def copy_to(database: Database, target: Path) -> None:
    """
    Copy a SQLite database that may be in use; the copy is whole or not there.

    Raises:
        CoachingError: If the target exists or its folder does not.
    """
    part = target.with_name(f"{target.name}.part")
    if target.exists() or not target.parent.is_dir():
        raise CoachingError(f"Choose a new file name in a folder that exists, not {target}.")
    part.unlink(missing_ok=True)
    private_file(part)
    with database.quiet(), database.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("vacuum into ?", (str(part),))
    _reach_disk(part)
    part.replace(target)
    _reach_disk(target.parent)


def _reach_disk(path: Path) -> None:
    """VACUUM INTO does not wait for the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
