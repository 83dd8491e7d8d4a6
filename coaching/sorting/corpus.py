"""data/sorting/corpus/*.txt → labelled documents; the README there says how they are written."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coaching import codebook
from coaching.codebook import DATA
from coaching.model import CoachingError, Kind

FOLDER = DATA / "sorting" / "corpus"
_KINDS = {
    "S": Kind.STRENGTH,
    "W": Kind.WEAKNESS,
    "G": Kind.SUGGESTION,
    "R": Kind.REASON,
    "M": Kind.REMARK,
}
_UNWEIGHED = "common"  # of the word lists, the one that is for new_themes only
_TAG = re.compile(r"\{([SWGRM])((?: [a-z_]+,?)*)((?: ![a-z_]+)*)\}")
_LEAD = re.compile(r"(?:\s|[>•*\-–—·▪◦]|\(?\d{1,2}[.)](?=\s))*")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One point as the corpus has it; ``start`` and ``end`` are offsets into its document."""

    start: int
    end: int
    kind: Kind
    themes: tuple[str, ...]
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Document:
    """
    One invented message with all its points in order.

    ``coarse``: clauses about two themes were often left together, so it teaches no cuts.
    """

    name: str
    register: str
    text: str
    points: tuple[Labelled, ...]
    coarse: bool = False

    @property
    def texts(self) -> list[str]:
        """The words of each point."""
        return [self.text[p.start : p.end] for p in self.points]

    def as_json(self) -> dict[str, Any]:
        """As ``evaluate`` reads documents."""
        points = [
            {
                "start": p.start,
                "end": p.end,
                "kind": p.kind.value,
                "themes": list(p.themes),
                "flags": sorted(p.flags),
            }
            for p in self.points
        ]
        return {"doc": self.name, "register": self.register, "text": self.text, "points": points}


def documents(folder: Path = FOLDER) -> list[Document]:
    """
    Every document of every register, in order of file and place.

    Raises:
        CoachingError: If a tag is malformed, names no theme, or words stand outside every point.
    """
    return [d for file in sorted(folder.glob("*.txt")) for d in _of_file(file)]


def digest(folder: Path = FOLDER) -> str:
    """SHA-256 over the corpus files; changes with any label."""
    return _digest(folder.glob("*.txt"))


def digest_of_words() -> str:
    """SHA-256 over the word lists, whose votes are among what the model weighs."""
    weighed = (f for f in (DATA / "sorting").glob("*.toml") if f.stem != _UNWEIGHED)
    return _digest(weighed)


def _digest(files: Iterable[Path]) -> str:
    together = hashlib.sha256()
    for file in sorted(files):
        together.update(file.name.encode() + b"\0" + file.read_bytes())
    return together.hexdigest()


def read(text: str, register: str = "") -> Iterator[Document]:
    """The documents in the text of one corpus file."""
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        name, *about = (field.strip() for field in head.split("|"))
        yield _document(name, register, body.strip(), coarse="coarse" in about)


def _of_file(file: Path) -> Iterator[Document]:
    return read(file.read_text(encoding="utf-8"), file.stem)


def _document(name: str, register: str, body: str, *, coarse: bool) -> Document:
    text, at, points = "", 0, []
    for tag in _TAG.finditer(body):
        start = len(text)
        text += body[at : tag.start()]
        at = tag.end()
        skipped = _LEAD.match(text, start)
        points.append(_labelled(name, skipped.end() if skipped else start, len(text), tag))
    if body[at:].strip() or "{" in text:
        raise CoachingError(f"{name}: words outside every point, or a malformed tag.")
    return Document(name, register, text, tuple(points), coarse)


def _labelled(name: str, start: int, end: int, tag: re.Match[str]) -> Labelled:
    themes = tuple(re.findall(r"[a-z_]+", tag[2]))
    unknown = set(themes) - set(codebook.themes())
    if unknown or start >= end:
        raise CoachingError(f"{name}: no theme {sorted(unknown)}, or an empty point.")
    flags = frozenset(re.findall(r"[a-z_]+", tag[3]))
    return Labelled(start, end, _KINDS[tag[1]], themes, flags)
