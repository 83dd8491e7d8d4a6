"""Words of a point → at most three codebook themes, best first; none when unsure."""

from dataclasses import dataclass
from functools import cache

from coaching.model import Kind
from coaching.sorting.lexicon import table
from coaching.sorting.phrases import Phrases, Words
from coaching.sorting.point import ThemeGuess

_CLEAR, _HINT = 2.0, 1.0
_LEAST = 1.6
_MOST = 3
_SECOND = 0.6  # a second theme needs this share of the first one's weight


@dataclass(frozen=True, slots=True)
class _Book:
    names: tuple[str, ...]
    weights: tuple[float, ...]
    kinds: dict[str, frozenset[Kind]]
    phrases: Phrases


@cache
def _book() -> _Book:
    entries = table("themes")
    names, weights, groups = [], [], []
    for theme, lists in entries.items():
        for weight, key in ((_CLEAR, "clear"), (_HINT, "hints")):
            names.append(theme)
            weights.append(weight)
            groups.append(lists.get(key, ()))
    kinds = {
        theme: frozenset(map(Kind, lists.get("kinds", [k.value for k in Kind])))
        for theme, lists in entries.items()
    }
    return _Book(tuple(names), tuple(weights), kinds, Phrases(groups))


def weights(words: Words) -> dict[str, float]:
    """How strongly each theme is spoken for; a theme without a cue is left out."""
    book = _book()
    total: dict[str, float] = {}
    for hit in book.phrases.hits(words):
        length = 1 + 0.25 * (hit.end - hit.start - 1)
        name = book.names[hit.group]
        total[name] = total.get(name, 0) + book.weights[hit.group] * length
    return total


def guesses(words: Words, kind: Kind) -> tuple[ThemeGuess, ...]:
    """Themes for a point of this kind. Remarks have none: they are about nobody's interview."""
    if kind is Kind.REMARK:
        return ()
    allowed = _book().kinds
    found = {t: w for t, w in weights(words).items() if kind in allowed[t]}
    ranked = sorted(found.items(), key=lambda item: -item[1])[:_MOST]
    if not ranked or ranked[0][1] < _LEAST:
        return ()
    whole = sum(w for _, w in ranked) + 1
    kept = [(t, w) for t, w in ranked if w >= max(_LEAST, ranked[0][1] * _SECOND)]
    return tuple(ThemeGuess(t, round(w / whole, 3)) for t, w in kept)
