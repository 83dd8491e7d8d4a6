"""
Words of a text → which of the listed phrases occur in it, and where.

Phrases are written as a person would: ``would have like* to``. ``word*`` matches any ending,
``a|b`` either word, ``?word`` an optional word, ``..`` up to three words in between.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

_TOKEN = re.compile(
    r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*|(?!(?<=\w)[-‐‑](?=\w))[^\w\s\"“”«»„*_]"
)
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
    "u": ("you",),
    "ur": ("your",),
    "youre": ("you", "are"),
    "im": ("i", "am"),
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
    for verb in (
        "do",
        "did",
        "does",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "could",
        "would",
        "should",
    )
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
        word = match[0].lower().replace("’", "'")
        opened = _opened(word) if "'" in word or word in _IRREGULAR else (word,)
        words += opened
        starts += [match.start()] * len(opened)
    return Words(tuple(words), tuple(starts))


def _opened(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
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


class _Node:
    """Where a phrase goes on: by a whole word, by the beginning of one, or after a gap."""

    __slots__ = ("gap", "groups", "stems", "whole")

    def __init__(self) -> None:
        self.whole: dict[str, _Node] = {}
        self.stems: dict[str, dict[str, _Node]] = {}
        self.gap: _Node | None = None
        self.groups: list[int] = []

    def after(self, step: str) -> "_Node":
        """The node one step on, made when missing."""
        if step == _GAP:
            self.gap = self.gap or _Node()
            return self.gap
        if not step.endswith("*"):
            return self.whole.setdefault(step, _Node())
        stem = step[:-1]
        if len(stem) < _STEM:
            raise ValueError(f"The stem {step!r} is too short.")
        return self.stems.setdefault(stem[:_STEM], {}).setdefault(stem, _Node())


class Phrases:
    """Groups of phrases, matched together; where two overlap the longer one holds."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._root = _Node()
        for number, phrases in enumerate(groups):
            for phrase in phrases:
                for steps in _ways(phrase):
                    self._add(steps, number)

    def _add(self, steps: tuple[str, ...], group: int) -> None:
        if not steps or steps[0] == _GAP or any(_is_odd(step) for step in steps):
            raise ValueError(f"{' '.join(steps)!r} is not a phrase this can match.")
        node = self._root
        for step in steps:
            node = node.after(step)
        node.groups.append(group)

    def hits(self, text: Words) -> list[Hit]:
        """Every phrase found, in order, none overlapping another."""
        found: list[Hit] = []
        whole, stems = self._root.whole, self._root.stems
        for at, word in enumerate(text.words):
            if onward := whole.get(word):
                _follow(onward, text.words, at, at + 1, found)
            if begun := stems.get(word[:_STEM]):
                for stem, onward in begun.items():
                    if word.startswith(stem):
                        _follow(onward, text.words, at, at + 1, found)
        return _longest(found) if len(found) > 1 else found


def _is_odd(step: str) -> bool:
    return "?" in step or "*" in step[:-1]


def _ways(phrase: str) -> list[tuple[str, ...]]:
    """Every plain sequence of steps a phrase stands for."""
    choices = []
    for step in phrase.lower().split():
        optional = step.startswith("?")
        words = step.removeprefix("?").split("|")
        choices.append([*words, ""] if optional else words)
    return [tuple(w for w in way if w) for way in product(*choices)]


def _follow(node: _Node, words: Sequence[str], first: int, at: int, found: list[Hit]) -> None:
    """Collect what begins at ``first`` and, read so far, leads to ``node`` at ``at``."""
    if node.groups:
        found.extend(Hit(first, at, group) for group in node.groups)
    if at >= len(words):
        return
    word = words[at]
    if node.whole and (onward := node.whole.get(word)):
        _follow(onward, words, first, at + 1, found)
    if node.stems and (stems := node.stems.get(word[:_STEM])):
        for stem, onward in stems.items():
            if word.startswith(stem):
                _follow(onward, words, first, at + 1, found)
    if node.gap:
        _leap(node.gap, words, first, at, found)


def _leap(node: _Node, words: Sequence[str], first: int, at: int, found: list[Hit]) -> None:
    for onward in range(at, min(at + _LONGEST_GAP + 1, len(words))):
        _follow(node, words, first, onward, found)
        if not words[onward][0].isalnum():
            return


def _longest(found: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(found, key=lambda h: (h.start - h.end, h.start, h.group)):
        span = range(hit.start, hit.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)
