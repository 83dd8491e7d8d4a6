"""Words of a clause → orders, advice in the conditional, denials: what grammar says of the kind."""

from functools import cache
from itertools import islice

from coaching.model import Kind
from coaching.sorting.lexicon import table
from coaching.sorting.phrases import Words

_ORDER, _LATER_ORDER, _WOULD = 3.2, 2.4, 2.2
_DENIED, _ASIDE = 1.6, 0.3
_ENOUGH_DENIALS = 2
_MARKS = frozenset(":;.!>)")
_EARLY = 3


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(table("moods")[name])


def gives_order(text: Words) -> bool:
    """Whether the words open with a verb that asks for an act: ``and bring two questions``."""
    return _order_at(text.words, 0)


def order(text: Words) -> float:
    """How strongly the words ask for an act, 0 when not at all."""
    words = text.words
    if _order_at(words, 0):
        return _ORDER
    fronted = bool(words) and words[0] in _list("fronting")
    for n, word in enumerate(words[:-1]):
        opens = word in _MARKS or (word == "," and fronted)
        if opens and _order_at(words, n + 1, openers=False):
            return _LATER_ORDER
        if word == "would" and n and words[n - 1] in {"i", "we"} and _is_advised(words[n + 1]):
            return _WOULD
    return 0.0


def _is_advised(verb: str) -> bool:
    known = verb in _list("orders") or verb in _list("orders_or_nouns")
    return known and verb not in _list("not_after_would")


def _order_at(words: tuple[str, ...], at: int, *, openers: bool = True) -> bool:
    first = at
    while openers and at < min(len(words), first + 7) and words[at] in _list("openers"):
        if words[at] == "do" and words[at + 1 : at + 2] == ("not",):
            return at + 2 < len(words)
        if words[at] == "do" and words[at + 1 : at + 2]:
            return words[at + 1] not in _list("not_after_do")
        at += 1
    if at >= len(words) or (at > first and words[at - 1] in _list("not_before_order")):
        return False
    following = words[at + 1] if at + 1 < len(words) else "."
    if words[at] in _list("orders"):
        return following not in _list("not_after_order")
    return words[at] in _list("orders_or_nouns") and following in _list("after_order")


def denials(words: Words, used: set[int]) -> float:
    """
    Weight of negations that no cue has used up: "you never said who".

    One about the person weighs in full; one farther on ("a visitor who does not read English")
    hardly at all.
    """
    negators = _list("negators")
    told = (n for n, word in enumerate(words.words) if word in negators and n not in used)
    weights = (_DENIED if _is_main(words.words, n) else _ASIDE for n in told)
    return sum(islice(weights, _ENOUGH_DENIALS), 0.0)


def _is_main(words: tuple[str, ...], at: int) -> bool:
    opening = [w for w in words[:at] if w[0].isalnum() and w not in _list("openers")]
    return len(opening) < _EARLY or not _list("subjects").isdisjoint(words[max(0, at - 2) : at])


def damped(kind: Kind) -> bool:
    """Kinds whose cues weigh less inside an order: "add a line that says what went wrong"."""
    return kind in {Kind.STRENGTH, Kind.WEAKNESS, Kind.REMARK}
