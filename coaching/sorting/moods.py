"""Words of a clause → does it give an order, speak about the person, speak about others?"""

from functools import cache

from coaching.sorting.lexicon import table
from coaching.sorting.phrases import Words, read

_OPENERS = frozenset(
    "and or so then also but please maybe perhaps just always never do next time in future for the"
    " kindly instead ideally if possible my two things one thing tip tips suggest suggestion advice"
    " suggestions to for me again , ; : - – — ( ) . first second third finally lastly next from now on".split()
)
_AFTER_ORDER = frozenset(
    "the a an your his her their our this that these those it some any more less fewer to on up out"
    " down off over back in into at for with about through two three four five six one ten every each"
    " both all us them me yourself himself herself themselves what how why who whom whether where when"
    " slowly first aloud loudly louder clearly harder again before after early calm honest specific"
    " ready clear brief concise , . ! around away through another not".split()
)


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    lists = table("moods")
    return frozenset(lists["orders"]), frozenset(lists["orders_or_nouns"])


def orders(text: str) -> bool:
    """Whether a clause tells the reader to do something: ``and bring two questions``."""
    return gives_order(read(text))


def gives_order(text: Words) -> bool:
    """Whether the words open with a verb that asks for an act."""
    sure, perhaps = _verbs()
    words = text.words
    at = 0
    while at < min(len(words), 7) and words[at] in _OPENERS:
        if words[at] == "do" and at + 1 < len(words) and words[at + 1] == "not":
            return at + 2 < len(words)
        at += 1
    if at >= len(words) or (at > 0 and words[at - 1] in {"the", "my", "to", "one", "for"}):
        return False
    following = words[at + 1] if at + 1 < len(words) else "."
    return words[at] in sure or (words[at] in perhaps and following in _AFTER_ORDER)
