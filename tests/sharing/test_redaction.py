"""Names of the record are found in any spelling, and nothing that was hidden is left over."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.model import Choice, Name, NameKind
from coaching.redaction import Redactor
from coaching.redaction.folded import fold

NAMES = (
    Name("Northgate Council", NameKind.EMPLOYER, "northgate council"),
    Name("Müller & Söhne GmbH", NameKind.EMPLOYER, "müller"),
    Name("Judith Amory", NameKind.PERSON),
    Name("Will Ng", NameKind.PERSON),
    Name("株式会社 山田商店", NameKind.EMPLOYER, "yamada"),
)


def hidden(text: str, **choice: object) -> str:
    return Redactor(NAMES, Choice(**choice)).redact(text, "northgate council").text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Northgate’s panel", "[employer]’s panel"),
        ("the NORTHGATE council", "the [employer]"),
        ("North-\ngate Council liked it", "[employer] liked it"),
        ("n\u00adorthgate", "[employer]"),
        ("TheNorthgateCouncilTeam", "[employer]"),
        ("at NC and N.C. too", "at [employer] and [employer]. too"),
        ("Muellers and MULLER", "[another employer] and [another employer]"),
        ("Ｎｏｒｔｈｇａｔｅ", "[employer]"),
        ("Judith, then J. Amory", "[a colleague], then [a colleague]"),
        ("Will Ng will ask", "[a colleague] will ask"),
        ("you will grant it", "you will grant it"),
        ("山田商店の面接", "[another employer]の面接"),
    ],
)
def test_a_name_is_hidden_in_every_spelling(text: str, read: str) -> None:
    assert hidden(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("mail a.b+c@x-y.co.uk now", "mail [an e-mail address] now"),
        ("mail jo (at) firm (dot) com", "mail [an e-mail address]"),
        ("see https://x.example/a?b=c&d#e", "see [a link]"),
        ("see www.x.org/a", "see [a link]"),
        ("see jobs.firm.com", "see [a link]"),
        ("call +44 (0)20 7946 0958 today", "call [a phone number] today"),
        ("call 416-555-0199", "call [a phone number]"),
        ("ask Dr. Chen", "ask [a colleague]"),
        ("at 12 Baker Street", "at [a place]"),
        ("by 2026-03-04. 3 of 7 in 40 minutes", "by 2026-03-04. 3 of 7 in 40 minutes"),
    ],
)
def test_addresses_numbers_and_links_are_known_by_their_shape(text: str, read: str) -> None:
    assert hidden(text) == read


def test_a_capital_within_a_sentence_is_a_guess_and_says_so() -> None:
    found = Redactor(NAMES, Choice()).redact("You spoke well of Lena in Toronto.")

    assert found.text == "You spoke well of [a name] in [a name]."
    assert all(each.guess for each in found.found)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Brightwater liked it. Clear answers.", "[a name] liked it. Clear answers."),
        ("Kavitha’s panel asked for more.", "[a name] panel asked for more."),
        ("- Tamblyn: good pace", "- [a name]: good pace"),
        ("Jean-Luc thanked you", "[a name] thanked you"),
        ("Thornbury Northgate liked it", "[a name] [employer] liked it"),
    ],
)
def test_an_unknown_word_that_opens_a_sentence_is_a_guess(text: str, read: str) -> None:
    assert hidden(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "Didn't wander. Follow-up was quick. Well-prepared. Thanking us was kind.",
        "Nous avons aimé vos réponses. Était-ce facile ?",
        "Вы хорошо отвечали. Спасибо за беседу.",
        "你的回答很好。在这里也一样。",
    ],
)
def test_ordinary_openings_and_small_letters_of_any_script_stay(text: str) -> None:
    assert hidden(text) == text


def test_a_name_is_hidden_under_its_short_forms_and_without_its_legal_form() -> None:
    assert hidden("Judy liked it, so did judy") == "[a colleague] liked it, so did [a name]"
    known = Redactor([Name("株式会社山田", NameKind.EMPLOYER)], Choice())
    assert known.redact("山田の面接").text == "[employer]の面接"


def test_the_capitals_of_a_heading_say_nothing_but_its_names_go() -> None:
    read = Redactor(NAMES, Choice()).redact("Scrum Master, Northgate", heading=True)
    assert read.text == "Scrum Master, [employer]"


@pytest.mark.parametrize(
    "text", ["Unfortunately it was not clear.", "You used Excel and SQL.", "I think on Monday."]
)
def test_everyday_capitals_stay(text: str) -> None:
    assert hidden(text) == text


def test_the_owner_shows_a_word_again_and_hides_another() -> None:
    text = "Lena praised the windmill project."

    assert hidden("So Lena praised it", shown=("Lena",)) == "So Lena praised it"
    assert (
        hidden(text, hidden=("windmill",), hide_names=False) == "Lena praised the [hidden] project."
    )


def test_shown_names_leave_the_text_alone() -> None:
    text = "Judith of Northgate, judith@northgate.example"

    assert hidden(text, hide_names=False) == text


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
spelt = st.sampled_from(
    ["Northgate", "NORTHGATE", "northgate council", "Judith", "Amory’s", "judith amory", "Müller"]
)


@given(words, spelt, words)
def test_no_known_name_is_left_whatever_stands_around_it(
    before: str, name: str, after: str
) -> None:
    left = hidden(f"{before} {name} {after}")

    assert not re.search("northgate|judith|amory", re.sub(r"\[[a-z -]+\]", "|", left.casefold()))


@given(words)
def test_what_is_found_stands_where_it_says(text: str) -> None:
    found = Redactor(NAMES, Choice()).redact(text).found

    assert all(text[each.start : each.end] for each in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(words)
def test_a_text_without_capitals_digits_and_names_is_left_alone(text: str) -> None:
    plain = re.sub(r"[^a-z ]", "", text.casefold())
    known = ("northgate", "council", "mull", "sohne", "soehne", "judith", "amory")

    if not any(name in fold(plain) for name in known) and " ng " not in f" {plain} ":
        assert hidden(plain) == plain
