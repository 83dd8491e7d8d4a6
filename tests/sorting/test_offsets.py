"""Whatever is pasted: offsets are exact, points are in order, nothing crashes."""

import re
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.model import NothingToSort, TooMuchToSort
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


@given(TEXTS.filter(split))
@settings(max_examples=60, deadline=None)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert sort_feedback(text) == sort_feedback(text)


@pytest.mark.parametrize("line", ["a", "You were clear.\n"], ids=["one word", "many lines"])
def test_a_megabyte_is_refused_with_a_sentence(line: str) -> None:
    text = line * (1_000_000 // len(line))
    with pytest.raises(TooMuchToSort, match=r"1,000,000 letters.*Nothing you pasted is lost"):
        sort_feedback(text)


def test_more_points_than_anybody_checks_are_refused_before_a_model_reads_them() -> None:
    refused = calls_while(lambda: refusal("You were clear.\n" * 121))
    read = calls_while(lambda: sort_feedback("You were clear.\n" * 120))

    assert refused < read / 2


def test_the_work_grows_with_the_text_and_no_faster() -> None:
    sentences = [
        f"You told us of {n} visits, but what came of them stayed open." for n in range(48)
    ]
    sort_feedback(sentences[0])  # whatever is read once is read now

    few = calls_while(lambda: sort_feedback("\n".join(sentences[:12])))
    many = calls_while(lambda: sort_feedback("\n".join(sentences)))

    assert 3 < many / few < 4.4


def refusal(text: str) -> None:
    with pytest.raises(TooMuchToSort, match="separate points"):
        sort_feedback(text)


def calls_while(act: Callable[[], object]) -> int:
    """How many functions are called while something is done: the same on every machine."""
    calls = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return calls
