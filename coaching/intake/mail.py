"""A message's bytes → its newest words, the rest, who sent it and when. Runs behind the guard."""

import io
import re
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

from coaching.intake.archive import checked
from coaching.intake.refusal import Refused

LONGEST, HEADERS, PAGES = 200_000, 256 << 10, 30
_UNKNOWN = "Choose an .eml, .msg, .docx, .pdf or .txt file, or paste the words."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def message(ending: str, data: bytes) -> dict[str, Any]:
    """``text``, ``rest``, ``sender``, ``address``, ``received`` (ISO or empty) and ``subject``."""
    if data.startswith(b"%PDF-"):
        found = {"whole": _pdf(data)}
    elif data.startswith(_OLE):
        found = _outlook(data)
    elif data.startswith(b"PK\x03\x04"):
        found = {"whole": _word(data)}
    elif ending == ".eml" or (ending != ".txt" and _looks_like_mail(data)):
        found = _mail(data)
    elif ending in (".html", ".htm"):
        found = {"whole": _plain(_decoded(data))}
    elif ending in (".txt", ".md", ""):
        found = {"whole": _decoded(data)}
    else:
        raise Refused(f"This is no message that can be opened here. {_UNKNOWN}")
    whole = _tidy(found.pop("whole"))
    if not whole:
        raise Refused("There are no words in this file that can be read. Type or paste them.")
    if len(whole) > LONGEST:
        raise Refused(
            "This text is longer than a message. Copy the part that matters and paste it."
        )
    parts = newest(whole)
    blank = {"sender": "", "address": "", "received": "", "subject": ""}
    own = {k: " ".join(v.split())[:200] for k, v in found.items() if v}
    return {**blank, **{k: v for k, v in parts.items() if v}, **own, "rest": parts["rest"]}


def newest(text: str) -> dict[str, Any]:
    """The newest message of a text with quoted ones, the rest, and what the quote says of it."""
    import quotequail  # noqa: PLC0415

    parts = quotequail.unwrap(text)
    if parts and parts.get("type") == "forward" and not (parts.get("text_top") or "").strip():
        inner = _tidy(parts.get("text") or "")
        if inner:  # forwarded to oneself: what was forwarded is the message
            sender, address = _who(parts.get("from") or "")
            return {**newest(inner), "sender": sender, "address": address}
    pieces = quotequail.quote(text, limit=5_000, quote_intro_line=True)
    shown = _tidy("\n".join(piece for expand, piece in pieces if expand))
    rest = _tidy("\n".join(piece for expand, piece in pieces if not expand))
    if not shown or text.lstrip().startswith(">"):
        return {"text": text.strip(), "rest": ""}
    return {"text": shown, "rest": rest}


def _mail(data: bytes) -> dict[str, str]:
    head = re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0]
    if len(head) > HEADERS:
        raise Refused("The head of this message is larger than any mail's, so it was not opened.")
    if data.count(b"\n--") > 2_000:
        raise Refused("This message has more parts than a mail should, so it was not opened.")
    read = message_from_bytes(data, policy=policy.default)
    assert isinstance(read, EmailMessage)  # noqa: S101 - the policy says so
    body = read.get_body(("plain", "html"))
    whole = ""
    if body is not None:
        try:
            content = body.get_content()
        except (LookupError, KeyError):  # a charset nobody knows
            content = (body.get_payload(decode=True) or b"").decode("latin-1")  # type: ignore[union-attr]
        whole = content if isinstance(content, str) else ""
        if body.get_content_subtype() == "html":
            whole = _plain(whole)
    sender, address = _who(_header(read, "From"))
    subject = _header(read, "Subject")
    return {
        "whole": whole,
        "sender": sender,
        "address": address,
        "received": _day(_header(read, "Date")),
        "subject": subject,
    }


def _header(read: EmailMessage, name: str) -> str:
    try:
        return str(read.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError):  # the parser's own slips
        return ""


def _day(written: str) -> str:
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _who(written: str) -> tuple[str, str]:
    """Name and address; whoever has no name is called by nothing."""
    address = re.search(r"[^\s<>\"(),;:\[\]]{1,64}@[^\s<>\"(),;:\[\]]{1,190}", written[:1000])
    name = re.sub(r"[<\[(].*", "", written[:1000], flags=re.DOTALL).strip(" \"'\t\r\n*")
    return ("" if "@" in name else name[:120]), (address[0] if address else "")


def _outlook(data: bytes) -> dict[str, str]:
    from oxmsg import Message  # noqa: PLC0415

    read = Message.load(io.BytesIO(data))
    sender, address = _who(read.sender or "")
    sent = read.sent_date
    html = read.html_body
    whole = read.body or (_plain(html) if html else "")
    return {
        "whole": whole,
        "sender": sender,
        "address": address,
        "received": sent.date().isoformat() if isinstance(sent, datetime) else "",
        "subject": read.subject or "",
    }


def _word(data: bytes) -> str:
    import docx  # noqa: PLC0415
    from docx.table import Table  # noqa: PLC0415

    checked(data)
    lines: list[str] = []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
        if sum(map(len, lines[-1:])) > LONGEST:
            break
    return "\n".join(lines)


def _pdf(data: bytes) -> str:
    from pypdf import PdfReader  # noqa: PLC0415

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused(
            "This PDF is locked with a password. Open it in its own program and paste the words."
        )
    if len(reader.pages) > PAGES:
        raise Refused(f"This PDF has more than {PAGES} pages. Copy the part that matters.")
    text = "\n\n".join(page.extract_text() for page in reader.pages)
    if not text.strip():
        raise Refused("This PDF holds a picture of the text, which cannot be read. Type the words.")
    return text


def _plain(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415

    if len(html) > 4 << 20:
        raise Refused("This page is far larger than a message. Copy the words and paste them.")
    return str(extract_plain_text(html, preserve_formatting=True, alt_texts=False, links=False))


def _decoded(data: bytes) -> str:
    from coaching.intake.sheets import decoded  # noqa: PLC0415

    return decoded(data)[0]


def _looks_like_mail(data: bytes) -> bool:
    head = data[:20_000].lower()
    return bool(re.match(rb"[a-z-]{2,40}:", head)) and b"\nfrom:" in b"\n" + head


def _tidy(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").replace("\u00a0", " ")
    return re.sub(r"\n{4,}", "\n\n\n", text).strip()
