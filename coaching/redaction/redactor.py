"""Names of the record and the owner's own wishes → texts with placeholders, and what they hide."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coaching.model import Choice, Name, NameKind
from coaching.redaction.folded import Folded, fold, folded
from coaching.redaction.guessing import guesses
from coaching.redaction.patterns import patterns
from coaching.redaction.spellings import Spelling, spellings
from coaching.redaction.standing import stands, with_initials

PLACEHOLDER = {
    NameKind.EMPLOYER: "[employer]",
    NameKind.PERSON: "[a colleague]",
    NameKind.PLACE: "[a place]",
    NameKind.EMAIL: "[an e-mail address]",
    NameKind.PHONE: "[a phone number]",
    NameKind.LINK: "[a link]",
    NameKind.BIRTH: "[a date of birth]",
    NameKind.NUMBER: "[a number]",
    NameKind.CHOSEN: "[hidden]",
    NameKind.GUESS: "[a name]",
}
OTHER_EMPLOYER = "[another employer]"


@dataclass(frozen=True, slots=True)
class Found:
    """One stretch of a text that is hidden; ``guess`` says that only capitals speak for it."""

    start: int
    end: int
    original: str
    placeholder: str
    kind: NameKind

    @property
    def guess(self) -> bool:
        """Whether this is no more than a guess."""
        return self.kind is NameKind.GUESS


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text as the other reads it, and what was replaced, in order."""

    text: str
    found: tuple[Found, ...] = ()


def key(word: str) -> str:
    """What two spellings of one word have in common; names it in the owner's wishes."""
    return fold(word) or word.strip()


class Redactor:
    """Hides names in texts, the same way in all of them."""

    def __init__(self, names: Iterable[Name], choice: Choice) -> None:
        own = (Name(choice.sharer, NameKind.PERSON),) if choice.deidentified else ()
        chosen = (Name(word, NameKind.CHOSEN) for word in choice.hidden)
        self._chosen = spellings(chosen)
        self._spellings = spellings([*names, *own]) if choice.hide_names else ()
        self._hides = choice.hide_names
        self._shown = frozenset(map(key, choice.shown))
        self._sharer = (
            () if choice.deidentified else spellings([Name(choice.sharer, NameKind.PERSON)])
        )

    def redact(self, text: str, employer: str = "", *, heading: bool = False) -> Redacted:
        """
        Hide what there is to hide; ``employer`` is the group of the one this text is about.

        The capitals of a heading (a role, the name of a theme) say nothing.

        What the owner chose to show stays, except where it stands within something else that is
        hidden.
        """
        if not text:
            return Redacted(text)
        found = [*self._found(folded(text), employer)]
        if not heading and self._hides:
            found += self._guessed(text)
        kept = sorted(_apart(found), key=lambda f: f.start)
        parts, done = [], 0
        for each in kept:
            parts += [text[done : each.start], each.placeholder]
            done = each.end
        return Redacted("".join([*parts, text[done:]]), tuple(kept))

    def _found(self, text: Folded, employer: str) -> Iterator[Found]:
        yield from self._named(text, self._chosen, employer)
        if not self._hides:
            return
        yield from self._wanted(self._named(text, self._spellings, employer))
        shapes = (_found(text.text, s, e, kind) for s, e, kind in patterns(text.text))
        yield from self._wanted(shapes)

    def _guessed(self, text: str) -> Iterator[Found]:
        sharer = {key(s.letters) for s in self._sharer}
        capitals = (_found(text, s, e, kind) for s, e, kind in guesses(text))
        yield from (f for f in self._wanted(capitals) if key(f.original) not in sharer)

    def _wanted(self, found: Iterable[Found]) -> Iterator[Found]:
        return (each for each in found if key(each.original) not in self._shown)

    @staticmethod
    def _named(text: Folded, known: tuple[Spelling, ...], employer: str) -> Iterator[Found]:
        for spelling in known:
            for first, last in text.finds(spelling.letters):
                if span := stands(text, first, last, spelling):
                    kind = spelling.name.kind
                    around = with_initials(text.text, *span) if kind is NameKind.PERSON else span
                    yield _found(text.text, *around, kind, _placeholder(spelling.name, employer))


def _placeholder(name: Name, employer: str) -> str:
    if name.kind is NameKind.EMPLOYER and employer and name.employer != employer:
        return OTHER_EMPLOYER
    return PLACEHOLDER[name.kind]


def _found(text: str, start: int, end: int, kind: NameKind, placeholder: str = "") -> Found:
    return Found(start, end, text[start:end], placeholder or PLACEHOLDER[kind], kind)


def _apart(found: Iterable[Found]) -> list[Found]:
    """Stretches that do not overlap: chosen before known before shapes before guesses; longest."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda f: (_RANK[f.kind], f.start - f.end)):
        over = [k for k in kept if each.start < k.end and k.start < each.end]
        if not over:
            kept.append(each)
        elif not each.guess and (
            each.start < min(k.start for k in over) or each.end > max(k.end for k in over)
        ):
            # A link around an employer's name, say: hide the whole stretch, as the wider one.
            for k in over:
                kept.remove(k)
            kept.append(_joined([each, *over]))
        elif each.guess:
            kept += _beside(each, over)
    return kept


def _beside(guess: Found, over: list[Found]) -> Iterator[Found]:
    """What a guess says beside what is known: ``Thornbury`` of ``Thornbury Rail``."""
    taken = [range(k.start, k.end) for k in over]
    for word in re.finditer(r"[^\s,]+", guess.original):
        start, end = guess.start + word.start(), guess.start + word.end()
        if not any(start < t.stop and t.start < end for t in taken) and word[0][0].isupper():
            yield replace(guess, start=start, end=end, original=word[0])


def _joined(found: list[Found]) -> Found:
    widest = max(found, key=lambda f: f.end - f.start)
    start, end = min(f.start for f in found), max(f.end for f in found)
    lowest = min(found, key=lambda f: f.start)
    original = widest.original if (start, end) == (widest.start, widest.end) else ""
    return Found(start, end, original or lowest.original, widest.placeholder, widest.kind)


_RANK = {
    NameKind.CHOSEN: 0,
    NameKind.EMPLOYER: 1,
    NameKind.PERSON: 1,
    NameKind.PLACE: 1,
    NameKind.EMAIL: 2,
    NameKind.PHONE: 2,
    NameKind.LINK: 2,
    NameKind.BIRTH: 2,
    NameKind.NUMBER: 2,
    NameKind.GUESS: 3,
}
