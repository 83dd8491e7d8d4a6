"""Points of one text, in order → what their place and their neighbours say about the kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from coaching.model import Kind
from coaching.sorting.courtesies import is_greeting, starts_with
from coaching.sorting.flags import sensitive
from coaching.sorting.lexicon import table
from coaching.sorting.phrases import Phrases, Words

_LONGEST_HEADING = 7
_TITLE = 0.8
_ASIDE = 2.0


@dataclass(frozen=True, slots=True)
class Place:
    """
    What surrounds one point.

    ``frame``: greeting, sign-off, footer or heading. ``section``: the kind the heading above
    announces. ``turns``: the clause opens with "but" or its like. ``concedes``: the sentence
    opens with "although" and the point it makes follows. ``title``: index of the heading above
    that names a subject ("Group exercise").
    """

    frame: bool = False
    section: Kind | None = None
    turns: bool = False
    concedes: bool = False
    votes: tuple[tuple[Kind, float], ...] = ()
    title: int | None = None


def places(texts: Sequence[str], words: Sequence[Words]) -> list[Place]:
    """The place of every point, in order."""
    letter = _speaks_to_reader(words)
    openers = table("context")["openers"]
    turns, concedes = frozenset(openers["turning"]), frozenset(openers["conceding"])
    section: Kind | None = None
    title: int | None = None
    found = []
    for n, text in enumerate(texts):
        heading = _heading(text, words[n])
        if heading:
            section = None if heading == "other" else Kind(heading)
            title = n if heading == "other" else None
        frame = bool(heading) or _is_frame(text, first=n < 2, last=n >= len(texts) - 2)
        opening = words[n].words[:1]
        found.append(
            Place(
                frame=frame,
                section=None if frame else section,
                turns=n > 0 and bool(turns.intersection(words[n].words[:2])),
                concedes=bool(concedes.intersection(opening)) and text.rstrip().endswith(","),
                title=None if frame else title,
                votes=_votes(words[n], letter=letter, first=n == 0),
            )
        )
    return found


def _speaks_to_reader(words: Sequence[Words]) -> bool:
    """A letter says "you"; notes about a candidate, or for oneself, hardly ever do."""
    reader = frozenset(table("context")["people"]["reader"])
    saying = sum(not reader.isdisjoint(w.words) for w in words)
    return saying >= 0.2 * len(words)


def _people(words: Words, *, letter: bool) -> dict[Kind, float]:
    people = table("context")["people"]
    about = not frozenset(people["candidate"]).isdisjoint(words.words)
    reader = not frozenset(people["reader"]).isdisjoint(words.words)
    team = not frozenset(people["team"]).isdisjoint(words.words)
    if letter and about and not reader:
        return {Kind.REMARK: 0.3, Kind.REASON: 0.3, Kind.STRENGTH: -0.3}
    if about:
        return {Kind.REMARK: -0.9}
    if letter and team:
        return {Kind.REMARK: 0.2, Kind.REASON: 0.3}
    return {} if letter else {Kind.REMARK: -0.9}


def _votes(words: Words, *, letter: bool, first: bool) -> tuple[tuple[Kind, float], ...]:
    reports = frozenset(table("context")["titles"]["reports"])
    aside = not reports.isdisjoint(words.words) and sensitive(words)
    return (
        *_people(words, letter=letter).items(),
        *_title(words, first=first),
        *(((Kind.REMARK, _ASIDE),) if aside else ()),
    )


def _title(words: Words, *, first: bool) -> tuple[tuple[Kind, float], ...]:
    """A first line that names a call, a form or a candidate only says what follows."""
    titles = frozenset(table("context")["titles"]["words"])
    says = len(titles.intersection(words.words)) if first and "you" not in words.words else 0
    return ((Kind.REMARK, min(2, says) * _TITLE),) if says else ()


def _is_frame(text: str, *, first: bool, last: bool) -> bool:
    if first and is_greeting(text):
        return True
    if starts_with(text, "footers"):
        return True
    signed = starts_with(text, "sign_offs") if last else ""
    return bool(signed) and (len(text.split("\n", 1)[0].split()) <= 9)


@cache
def _headings() -> tuple[tuple[str, ...], Phrases]:
    lists = table("context")["headings"]
    return tuple(lists), Phrases(lists.values())


def _heading(text: str, words: Words) -> str:
    """The kind a heading announces, ``other`` for any other heading, or an empty string."""
    if len(words) == 0 or len(words) > _LONGEST_HEADING + 1 or "\n" in text:
        return ""
    names, phrases = _headings()
    plain = [w for w in words.words if w[0].isalnum()]
    hits = phrases.hits(words)
    covered = sum(h.end - h.start for h in hits)
    colon = text.endswith(":")
    if hits and covered >= (0.5 if colon else 0.99) * len(plain):
        return names[hits[0].group]
    numbered = len(words) > 1 and words.words[1][0].isdigit()
    counted = numbered and words.words[0] in table("context")["titles"]["numbered"]
    return "other" if colon or counted else ""
