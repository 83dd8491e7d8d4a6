"""A table's bytes → its rows as text. Runs behind the guard only."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from coaching.intake.archive import checked
from coaching.intake.refusal import Refused

MOST_ROWS, MOST_COLUMNS = 10_000, 100
_DELIMITERS = ",;\t|"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "cp1252": "Windows-1252", "latin-1": "Latin-1"}
_UNKNOWN = "Choose a table: .csv, .tsv, .xlsx, .xls or .ods."


def rows(data: bytes) -> dict[str, Any]:
    """``rows`` of text and their ``numbers``, how they were ``read``, how many were ``beyond``."""
    if data[:4] == b"PK\x03\x04" or data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        found, read = _workbook(data)
    elif data[:5] in (b"%PDF-", b"{\\rtf") or data[:8] == b"\x89PNG\r\n\x1a\n":
        raise Refused(f"This is no table. {_UNKNOWN}")
    else:
        found, read = _text(data)
    kept: list[list[str]] = []
    numbers: list[int] = []
    beyond = 0
    for number, row in enumerate(found, 1):
        cells = row[:MOST_COLUMNS]
        if not any(cell.strip() for cell in cells):
            continue
        if len(kept) > MOST_ROWS:  # the first is the header
            beyond += 1
        else:
            kept.append(cells)
            numbers.append(number)
    return {"rows": kept, "numbers": numbers, "read": read, "beyond": beyond}


def _workbook(data: bytes) -> tuple[Iterator[list[str]], str]:
    from python_calamine import CalamineWorkbook, PasswordError  # noqa: PLC0415

    if data[:2] == b"PK":
        checked(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise Refused(
            "This workbook is locked with a password. Save it without one, or as .csv."
        ) from None
    if not book.sheet_names:
        raise Refused("There is no sheet in this workbook.")
    sheets = ((n, book.get_sheet_by_name(n)) for n in book.sheet_names[:20])
    name, sheet = next(((n, s) for n, s in sheets if s.height), (book.sheet_names[0], None))
    if sheet is None:
        raise Refused("The sheets of this workbook are empty.")
    # Thousands of columns to the right of a single cell are a way to fill the memory.
    if sheet.height * sheet.width > 20_000_000:
        raise Refused("This sheet is far larger than a list of applications.")
    many = len(book.sheet_names) > 1
    read = f"sheet “{name[:40]}”" + (f" of {len(book.sheet_names)}" if many else "")
    return ([_cell(c) for c in row] for row in sheet.iter_rows()), read


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time().replace(microsecond=0) else _day(value.date())
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _day(value: date) -> str:
    return value.isoformat()


def _text(data: bytes) -> tuple[Iterator[list[str]], str]:
    text, encoding = decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\0") > 2 or not text.strip():
        raise Refused(f"This is no table. {_UNKNOWN}")
    delimiter = ","
    if told := re.match(r"sep=(.)\n", text):  # Excel's own way to say so
        delimiter, text = told[1], text[told.end() :]
    else:
        head = text[:20_000]
        delimiter = max(_DELIMITERS, key=lambda d: _columns(head, d))
    csv.field_size_limit(1 << 26)
    name = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}.get(delimiter, "signs")
    read = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)
    return read, f"{_NAMES.get(encoding, 'UTF-16')}, separated by {name}"


def _columns(head: str, delimiter: str) -> int:
    """How many columns the first lines agree on."""
    lines = list(csv.reader(io.StringIO(head), delimiter=delimiter))[:20]
    widths = [len(line) for line in lines if line]
    usual = max(set(widths), key=widths.count) if widths else 0
    return usual * widths.count(usual) if usual > 1 else 0


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of the encoding it is read in; any bytes are some text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    sample = data[:2000]
    if sample.count(0) > len(sample) // 4:  # every other byte of plain words in UTF-16
        encoding = "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
        return data.decode(encoding, "replace"), encoding
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"
