"""People ⇄ vCards: written as version 4.0 (RFC 6350), read as 4.0 or 3.0."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from unicodedata import category

from coaching.model import CoachingError

MOST_BYTES = 2_000_000
MOST_CARDS = 200
LINE = 75
"""Octets after which a line is folded."""
_NAME = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)", re.ASCII)
_ESCAPED = re.compile(r"\\(.)", re.S)


@dataclass(frozen=True, slots=True)
class Card:
    """What is taken from a vCard, and all that is put in one."""

    name: str = ""
    title: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    notes: str = ""


def written(cards: Iterable[Card]) -> bytes:
    """Cards as one file, in UTF-8, with folded lines. What is empty is left out; a name never."""
    return b"".join(map(_card, cards))


def read(file: bytes) -> tuple[Card, ...]:
    """
    The cards in a file, in order; of several addresses the preferred one, else the first.

    Raises:
        CoachingError: If it is too large, or holds no card, or one that does not end.
    """
    if len(file) > MOST_BYTES:
        raise CoachingError("This file is too large for a business card (2 MB at most).")
    try:
        text = file.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = file.decode("cp1252", errors="replace")  # what old programs write
    cards: list[Card] = []
    inside: list[_Line] | None = None
    for line in _lines(text):
        mark = line.value.strip().upper()
        if line.name == "BEGIN" and mark == "VCARD":
            inside = []
        elif line.name == "END" and mark == "VCARD" and inside is not None:
            cards.append(_taken(inside))
            inside = None
        elif inside is not None:
            inside.append(line)
    if inside is not None or not cards:
        raise CoachingError(
            "This is not a whole vCard. Export the contact once more as a .vcf file."
        )
    if len(cards) > MOST_CARDS:
        raise CoachingError(f"This file holds {len(cards):,} people. Export only those you met.")
    return tuple(cards)


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    value: str
    preference: int


def _lines(text: str) -> Iterator[_Line]:
    whole = re.sub(r"\r?\n[ \t]", "", text)
    for line in re.split(r"\r\n|\r|\n", whole):
        head, value = _cut(line)
        found = _NAME.match(head)
        if found:
            yield _Line(found[1].upper(), value, _preference(head[found.end() :]))


def _cut(line: str) -> tuple[str, str]:
    """A line at its first colon that is not within quotes."""
    quoted = False
    for at, c in enumerate(line):
        if c == '"':
            quoted = not quoted
        elif c == ":" and not quoted:
            return line[:at], line[at + 1 :]
    return "", ""


def _preference(parameters: str) -> int:
    """1 is preferred, 100 the least (4.0); TYPE=pref is preferred (3.0)."""
    given = re.search(r"(?i);PREF=\"?(\d{1,3})", parameters)
    if given:
        return int(given[1])
    return 1 if re.search(r"(?i)[;,=\"]pref(?=[;,\"]|$)", parameters) else 101


def _taken(lines: list[_Line]) -> Card:
    best: dict[str, _Line] = {}
    for line in lines:
        if line.value.strip() and (
            line.name not in best or line.preference < best[line.name].preference
        ):
            best[line.name] = line
    found = {name: line.value for name, line in best.items()}
    card = Card(
        name=_plain(found.get("FN", "")),
        title=_plain(found.get("TITLE", found.get("ROLE", ""))),
        organisation=", ".join(filter(None, map(_plain, _parts(found.get("ORG", ""))))),
        email=_plain(found.get("EMAIL", "")).removeprefix("mailto:"),
        phone=_plain(found.get("TEL", "")).removeprefix("tel:"),
        notes=_unescaped(found.get("NOTE", "")).strip(),
    )
    return card if card.name else replace(card, name=_from_n(found.get("N", "")))


def _from_n(value: str) -> str:
    """Family; given; additional; prefixes; suffixes → a name as it is said."""
    family, given, more, before, after = (*map(_plain, _parts(value)), "", "", "", "", "")[:5]
    return " ".join(part for part in (before, given, more, family, after) if part)


def _parts(value: str) -> list[str]:
    """The parts between semicolons that are not escaped."""
    return re.findall(r"(?:^|;)((?:[^;\\]|\\.)*)", value, re.S)


def _plain(value: str) -> str:
    return " ".join(_unescaped(value).split())


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)


def _card(card: Card) -> bytes:
    name = " ".join(card.name.split()) or card.email or "Unknown"
    *given, family = name.split(" ")
    structured = ";".join(map(_escaped, (family, " ".join(given), "", "", "")))
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"FN:{_escaped(name)}", f"N:{structured}"]
    texts = {
        "TITLE": card.title,
        "ORG": card.organisation,
        "EMAIL": card.email,
        "TEL;VALUE=text": card.phone,
        "NOTE": card.notes,
    }
    lines += [f"{line}:{_escaped(text)}" for line, text in texts.items() if text.strip()]
    return b"".join(_folded(line) + b"\r\n" for line in (*lines, "END:VCARD"))


def _escaped(text: str) -> str:
    whole = text.strip().encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    lines = whole.replace("\r\n", "\n").replace("\r", "\n")
    printable = "".join(c for c in lines if c in "\n\t" or category(c) != "Cc")
    return re.sub(r"([\\,;])", r"\\\1", printable).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets, no character cut in two."""
    pieces: list[bytes] = []
    piece = b""
    for c in line:
        octets = c.encode()
        if len(piece) + len(octets) > LINE - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join((*pieces, piece))
