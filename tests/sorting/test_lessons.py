"""What a person corrects again and again, the sorter proposes to them, and to nobody else."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from coaching import cards
from coaching.model import Flag, Kind
from coaching.sorting import Lesson, SortedPoint, ThemeGuess, lessons_of, sort_feedback, sort_points
from coaching.sorting.lessons import taught
from coaching.sorting.once import Once, Said
from tests.build import a_point, an_interview

TEXT = (
    "Your answers were long-winded and hard to follow. Nerves got the better of you. "
    "You backed up every claim with a concrete example."
)
OTHER_WORDS = (
    "Slow to reach the heart of it.",
    "Two of the replies ran past five minutes.",
    "I lost the thread halfway.",
    "Everything came in no order at all.",
    "Talked round the houses.",
    "A tighter beginning was missing.",
)


def said(
    text: str, *themes: ThemeGuess, kind: Kind = Kind.WEAKNESS, sure: float = 0.8
) -> SortedPoint:
    return SortedPoint(text, 0, len(text), kind, sure, themes)


def as_weaknesses(texts: Sequence[str]) -> list[Said]:
    return [Said(Kind.WEAKNESS, ()) for _ in texts]


def replaced(times: int, kept: int = 0) -> list[Lesson]:
    """Lessons in which structure was proposed and delivery kept ``times``, structure ``kept``."""
    proposed = ("structure_concision",)
    themes = [("oral_delivery",)] * times + [proposed] * kept
    words = zip(OTHER_WORDS, themes, strict=False)
    return [Lesson(text, Kind.WEAKNESS, theme, proposed) for text, theme in words]


def themes_after(lessons: Sequence[Lesson]) -> dict[str, float]:
    point = said("The stories wandered.", ThemeGuess("structure_concision", 0.7))
    (found,) = taught([point], lessons, as_weaknesses)
    return {g.theme: g.confidence for g in found.themes}


def test_no_lessons_change_nothing() -> None:
    assert sort_feedback(TEXT, []) == sort_feedback(TEXT)
    assert cards.from_text(TEXT, ()) == cards.from_text(TEXT)


def test_a_theme_replaced_five_times_in_six_is_proposed_first() -> None:
    after = themes_after(replaced(5, kept=1))

    assert next(iter(after)) == "oral_delivery"


def test_two_accidents_change_little() -> None:
    after = themes_after(replaced(2))

    assert next(iter(after)) == "structure_concision"
    assert after["structure_concision"] >= cards.SURE
    assert after.get("oral_delivery", 0) < 0.2


def test_a_theme_always_left_out_is_no_longer_chosen_beforehand() -> None:
    lessons = [
        Lesson(t, Kind.WEAKNESS, ("job_knowledge",), ("job_knowledge", "structure_concision"))
        for t in OTHER_WORDS
    ]

    assert themes_after(lessons)["structure_concision"] < 0.3


def test_a_theme_always_added_is_offered_beside_the_first() -> None:
    both = ("structure_concision", "listening_relevance")
    lessons = [Lesson(t, Kind.WEAKNESS, both, both[:1]) for t in OTHER_WORDS]

    after = themes_after(lessons)

    assert after["structure_concision"] >= 0.7
    assert after["listening_relevance"] >= cards.SURE


def test_who_never_chooses_themes_loses_no_proposal() -> None:
    lessons = [Lesson(t, Kind.WEAKNESS, (), ("structure_concision",)) for t in OTHER_WORDS]

    assert themes_after(lessons)["structure_concision"] >= cards.SURE


def test_a_word_that_means_another_kind_to_this_person_gives_that_kind() -> None:
    needs = ["Answers", "Pace", "Research", "Eye contact", "Handwriting", "Maths"]
    lessons = [Lesson(f"{n} needs to improve.", Kind.SUGGESTION) for n in needs]
    lessons += [Lesson(t, Kind.WEAKNESS) for t in OTHER_WORDS]
    new = [said("Teamwork needs to come out."), said("Little eye contact with the panel.")]

    needed, other = taught(new, lessons, as_weaknesses)

    assert (needed.kind, needed.text) == (Kind.SUGGESTION, new[0].text)
    assert needed.confidence > 0.5
    assert other == new[1]


def test_a_sorter_that_was_right_is_left_alone() -> None:
    lessons = [Lesson(f"{w} needs to improve.", Kind.WEAKNESS) for w in "ABCDEFG"]
    new = said("Teamwork needs to come out.", kind=Kind.SUGGESTION, sure=0.6)

    assert taught([new], lessons, as_weaknesses) == [new]


def test_the_same_words_come_back_as_they_were_kept() -> None:
    text = "We will keep your CV for the tank farm in Leith."
    lesson = Lesson(text, Kind.STRENGTH, ("experience_depth",))
    new = said("We'll keep your CV for the tank farm in Leith!", kind=Kind.REMARK, sure=0.7)

    (found,) = taught([new], [lesson], as_weaknesses)

    assert found.kind is Kind.STRENGTH
    assert [g.theme for g in found.themes] == ["experience_depth"]


def test_a_remark_has_no_theme() -> None:
    point = said("Room 4, ten past nine.", ThemeGuess("work_sample", 0.7), sure=0.5)
    lesson = Lesson(point.text, Kind.REMARK)

    (found,) = taught([point], [lesson], as_weaknesses)

    assert (found.kind, found.themes) == (Kind.REMARK, ())


def test_no_theme_is_learnt_from_a_sensitive_point_or_given_to_one() -> None:
    sensitive = [replace(x, sensitive=True) for x in replaced(6)]
    point = said("The stories wandered.", ThemeGuess("structure_concision", 0.7))
    guarded = replace(point, flags=frozenset({Flag.SENSITIVE}))

    assert themes_after(sensitive) == {"structure_concision": 0.7}
    assert taught([guarded], replaced(6), as_weaknesses)[0].themes == guarded.themes


def test_lessons_never_switch_a_flag_off() -> None:
    text = "You mentioned your pregnancy and your church. Nerves got the better of you."
    before = sort_feedback(text)
    lessons = [Lesson(p.text, Kind.REMARK) for p in before for _ in range(9)]

    after = sort_feedback(text, lessons)

    assert Flag.SENSITIVE in before[0].flags
    assert [p.flags for p in after] == [p.flags for p in before]
    assert [p.kind for p in after] == [Kind.REMARK] * 2


@pytest.mark.parametrize("times", [1, 40])
def test_every_number_stays_a_chance_and_the_answer_the_same(times: int) -> None:
    lessons = [
        Lesson(p.text, kind, themes, tuple(g.theme for g in p.themes))
        for p in sort_feedback(TEXT) * times
        for kind, themes in ((Kind.STRENGTH, ("work_sample",)), (Kind.REASON, ()))
    ]

    found = sort_feedback(TEXT, lessons)

    assert found == sort_feedback(TEXT, lessons)
    assert [(p.start, p.end) for p in found] == [(p.start, p.end) for p in sort_feedback(TEXT)]
    assert all(
        0 <= n <= 1 for p in found for n in (p.confidence, *(g.confidence for g in p.themes))
    )
    assert all(len(p.themes) <= 3 for p in found)
    assert sort_points([p.text for p in found], lessons)


def test_a_lesson_is_what_is_saved_and_nothing_else() -> None:
    point = a_point("work_sample", proposed=("oral_delivery",), flags=frozenset({Flag.SENSITIVE}))

    assert lessons_of([an_interview(point)]) == (
        Lesson(point.text, Kind.WEAKNESS, ("work_sample",), ("oral_delivery",), sensitive=True),
    )
    assert lessons_of([an_interview()]) == ()


@pytest.mark.parametrize("text", ["", " ", "…", "?!", "x" * 5000, "漢字"])
def test_any_lesson_is_bearable(text: str) -> None:
    assert len(sort_feedback(TEXT, [Lesson(text, Kind.REASON)] * 3)) == len(sort_feedback(TEXT))


def test_a_heading_in_one_message_says_nothing_of_the_next() -> None:
    heading = [Lesson("Strengths:", Kind.REMARK), Lesson("Clear voice", Kind.STRENGTH)]
    plain = [
        Lesson(p.text, p.kind, message=n)
        for n, text in enumerate(OTHER_WORDS * 2, 1)
        for p in sort_points([text])
    ]
    assert sort_feedback(TEXT, heading + plain) == sort_feedback(TEXT, plain)


def test_a_message_is_read_once_however_often_it_teaches() -> None:
    asked: list[tuple[str, ...]] = []

    def reads(texts: Sequence[str]) -> list[SortedPoint]:
        asked.append(tuple(texts))
        return [said(t) for t in texts]

    once = Once(reads)
    first, second = once(OTHER_WORDS[:2]), once(OTHER_WORDS[2:])

    assert (once(OTHER_WORDS[:2]), once(OTHER_WORDS[2:])) == (first, second)
    assert asked == [OTHER_WORDS[:2], OTHER_WORDS[2:]]
    once([OTHER_WORDS[0] + OTHER_WORDS[1]])
    assert len(asked) == 3


def test_what_was_read_once_is_known_without_its_words() -> None:
    once = Once(lambda texts: [said(t) for t in texts])

    once(OTHER_WORDS)

    long = [word for text in OTHER_WORDS for word in text.split() if len(word) > 6]
    assert not any(word in repr(once) for word in long)
