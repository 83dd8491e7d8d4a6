"""A fingerprint covers the whole cookie with its parts, and nothing that only looks like one."""

import pytest

from coaching.identity import fingerprint

# '"chunks-2"' and '"chunks-1"' in base64, as Streamlit signs them.
TWO = {
    "_streamlit_user": "ImNodW5rcy0yIg.at.sig",
    "_streamlit_user_1": "a",
    "_streamlit_user_2": "b",
}
WHOLE = {"_streamlit_user": ".eJx1j80.at.sig"}


@pytest.mark.parametrize(
    "changed",
    [
        {**TWO, "_streamlit_user": "ImNodW5rcy0yIg.at.sih"},
        {**TWO, "_streamlit_user_1": "A"},
        {**TWO, "_streamlit_user_2": "c"},
        {**TWO, "_streamlit_user_1": "b", "_streamlit_user_2": "a"},
        {k: v for k, v in TWO.items() if not k.endswith("_2")},
        {**TWO, "_streamlit_user": "ImNodW5rcy0xIg.at.sig"},
    ],
)
def test_every_change_to_a_part_changes_it(changed: dict[str, str]) -> None:
    assert fingerprint(changed) != fingerprint(TWO)


@pytest.mark.parametrize(
    "left_over", [{"_streamlit_user_3": "x"}, {"_streamlit_user_tokens": "y"}, {"other": "z"}]
)
def test_parts_left_over_from_an_earlier_sign_in_do_not_count(left_over: dict[str, str]) -> None:
    assert fingerprint({**TWO, **left_over}) == fingerprint(TWO)
    assert fingerprint({**WHOLE, **left_over}) == fingerprint(WHOLE)


@pytest.mark.parametrize("cookies", [{}, {"_streamlit_user": ""}, {"_streamlit_user_1": "a"}])
def test_without_the_cookie_there_is_none(cookies: dict[str, str]) -> None:
    assert fingerprint(cookies) is None


@pytest.mark.parametrize(
    "odd", ["x", "....", "ImNodW5rcy05OTk5OTki.a.b", "é\udcff", "MQ.a.b", "AA"]
)
def test_any_nonsense_has_one_and_breaks_nothing(odd: str) -> None:
    assert fingerprint({"_streamlit_user": odd}) != fingerprint(WHOLE)
