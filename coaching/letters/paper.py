"""A finished letter → a PDF for paper (accessible, PDF/UA-1) or a Word file to go on with."""

import json
import re
from datetime import date
from io import BytesIO

from coaching.letters.finished import Finished
from coaching.letters.wordings import FOLDER, English, customs
from coaching.model import CoachingError

_REGIONS = {
    English.CANADIAN: ("CA", "us-letter"),
    English.BRITISH: ("GB", "a4"),
    English.AMERICAN: ("US", "us-letter"),
    English.AUSTRALIAN: ("AU", "a4"),
}
_PARAGRAPHS = re.compile(r"\n[ \t]*\n+")
_EVERYWHERE = re.compile("[\t\n\u0020-\u024f\u2010-\u2027\u2030-\u205e\u20ac]*")
"""Text that the font which comes with Typst can show."""


class CannotPrint(CoachingError):
    """No font on this machine has a letter that the text needs."""


def pdf(letter: Finished, on: date, english: English, sender: str = "") -> bytes:
    """
    The letter on paper, of the size that is usual where this English is written.

    Raises:
        CannotPrint: If no font here can show all of it; the other ways out still can.
    """
    import typst  # noqa: PLC0415 - 20 MB that only this needs

    region, paper = _REGIONS[english]
    data = {
        "subject": letter.subject,
        "sender": sender,
        "to": letter.to,
        "day": _day(on, english),
        "paper": paper,
        "region": region,
        "paragraphs": [p for p in _PARAGRAPHS.split(letter.body) if p.strip()],
    }
    try:
        made = typst.compile(
            str(FOLDER / "letter.typ"),
            format="pdf",
            sys_inputs={"letter": json.dumps(data)},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as error:
        # PDF/UA has no place for a letter that no font has; anything else is our own mistake.
        if "could not be displayed" not in str(error):
            raise
        raise CannotPrint(
            "No font on this machine has every letter of this text, so it cannot be printed "
            "whole. The Word file and the e-mail file hold all of it."
        ) from None
    assert isinstance(made, bytes)  # noqa: S101 - one document gives one file
    return made


def prints(letter: Finished, on: date, english: English) -> bool:
    """Whether :func:`pdf` can show all of it; quick for most alphabets of Europe."""
    if _EVERYWHERE.fullmatch(letter.subject + letter.body + letter.to):
        return True
    try:
        pdf(letter, on, english)
    except CannotPrint:
        return False
    return True


def docx(letter: Finished, on: date, english: English, sender: str = "") -> bytes:
    """The letter as a Word file."""
    import docx as word  # noqa: PLC0415 - lxml is a while to load
    from docx.shared import Pt  # noqa: PLC0415

    document = word.Document()
    document.core_properties.title = letter.subject[:255]
    document.core_properties.author = sender[:255]
    document.core_properties.comments = ""
    document.styles["Normal"].font.size = Pt(11)
    for text in (_day(on, english), letter.to):
        if text:
            document.add_paragraph(text)
    document.add_paragraph().add_run(letter.subject).bold = True
    for paragraph in _PARAGRAPHS.split(letter.body):
        document.add_paragraph(paragraph)  # a line break within becomes one there
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _day(on: date, english: English) -> str:
    if customs(english).month_first:
        return f"{on:%B} {on.day}, {on.year}"
    return f"{on.day} {on:%B} {on.year}"
