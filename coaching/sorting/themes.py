"""Words and the model's chances → at most three themes a point, best first; none when unsure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from coaching.model import Kind
from coaching.sorting.lexicon import table
from coaching.sorting.phrases import Phrases, Words
from coaching.sorting.point import ThemeGuess

Weights = dict[str, float]

_WEIGHTS = {"clear": 2.0, "hints": 1.0, "faint": 0.5}
_LONGER = 0.25  # a phrase of more words says more
_MOST = 3
_CUED = 0.75  # how much the cues of the word lists count beside the model
_FIRST, _NEXT = 0.25, 0.25  # how likely a theme, and a further one, must be to be proposed
_ECHO = 0.6  # advice answers criticism: what one says, the other is likely to be about
_ECHO_MOST = 1.2
_TITLE = 1.0


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


def likely(
    cues: Sequence[Weights],
    kinds: Sequence[Kind],
    titles: Sequence[Weights | None],
    chances: Sequence[Mapping[str, float]],
) -> list[Weights]:
    """
    How likely each theme is for every point of one text, in order; together 1.

    Remarks have no theme, so nothing is likely: they are about nobody's interview.

    Args:
        cues: The ``weights`` of each point.
        kinds: What each is.
        titles: Those of the heading each stands under, if any.
        chances: What the model makes of each, by theme.
    """
    own = [_allowed(c, k) for c, k in zip(cues, kinds, strict=True)]
    asked = _pool(own, kinds, Kind.WEAKNESS)
    advised = _pool(own, kinds, Kind.SUGGESTION)
    echoes = {Kind.SUGGESTION: asked, Kind.WEAKNESS: advised}
    found = []
    for mine, kind, title, learnt in zip(own, kinds, titles, chances, strict=True):
        echo = echoes.get(kind, {})
        total = _with(mine, {t: w for t, w in echo.items() if t in mine}, _ECHO)
        if title:
            total = _with(total, _allowed(title, kind), _TITLE)
        found.append({} if kind is Kind.REMARK else _together(total, learnt))
    return found


def _together(cues: Weights, learnt: Mapping[str, float]) -> Weights:
    """The model's chances, raised by the cues of the word lists; they add up to 1."""
    raised = {t: chance * (1 + cues.get(t, 0)) ** _CUED for t, chance in learnt.items()}
    whole = sum(raised.values())
    return {theme: value / whole for theme, value in raised.items()}


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


def proposed(chances: Mapping[str, float]) -> tuple[ThemeGuess, ...]:
    """The likeliest themes, best first, none when unsure."""
    best = sorted(chances.items(), key=lambda item: -item[1])[:_MOST]
    least = [_FIRST, *[_NEXT] * (_MOST - 1)][: len(best)]
    kept = [(t, c) for (t, c), low in zip(best, least, strict=True) if c >= low]
    return tuple(ThemeGuess(theme, round(chance, 3)) for theme, chance in kept)
