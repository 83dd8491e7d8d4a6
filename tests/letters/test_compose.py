"""A letter says what the record and the writer say, and keeps what the writer changed."""

from datetime import date
from typing import Any

import pytest

from coaching.letters import English, Facts, Own, composed, gaps, revised, wording
from coaching.model import Letter

MET = date(2026, 3, 3)


def facts(**changes: Any) -> Facts:
    """A panel interview on a Tuesday, with a decision promised."""
    given: dict[str, Any] = {
        "employer": "Northgate Council",
        "role": "Project support officer",
        "to": "Judith Amory",
        "sender": "Sam Okonkwo",
        "met_on": MET,
        "format": "Panel",
        "decision_on": date(2026, 3, 12),
    }
    return Facts(**(given | changes))


OWN = Own(
    {"discussed": "the two riverside projects", "fit": "I have kept a rota running for two years."},
    ("I led the move of 40 volunteers",),
)


def paragraphs(body: str) -> list[str]:
    return body.split("\n\n")


@pytest.mark.parametrize("kind", Letter)
@pytest.mark.parametrize("known", [facts(), Facts()], ids=["full record", "empty record"])
def test_every_letter_is_whole_in_every_wording(kind: Letter, known: Facts) -> None:
    for number in range(4):
        letter = composed(kind, known, Own(wording=number))

        assert letter.subject.strip()
        assert "\n" not in letter.subject
        assert letter.body.startswith("Dear ")
        assert "{" not in letter.body + letter.subject
        assert "  " not in letter.body
        assert ".." not in letter.body
        assert all(p.strip() for p in paragraphs(letter.body))


@pytest.mark.parametrize("kind", Letter)
def test_what_only_the_writer_can_say_is_a_gap_until_they_say_it(kind: Letter) -> None:
    parts = wording(kind).parts
    said = {p.name: "what I say" for p in parts if p.ask}

    assert gaps("", composed(kind, facts(), Own(said)).body) == ()
    expected = {p.gap for p in parts if p.gap}
    assert set(gaps("", composed(kind, facts(), Own()).body)) == expected


def test_nothing_is_stated_that_the_record_does_not_know() -> None:
    body = composed(Letter.THANK_YOU, Facts(), OWN).body

    assert "[your name]" in body
    assert "hiring team" in body
    for unknown in (" on ", "None", "day,"):
        assert unknown not in body.split("\n\n")[1]
    assert "hearing from you by" not in body


def test_a_few_words_are_set_into_a_sentence_and_a_sentence_is_taken_as_it_is() -> None:
    body = composed(Letter.THANK_YOU, facts(), OWN).body

    assert "I especially enjoyed talking about the two riverside projects." in paragraphs(body)
    assert "I have kept a rota running for two years." in paragraphs(body)
    assert "There is one thing I did not get to mention: I led the move of 40 volunteers." in body


def test_two_wordings_of_a_letter_differ_in_every_frame() -> None:
    one, two = (
        paragraphs(composed(Letter.THANK_YOU, facts(), Own(OWN.words, OWN.forgotten, n)).body)
        for n in (0, 1)
    )

    assert set(one) & set(two) == {
        "Dear Judith Amory,",
        "I have kept a rota running for two years.",
        "Kind regards,\nSam Okonkwo",
    }


@pytest.mark.parametrize(
    ("english", "day", "closing"),
    [
        (English.CANADIAN, "Tuesday, March 3", "Kind regards"),
        (English.AMERICAN, "Tuesday, March 3", "Best regards"),
        (English.BRITISH, "Tuesday 3 March", "Kind regards"),
        (English.AUSTRALIAN, "Tuesday 3 March", "Kind regards"),
    ],
)
def test_days_and_closings_are_those_of_the_writers_english(
    english: English, day: str, closing: str
) -> None:
    body = composed(Letter.THANK_YOU, facts(english=english), OWN).body

    assert f"on {day} about" in body
    assert f"{closing},\nSam Okonkwo" in body


def test_an_item_ticked_later_comes_before_the_close_and_touches_nothing_else() -> None:
    before = Own(OWN.words)
    body = composed(Letter.THANK_YOU, facts(), before).body.replace(
        "I especially enjoyed talking about", "I keep thinking of"
    )

    after = revised(body, Letter.THANK_YOU, facts(), before, OWN)

    added = set(paragraphs(after)) - set(paragraphs(body))
    assert added == {
        "There is one thing I did not get to mention: I led the move of 40 volunteers."
    }
    assert paragraphs(after)[-1].startswith("Kind regards")
    assert paragraphs(after)[-2].startswith("I look forward")
    assert revised(after, Letter.THANK_YOU, facts(), OWN, before) == body


def test_a_gap_gives_way_to_the_writers_words() -> None:
    empty = composed(Letter.THANK_YOU, facts(), Own()).body

    filled = revised(empty, Letter.THANK_YOU, facts(), Own(), OWN)

    assert gaps("", filled) == ()
    assert "the two riverside projects" in filled
    assert paragraphs(filled)[1] == paragraphs(empty)[1]


def test_a_paragraph_the_writer_changed_is_never_taken_away() -> None:
    body = composed(Letter.THANK_YOU, facts(), OWN).body
    mine = body.replace("two riverside projects.", "two riverside projects, and the boats.")

    changed = Own({**OWN.words, "discussed": "the archive"}, OWN.forgotten)
    after = revised(mine, Letter.THANK_YOU, facts(), OWN, changed)

    assert "and the boats." in after
    assert "the archive" in after
    emptied = revised(mine, Letter.THANK_YOU, facts(), OWN, Own({}, OWN.forgotten))
    assert "and the boats." in emptied
    assert gaps("", emptied) == ("[why the work fits you]",)


@pytest.mark.parametrize("body", ["", "Just this.", "One\n\nTwo", "\n\n\n"])
def test_an_own_letter_of_any_shape_takes_a_ticked_item(body: str) -> None:
    after = revised(body, Letter.THANK_YOU, facts(), Own(), Own(forgotten=("the boats",)))

    assert "the boats" in after
    assert all(p in after for p in body.split("\n\n") if p.strip())


def test_a_letter_asking_for_feedback_accepts_the_decision_and_is_easy_to_refuse() -> None:
    for number in range(2):
        body = composed(Letter.FEEDBACK_REQUEST, facts(), Own(wording=number)).body

        assert "accept your decision" in body or "I understand" in body
        assert "advice" in body or "your view" in body
        assert "future opening" in body or "open up" in body
        assert "no need to explain" in body or "no answer is needed" in body
        assert body.count("?") == 1
