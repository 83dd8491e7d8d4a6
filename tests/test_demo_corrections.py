"""What the sorter found + what the person corrected → the points that are kept."""

import pytest

from coaching.demo import Correction, correct
from coaching.model import Flag, Kind
from coaching.sorting import SortedPoint, ThemeGuess

RAW = "You were warm but rushed. Odd hair."
SORTED = (
    SortedPoint(
        "You were warm but rushed.",
        0,
        25,
        Kind.STRENGTH,
        0.8,
        (ThemeGuess("rapport_interpersonal", 0.7), ThemeGuess("oral_delivery", 0.4)),
    ),
    SortedPoint("Odd hair.", 26, 35, Kind.WEAKNESS, 0.5, (), frozenset({Flag.SENSITIVE})),
)


def test_a_correction_cuts_a_sorted_point_again_and_moves_its_half() -> None:
    warm = Correction("You were warm", Kind.STRENGTH, ("rapport_interpersonal",))
    rushed = Correction("but rushed.", Kind.WEAKNESS, ("oral_delivery",))
    first, second, _ = correct(SORTED, [warm, rushed], RAW)

    assert (first.text, RAW[first.start : first.end]) == ("You were warm",) * 2
    assert (second.text, RAW[second.start : second.end]) == ("but rushed.",) * 2
    assert (first.kind, second.kind) == (Kind.STRENGTH, Kind.WEAKNESS)
    assert second.themes == ("oral_delivery",)
    assert first.proposed == second.proposed == ("rapport_interpersonal", "oral_delivery")


def test_a_point_nobody_touched_stays_as_guessed_and_is_not_counted() -> None:
    warm, hair = correct(SORTED, [], RAW)

    assert (warm.kind, warm.themes) == (Kind.STRENGTH, ())
    assert warm.proposed == ("rapport_interpersonal", "oral_delivery")
    assert Flag.PRIVATE in hair.flags


def test_the_same_words_said_twice_are_two_points() -> None:
    again = Correction("Good.", Kind.STRENGTH)
    first, second = correct((), [again, again], "Good. Good.")

    assert (first.start, second.start) == (0, 6)


def test_a_correction_that_is_not_in_the_message_is_refused() -> None:
    with pytest.raises(ValueError, match="Not in the message"):
        correct(SORTED, [Correction("never said", Kind.REMARK)], RAW)
