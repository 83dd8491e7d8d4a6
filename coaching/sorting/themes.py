"""Words of points → at most three codebook themes each, best first; none when unsure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from coaching.model import Kind
from coaching.sorting.lexicon import table
from coaching.sorting.phrases import Phrases, Words
from coaching.sorting.point import ThemeGuess

Weights = dict[str, float]

_WEIGHTS = {"clear": 2.0, "hints": 1.0, "faint": 0.5}
_LONGER = 0.25  # a phrase of more words says more
_LEAST = 1.0
_MOST = 3
_SECOND = 0.75  # a further theme needs this share of the first one's weight
_ECHO = 0.6  # advice answers criticism: what one says, the other is likely to be about
_ECHO_MOST = 1.2
_TITLE = 1.0
_WITH = {("other_candidate", "experience_depth"), ("experience_depth", "other_candidate")}
_NO_REASON = "fit_unspecified"


@dataclass(frozen=True, slots=True)
class _Book:
    names: tuple[str, ...]
    weights: tuple[float, ...]
    kinds: dict[str, frozenset[Kind]]
    phrases: Phrases


@cache
def _book() -> _Book:
    entries = table("themes")
    rows = [
        (t, w, lists.get(key, ())) for t, lists in entries.items() for key, w in _WEIGHTS.items()
    ]
    kinds = {
        theme: frozenset(map(Kind, lists.get("kinds", [k.value for k in Kind])))
        for theme, lists in entries.items()
    }
    names, weights_, groups = zip(*rows, strict=True)
    return _Book(names, weights_, kinds, Phrases(groups))


def weights(words: Words) -> Weights:
    """How strongly each theme is spoken for; a theme without a cue is left out."""
    book = _book()
    total: Weights = {}
    for hit in book.phrases.hits(words):
        length = 1 + _LONGER * (hit.end - hit.start - 1)
        name = book.names[hit.group]
        total[name] = total.get(name, 0) + book.weights[hit.group] * length
    return total


def guesses(
    words: Sequence[Words], kinds: Sequence[Kind], titles: Sequence[Words | None]
) -> list[tuple[ThemeGuess, ...]]:
    """
    Themes of every point of one text, in order.

    ``titles``: the heading each point stands under, if any. Remarks have no theme: they are about
    nobody's interview.
    """
    own = [_allowed(weights(w), k) for w, k in zip(words, kinds, strict=True)]
    asked = _pool(own, kinds, Kind.WEAKNESS)
    advised = _pool(own, kinds, Kind.SUGGESTION)
    echoes = {Kind.SUGGESTION: asked, Kind.WEAKNESS: advised}
    found = []
    for mine, kind, title in zip(own, kinds, titles, strict=True):
        echo = echoes.get(kind, {})
        total = _with(mine, {t: w for t, w in echo.items() if t in mine}, _ECHO)
        if title:
            total = _with(total, _allowed(weights(title), kind), _TITLE)
        found.append(_ranked(total, kind))
    return found


def _allowed(found: Weights, kind: Kind) -> Weights:
    kinds = _book().kinds
    return {t: w for t, w in found.items() if kind in kinds[t]} if kind is not Kind.REMARK else {}


def _pool(own: Sequence[Weights], kinds: Sequence[Kind], kind: Kind) -> Weights:
    """The best theme of each point of one kind, with its weight."""
    total: Weights = {}
    for mine, k in zip(own, kinds, strict=True):
        if k is kind and mine:
            best = max(mine, key=lambda t: mine[t])
            total[best] = max(total.get(best, 0), mine[best])
    return total


def _with(mine: Weights, more: Weights, share: float) -> Weights:
    total = dict(mine)
    for theme, weight in more.items():
        total[theme] = total.get(theme, 0) + min(_ECHO_MOST, share * weight)
    return total


def _ranked(found: Weights, kind: Kind) -> tuple[ThemeGuess, ...]:
    ranked = sorted(found.items(), key=lambda item: -item[1])[:_MOST]
    if not ranked or ranked[0][1] < _LEAST:
        return (ThemeGuess(_NO_REASON, 0.3),) if kind is Kind.REASON else ()
    best, top = ranked[0]
    whole = sum(w for _, w in ranked) + 1
    kept = [(t, w) for t, w in ranked if _kept(t, w, best, top)]
    return tuple(ThemeGuess(t, round(w / whole, 3)) for t, w in kept)


def _kept(theme: str, weight: float, best: str, top: float) -> bool:
    return weight >= max(_LEAST, top * _SECOND) or (best, theme) in _WITH
