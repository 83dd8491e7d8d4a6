"""A file of another program → a project: REFI-QDA (.qdc, .qdpx) or Taguette's tables (.csv)."""

from collections.abc import Iterator
from uuid import UUID
from xml.etree.ElementTree import Element

from coaching.exchange import guarded, taguette
from coaching.exchange.guarded import NotReadable
from coaching.exchange.project import Code, Coding, Project, Source

_OTHER = ("PictureSource", "PDFSource", "AudioSource", "VideoSource")


def read(name: str, data: bytes) -> Project:
    """
    Read a file by the ending of its name.

    Raises:
        NotReadable: If it is none of these, or not what it says.
    """
    if len(data) > guarded.LARGEST:
        raise NotReadable("This file is larger than 20 MB. Export it without sounds and pictures.")
    match name.lower().rpartition(".")[2]:
        case "qdc":
            return Project(tuple(_codes(guarded.xml(data))))
        case "qdpx":
            return _project(guarded.unpacked(data))
        case "csv":
            return taguette.read(data)
        case _:
            raise NotReadable("Choose a .qdc, .qdpx or .csv file.")


def _project(files: dict[str, bytes]) -> Project:
    inside = next((n for n in files if n.lower().rpartition("/")[2] == "project.qde"), None)
    if inside is None:
        raise NotReadable("There is no project.qde in this archive, so it is no REFI-QDA project.")
    root = guarded.xml(files[inside])
    texts = {n.lower().rpartition("/")[2]: d for n, d in files.items() if n != inside}
    sources, skipped = [], sum(len(root.findall(f".//{name}")) for name in _OTHER)
    for element in root.iterfind("./Sources/TextSource"):
        text = _text_of(element, texts)
        if text is None:
            skipped += 1
            continue
        found = list(_codings(element))
        fitting = [c for c in found if 0 <= c.start < c.end <= len(text)]
        skipped += len(found) - len(fitting)
        name = element.get("name", "")
        sources.append(Source(_guid(element.get("guid")), name, text, tuple(fitting)))
    return Project(tuple(_codes(root)), tuple(sources), skipped)


def _codes(root: Element) -> Iterator[Code]:
    book = root if root.tag == "CodeBook" else root.find("CodeBook")
    if book is None or (top := book.find("Codes")) is None:
        if root.tag == "Project":
            return
        raise NotReadable("There is no codebook in this file.")
    yield from _below(top, "")


def _below(parent: Element, group: str) -> Iterator[Code]:
    for element in parent.iterfind("Code"):
        name = element.get("name", "").strip()
        guid = _guid(element.get("guid"))
        if guid is not None and name and element.get("isCodable") != "false":
            yield Code(guid, name, (element.findtext("Description") or "").strip(), group)
        yield from _below(element, name)


def _codings(element: Element) -> Iterator[Coding]:
    for selection in element.iterfind("PlainTextSelection"):
        refs = (_guid(ref.get("targetGUID")) for ref in selection.iterfind("Coding/CodeRef"))
        codes = tuple(dict.fromkeys(code for code in refs if code is not None))
        try:
            start, end = (int(selection.get(f"{name}Position", "-1")) for name in ("start", "end"))
        except ValueError:
            start, end = -1, -1
        if codes:
            yield Coding(start, end, codes)


def _text_of(element: Element, texts: dict[str, bytes]) -> str | None:
    inline = element.findtext("PlainTextContent")
    if inline is not None:
        return inline
    path = element.get("plainTextPath", "").lower().rpartition("/")[2]
    data = texts.get(path)
    # utf-8-sig: some programs begin texts with a byte-order mark, which is no character of it.
    return None if data is None else data.decode("utf-8-sig", "replace")


def _guid(written: str | None) -> UUID | None:
    try:
        return UUID(written or "")
    except ValueError:
        return None
