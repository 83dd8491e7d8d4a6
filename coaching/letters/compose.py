"""Facts and the writer's own words → a letter; changed words → the same letter, revised."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from coaching.letters.wordings import Customs, English, Part, customs, wording
from coaching.model import Letter

_ENDS = re.compile(r"[.!?…][”’\"')\]]*$")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n+")
NO_NAME = "[your name]"
"""Stands below a letter until its writer has said how they sign."""
_TALKED = {"Phone", "Video"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the record knows and a letter may say; nothing else is stated about anybody."""

    employer: str = ""
    role: str = ""
    to: str = ""
    sender: str = ""
    met_on: date | None = None
    format: str = ""
    decision_on: date | None = None
    asked_on: date | None = None
    english: English = English.CANADIAN


@dataclass(frozen=True, slots=True)
class Own:
    """
    The writer's own words by the name of the part, and the forgotten items they ticked.

    ``wording`` says which of the wordings frames them: another number, another frame.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    forgotten: tuple[str, ...] = ()
    wording: int = 0


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter as text."""

    subject: str
    body: str


def composed(kind: Letter, facts: Facts, own: Own) -> Composed:
    """
    Put a letter together; what only the writer can say stands in it as a gap in brackets.

    Own words that end like a sentence are taken as they are; a few words are set into one of ours.
    """
    letter = wording(kind)
    ways = customs(facts.english)
    subject = _filled(_nth(letter.subjects, own.wording), facts, ways)
    paragraphs = [
        f"Dear {facts.to or 'hiring team'},",
        *(p for part in letter.parts for p in _paragraphs(part, facts, own)),
        f"{ways.closing}\n{facts.sender or NO_NAME}",
    ]
    return Composed(subject, "\n\n".join(paragraphs))


def revised(body: str, kind: Letter, facts: Facts, before: Own, after: Own) -> str:
    """
    Take changed answers into a letter that may have been edited since.

    A paragraph of ours that still stands as it was is exchanged; one that the writer changed is
    theirs and stays. What is new goes before the last paragraph of the letter.
    """
    for part in wording(kind).parts:
        old, new = _paragraphs(part, facts, before), _paragraphs(part, facts, after)
        if old != new:
            body = _exchanged(body, old, new)
    return body


def _exchanged(body: str, old: Sequence[str], new: Sequence[str]) -> str:
    paragraphs = _PARAGRAPHS.split(body.strip())
    at = next((paragraphs.index(p) for p in old if p in paragraphs), None)
    kept = [p for p in paragraphs if p not in old]
    added = [p for p in new if p not in kept]
    if at is None:
        if old:  # the writer has made this paragraph their own
            added = [p for p in added if p not in old and not _is_gap(p)]
        at = _before_the_close(kept)
    return "\n\n".join([*kept[:at], *added, *kept[at:]])


def _before_the_close(paragraphs: Sequence[str]) -> int:
    """Before the closing, and before our last sentence to it."""
    return max(len(paragraphs) - 2, min(1, len(paragraphs)))


def _is_gap(paragraph: str) -> bool:
    return "[" in paragraph


def _paragraphs(part: Part, facts: Facts, own: Own) -> list[str]:
    ways = customs(facts.english)
    if part.name == "forgotten":
        return [
            _with_own(part.sentences if n == 0 else part.more, item, facts, own)
            for n, item in enumerate(own.forgotten)
        ]
    said = " ".join(own.words.get(part.name, "").split())
    if said:
        return [_with_own(part.sentences, said, facts, own)]
    if facts.decision_on and part.with_date:
        return [_filled(_nth(part.with_date, own.wording), facts, ways)]
    if part.without:
        return [_filled(_nth(part.without, own.wording), facts, ways)]
    if part.gap:
        return [_with_own(part.sentences, part.gap, facts, own)]
    return [] if part.ask else [_filled(_nth(part.sentences, own.wording), facts, ways)]


def _with_own(sentences: Sequence[str], said: str, facts: Facts, own: Own) -> str:
    said = " ".join(said.split())
    frame = _nth(sentences, own.wording)
    opens = frame.startswith("{own}")
    whole = bool(_ENDS.search(said))
    if whole and not frame.endswith(": {own}."):
        return said
    filled = _filled(frame.replace("{own}", "\0"), facts, customs(facts.english))
    text = filled.replace("\0.", said if whole else f"{said}.").replace("\0", said)
    return text[:1].upper() + text[1:] if opens else text


def _filled(sentence: str, facts: Facts, ways: Customs) -> str:
    position = f"the position of {facts.role}" if facts.role else "the position"
    given = {
        "met": "talking with me" if facts.format in _TALKED else "meeting me",
        "on_day": f" on {_day(facts.met_on, ways)}" if facts.met_on else "",
        "asked_on": f" on {_day(facts.asked_on, ways)}" if facts.asked_on else "",
        "position": position + (f" at {facts.employer}" if facts.employer else ""),
        "the_position": position,
        "The_position": position[:1].upper() + position[1:],
        "role_or_position": facts.role or "the position",
        "employer": facts.employer or "your organisation",
        "decision": _day(facts.decision_on, ways) if facts.decision_on else "",
    }
    return re.sub(r"\{(\w+)\}", lambda m: given[m[1]], ways.spelt(sentence))


def _day(day: date, ways: Customs) -> str:
    if ways.month_first:
        return f"{day:%A}, {day:%B} {day.day}"
    return f"{day:%A} {day.day} {day:%B}"


def _nth(sentences: Sequence[str], n: int) -> str:
    return sentences[n % len(sentences)]
