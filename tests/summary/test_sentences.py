"""Sentences say what is counted, of how many, in plain words."""

import re
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coaching import codebook, frames, summary
from coaching.model import Feedback, Flag, Interview, Kind, Origin, Point, Round, Status
from coaching.summary import sentences
from tests.build import a_feedback, a_point, an_interview
from tests.summary.journal import journal

HOSTILE = "**bold** [link](http://x.test/a) <b>b</b> $x^2$ ![i](http://x.test/i.png) :red[r]"


def said(interviews: Any) -> dict[str, str]:
    """Every sentence there is about these interviews."""
    points, coverage = frames.to_frame(interviews), frames.to_coverage(interviews)
    heard = summary.employers_with_feedback(coverage)
    matrix = summary.theme_matrix(points, coverage)
    counted = {
        kind.value: sentences.themes(summary.by_theme(points, coverage, kind), kind, heard)
        for kind in (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION)
    }
    return counted | {
        "coverage": sentences.coverage(summary.coverage(coverage)),
        "matrix": sentences.theme_matrix(matrix, heard),
        "differences": sentences.differences(summary.differences(points)),
        "reasons": sentences.reasons(summary.reasons(points), coverage),
        "floor": sentences.floor(heard),
    }


def from_employers(*employers: str, kind: Kind = Kind.WEAKNESS) -> list[Interview]:
    return [
        an_interview(a_point(kind=kind), employer=name, id=i) for i, name in enumerate(employers, 1)
    ]


def test_sentences_of_the_journal() -> None:
    assert said(journal(own=True)) == {
        "strength": "**Preparation for this role and employer** and **Working with others** were "
        "each named by 3 of the 7 employers who gave feedback.",
        "weakness": "**Result and own part** and **Structure and length** were each named by 3 of "
        "the 7 employers who gave feedback. Both can change within weeks.",
        "suggestion": "**Concrete examples** was named by 2 of the 7 employers who gave feedback.",
        "coverage": "**12 interviews, 7 with feedback.** 2 asked and waiting, 1 not asked yet, "
        "1 gave none and 1 without an answer.",
        "matrix": "**Structure and length** was named by 5 of the 7 employers who gave feedback, "
        "more than any other theme: a strength for 2 (latest 7 Jul) and to work on for 3 "
        "(latest 8 Apr).",
        "differences": "3 themes were a strength in one interview and to work on in another. "
        "Nothing here is averaged.",
        "reasons": "3 of the 7 employers who gave feedback gave a reason no answer in the room "
        "could have changed. It is kept, and counted nowhere else.",
        "floor": "7 employers have given feedback: here is what was said. Charts begin with the "
        "third employer.",
    }


def test_nothing_yet() -> None:
    found = said([])

    assert found["coverage"] == "No interviews yet."
    assert found["weakness"] == found["matrix"] == "No employer feedback yet."
    assert found["differences"].startswith("No theme was")
    assert found["floor"].startswith("No employer feedback yet.")


def test_one_interview_without_feedback() -> None:
    assert said([an_interview()])["coverage"] == (
        "**1 interview, none with feedback.** 1 not asked yet."
    )


def test_one_employer() -> None:
    found = said(from_employers("A"))

    assert found["coverage"] == "**1 interview, 1 with feedback.**"
    assert found["weakness"] == (
        "**Concrete examples** was named by the employer who gave feedback. "
        "This can change within weeks."
    )
    assert (
        found["strength"] == "So far the employer who gave feedback named no theme as a strength."
    )
    assert found["floor"] == (
        "One employer has given feedback: here is what was said. "
        "Charts begin with the third employer."
    )


def test_two_employers() -> None:
    found = said(from_employers("A", "B"))

    assert found["floor"].startswith("Two employers have given feedback: here")
    assert "2 of the 2 employers who gave feedback" in found["weakness"]


def test_two_interviews_with_one_employer_are_counted_as_interviews() -> None:
    found = said(from_employers("A", "B", "C", "c "))

    assert found["weakness"] == (
        "**Concrete examples** was named in 4 of the 4 interviews with feedback. "
        "This can change within weeks."
    )
    assert said(from_employers("A", "A"))["floor"].startswith(
        "One employer has given feedback, in 2 interviews: here"
    )


def test_many_ties_name_three_and_count_the_rest() -> None:
    themes = [*codebook.themes()][:6]
    interview = an_interview(*(a_point(theme) for theme in themes))

    assert said([interview])["weakness"].startswith(
        "**Concrete examples**, **Result and own part**, **Structure and length** and 3 more were "
        "each named by the employer"
    )


def test_what_takes_months_is_not_promised_within_weeks() -> None:
    assert "weeks" not in said([an_interview(a_point("job_knowledge"))])["weakness"]


def test_a_reason_beside_a_refusal_is_of_all_interviews() -> None:
    reason = a_feedback(a_point(kind=Kind.REASON), status=Status.DECLINED)
    interviews = [an_interview(feedback=(reason,), id=1), an_interview(a_point(), id=2)]

    assert said(interviews)["reasons"].startswith("In 1 of 2 interviews there was a reason")


def test_reasons_from_one_employer_heard_twice_are_counted_as_interviews() -> None:
    assert said(from_employers("A", "A", kind=Kind.REASON))["reasons"].startswith(
        "In 2 of the 2 interviews with feedback there was a reason"
    )


