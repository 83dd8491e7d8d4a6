"""Lines filed during a call → one list, each once and in order; then cards to check."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from coaching import cards
from coaching.cards import Card
from coaching.codebook import Codebook
from coaching.model import Flag, Kind
from coaching.sorting import MOST, sort_points

BOXES = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION)
MARKS = {"star": Flag.STARRED, "second": Flag.SECOND_HAND, "private": Flag.PRIVATE}
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Line:
    """
    One line as it was filed.

    ``id`` was given by the browser before it was sent, so that a line sent twice is one line;
    ``revision`` rises with each mark set or taken back.
    """

    id: str
    kind: Kind
    text: str
    marks: tuple[str, ...] = ()
    revision: int = 0


def of(body: Iterable[Mapping[str, Any]]) -> tuple[Line, ...]:
    """The lines in the body of a draft."""
    return tuple(
        Line(**{**line, "kind": Kind(line["kind"]), "marks": tuple(line["marks"])}) for line in body
    )


def body(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """The body of a draft for lines."""
    return [asdict(line) for line in lines]


def arrived(sent: object) -> tuple[Line, ...]:
    """What the browser sent, as far as it is lines; the rest is not ours and left out."""
    found = sent if isinstance(sent, list) else []
    lines = (_line(one) for one in found[: MOST * 2] if isinstance(one, dict))
    return tuple(line for line in lines if line is not None)


def merged(known: Sequence[Line], sent: Iterable[Line]) -> tuple[Line, ...]:
    """
    Known lines and what was sent: new ones at the end in their order, known ones never twice.

    A line that comes again takes its newer marks; sending the same again changes nothing.
    """
    by_id = {line.id: line for line in known}
    for line in sent:
        old = by_id.get(line.id)
        if old is None:
            by_id[line.id] = line
        elif line.revision > old.revision:
            by_id[line.id] = replace(old, marks=line.marks, revision=line.revision)
    return tuple(by_id.values())


def text(lines: Iterable[Line]) -> str:
    """The call as one text, a line each, in the order they were filed."""
    return "\n".join(line.text for line in lines)


def to_cards(lines: Sequence[Line], codebook: Codebook) -> tuple[Card, ...]:
    """
    A card for each line: its kind is the box it was filed in, its themes are proposed.

    One that may touch a protected characteristic starts private, as in a pasted message. Whether
    the caller passed words on is what the person marked.
    """
    guesses = sort_points([line.text for line in lines]) if lines else []
    made, at = [], 0
    for number, (line, guess) in enumerate(zip(lines, guesses, strict=True), 1):
        card = cards.guessed(number, guess, codebook)
        marks = frozenset(MARKS[mark] for mark in line.marks)
        made.append(
            replace(
                card,
                text=line.text,
                start=at,
                end=at + len(line.text),
                kind=line.kind,
                flags=(card.flags - {Flag.SECOND_HAND}) | marks,
                sure=True,
            )
        )
        at += len(line.text) + 1
    return tuple(made)


def with_late(
    cards_: tuple[Card, ...], before: Sequence[Line], lines: Sequence[Line], codebook: Codebook
) -> tuple[Card, ...]:
    """The cards of a call with one more for each line that arrived after they were made."""
    late = to_cards(lines, codebook)[len(before) :]
    first = max((card.id for card in cards_), default=0) + 1
    return (*cards_, *(replace(card, id=first + n) for n, card in enumerate(late)))


def _line(sent: Mapping[str, Any]) -> Line | None:
    kind, words, named = sent.get("kind"), sent.get("text"), sent.get("id")
    if kind not in BOXES or not isinstance(words, str) or not isinstance(named, str):
        return None
    line = " ".join(words.encode("utf-16", "surrogatepass").decode("utf-16", "replace").split())
    revision = sent.get("revision")
    if not line or not 0 < len(named) <= 80:
        return None
    return Line(
        id=named,
        kind=Kind(kind),
        text=line[:LONGEST],
        marks=tuple(mark for mark in MARKS if mark in (sent.get("marks") or ())),
        revision=revision if isinstance(revision, int) else 0,
    )
