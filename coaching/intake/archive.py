"""An Office file's archive → nothing, or why it is not opened. Runs behind the guard only."""

import zipfile
from io import BytesIO

from coaching.intake.refusal import Refused

UNPACKED, FILES = 60 << 20, 2_000
_CHUNK = 1 << 20


def checked(data: bytes) -> None:
    """
    Unpack once, keeping nothing.

    Raises:
        Refused: If it is no archive, is locked, grows beyond 60 MiB, or defines entities.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > FILES:
                raise Refused("This file holds more parts than a document should.")
            room = UNPACKED
            for entry in entries:
                room = _unpacked(archive, entry, room)
    except (zipfile.BadZipFile, NotImplementedError, EOFError):
        raise Refused("This file is damaged. Save it anew and try again.") from None
    except RuntimeError:
        raise Refused("This file is locked with a password. Save it without one.") from None


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> int:
    with archive.open(entry) as file:
        first = True
        while part := file.read(_CHUNK):  # what an entry says of its size may be a lie
            room -= len(part)
            if room < 0:
                raise Refused("This file unpacks to more than 60 MB, so it was not opened.")
            # Entities can grow without end; no Office program writes any.
            if first and (b"<!DOCTYPE" in part or b"<!ENTITY" in part):
                raise Refused("This file defines entities of its own, so it was not opened.")
            first = False
    return room
