"""Bytes somebody hands in → XML or the files of an archive, with nothing that could do harm."""

import zipfile
import zlib
from io import BytesIO
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from coaching.model import CoachingError

LARGEST = 20 * 2**20
"""Bytes of a file."""
UNPACKED = 40 * 2**20
"""Bytes of everything in an archive."""
_FILES, _ELEMENTS, _DEEP = 2_000, 300_000, 60


class NotReadable(CoachingError):
    """A file that is not what it says, or too much of it."""


def xml(data: bytes) -> Element:
    """
    The root of a document, names without their namespace.

    Raises:
        NotReadable: If it is no XML, defines entities or a document type, or is too large.
    """
    if len(data) > UNPACKED:
        raise NotReadable("This file is too large to be a codebook.")
    builder, parser, depth, count = TreeBuilder(), expat.ParserCreate(None, " "), 0, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > _DEEP or count > _ELEMENTS:
            raise NotReadable("This file holds more than a codebook or project can.")
        builder.start(_local(name), {_local(k): v for k, v in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(name))

    def refuse(*_what: object) -> None:
        # Entities can grow without end or name other files; neither format needs any.
        raise NotReadable("This file defines entities of its own, which are not read here.")

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise NotReadable("This file is not the XML it says it is.") from None
    return builder.close()


def unpacked(data: bytes) -> dict[str, bytes]:
    """
    The text files of an archive by name, read in memory; pictures and sounds are left alone.

    Raises:
        NotReadable: If it is no archive, is locked, or grows beyond 40 MiB.
    """
    if len(data) > LARGEST:
        raise NotReadable("This file is larger than 20 MB. Export it without sounds and pictures.")
    found: dict[str, bytes] = {}
    room = UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _FILES:
                raise NotReadable("This archive holds more files than a project can.")
            for entry in entries:
                if entry.is_dir() or not entry.filename.lower().endswith((".qde", ".txt")):
                    continue
                with archive.open(entry) as file:
                    found[entry.filename] = file.read(room + 1)  # what an entry says may be a lie
                room -= len(found[entry.filename])
                if room < 0:
                    raise NotReadable("This archive unpacks to more than 40 MB.")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        raise NotReadable("This archive cannot be opened. It may be damaged or locked.") from None
    return found


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
