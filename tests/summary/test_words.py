"""Where employers differ, what was not about the person, and the words of a theme."""

import pandas as pd
import pytest

from coaching import frames, summary
from coaching.model import Flag, Interview, Kind, Origin
from coaching.summary.differences import COLUMNS
from coaching.summary.quotes import QUOTE_COLUMNS
from tests.build import a_feedback, a_point, an_interview
from tests.summary.journal import journal

STRENGTH = a_point(kind=Kind.STRENGTH, text="Good examples.", id=1)
WEAKNESS = a_point(kind=Kind.WEAKNESS, text="Few examples.", id=2)
PRIVATE = frozenset({Flag.PRIVATE})


def dtypes(table: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(dtype) for name, dtype in table.dtypes.items()}


def differing(*interviews: Interview) -> list[str]:
    return summary.differences(frames.to_frame(interviews))["theme"].tolist()


def test_three_themes_of_the_journal_differ() -> None:
    table = summary.differences(frames.to_frame(journal(own=True)))
    first = frames.records(table)[0]

    assert table["theme"].tolist() == [
        "structure_concision",
        "rapport_interpersonal",
        "questions_asked",
    ]
    assert [q.employer for q in first.strengths] == ["Alder Credit Union", "Tamarack Insurance"]
    assert [q.interview for q in first.weaknesses] == [2, 3, 6]
    assert first.weaknesses[2].format == "Live video"
    assert first.weaknesses[2].stage == "First interview"


def test_praise_and_advice_in_one_interview_do_not_differ() -> None:
    assert differing(an_interview(STRENGTH, WEAKNESS, id=1)) == []
    assert differing(an_interview(STRENGTH, id=1), an_interview(WEAKNESS, id=2)) == [
        "specific_examples"
    ]


def test_private_mock_and_own_words_do_not_differ() -> None:
    private = a_point(kind=Kind.WEAKNESS, flags=PRIVATE)
    own = a_feedback(WEAKNESS, origin=Origin.OWN)

    assert differing(an_interview(STRENGTH, id=1), an_interview(private, id=2)) == []
    assert differing(an_interview(STRENGTH, id=1), an_interview(WEAKNESS, id=2, mock=True)) == []
    assert differing(an_interview(STRENGTH, id=1), an_interview(feedback=(own,), id=2)) == []


def test_reasons_of_the_journal() -> None:
    table = summary.reasons(frames.to_frame(journal()))

    assert table["interview"].tolist() == [2, 6, 12]
    assert table["text"].tolist()[0] == "Another applicant already knew our grant system."


def test_a_weakness_nobody_can_change_is_kept_among_the_reasons() -> None:
    outside = a_point("other_candidate", text="Somebody else.", id=3)
    both = a_point("other_candidate", themes=("other_candidate", "job_knowledge"), id=4)

    table = summary.reasons(frames.to_frame([an_interview(outside, both, WEAKNESS, id=1)]))

    assert table["text"].tolist() == ["Somebody else."]


def test_a_reason_without_theme_is_kept() -> None:
    table = summary.reasons(frames.to_frame([an_interview(a_point(None, kind=Kind.REASON))]))

    assert len(table) == 1


def test_private_reasons_are_left_out() -> None:
    private = a_point(kind=Kind.REASON, flags=PRIVATE)

    assert summary.reasons(frames.to_frame([an_interview(private)])).empty


def test_quotes_of_one_theme_oldest_first() -> None:
    table = summary.quotes(
        frames.to_frame(journal(own=True)), theme="structure_concision", kinds=(Kind.WEAKNESS,)
    )

    assert table["interview"].tolist() == [2, 3, 6]


def test_quotes_of_one_interview_with_all_origins() -> None:
    table = summary.quotes(frames.to_frame(journal(own=True)), interview=4, origins=tuple(Origin))

    assert table["text"].tolist() == ["I did not know the cold chain."]


def test_a_point_with_two_themes_is_quoted_once() -> None:
    both = a_point(themes=("specific_examples", "job_knowledge"))

    assert len(summary.quotes(frames.to_frame([an_interview(both)]))) == 1


def test_private_words_are_quoted_only_when_asked_for() -> None:
    points = frames.to_frame([an_interview(a_point(flags=PRIVATE))])

    assert summary.quotes(points).empty
    assert len(summary.quotes(points, private=True)) == 1


def test_quotes_without_a_date_come_last() -> None:
    undated = an_interview(a_point(text="Undated."), id=1, rounds=())
    table = summary.quotes(frames.to_frame([undated, an_interview(a_point(text="Dated."), id=2)]))

    assert [quote.text for quote in summary.as_quotes(table)] == ["Dated.", "Undated."]


@pytest.mark.parametrize("interviews", [(), journal()])
def test_columns_are_the_same_with_and_without_rows(interviews: tuple[Interview, ...]) -> None:
    points = frames.to_frame(interviews)

    assert dtypes(summary.quotes(points)) == QUOTE_COLUMNS
    assert dtypes(summary.reasons(points)) == QUOTE_COLUMNS
    assert dtypes(summary.differences(points)) == COLUMNS


def test_does_not_change_its_input() -> None:
    points = frames.to_frame(journal(own=True))
    before = points.copy(deep=True)

    summary.differences(points)
    summary.reasons(points)
    summary.quotes(points, theme="job_knowledge", private=True)

    assert points.equals(before)
