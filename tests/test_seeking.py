"""What was typed is read as words, and found where it stands."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.seeking import sought


def marked(typed: str, text: str) -> list[str]:
    return [text[start:end] for start, end in sought(typed).within(text)]


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("exam", "Examples, an exam, and example.", ["Examples", "exam", "example"]),
        ("resume", "Your RÉSUMÉ here", ["RÉSUMÉ"]),
        ("résumé", "your resume", ["resume"]),
        ("a b", "a c", []),
        ('"give an exam"', "Give an example, give one", ["Give an example"]),
        ("“two words”", "words two words", ["two words"]),
        ("follow-up", "the follow up and the follow-ups", ["follow up", "follow-ups"]),
        ("strasse", "Straße", ["Straße"]),
        ("ab abc", "abcd", ["abcd"]),
        ("", "text", []),
    ],
)
def test_marks_the_words(typed: str, text: str, found: list[str]) -> None:
    assert marked(typed, text) == found


@given(st.text(), st.text())
def test_spans_are_in_order_and_apart(typed: str, text: str) -> None:
    spans = sought(typed).within(text)

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
