"""Half a character, as a cut emoji leaves one behind, is replaced; everything else stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.screen.typed import whole

HIGH, LOW = "\ud83d", "\udc4d"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("You were clear.", "You were clear."),
        ("👍👍 היית 面接", "👍👍 היית 面接"),
        (f"Good {HIGH}", "Good �"),
        (f"{LOW} good", "� good"),
        (f"a{HIGH}b{LOW}c", "a�b�c"),
        (f"{LOW}{HIGH}", "��"),
        (f"{HIGH}{HIGH}{LOW}", "�👍"),
        (f"{HIGH}\n{LOW}", "�\n�"),
        (f"Well done {HIGH}{LOW}", "Well done 👍"),
    ],
)
def test_a_half_is_replaced_and_two_that_fit_are_one(typed: str, kept: str) -> None:
    assert whole(typed) == kept


@given(st.text(st.characters(categories=["Cs"]) | st.characters()))
def test_what_is_kept_can_be_stored_and_shown(text: str) -> None:
    assert whole(text).encode("utf-8").decode("utf-8") == whole(text)
    assert whole(whole(text)) == whole(text)


@given(st.text(st.characters(codec="utf-8")))
def test_a_text_of_whole_characters_stays_as_it_is(text: str) -> None:
    assert whole(text) == text
