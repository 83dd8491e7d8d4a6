"""A person who corrects the cards of one entry until they are what a gold file says."""

import re
from itertools import pairwise
from typing import Any

from coaching.cards import Card
from coaching.model import Flag, Kind
from tests.browser.journey import AddFeedback

COLUMNS = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION)
MARKS = (Flag.PRIVATE, Flag.SECOND_HAND)
PRESSES = 40

Gold = dict[str, Any]


def cut_and_join_again(person: AddFeedback) -> None:
    """Once on purpose, whatever the sorter did: a card is cut in two and is whole again."""
    whole = person.cards()[0]
    person.split(whole, whole.text.index(" ") + 1)
    first, second = person.cards()[:2]
    assert f"{first.text} {second.text}" == whole.text
    person.join(first)
    assert person.cards()[0].text == whole.text


def correct(person: AddFeedback, points: list[Gold], text: str) -> None:
    """Press until the cards are what the gold file says; fail naming the cards that are not."""
    spans = spans_of(points, text)
    for _ in range(PRESSES):
        if not cut_one(person, spans):
            break
    cards = person.cards()
    for (start, _), point in zip(spans, points, strict=True):
        for _ in range(PRESSES):
            card = next(c for c in cards if c.end > start)
            if not press_one(person, card, point):
                break
            cards = person.cards()
    assert differences(cards, points) == []


def spans_of(points: list[Gold], text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for point in points:
        start = text.index(point["text"], at)
        at = start + len(point["text"])
        found.append((start, at))
    return found


def cut_one(person: AddFeedback, spans: list[tuple[int, int]]) -> bool:
    """Cut one card where a point of the gold begins inside it, or join two that are one point."""
    cards = person.cards()
    for card in cards:
        inside = [start for start, _ in spans if card.start < start < card.end]
        if inside:
            person.split(card, inside[0] - card.start)
            return True
    for card, after in pairwise(cards):
        if any(start < card.end and after.start < end for start, end in spans):
            person.join(card)
            return True
    return False


def press_one(person: AddFeedback, card: Card, point: Gold) -> bool:
    """Press one thing that brings a card nearer to its gold; False when there is none."""
    wanted, themes = Kind(point["kind"]), themes_of(point)
    extra = [t for t in card.themes if t not in themes]
    missing = [t for t in themes if t not in card.themes]
    wrong = [f for f in MARKS if (f in card.flags) != (f in point.get("flags", ()))]
    if extra and card.kind in COLUMNS:
        person.take_back(card, extra[0])
    elif extra:
        person.move(card, Kind.WEAKNESS)
    elif card.kind is not wanted:
        person.move(card, wanted)
    elif missing:
        person.choose(card, missing[0])
    elif wrong:
        person.mark(card, wrong[0])
    else:
        return False
    return True


def differences(cards: tuple[Card, ...], points: list[Gold]) -> list[str]:
    """What is not as in the gold, a line each."""
    if len(cards) != len(points):
        return [f"{len(cards)} cards, {len(points)} points: {[c.text for c in cards]}"]
    return [
        f"“{card.text}” is {said(card)}, to be {gold_said}"
        for card, point in zip(cards, points, strict=True)
        if said(card) != (gold_said := said_in(point))
    ]


def said(card: Card) -> tuple[str, ...]:
    marks = (f for f in MARKS if f in card.flags)
    return letters(card.text), card.kind, *sorted(card.themes), *marks


def said_in(point: Gold) -> tuple[str, ...]:
    marks = (f for f in MARKS if f in point.get("flags", ()))
    return letters(point["text"]), Kind(point["kind"]), *sorted(themes_of(point)), *marks


def themes_of(point: Gold) -> list[str]:
    """None for what is set aside: its cards offer none, and it is counted under no theme."""
    return point.get("themes", []) if point["kind"] in COLUMNS else []


def letters(text: str) -> str:
    """The words without what is between them: a bullet or a full stop is nobody's meaning."""
    return " ".join(re.findall(r"\w+", text))
