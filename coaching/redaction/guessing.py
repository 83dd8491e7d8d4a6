"""Text → words that may be names: by their capital, by a list of given names, by what they do."""

import re
from collections.abc import Iterator

from coaching.model import NameKind
from coaching.redaction.folded import fold
from coaching.redaction.lists import given_names, words_of
from coaching.redaction.ordinary import is_english, is_german, is_ordinary
from coaching.redaction.patterns import Match
from coaching.redaction.places import CAP
from coaching.redaction.scripts import script, straight

_CAPITALS = re.compile(rf"{CAP}(?:[ \u00a0](?:(?:of|de|van|von|da|der|la|el) )?{CAP})*")
_SHORT = 5  # letters of an abbreviation in capitals
_SENTENCE = re.compile(r"(?:^|[.!?:;•\n“\"(]|\s[-–—])[\s“\"'(*-]*$")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff])*")
_ACTS = re.compile(
    r"(?:^|[.!?;\n]|\band\b)\s*([A-Za-z][a-z]{2,20}) (?:said|says|asked|thought|thinks|liked|wanted"
    r"|felt|noted|mentioned|agreed|added|told|led|chaired|replied|would have liked|was happy"
    r"|was impressed)\b"
    r"|\b(?:spoke|spoken|speak|talk|talked|talking|chat|chatted|met|meeting) (?:\w+ )?(?:with|to) "
    r"([a-z]{3,20})\b"
    r"|\b(?:thanks from|regards,?|wishes,?|my name is|i am|i'm|this is|ask for) ([a-z]{3,20})"
    r"(?=\s*(?:$|[.,!\n]|from\b|at\b))"
)
_PRONOUNS = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "we",
        "they",
        "it",
        "so",
        "my",
        "an",
        "in",
        "on",
        "no",
        "to",
        "be",
        "go",
        "say",
        "see",
        "do",
        "all",
        "some",
        "both",
        "us",
        "one",
        "who",
    ]
)


def guesses(text: str) -> Iterator[Match]:
    """
    What may be a name although the record does not know it.

    A word in capitals throughout (SQL) says nothing, nor does an ordinary word that opens a
    sentence, nor a capital in German, which writes every noun with one.
    """
    english = is_english(text)
    if english or not is_german(text):
        yield from _capitals(text, english=english)
    yield from _listed(text, english=english)
    if english:
        for found in _ACTS.finditer(text):
            group = found.lastindex or 0
            plain, capital = fold(found[group]), found[group][0].isupper()
            if not is_ordinary(plain) or (capital and plain in words_of("everyday") - _PRONOUNS):
                yield *found.span(group), NameKind.GUESS


def _capitals(text: str, *, english: bool) -> Iterator[Match]:
    for found in _CAPITALS.finditer(text):
        opens = _SENTENCE.search(text[max(0, found.start() - 12) : found.start()]) is not None
        words = [(m.start(), m[0]) for m in re.finditer(r"\S+", found[0])]
        while words and _says_nothing(words[0][1], opens=opens, english=english):
            words, opens = words[1:], False
        while words and _says_nothing(words[-1][1]):
            words = words[:-1]
        if words and not all(_is_a_role(word) for _, word in words):
            last, word = words[-1]
            yield found.start() + words[0][0], found.start() + last + len(word), NameKind.GUESS


def _listed(text: str, *, english: bool) -> Iterator[Match]:
    """Words of the list of given names where a capital says nothing or there is none."""
    for found in _WORD.finditer(text):
        word, plain = found[0], fold(found[0])
        if len(plain) < 3:
            continue
        which = script(word)
        if which == "LATIN":
            # Names that are words of another language, aimé, are told apart by their accents.
            listed = (word[0].isupper() or (english and word.isascii())) and plain in given_names()
        elif word[0].islower():
            listed = False
        else:
            listed = not straight(plain).isdisjoint(given_names())
        if listed and not is_ordinary(word):
            yield found.start(), found.end(), NameKind.GUESS


def _is_a_role(word: str) -> bool:
    return fold(re.sub(r"['’]s?$", "", word)) in words_of("roles")


def _says_nothing(word: str, *, opens: bool = False, english: bool = True) -> bool:
    bare = re.sub(r"['’]s?$", "", word)
    if word in ("of", "de", "van", "von", "da", "der", "la", "el"):
        return True
    if (bare.isupper() and len(bare) <= _SHORT) or re.match(r"I['’]", word):
        return True
    if not words_of("harmless").isdisjoint((fold(bare), fold(bare).removesuffix("s"))):
        return True
    return opens and (not english or is_ordinary(bare) or fold(bare) in _opening())


def _opening() -> frozenset[str]:
    return words_of("roles") | words_of("everyday")
