"""A project → REFI-QDA: the codebook alone (.qdc), or everything in one archive (.qdpx)."""

# Written after the schemas of the REFI consortium (www.qdasoftware.org): Codebook 1.0 and
# Project 1.0 of 18 March 2019.

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from itertools import groupby
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from coaching.codebook import NAMESPACE
from coaching.exchange.project import Code, Project, Source

_ORIGIN = "Afterword"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The day archives begin at: the same project gives the same bytes."""


def qdc(project: Project) -> bytes:
    """The codebook as a .qdc file."""
    root = Element("CodeBook", {"xmlns": "urn:QDA-XML:codebook:1.0", "origin": _ORIGIN})
    _codes(SubElement(root, "Codes"), project.codes)
    return _written(root)


def qdpx(project: Project, user: str = "Afterword") -> bytes:
    """The whole project as a .qdpx archive: project.qde, and every text in a file of its own."""
    files = {"project.qde": _project(project, user)}
    for source in project.sources:
        files[f"sources/{_guid(_known(source))}.txt"] = source.text.encode("utf-8", "replace")
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return packed.getvalue()


def _project(project: Project, user: str) -> bytes:
    coder = uuid5(NAMESPACE, f"user:{user}")
    root = Element(
        "Project", {"xmlns": "urn:QDA-XML:project:1.0", "name": "Feedback", "origin": _ORIGIN}
    )
    root.set("creatingUserGUID", _guid(coder))
    users = SubElement(root, "Users")
    SubElement(users, "User", guid=_guid(coder), name=_text(user))
    if project.codes:
        _codes(SubElement(SubElement(root, "CodeBook"), "Codes"), project.codes)
    if project.sources:
        sources = SubElement(root, "Sources")
        for source in project.sources:
            _source(sources, source, coder)
    return _written(root)


def _codes(parent: Element, codes: Iterable[Code]) -> None:
    for group, found in groupby(codes, key=lambda code: code.group):
        under = parent
        if group:
            guid = _guid(uuid5(NAMESPACE, f"group:{group}"))
            under = SubElement(parent, "Code", guid=guid, name=_text(group), isCodable="false")
        for code in found:
            element = SubElement(
                under, "Code", guid=_guid(code.guid), name=_text(code.name), isCodable="true"
            )
            if code.description:
                SubElement(element, "Description").text = _text(code.description)


def _source(parent: Element, source: Source, coder: UUID) -> None:
    guid = _known(source)
    path = f"internal://{_guid(guid)}.txt"
    element = SubElement(
        parent, "TextSource", guid=_guid(guid), name=_text(source.name), plainTextPath=path
    )
    element.set("creatingUser", _guid(coder))
    for coding in source.codings:
        place = f"{coding.start}:{coding.end}"
        selection = SubElement(
            element,
            "PlainTextSelection",
            guid=_guid(uuid5(guid, place)),
            startPosition=str(coding.start),
            endPosition=str(coding.end),
            creatingUser=_guid(coder),
        )
        for code in coding.codes:
            given = SubElement(
                selection,
                "Coding",
                guid=_guid(uuid5(guid, f"{place}:{code}")),
                creatingUser=_guid(coder),
            )
            SubElement(given, "CodeRef", targetGUID=_guid(code))


def _known(source: Source) -> UUID:
    return source.guid or uuid5(NAMESPACE, f"text:{source.name}:{source.text!r}")


def _guid(guid: UUID) -> str:
    return str(guid).upper()


def _text(text: str) -> str:
    """What XML can hold; nobody types the rest."""
    return _NOT_XML.sub("\ufffd", text)


def _written(root: Element) -> bytes:
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written
