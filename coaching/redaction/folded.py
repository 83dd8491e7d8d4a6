"""Text → its letters and digits alone, folded, with the way back to where each one stood."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property

# NFKD does not take these apart.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)


@dataclass(frozen=True)
class Folded:
    """``letters`` without case, accents, spaces and punctuation; ``at`` says where each stood."""

    text: str
    letters: str
    at: tuple[int, ...]

    def finds(self, wanted: str) -> list[tuple[int, int]]:
        """Where letters stand, as places in ``letters``."""
        found, start = [], self.letters.find(wanted) if wanted else -1
        while start >= 0:
            found.append((start, start + len(wanted)))
            start = self.letters.find(wanted, start + 1)
        return found

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Places in ``letters`` → offsets in ``text``, marks on the last letter included."""
        start, end = self.at[first], self.at[last - 1] + 1
        while end < len(self.text) and unicodedata.combining(self.text[end]):
            end += 1
        return start, end

    def gap(self, place: int) -> str:
        """What stands in the text between the letter at a place and the one before it."""
        return "" if place == 0 else self.text[self.at[place - 1] + 1 : self.at[place]]

    def begins(self, place: int) -> bool:
        """Whether a word begins at this place."""
        return place == 0 or _parts(self.gap(place))

    def ends(self, place: int) -> bool:
        """Whether a word ends before this place."""
        return place >= len(self.letters) or _parts(self.gap(place))

    @cached_property
    def spaceless(self) -> bool:
        """Whether the text is in a script that writes no spaces between words."""
        return any(_spaceless(char) for char in self.text)


def folded(text: str) -> Folded:
    """Fold a text."""
    letters: list[str] = []
    at: list[int] = []
    for place, char in enumerate(text):
        plain = fold(char)
        letters.append(plain)
        at.extend([place] * len(plain))
    return Folded(text, "".join(letters), tuple(at))


def fold(text: str) -> str:
    """Letters and digits without case and accents; all else is left out."""
    if text.isascii():
        return "".join(c for c in text.lower() if c.isalnum())
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return "".join(c for c in apart if _is_letter(c))


def _is_letter(char: str) -> bool:
    """Letters and digits, and the vowels that scripts of South Asia write as marks."""
    if char.isalnum():
        return not unicodedata.combining(char)
    return "\u0900" <= char <= "\u0eff" and unicodedata.category(char) in {"Mn", "Mc"}


def _parts(gap: str) -> bool:
    """Whether what stands between two letters parts words: marks nobody sees do not."""
    return any(not _unseen(char) for char in gap)


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in {"Cf", "Mn", "Mc"}


def _spaceless(char: str) -> bool:
    return (
        "\u2e80" <= char <= "\u9fff" or "\u0e00" <= char <= "\u0eff" or "\uac00" <= char <= "\ud7ff"
    )
