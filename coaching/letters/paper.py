"""A finished letter → a PDF for paper (accessible, PDF/UA-1) or a Word file to go on with."""

import re
from datetime import date
from io import BytesIO

from coaching.letters.finished import Finished
from coaching.letters.wordings import FOLDER, English, customs
from coaching.printing import CannotPrint, everywhere, printed

_REGIONS = {
    English.CANADIAN: ("CA", "us-letter"),
    English.BRITISH: ("GB", "a4"),
    English.AMERICAN: ("US", "us-letter"),
    English.AUSTRALIAN: ("AU", "a4"),
}
_PARAGRAPHS = re.compile(r"\n[ \t]*\n+")


def pdf(letter: Finished, on: date, english: English, sender: str = "") -> bytes:
    """
    The letter on paper, of the size that is usual where this English is written.

    Raises:
        CannotPrint: If no font here can show all of it; the other ways out still can.
    """
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
    return printed(FOLDER / "letter.typ", data, "The Word file and the e-mail file")


def prints(letter: Finished, on: date, english: English) -> bool:
    """Whether :func:`pdf` can show all of it; quick for most alphabets of Europe."""
    if everywhere(letter.subject + letter.body + letter.to):
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
