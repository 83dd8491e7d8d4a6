"""A letter with a gap goes nowhere; what a friend would say is said."""

import pytest

from coaching.letters import Facts, Own, Unfinished, advice, alike, composed, finished, gaps
from coaching.model import Letter


@pytest.mark.parametrize(
    "gap",
    [
        "[something you discussed]",
        "[Name]",
        "{name}",
        "{{ first name }}",
        "<company name>",
        "<your name>",
        "XXX",
        "TODO",
        "____",
        "[面试]",
    ],
)
@pytest.mark.parametrize("place", ["subject", "body"])
def test_no_gap_slips_through(gap: str, place: str) -> None:
    texts = {"subject": "Thank you", "body": "Dear Judith,\n\nthank you."}
    texts[place] += f" {gap} "

    with pytest.raises(Unfinished, match="Still to fill in") as refused:
        finished(**texts)

    assert refused.value.gaps == (gap,)


@pytest.mark.parametrize(
    "text",
    ["in 2022 [1]", "a < b and b > a", "c{}d", "XX", "snake_case", "5 > 3 <", "[…]", "I ❤ it"],
)
def test_what_is_no_gap_goes_through(text: str) -> None:
    expected = () if text != "XX" else ("XX",)

    assert gaps("Thank you", text) == expected


@pytest.mark.parametrize(
    ("subject", "body", "sentence"),
    [
        ("", "Dear", "no subject"),
        (" \n", "Dear", "no subject"),
        ("Thank you", " \n ", "empty"),
        ("Thank you", "x" * 20_001, "longer than 20,000"),
    ],
)
def test_a_letter_that_is_none_is_refused_with_a_reason(
    subject: str, body: str, sentence: str
) -> None:
    with pytest.raises(Unfinished, match=sentence):
        finished(subject, body)


def test_what_goes_out_holds_no_control_characters() -> None:
    letter = finished("A\r\nBcc: x@y.example\x00", "a\r\nb\x0b\ud800\u2028c", to="J\nA")

    assert letter.subject == "A Bcc: x@y.example"
    assert letter.body == "a\nb�\nc"
    assert letter.to == "J A"


def said(kind: Letter, body: str, **names: object) -> str:
    found = advice(kind, f"Dear Judith Amory,\n\n{body}\n\nKind regards,\nSam", **names)  # type: ignore[arg-type]
    return "\n".join(one.text for one in found)


def test_a_letter_of_usual_length_and_tone_gets_no_remark() -> None:
    own = Own({"discussed": "the two riverside projects", "fit": "two years of keeping a rota"})
    body = composed(Letter.THANK_YOU, Facts("Northgate", "Officer", "Judith Amory"), own).body

    assert advice(Letter.THANK_YOU, body, to="Judith Amory", others=("Fenwick",)) == ()


@pytest.mark.parametrize(
    ("kind", "body", "sentence"),
    [
        (Letter.THANK_YOU, "word " * 300, "300 words. Up to about 220"),
        (Letter.THANK_YOU, "Thank you.", "2 words. Short is fine"),
        (Letter.THANK_YOU, "I am DESPERATE for this", "may read as pressure"),
        (Letter.FEEDBACK_REQUEST, "Please reconsider", "arguing with the decision"),
        (Letter.FEEDBACK_REQUEST, "Why didn’t you take me", "Asking for advice is easier"),
        (Letter.THANK_YOU, "Great! Wonderful! Amazing!", "several read as hurry"),
        (Letter.THANK_YOU, "THIS WOULD REALLY MAKE SENSE", "read as shouting"),
    ],
)
def test_length_and_tone_are_remarked_on(kind: Letter, body: str, sentence: str) -> None:
    assert sentence in said(kind, body)


def test_arguing_is_no_matter_where_nothing_was_decided() -> None:
    assert "arguing" not in said(Letter.THANK_YOU, "I had to reconsider my own view. " * 10)


def test_a_name_from_another_letter_is_noticed() -> None:
    found = said(
        Letter.THANK_YOU, "I enjoyed Fenwick very much.", to="Omar Bell", others=("Fenwick", "Al")
    )

    assert "names Fenwick" in found
    assert "does not name Omar Bell" in found


def test_two_letters_alike_are_noticed_and_two_of_different_words_are_not() -> None:
    facts = Facts("Northgate", "Officer", "Judith Amory", "Sam")
    own = Own({"discussed": "the riverside projects", "fit": "two years of keeping a rota"})
    other = Own({"discussed": "the archive", "fit": "my first-aid course"}, wording=1)
    one = composed(Letter.THANK_YOU, facts, own).body
    same = composed(Letter.THANK_YOU, Facts("Northgate", "Officer", "Omar Bell", "Sam"), own).body
    different = composed(Letter.THANK_YOU, facts, other).body

    assert alike(one, same)
    assert not alike(one, different)
    assert not alike(one, "")
