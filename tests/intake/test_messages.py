"""Messages as files → words; hostile ones → a sentence."""

import io
from datetime import UTC, datetime

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from coaching.intake import guard, message
from coaching.intake.guard import NotReadable
from coaching.model import CoachingError
from tests.intake.files import LAUGHS, replaced, workbook, zipped
from tests.intake.outlook import msg

MAIL = (
    b"From: Kim Okafor <kim@northgate.example>\r\nSubject: Your interview\r\n"
    b"Date: Tue, 3 Mar 2026 10:00:00 +0000\r\n\r\nDear Ada,\r\n\r\nYour examples were strong.\r\n"
    b"\r\nOn Mon, 2 Mar 2026 at 09:00, Ada <ada@x.example> wrote:\r\n"
    b"> Could you give me feedback?\r\n"
)


def a_letter(*lines: str) -> bytes:
    letter, written = docx.Document(), io.BytesIO()
    for line in lines:
        letter.add_paragraph(line)
    letter.save(written)
    return written.getvalue()


def a_pdf(password: str = "") -> bytes:
    writer, written = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(written)
    return written.getvalue()


def test_a_word_file_and_a_text_are_read() -> None:
    assert message.opened("a.docx", a_letter("Dear Ada,", "You were clear.")).text == (
        "Dear Ada,\nYou were clear."
    )
    assert message.opened("a.txt", "Très clair.".encode("cp1252")).text == "Très clair."


QUOTING = (
    "Dear Ada,\r\n\r\nYour examples were strong – bring figures.\r\n\r\n"
    "-----Original Message-----\r\nFrom: Ada\r\nSent: Monday\r\nCould you give me feedback?\r\n"
)


@pytest.mark.parametrize("much", ["", " And so on." * 500], ids=["short", "long"])
def test_a_message_saved_by_outlook_is_read_with_who_wrote_it_and_when(much: str) -> None:
    sent = datetime(2026, 3, 3, 22, 30, tzinfo=UTC)
    data = msg(
        QUOTING.replace("\r\n\r\n--", f"{much}\r\n\r\n--"), "Kim Okafor", "kim@n.example", sent=sent
    )

    found = message.opened("reply.msg", data)

    assert found.text == f"Dear Ada,\n\nYour examples were strong – bring figures.{much}"
    assert "Could you give me feedback?" in found.rest
    assert (found.sender, found.address) == ("Kim Okafor", "kim@n.example")
    assert found.received_on == sent.date()


HOSTILE = {
    "cut.msg": msg("Dear Ada, " * 1000)[:4000],
    "bomb.docx": replaced(a_letter("x"), "word/document.xml", b"0" * (80 << 20)),
    "laughs.docx": replaced(a_letter("x"), "word/document.xml", LAUGHS),
    "zip.docx": zipped(a=b"no document"),
    "subject.eml": b"From: a@b.example\nSubject: " + b"x" * 1_000_000 + b"\n\nhello",
    "locked.pdf": a_pdf("secret"),
    "scan.pdf": a_pdf(),
    "broken.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 2000,
    "program.exe": b"MZ\x90",
    "empty.eml": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_locked_file_gets_a_sentence(name: str) -> None:
    with pytest.raises(NotReadable, match=r"\.$"):
        message.opened(name, HOSTILE[name])


@pytest.mark.parametrize("put", [b"0" * (80 << 20), LAUGHS])
def test_a_hostile_workbook_gets_a_sentence(put: bytes) -> None:
    with pytest.raises(NotReadable, match="so it was not opened"):
        guard.opened(
            "rows", "a.xlsx", replaced(workbook(("Company",)), "xl/worksheets/sheet1.xml", put)
        )


def test_deeply_nested_html_ends_in_words_or_a_sentence() -> None:
    data = b"From: a@b.example\nContent-Type: text/html\n\n" + b"<div>" * 200_000 + b"hello"
    try:
        said = message.opened("a.eml", data).text
    except NotReadable as refused:
        said = str(refused)
    assert said == "hello" or said.endswith(".")


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from(["a.eml", "a.msg", "a.docx", "a.pdf", "a.txt", "list.csv"]),
    st.sampled_from(
        [b"", b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]
    ),
    st.binary(max_size=300),
)
def test_any_bytes_give_a_result_or_a_sentence(name: str, start: bytes, rest: bytes) -> None:
    try:
        said = str(guard.opened("rows" if name.endswith("csv") else "message", name, start + rest))
    except CoachingError as refused:
        said = str(refused)
    assert said
