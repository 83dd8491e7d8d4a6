"""A message as a file or as pasted → its newest words, and a proposal who wrote it and when."""

from dataclasses import dataclass
from datetime import date

from coaching.intake import guard


@dataclass(frozen=True, slots=True)
class Message:
    """``text`` is the newest message, ``rest`` what it quotes; the others are empty if unknown."""

    text: str
    rest: str = ""
    sender: str = ""
    address: str = ""
    received_on: date | None = None
    subject: str = ""

    @property
    def giver(self) -> str:
        """Who to propose as the one who wrote it."""
        return self.sender or self.address


def opened(name: str, data: bytes) -> Message:
    """
    Read an .eml, .msg, .docx, .pdf, .txt or .html behind the guard.

    Raises:
        NotReadable: If there is no message to be read in it.
    """
    found = guard.opened("message", name, data)
    received = found.pop("received")
    return Message(**found, received_on=date.fromisoformat(received) if received else None)


def newest(text: str) -> Message:
    """
    The newest message of a pasted text; the rest is what it quotes.

    Raises:
        NotReadable: If the text is too long to be looked at.
    """
    found = guard.opened("quoted", "", text.encode("utf-8", "replace"))
    return Message(found["text"], found["rest"])
