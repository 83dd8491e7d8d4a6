"""What a point does: the classic failures, each in a few shapes."""

import pytest

from coaching.model import Kind, NothingToSort
from coaching.sorting import SortedPoint, sort_feedback, sort_points

LETTER = ("Dear Sam,", "Thank you for coming to see us on Monday.")


def kind(point: str, before: tuple[str, ...] = LETTER) -> Kind:
    """The kind of one point in the middle of a letter."""
    return sort_points([*before, point, "Kind regards,\nJo"])[len(before)].kind


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        # boilerplate that praises or regrets says nothing about the reader
        ("Unfortunately we will not be offering you the post on this occasion.", Kind.REMARK),
        ("We were impressed by the calibre of applicants this year.", Kind.REMARK),
        ("We received a large number of strong applications.", Kind.REMARK),
        ("We wish you every success in your search.", Kind.REMARK),
        ("We will keep your CV on file for future vacancies.", Kind.REMARK),
        # praise by denial
        ("We had no concerns about your technical knowledge.", Kind.STRENGTH),
        ("There was nothing wrong with your spreadsheet.", Kind.STRENGTH),
        ("The awkward question did not throw you.", Kind.STRENGTH),
        ("Your explanation could not have been clearer.", Kind.STRENGTH),
        # looking back and missing something, against asking for something
        ("We would have liked to hear more about the result.", Kind.WEAKNESS),
        ("You could have mentioned the budget.", Kind.WEAKNESS),
        ("Your answer on teamwork was not clear.", Kind.WEAKNESS),
        ("You never told us how it ended.", Kind.WEAKNESS),
        ("Next time, tell us how it ended.", Kind.SUGGESTION),
        ("I would suggest reading our annual report.", Kind.SUGGESTION),
        ("It would help to slow down a little.", Kind.SUGGESTION),
        ("When you prepare, write down three figures.", Kind.SUGGESTION),
        ("Don't be afraid to pause.", Kind.SUGGESTION),
        # about the choice, not about the reader
        ("We went with someone who had more experience in payroll.", Kind.REASON),
        ("The post has been put on hold until the budget is agreed.", Kind.REASON),
        ("An internal candidate was appointed.", Kind.REASON),
        ("In the end it was not quite the right fit.", Kind.REASON),
    ],
)
def test_reads_what_the_words_do_not_the_cue_word(point: str, expected: Kind) -> None:
    assert kind(point) is expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("Candidate demonstrated excellent knowledge of the policy.", Kind.STRENGTH),
        ("She struggled to give a specific example.", Kind.WEAKNESS),
        ("he was calm and polite throughout", Kind.STRENGTH),
        ("rambled a bit on the second question", Kind.WEAKNESS),
    ],
)
def test_reads_notes_in_the_third_person(point: str, expected: Kind) -> None:
    assert kind(point, before=("Interview record, candidate 4",)) is expected


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("Communication: 4/5", Kind.STRENGTH),
        ("Communication: 2/5", Kind.WEAKNESS),
        ("Communication: 60%", Kind.REMARK),
        ("Communication ★★★★☆", Kind.STRENGTH),
        ("Communication: ●●○○○", Kind.WEAKNESS),
    ],
)
def test_marks_of_70_percent_praise_and_of_50_percent_criticise(mark: str, expected: Kind) -> None:
    rubric = ("Planning: 3/5", "Writing: 3/5")
    assert kind(mark, before=rubric) is expected


def test_a_heading_tells_what_stands_below_it() -> None:
    text = "Strengths:\n- the festival story\n\nAreas for development:\n- the budget story"

    points = {p.text: p.kind for p in sort_feedback(text)}

    assert points["the festival story"] is Kind.STRENGTH
    assert points["the budget story"] is Kind.WEAKNESS
    assert points["Strengths:"] is Kind.REMARK


def test_confidence_is_lower_where_no_word_tells() -> None:
    told, silent = sort_points(["Your examples were excellent.", "The blue one by the window."])

    assert told.confidence > silent.confidence


@pytest.mark.parametrize(
    "text",
    [
        "😀👍",
        "שלום, תודה שבאת לראיון",
        "面接ありがとうございました。",
        "12",
        "Merci beaucoup !",
    ],
)
def test_a_word_an_emoji_or_another_language_gives_a_cautious_point(text: str) -> None:
    (point,) = sort_feedback(text)

    assert point.text == text
    assert point.kind is Kind.REMARK or point.confidence < 0.95


def test_binary_rubbish_gives_points_or_a_refusal_and_nothing_else() -> None:
    rubbish = bytes(range(256)).decode("latin-1") * 4

    try:
        points: list[SortedPoint] = sort_feedback(rubbish)
    except NothingToSort:
        points = []

    assert all(rubbish[p.start : p.end] == p.text for p in points)
