"""A finished letter → a link that opens the mail program, or an .eml file."""

import re
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from coaching.letters.finished import Finished
from coaching.model import CoachingError

LONGEST_LINK = 1_900
"""Characters of a mailto link: Windows and some mail programs cut off after about 2,000."""
_PLAIN = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}")


class BadAddress(CoachingError):
    """Mail cannot be sent to what stands there as an address."""


def address(text: str) -> str:
    """
    One e-mail address without anything around it; an empty one stays empty.

    Raises:
        BadAddress: If it is none, or holds more than one.
    """
    found = text.strip()
    if found and not _PLAIN.fullmatch(found):
        raise BadAddress(
            f"“{' '.join(found.split())[:80]}” is not an e-mail address. Correct it, or leave it "
            "empty and fill it in in your mail program."
        )
    return found


def mailto(letter: Finished) -> tuple[str, bool]:
    """
    A link to write this letter (RFC 6068), and whether the text is in it.

    A letter too long for a link goes without its text: the reader copies and pastes that.
    """
    to = quote(address(letter.address), safe="@.-_~")
    head = f"mailto:{to}?subject={_encoded(letter.subject)}"
    whole = f"{head}&body={_encoded(letter.body)}"
    if len(whole) <= LONGEST_LINK:
        return whole, True
    return (head if len(head) <= LONGEST_LINK else f"mailto:{to}"), False


def eml(letter: Finished) -> bytes:
    """
    An unsent message that mail programs open for writing (``X-Unsent``).

    Nothing of the text can become a header: line breaks in headers are taken out before, and the
    library refuses what is left of them.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = letter.subject
    if letter.address:
        message["To"] = _recipient(letter)
    message.set_content(letter.body + "\n", cte="quoted-printable")
    return message.as_bytes()


def _recipient(letter: Finished) -> Address:
    plain = address(letter.address)
    try:
        return Address(display_name=letter.to, addr_spec=plain)
    except (HeaderParseError, ValueError):
        raise BadAddress(f"“{plain}” is not an e-mail address.") from None


def _encoded(text: str) -> str:
    """Percent-encoded UTF-8, line breaks as CR LF; spaces never as plus."""
    return quote(text.replace("\n", "\r\n"), safe="")
