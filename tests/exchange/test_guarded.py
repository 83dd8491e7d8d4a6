"""A file that could do harm, or is not what it says, is refused with a sentence."""

import zipfile
from io import BytesIO

import pytest

from coaching.exchange import NotReadable, read

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b"<CodeBook><Codes>&b;</Codes></CodeBook>"
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><CodeBook>&e;</CodeBook>'


def packed(**files: bytes) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.qdc", b""),
        ("a.qdc", b"no xml"),
        ("a.qdc", b"<html/>"),
        ("a.qdc", BOMB),
        ("a.qdc", OUTSIDE),
        ("a.qdc", b"<CodeBook>" + b"<Codes>" * 100 + b"</Codes>" * 100 + b"</CodeBook>"),
        ("a.qdpx", b"no zip"),
        ("a.qdpx", packed(readme_txt=b"x")),
        ("a.qdpx", packed(project_qde=BOMB)),
        ("a.qdpx", packed(project_qde=b"<Project/>", big_txt=b"0" * (41 * 2**20))),
        ("a.qdpx", packed(project_qde=b"<Project/>")[:-30]),
        ("a.csv", b"\xff\xfe"),
        ("a.csv", b"name,age\r\n1,2\r\n"),
        ("a.csv", b""),
        ("a.exe", b""),
        ("qdpx", b""),
        ("a.csv", b"tag\r\n" + b"x" * (20 * 2**20)),
    ],
)
def test_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(NotReadable):
        read(name, data)


def test_what_cannot_be_used_is_counted_and_the_rest_read() -> None:
    project = b"""<Project xmlns="urn:QDA-XML:project:1.0" name="x"><CodeBook><Codes>
      <Code guid="{11111111-1111-1111-1111-111111111111}" name="A" isCodable="true"/>
      <Code guid="no" name="B" isCodable="true"/></Codes></CodeBook><Sources>
      <PDFSource guid="22222222-2222-2222-2222-222222222222"/>
      <TextSource guid="33333333-3333-3333-3333-333333333333" name="T">
        <PlainTextContent>Hello</PlainTextContent>
        <PlainTextSelection guid="4" startPosition="0" endPosition="99">
          <Coding guid="5"><CodeRef targetGUID="11111111-1111-1111-1111-111111111111"/></Coding>
        </PlainTextSelection>
        <PlainTextSelection guid="6" startPosition="0" endPosition="5">
          <Coding guid="7"><CodeRef targetGUID="11111111-1111-1111-1111-111111111111"/></Coding>
        </PlainTextSelection>
      </TextSource>
      <TextSource guid="88888888-8888-8888-8888-888888888888" plainTextPath="internal://no.txt"/>
    </Sources></Project>"""

    found = read("a.qdpx", packed(project_qde=project))

    assert [c.name for c in found.codes] == ["A"]
    assert [(s.name, len(s.codings)) for s in found.sources] == [("T", 1)]
    assert found.skipped == 3
