"""Half a character, as a cut emoji leaves one behind, is replaced; everything else stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from coaching.screen.typed import whole
from tests.pages.conftest import App

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


def send() -> None:
    """What the text area's callback does when such a text arrives."""
    import streamlit as st  # noqa: PLC0415 - AppTest runs these lines as a script

    from coaching import entry  # noqa: PLC0415
    from coaching.entry import Mode  # noqa: PLC0415
    from coaching.model import Draft  # noqa: PLC0415
    from coaching.screen import typed  # noqa: PLC0415

    sent = {"id": typed.in_browser("begun"), "tab": "tab", "base": 0, "text": "Good \ud83d"}
    st.session_state["words"] = {"typed": sent}
    typed.typed(Draft("begun", entry.KIND), Mode.MESSAGE, "words")


def test_a_half_that_arrives_is_not_stored(app: App) -> None:
    tab = AppTest.from_function(send).run()

    assert not tab.exception
    assert [d.body["text"] for d in app.journal.drafts()] == ["Good �"]
