"""Whatever is pasted: offsets are exact, points are in order, nothing crashes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.model import NothingToSort
from coaching.sorting import SortedPoint, sort_feedback, sort_points, split

PIECES = st.sampled_from(
    [
        "You were clear", " but ", ", and ask", "; ", "while ", "Hi Sam,\n", "\r\n", "\n\n", "> ",
        "- ", "1) ", "* ", "“", "”", '"', "(", ")", ". ", "...", "e.g. ", "5/5", "Regards,\nJo",
        "From: a@b.c\n", "<p>", "</li>", "http://a.b/c?d=e", "😀", "שלום", "你好。", "\u2028",
        "\x00", "Strengths:", "\t", "however", "J. Smith", "3.5 ", "’", "\ud800", "İ", "ǆ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


def assert_sound(text: str, points: list[SortedPoint]) -> None:
    at = 0
    for point in points:
        assert at <= point.start < point.end <= len(text)
        assert text[point.start : point.end] == point.text == point.text.strip()
        assert 0 <= point.confidence <= 1
        assert len(point.themes) <= 3
        at = point.end


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_exact_offsets_in_order_or_a_clear_refusal(text: str) -> None:
    if split(text):
        assert_sound(text, sort_feedback(text))
        return
    assert not re.search(r"[^\W\d_]{5}", re.sub(r"<[^<>]*>", "", text))
    with pytest.raises(NothingToSort, match="Paste"):
        sort_feedback(text)


@given(st.lists(TEXTS, max_size=5))
@settings(max_examples=100, deadline=None)
def test_ready_cut_points_come_back_one_for_one(points: list[str]) -> None:
    assert [p.text for p in sort_points(points)] == points


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_letters_and_digits_outside_list_marks_are_never_lost(text: str) -> None:
    kept = sum(c.isalpha() for span in split(text) for c in span.text)
    assert kept >= 0.9 * sum(c.isalpha() for c in text) - 40


@pytest.mark.parametrize("text", ["", " \n\t", "!!!", "---\n***", "\u200b", ">>>\n>"])
def test_text_without_a_word_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(NothingToSort, match="no sentence"):
        sort_feedback(text)


def test_the_same_text_gives_the_same_answer() -> None:
    text = "Hi,\nYou were clear but quiet; bring examples, and ask us more.\nBest,\nJo"

    assert sort_feedback(text) == sort_feedback(text)
