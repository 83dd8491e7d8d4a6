"""
Text → numbers of word pieces, as BERT's encoders read them (uncased, greedy longest match).

Devlin et al. 2019. The same pieces as BERT's own tokenizer gives, but for symbols such as £ and
emoji, which stand alone here; the encoder was trained with these.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_PARTS = re.compile(r"[^\W_]+|[^\s]")
_LONGEST_WORD = 100  # letters; a longer one is not a word
UNKNOWN = "[UNK]"


@dataclass(frozen=True, slots=True)
class Pieces:
    """A vocabulary of pieces; those that go on inside a word begin with ``##``."""

    numbers: Mapping[str, int]

    def of(self, text: str, most: int) -> list[int]:
        """The pieces of ``text`` in order, at most ``most``."""
        found: list[int] = []
        for part in _PARTS.findall(_plain(text[: 12 * most])):
            found += self._of_word(part)
            if len(found) >= most:
                break
        return found[:most]

    def _of_word(self, word: str) -> tuple[int, ...]:
        whole = self.numbers.get(word)
        return self._cut(word) if whole is None else (whole,)

    def _cut(self, word: str) -> tuple[int, ...]:
        unknown = (self.numbers[UNKNOWN],)
        if len(word) > _LONGEST_WORD:
            return unknown
        found: list[int] = []
        at = 0
        while at < len(word):
            inside = "##" if at else ""
            for end in range(len(word), at, -1):
                if (number := self.numbers.get(inside + word[at:end])) is not None:
                    break
            else:
                return unknown
            found.append(number)
            at = end
        return tuple(found)


def _plain(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in apart if unicodedata.category(c) != "Mn")


def read(file: Path) -> Pieces:
    """The vocabulary in ``file``, one piece a line, numbered from 0."""
    lines = file.read_text(encoding="utf-8").split("\n")
    return Pieces({piece: number for number, piece in enumerate(lines) if piece})
