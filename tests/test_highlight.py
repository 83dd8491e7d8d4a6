"""A stretch of a point becomes a point of its own; nothing is lost and nothing overlaps."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching import cards
from coaching.model import CoachingError, Flag, Kind, Point

RAW = "Dear Ada. You were kind, and the examples were short. Bye."
WHOLE = Point(
    RAW[10:53],
    Kind.WEAKNESS,
    ("rapport_interpersonal",),
    start=10,
    end=53,
    flags=frozenset({Flag.PRIVATE}),
    id=5,
    version=9,
)
THEME = "specific_examples"


def texts(first: int, last: int) -> list[tuple[str, tuple[str, ...]]]:
    return [(p.text, p.themes) for p in cards.highlight(WHOLE, first, last, THEME, RAW)]


def test_the_middle_becomes_a_point_between_two() -> None:
    assert texts(4, 5) == [
        ("You were kind, and", WHOLE.themes),
        ("the examples", (THEME,)),
        ("were short.", WHOLE.themes),
    ]


def test_the_beginning_and_the_end_make_two() -> None:
    assert texts(0, 2) == [
        ("You were kind,", (THEME,)),
        ("and the examples were short.", WHOLE.themes),
    ]
    assert texts(4, 7)[1] == ("the examples were short.", (THEME,))


def test_all_of_it_gets_the_theme_beside_its_own() -> None:
    assert texts(0, 7) == [(WHOLE.text, (*WHOLE.themes, THEME))]


def test_places_are_exact_and_marks_and_id_stay() -> None:
    parts = cards.highlight(WHOLE, 4, 5, THEME, RAW)

    assert [RAW[p.start : p.end] for p in parts] == [p.text for p in parts]
    assert [(p.id, p.version) for p in parts] == [(5, 9), (None, 1), (None, 1)]
    assert all(p.flags == WHOLE.flags and p.kind is WHOLE.kind for p in parts)


def test_parts_of_edited_words_keep_the_whole_original() -> None:
    edited = replace(WHOLE, text="Kind, but short examples.")

    parts = cards.highlight(edited, 2, 3, THEME, RAW)

    assert {(p.start, p.end) for p in parts} == {(10, 53)}


@pytest.mark.parametrize(("first", "last"), [(3, 2), (-1, 2), (0, 8), (9, 9)])
def test_other_words_are_refused(first: int, last: int) -> None:
    with pytest.raises(CoachingError):
        cards.highlight(WHOLE, first, last, THEME, RAW)


@given(st.text(min_size=1), st.data())
def test_any_stretch_of_any_words(text: str, data: st.DataObject) -> None:
    words = cards.words(Point(text, Kind.STRENGTH))
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    whole = Point(text, Kind.STRENGTH, start=0, end=len(text), id=1)

    if not any(c.isalnum() or c == "_" for word in words[first : last + 1] for c in word):
        with pytest.raises(CoachingError, match="at least one word"):
            cards.highlight(whole, first, last, THEME, text)
        return
    parts = cards.highlight(whole, first, last, THEME, text)

    assert any(THEME in p.themes for p in parts)
    assert all(p.text.strip() for p in parts)
    assert all(a.end <= b.start for a, b in pairwise(parts))
    assert all(text[p.start : p.end] == p.text for p in parts)
    kept = "".join("".join(p.text.split()) for p in parts)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
