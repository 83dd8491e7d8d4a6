"""Lines of a call: each once, in order, in the column they were filed in."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coaching import calling, cards, entry
from coaching.calling import Line
from coaching.codebook import built_in
from coaching.entry import Entry, Mode
from coaching.model import Draft, Flag, Kind

A_DAY = date(2026, 3, 9)
WARM = Line("a1", Kind.STRENGTH, "warm with the panel")
NUMBERS = Line("a2", Kind.WEAKNESS, "numbers at the end of examples", ("star",), 1)
LINES = (WARM, NUMBERS, Line("a3", Kind.SUGGESTION, "bring one project with results"))


def sent(*lines: Line) -> list[dict[str, object]]:
    return json.loads(json.dumps(calling.body(lines)))  # type: ignore[no-any-return]


def test_a_line_that_comes_late_is_one_more_card_and_changes_none() -> None:
    corrected = tuple(
        replace(card, text="Corrected.") for card in calling.to_cards(LINES[:2], built_in())
    )

    cards = calling.with_late(corrected, LINES[:2], LINES, built_in())

    assert cards[:2] == corrected
    assert [card.text for card in cards[2:]] == [line.text for line in LINES[2:]]
    assert len({card.id for card in cards}) == len(cards)
    text = calling.text(LINES)
    assert [text[c.start : c.end] for c in cards[2:]] == [line.text for line in LINES[2:]]


def test_lines_sent_again_are_kept_once_and_in_order() -> None:
    known = calling.merged((), calling.arrived(sent(WARM)))
    known = calling.merged(known, calling.arrived(sent(WARM, NUMBERS)))
    known = calling.merged(known, calling.arrived(sent(NUMBERS, *LINES[2:])))

    assert known == LINES


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=12))
def test_whatever_is_sent_twice_or_late_nothing_is_lost_or_doubled(
    parcels: list[tuple[int, int]],
) -> None:
    """The browser sends what is not confirmed yet: always a piece of its list, in its order."""
    filed = [Line(f"l{n}", Kind.STRENGTH, f"line {n}") for n in range(8)]
    known: tuple[Line, ...] = ()
    for start, end in parcels:
        known = calling.merged(known, filed[start:end])
    known = calling.merged(known, filed)

    assert sorted(known, key=lambda line: line.id) == filed
    assert len(known) == 8


def test_a_mark_set_later_reaches_the_line_and_an_older_one_does_not() -> None:
    marked = replace(WARM, marks=("private",), revision=2)

    known = calling.merged((WARM,), [marked])
    assert known == (marked,)
    assert calling.merged(known, [replace(WARM, revision=1)]) == known


def test_only_lines_are_taken_from_what_arrives() -> None:
    odd: list[object] = [
        "text",
        {},
        {"id": "x", "kind": "remark", "text": "no box"},
        {"id": "", "kind": "strength", "text": "no name"},
        {"id": "y", "kind": "strength", "text": "   "},
        {"id": "z", "kind": "strength", "text": " two\n lines \ud800", "marks": ["star", "x"]},
    ]

    assert calling.arrived(odd) == (Line("z", Kind.STRENGTH, "two lines \ufffd", ("star",)),)
    assert calling.arrived(None) == ()


def test_a_card_is_in_the_column_of_its_box_whatever_the_words() -> None:
    lines = (
        replace(WARM, text="You rambled."),
        replace(NUMBERS, text="Very strong examples"),
        LINES[2],
    )
    made = calling.to_cards(lines, built_in())
    text = calling.text(lines)

    assert [c.kind for c in made] == [Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION]
    assert [text[c.start : c.end] for c in made] == [line.text for line in lines]
    assert all(c.sure for c in made)
    assert Flag.STARRED in made[1].flags
    assert any(c.proposed for c in made)


def test_a_remark_on_who_one_is_starts_private() -> None:
    [card] = calling.to_cards((replace(WARM, text="They mentioned your accent"),), built_in())

    assert card.flags >= {Flag.SENSITIVE, Flag.PRIVATE}


def test_no_lines_make_no_cards() -> None:
    assert calling.to_cards((), built_in()) == ()


def test_a_draft_holds_a_call() -> None:
    held = Entry(mode=Mode.CALL, lines=LINES, giver="Kim", prepared="Why?")
    back = entry.of(Draft("k", entry.KIND, json.loads(json.dumps(entry.body(held)))))

    assert back == held
    assert back.begun


def test_what_is_kept_of_a_call_says_who_and_how() -> None:
    held = Entry(
        mode=Mode.CALL, lines=LINES, giver=" Kim ", cards=calling.to_cards(LINES, built_in())
    )
    kept = entry.feedback(held, A_DAY)

    assert (kept.channel, kept.giver) == ("Phone call", "Kim")
    assert kept.raw.splitlines() == [line.text for line in LINES]
    assert [p.kind for p in kept.points] == [line.kind for line in LINES]
    assert cards.from_points(kept.points)