def test_the_matrix_sentence_leaves_reasons_out() -> None:
    interviews = [an_interview(a_point("other_candidate", kind=Kind.REASON), id=i) for i in (1, 2)]

    assert "Another candidate" not in said(interviews)["matrix"]


def test_one_theme_that_differs_is_named() -> None:
    interviews = [
        an_interview(a_point(kind=Kind.STRENGTH), id=1),
        an_interview(a_point(kind=Kind.WEAKNESS), id=2),
    ]

    assert said(interviews)["differences"].startswith("**Concrete examples** was a strength in one")


def test_a_difference_is_a_question_about_the_rooms() -> None:
    rows = frames.records(summary.differences(frames.to_frame(journal())))

    assert sentences.question(rows[0]) == (
        "what was different about **Structure and length** at Tamarack Insurance (panel) and at "
        "Osprey Energy (live video)?"
    )
    assert sentences.question(rows[-1]) == (
        "what was different about **Questions to the interviewer** at Alder Credit Union "
        "(one&#45;\u2060to&#45;\u2060one) and at Calder Health (panel)?"
    )


def test_the_key_names_the_columns_shown() -> None:
    table = summary.theme_matrix(frames.to_frame(journal()), frames.to_coverage(journal()))

    assert sentences.columns_key(table)[0] == "**1**\u00a0Harbourline\u00a0Logistics"
    assert [key.split("\u00a0")[0] for key in sentences.columns_key(table, last=3)] == [
        "**11**",
        "**12**",
    ]


def test_a_long_name_in_the_key_breaks_between_words() -> None:
    long = an_interview(id=1, employer="Northgate Council and Partners International")
    table = summary.theme_matrix(frames.to_frame([long]), frames.to_coverage([long]))

    assert sentences.columns_key(table) == (
        "**1**\u00a0Northgate Council and Partners International",
    )


def test_words_and_source_of_a_quote() -> None:
    points = frames.to_frame(journal(own=True))
    quote = summary.as_quotes(summary.quotes(points, theme="questions_asked"))[1]
    own = summary.as_quotes(summary.quotes(points, interview=4, origins=(Origin.OWN,)))[0]
    mock = summary.as_quotes(summary.quotes(points, interview=101, origins=(Origin.MOCK,)))[0]

    assert sentences.words(quote).startswith("“Good questions about how the branch")
    assert sentences.source(quote) == "Alder Credit Union, 12 May, one&#45;\u2060to&#45;\u2060one"
    assert sentences.source(own).startswith("Fenwick Foods, your own view, 12 Mar")
    assert sentences.source(mock) == "Career centre, mock, 28 Apr, panel"


def test_what_is_not_known_is_left_out_of_the_source() -> None:
    points = frames.to_frame([an_interview(a_point(), rounds=())])

    assert sentences.source(summary.as_quotes(summary.quotes(points))[0]) == "Northgate Council"


def test_what_a_person_typed_shows_verbatim() -> None:
    interviews = [
        an_interview(a_point(HOSTILE, text=HOSTILE), employer=f"{HOSTILE}{i}", id=i)
        for i in (1, 2, 3)
    ]
    points, coverage = frames.to_frame(interviews), frames.to_coverage(interviews)
    quote = summary.as_quotes(summary.quotes(points))[0]
    key = sentences.columns_key(summary.theme_matrix(points, coverage))

    for text in (*said(interviews).values(), sentences.words(quote), sentences.source(quote), *key):
        typed = text.replace("**", "")
        assert not re.search(r"[*<>\[\]$!`]|https?:", typed), text


feedback = st.builds(
    Feedback,
    points=st.lists(
        st.builds(
            Point,
            text=st.just("Words."),
            kind=st.sampled_from(Kind),
            themes=st.lists(st.sampled_from([*codebook.themes()]), max_size=2).map(tuple),
            flags=st.sets(st.sampled_from([Flag.PRIVATE])).map(frozenset),
        ),
        max_size=3,
    ).map(tuple),
    origin=st.sampled_from(Origin),
    status=st.sampled_from(Status),
)
interviews = st.lists(
    st.builds(
        Interview,
        employer=st.sampled_from(["A", "B", "C", "50% pattern Ltd"]),
        rounds=st.sampled_from([(), (Round("Case", "Panel", date(2026, 5, 4)),)]),
        feedback=st.lists(feedback, max_size=2).map(tuple),
        mock=st.booleans(),
    ),
    max_size=5,
)


@settings(deadline=None, max_examples=60)  # a busy machine is not a wrong sentence
@given(interviews)
def test_no_sentence_holds_a_percentage_or_speaks_of_a_pattern(found: list[Interview]) -> None:
    for text in said(found).values():
        assert "%" not in text
        assert "pattern" not in text.casefold()
        assert not re.search(r"\b1 (interviews|employers)\b|\bwere each [^.]* and none\b", text)
        assert text.endswith((".", ".**"))


@settings(deadline=None, max_examples=60)  # a busy machine is not a wrong sentence
@given(interviews)
def test_no_count_exceeds_its_denominator(found: list[Interview]) -> None:
    points, coverage = frames.to_frame(found), frames.to_coverage(found)
    for kind in (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION):
        table = summary.by_theme(points, coverage, kind)
        assert (table["interviews"] <= table["of"]).all()
    for text in said(found).values():
        for count, of in re.findall(r"(\d+) of (?:the )?(\d+)", text):
            assert int(count) <= int(of)
