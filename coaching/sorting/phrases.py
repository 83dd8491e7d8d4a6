"""
Words of a text → which of the listed phrases occur in it, and where.

Phrases are written as a person would: ``would have like* to``. ``word*`` matches any ending,
``a|b`` either word, ``?word`` an optional word, ``..`` up to three words in between.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s\"“”«»„*_]")
_GAP = ".."
_LONGEST_GAP = 3
_STEM = 3  # a stem is looked up by its first three letters, so it must have that many

_SHORT_FORMS = {
    "n't": "not",
    "'d": "would",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'m": "am",
    "'s": "",
}
_IRREGULAR = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "cant": ("can", "not"),
    "let's": ("let", "us"),
    "it's": ("it", "is"),
    "that's": ("that", "is"),
    "there's": ("there", "is"),
    "here's": ("here", "is"),
    "what's": ("what", "is"),
    "he's": ("he", "is"),
    "she's": ("she", "is"),
} | {
    f"{verb}nt": (verb, "not")
    for verb in "do did does was were is are has have had could would should".split()
}


@dataclass(frozen=True, slots=True)
class Words:
    """Lower-case words and marks of a text, short forms opened (``didn't`` → ``did not``)."""

    words: tuple[str, ...]
    starts: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)


def read(text: str) -> Words:
    """Words in order with the offset each begins at; quotation marks are left out."""
    words: list[str] = []
    starts: list[int] = []
    for match in _TOKEN.finditer(text):
        for word in _opened(match[0].lower().replace("’", "'")):
            words.append(word)
            starts.append(match.start())
    return Words(tuple(words), tuple(starts))


def _opened(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if "'" not in word:
        return (word,)
    for ending, full in _SHORT_FORMS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word[: -len(ending)], full) if full else (word[: -len(ending)],)
    return (word,)


@dataclass(frozen=True, slots=True)
class Hit:
    """Phrase group ``group`` occurs at words ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    group: int


class Phrases:
    """Groups of phrases, matched together; where two overlap the longer one holds."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._whole: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._stems: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for number, phrases in enumerate(groups):
            for phrase in phrases:
                for steps in _ways(phrase):
                    self._add(steps, number)

    def _add(self, steps: tuple[str, ...], group: int) -> None:
        if not steps or any("?" in step or "*" in step[:-1] for step in steps):
            raise ValueError(f"{' '.join(steps)!r} is not a phrase this can match.")
        first = steps[0]
        if first.endswith("*"):
            if len(first) <= _STEM or first == _GAP:
                raise ValueError(f"The stem of {' '.join(steps)!r} is too short.")
            self._stems.setdefault(first[:_STEM], []).append((steps, group))
        else:
            self._whole.setdefault(first, []).append((steps, group))

    def hits(self, text: Words) -> list[Hit]:
        """Every phrase found, in order, none overlapping another."""
        found = []
        words = text.words
        for i, word in enumerate(words):
            for steps, group in self._whole.get(word, ()):
                if end := _matched(words, i, steps, 0):
                    found.append(Hit(i, end, group))
            for steps, group in self._stems.get(word[:_STEM], ()):
                if end := _matched(words, i, steps, 0):
                    found.append(Hit(i, end, group))
        return _longest(found)


def _ways(phrase: str) -> list[tuple[str, ...]]:
    """Every plain sequence of steps a phrase stands for."""
    choices = []
    for step in phrase.lower().split():
        optional = step.startswith("?")
        words = step.lstrip("?").split("|")
        choices.append([*words, ""] if optional else words)
    return [tuple(w for w in way if w) for way in product(*choices)]


def _matched(words: Sequence[str], at: int, steps: Sequence[str], step: int) -> int:
    """Index after the match of ``steps[step:]`` at ``at``, or 0."""
    for n in range(step, len(steps)):
        wanted = steps[n]
        if wanted == _GAP:
            return _after_gap(words, at, steps, n + 1)
        if at >= len(words) or not _fits(words[at], wanted):
            return 0
        at += 1
    return at


def _after_gap(words: Sequence[str], at: int, steps: Sequence[str], step: int) -> int:
    for skipped in range(_LONGEST_GAP + 1):
        if end := _matched(words, at + skipped, steps, step):
            return end
        if at + skipped >= len(words) or not words[at + skipped][0].isalnum():
            return 0
    return 0


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted[-1] == "*" else word == wanted


def _longest(found: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(found, key=lambda h: (h.start - h.end, h.start, h.group)):
        span = range(hit.start, hit.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)
