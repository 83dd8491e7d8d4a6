"""What somebody typed to look for → words to match, and where they stand in a text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
MOST = 12
"""Words of a question that are looked for; nobody types more."""
LONGEST = 40


@dataclass(frozen=True)
class Sought:
    """
    Phrases of folded words, all of which a text must hold; most are of one word.

    A word also finds longer ones that begin with it. Case and accents make no difference. None:
    nothing was asked for.
    """

    phrases: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.phrases)

    def within(self, text: str) -> tuple[tuple[int, int], ...]:
        """
        Where the words stand, as offsets into the text, in its order; none when one is missing.

        Spans do not overlap.
        """
        words = [(folded(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]
        found = [list(_runs(phrase, words)) for phrase in self.phrases]
        if not all(found):
            return ()
        return _apart(sorted(span for spans in found for span in spans))

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Every word by itself."""
        return tuple(word for phrase in self.phrases for word in phrase)


def sought(typed: str) -> Sought:
    """
    Read what was typed: words, and “phrases” between quotation marks.

    Whatever else stands in it (operators of some query language, say) is only punctuation.
    """
    plain = re.sub("[“”„«»]", '"', typed)
    phrases = []
    for quoted, word in _PHRASE.findall(plain):
        # A word with a mark inside, as in follow-up, is a phrase.
        found = tuple(folded(w)[:LONGEST] for w in _WORD.findall(quoted or word))
        if found:
            phrases.append(found[:MOST])
    return Sought(tuple(phrases[:MOST]))


def folded(text: str) -> str:
    """Without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _runs(phrase: tuple[str, ...], words: list[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    for i in range(len(words) - len(phrase) + 1):
        here = words[i : i + len(phrase)]
        whole = all(word == here[n][0] for n, word in enumerate(phrase[:-1])) and here[-1][
            0
        ].startswith(phrase[-1])
        if whole:
            yield here[0][1], here[-1][2]


def _apart(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)
