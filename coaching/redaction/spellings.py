"""A name of the record → the spellings that would give it away: parts, initials, first names."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coaching.model import Name, NameKind
from coaching.redaction.folded import fold
from coaching.redaction.lists import nicknames, words_of
from coaching.redaction.ordinary import is_ordinary
from coaching.redaction.scripts import bends, given, latin

LONG = 5
"""Letters from which a name is hidden also within a longer word."""
_DIGRAPHS = (("ue", "u"), ("oe", "o"), ("ae", "a"))


@dataclass(frozen=True, slots=True)
class Spelling:
    """
    One way to write a name.

    ``capital`` finds it only where the text writes a capital (``Will``, not ``will``), ``upper``
    only in capitals throughout (``NC``). ``bent`` is what stays of it when its language bends it.
    """

    letters: str
    name: Name
    capital: bool = False
    upper: bool = False
    bent: bool = False


def spellings(names: Iterable[Name]) -> tuple[Spelling, ...]:
    """Every spelling of every name, the longest first; each once."""
    found: dict[tuple[str, bool], Spelling] = {}
    for name in names:
        for spelling in _of(name):
            if len(spelling.letters) > 1 or not spelling.letters.isascii():
                found.setdefault((spelling.letters, spelling.upper), spelling)
    return tuple(sorted(found.values(), key=lambda s: -len(s.letters)))


def _of(name: Name) -> Iterator[Spelling]:
    whole = fold(name.text)
    yield from (Spelling(letters, name) for letters in _transliterated(name.text, whole))
    if name.kind in (NameKind.EMPLOYER, NameKind.PERSON, NameKind.PLACE):
        yield from _parts(name)
    if name.kind in (NameKind.EMPLOYER, NameKind.PERSON):
        yield from (Spelling(i, name, upper=True) for i in _initials(name))
    if name.kind is NameKind.EMAIL:
        local = fold(name.text.split("@")[0])
        if len(local) > 3 and local not in words_of("mailboxes"):
            yield Spelling(local, name)


def _words(text: str) -> list[str]:
    """Words, with the vowels and accents that some scripts write as marks of their own."""
    spaced = "".join(
        char if char.isalnum() or char in "'’.-" or unicodedata.category(char)[0] == "M" else " "
        for char in unicodedata.normalize("NFC", text)
    )
    return [word for part in spaced.split() if (word := part.strip("'’.-"))]


def _parts(name: Name) -> Iterator[Spelling]:
    words = _words(name.text)
    generic = words_of("generic") if name.kind is not NameKind.PERSON else words_of("harmless")
    for word in words:
        plain = fold(word)
        if len(plain) < 2 or plain in generic or plain.isdigit():
            continue
        if name.kind is NameKind.PLACE and is_ordinary(plain):
            continue  # “ask at their reception” is no name
        everyday = plain in words_of("everyday") or is_ordinary(plain)
        yield from (
            Spelling(letters, name, capital=everyday) for letters in _transliterated(word, plain)
        )
        if stem := bends(plain):
            yield Spelling(stem, name, capital=True, bent=True)
        if name.kind is NameKind.PERSON and (own := given(word)):
            yield Spelling(fold(own), name)
        if name.kind is NameKind.PERSON:
            yield from (Spelling(short, name, capital=True) for short in _called(plain))
    if name.kind is not NameKind.PERSON and (core := _without_form(name.text)):
        yield Spelling(core, name)
    formal = words_of("legal_forms")
    yield Spelling("".join(fold(w) for w in words if fold(w) not in formal), name)
    telling = [fold(w) for w in words if fold(w) not in generic]
    if name.kind is NameKind.EMPLOYER and len(telling) > 1:
        yield Spelling("".join(telling), name)


def _called(plain: str) -> frozenset[str]:
    """What else somebody of this first name is called: Liz and Beth for Elizabeth."""
    groups = (group for group in nicknames() if plain in group)
    return frozenset().union(*groups) - {plain}


def _without_form(text: str) -> str:
    """A name written without spaces, without its legal form: 山田 of 株式会社山田."""
    core = plain = fold(text)
    for form in words_of("forms_without_spaces"):
        core = core.removeprefix(form).removesuffix(form)
    return core if core != plain else ""


def _initials(name: Name) -> Iterator[str]:
    """``NC``, ``OHL``, ``F&S``, ``JA``; with and without small words and the legal form."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", name.text))
    formal, small = words_of("legal_forms"), {"of", "the", "and", "for", "de", "la"}
    for left_out in (frozenset[str](), formal, formal | small):
        letters = fold("".join(w[0] for w in words if w.casefold() not in left_out))
        if len(letters) > 2 or (len(letters) == 2 and letters not in words_of("common_initials")):
            yield letters


def _transliterated(text: str, plain: str) -> set[str]:
    """``Müller`` as muller and mueller, ``Mueller`` as both too."""
    spelt = text.casefold()
    for letter, two in (("ü", "ue"), ("ö", "oe"), ("ä", "ae"), ("å", "aa"), ("ø", "oe")):
        spelt = unicodedata.normalize("NFC", spelt).replace(letter, two)
    short = plain
    for two, one in _DIGRAPHS:
        short = short.replace(two, one)
    found = {plain, fold(spelt), short if len(short) >= LONG else plain}
    found |= (
        {plain.removeprefix("st") and "saint" + plain.removeprefix("st")} if _saint(text) else set()
    )
    return found | ({fold(other)} if (other := latin(text)) else set())


def _saint(text: str) -> bool:
    return re.match(r"st\.? ", text.casefold()) is not None
