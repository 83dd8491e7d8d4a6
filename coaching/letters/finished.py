"""A letter's text → one that may go out, or the gaps that keep it here."""

import re
from dataclasses import dataclass

from coaching.model import CoachingError

MOST = 20_000
"""Characters a letter may have; more is no letter."""
_GAP = re.compile(
    r"""\[[^\[\]\n]*[^\W\d_][^\[\]\n]*\]      # [something you discussed]
    |\{\{?\s*\w[\w\s.]*\}?\}                   # {name}, {{ name }}
    |<(?:(?:your|their|the|first|last|full|company)[ _])?
      (?:name|company|employer|role|position|title|date|topic)>
    |\b(?:XX+|TODO|TBD|TKTK)\b
    |_{3,}""",
    re.VERBOSE,
)


class Unfinished(CoachingError):
    """
    The letter cannot go out yet.

    Attributes:
        gaps: What is still to be filled in, as it stands in the letter.
    """

    def __init__(self, message: str, gaps: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.gaps = gaps


@dataclass(frozen=True, slots=True)
class Finished:
    """A letter that may go out; only :func:`finished` makes one."""

    subject: str
    body: str
    to: str = ""
    address: str = ""


def gaps(subject: str, body: str) -> tuple[str, ...]:
    """What is still to be filled in, each once, in order: brackets, braces, XXX, ____."""
    return tuple(dict.fromkeys(m[0] for text in (subject, body) for m in _GAP.finditer(text)))


def finished(subject: str, body: str, *, to: str = "", address: str = "") -> Finished:
    """
    A letter that may be opened in a mail program, copied, saved or recorded as sent.

    Raises:
        Unfinished: If it is empty, has no subject, is too long, or has a gap in it.
    """
    if not body.strip():
        raise Unfinished("The letter is empty.")
    if not subject.strip():
        raise Unfinished("The letter has no subject yet.")
    if len(body) + len(subject) > MOST:
        raise Unfinished(f"This is longer than {MOST:,} characters. A letter is read when short.")
    if found := gaps(subject, body):
        listed = ", ".join(found[:4]) + (" …" if len(found) > 4 else "")
        raise Unfinished(f"Still to fill in: {listed}", found)
    return Finished(_clean(subject, lines=False), _clean(body), _clean(to, lines=False), address)


def _clean(text: str, *, lines: bool = True) -> str:
    """Text without control characters and halves of characters; one kind of line break."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    whole = re.sub(r"\r\n?|\u2028|\u2029", "\n", whole)
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", "", whole)
    return kept.strip() if lines else " ".join(kept.split())
