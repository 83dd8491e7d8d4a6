"""A finished letter is opened by other programs, whole and with nothing smuggled in."""

import zipfile
from datetime import date
from email import policy
from email.parser import BytesParser
from io import BytesIO
from urllib.parse import parse_qs, unquote, urlsplit

import docx as word
import fast_mail_parser
import pytest
from pypdf import PdfReader

from coaching.letters import CannotPrint, English, Finished, docx, eml, finished, mailto, pdf
from coaching.letters.mail import LONGEST_LINK, BadAddress

ON = date(2026, 3, 4)
TEXT = "Dear Łukasz,\n\nthe café & “quotes” 😀, 100 % sure?\nsecond line\n\nKind regards,\nSam"


def a_letter(body: str = TEXT, address: str = "lw+jobs@northgate.example") -> Finished:
    return finished("Thank you: über & 面试", body, to="Łukasz Ważny", address=address)


def test_a_mail_link_brings_subject_and_text_byte_for_byte() -> None:
    link, whole = mailto(a_letter())

    parts = urlsplit(link)
    query = parse_qs(parts.query, strict_parsing=True)
    assert whole
    assert link.isascii()
    assert "+" not in parts.query
    assert unquote(parts.path) == "lw+jobs@northgate.example"
    assert query["subject"] == ["Thank you: über & 面试"]
    assert query["body"] == [TEXT.replace("\n", "\r\n")]


def test_a_letter_too_long_for_a_link_goes_without_its_text() -> None:
    link, whole = mailto(a_letter("word " * 600))

    assert not whole
    assert len(link) <= LONGEST_LINK
    assert "body=" not in link
    assert "subject=" in link
    assert len(mailto(finished("s" * 3000, "b"))[0]) <= LONGEST_LINK


def test_an_address_cannot_bring_further_recipients() -> None:
    for bad in ("a@b.example?bcc=c@d.example", "a@b.example,c@d.example", "a b@c.example", "a@"):
        with pytest.raises(BadAddress, match="is not an e-mail address"):
            mailto(a_letter(address=bad))
        with pytest.raises(BadAddress):
            eml(a_letter(address=bad))


def test_an_eml_file_is_read_by_another_library() -> None:
    read = fast_mail_parser.parse_email(eml(a_letter()))

    assert read.subject == "Thank you: über & 面试"
    assert "".join(read.text_plain).replace("\r\n", "\n").strip() == TEXT
    assert list(read.headers["X-Unsent"]) == ["1"]
    assert "Łukasz Ważny" in "".join(read.headers["To"])
    assert read.attachments == []


def test_a_subject_or_a_name_cannot_become_a_header() -> None:
    hostile = 'x\r\nBcc: evil@x.example\r\n\r\n<b>"@,;'
    letter = finished(hostile, "text", to=hostile, address="a@b.example")

    read = BytesParser(policy=policy.default).parsebytes(eml(letter))

    assert set(read.keys()) == {
        "X-Unsent", "Subject", "To", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert [a.addr_spec for a in read["To"].addresses] == ["a@b.example"]
    assert read.get_content().strip() == "text"


@pytest.mark.parametrize("address", ["", "lw@northgate.example"])
def test_an_eml_file_needs_no_address(address: str) -> None:
    read = BytesParser(policy=policy.default).parsebytes(eml(a_letter(address=address)))

    assert (read["To"] is not None) is bool(address)


def test_a_pdf_holds_the_words_and_is_tagged_for_screen_readers() -> None:
    read = PdfReader(BytesIO(pdf(finished("Thank you", TEXT), ON, English.BRITISH, "Sam")))

    text = read.pages[0].extract_text()
    assert "4 March 2026" in text
    assert "second line" in text
    assert read.metadata is not None
    assert read.metadata.title == "Thank you"
    assert "'/Marked': True" in repr(read.root_object["/MarkInfo"])
    assert str(read.root_object["/Lang"]) == "en-GB"


def test_typst_reads_none_of_the_words() -> None:
    hostile = 'a #read("/etc/passwd") $x$ *b* _c_ `d` // e /* f \\ @g <h1> = i\n#import "x": y'
    read = PdfReader(BytesIO(pdf(finished("#panic()", hostile), ON, English.AMERICAN)))

    shown = " ".join(read.pages[0].extract_text().split())
    assert '#read("/etc/passwd") $x$ *b* _c_ `d` // e /* f \\ @g' in shown
    assert '#import "x": y' in shown
    assert "#panic()" in shown
    assert "March 4, 2026" in shown


def test_a_letter_no_font_has_is_said_and_not_left_out() -> None:
    nobodys = finished("Thank you", "Dear \U0001f9ff\U00012000 \ue123,\n\nthank you.")

    with pytest.raises(CannotPrint, match="Word file"):
        pdf(nobodys, ON, English.CANADIAN)


def test_a_word_file_holds_every_paragraph() -> None:
    made = docx(a_letter(), ON, English.CANADIAN, "Sam")

    text = [p.text for p in word.Document(BytesIO(made)).paragraphs]
    assert text == ["March 4, 2026", "Łukasz Ważny", "Thank you: über & 面试", *TEXT.split("\n\n")]
    assert zipfile.ZipFile(BytesIO(made)).testzip() is None
