"""data/letters → the parts each kind of letter has, in several wordings and four Englishes."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from coaching.codebook import DATA
from coaching.model import Letter

FOLDER = DATA / "letters"


class English(StrEnum):
    """Which English the writer writes."""

    CANADIAN = "canadian"
    BRITISH = "british"
    AMERICAN = "american"
    AUSTRALIAN = "australian"


@dataclass(frozen=True, slots=True)
class Customs:
    """What differs between the Englishes in our own sentences."""

    label: str
    month_first: bool
    closing: str
    words: tuple[tuple[str, str], ...]

    def spelt(self, sentence: str) -> str:
        """A sentence of ours in this English."""
        for ours, theirs in self.words:
            sentence = re.sub(rf"\b{re.escape(ours)}\b", theirs, sentence)
        return sentence


@dataclass(frozen=True, slots=True)
class Part:
    """
    One paragraph of a letter.

    ``ask`` is what the page asks the writer for, empty when the part needs nothing of theirs.
    ``sentences`` hold ``{own}`` where those words go; ``more`` is for a second and third item.
    Until the writer has said something, ``with_date`` stands there when a decision was promised
    for a day, else ``without``, else the ``gap``, else nothing.
    """

    name: str
    sentences: tuple[str, ...]
    ask: str = ""
    hint: str = ""
    gap: str = ""
    more: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    with_date: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """How one kind of letter is put."""

    kind: Letter
    title: str
    subjects: tuple[str, ...]
    parts: tuple[Part, ...]


@cache
def wording(kind: Letter) -> Wording:
    """The wording of one kind of letter."""
    table = _read("letters.toml")[kind.value]
    parts = tuple(Part(**{k: _frozen(v) for k, v in part.items()}) for part in table["part"])
    return Wording(kind, table["title"], tuple(table["subjects"]), parts)


@cache
def customs(english: English) -> Customs:
    """What is customary in one English."""
    table = _read("english.toml")[english.value]
    words = tuple(table["words"].items())
    return Customs(table["label"], table["order"] == "month_day", table["closing"], words)


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


ENGLISHES = {english: customs(english).label for english in English}
