"""Text → addresses, numbers, links, streets and titled names by their shape, and guessed names."""

import re
from collections.abc import Iterator

from coaching.model import NameKind
from coaching.redaction.folded import fold
from coaching.redaction.ordinary import is_english, is_ordinary
from coaching.redaction.spellings import words_of

Match = tuple[int, int, NameKind]

_EMAIL = re.compile(
    r"[\w.+%-]{1,64}\s?(?:@|\(at\)|\[at\]|\s+at\s+(?=[\w-]+\s+dot\s))\s?[\w-]{1,63}"
    r"(?:\s?(?:\.|\(dot\)|\[dot\]|\s+dot\s+)\s?[\w-]{1,63}){1,5}",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:[a-z][a-z+.-]{1,15}://|www\.)[^\s<>\"]+"
    r"|\b(?:[\w-]{1,63}\.){1,5}(?:com|org|net|edu|gov|info|biz|io|ai|app|dev|co|ca|uk|us|eu|de|fr|"
    r"es|it|nl|be|ch|at|ie|au|nz|in|jobs|careers|tech|online|cloud|me|tv|pl|se|no|dk|fi|pt|jp|cn)\b"
    r"(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@])@\w[\w.-]{1,40}")
_PHONE = re.compile(r"(?<![\w/-])\+?\(?\d(?:[\s().\u2010-\u2015/-]{0,3}\d){6,14}(?!\w)")
_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_POSTCODE = re.compile(
    r"\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b", re.IGNORECASE
)
_UPPER = "".join(c for c in map(chr, range(0x10000)) if c.isupper() or c.istitle())
_CAP = rf"\b[{re.escape(_UPPER)}][^\W\d_]*(?:['’-][^\W\d_]+)*"
_STREET = re.compile(rf"\b\d{{1,5}}[A-Za-z]?,? (?:{_CAP} ){{1,3}}(?=\w)(\w+)\b\.?")
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Sir|Dame)\b\.? {_CAP}(?: {_CAP})?")
_CAPITALS = re.compile(rf"{_CAP}(?:[ \u00a0](?:(?:of|de|van|von|da|der|la|el) )?{_CAP})*")
_SHORT = 5  # letters of an abbreviation in capitals
_SENTENCE = re.compile(r"(?:^|[.!?:;•\n“\"(]|\s[-–—])[\s“\"'(*-]*$")


def patterns(text: str) -> Iterator[Match]:
    """What its shape gives away."""
    for shape, kind in (
        (_EMAIL, NameKind.EMAIL),
        (_LINK, NameKind.LINK),
        (_HANDLE, NameKind.LINK),
        (_POSTCODE, NameKind.PLACE),
        (_TITLED, NameKind.PERSON),
    ):
        yield from ((m.start(), m.end(), kind) for m in shape.finditer(text))
    without_days = _DATE.sub(lambda m: "x" * len(m[0]), text)
    yield from ((m.start(), m.end(), NameKind.PHONE) for m in _PHONE.finditer(without_days))
    for found in _STREET.finditer(text):
        if fold(found[1]) in words_of("streets"):
            yield found.start(), found.end(), NameKind.PLACE


def guesses(text: str) -> Iterator[Match]:
    """
    Capitals that may be a name.

    One in capitals throughout (SQL) says nothing, nor does an ordinary word that opens a sentence.
    """
    english = is_english(text)
    for found in _CAPITALS.finditer(text):
        start, end = found.span()
        opens = _SENTENCE.search(text[max(0, start - 12) : start]) is not None
        words = found[0].split()
        while words and _harmless(words[0], opens=opens, english=english):
            start += len(words[0]) + (1 if len(words) > 1 else 0)
            words, opens = words[1:], False
        while words and _harmless(words[-1]):
            end -= len(words[-1]) + (1 if len(words) > 1 else 0)
            words = words[:-1]
        if words:
            yield start, end, NameKind.GUESS


def _harmless(word: str, *, opens: bool = False, english: bool = True) -> bool:
    bare = re.sub(r"['’]s?$", "", word)
    if (bare.isupper() and len(bare) <= _SHORT) or fold(bare) in words_of("harmless"):
        return True
    return opens and (not english or is_ordinary(bare))
