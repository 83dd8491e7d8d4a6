"""A person's codebook: built-in themes renamed, hidden and merged, and themes of their own."""

import pytest

from coaching import cards, codebook, frames, sorting, summary
from coaching.cards import made
from coaching.model import Kind, OwnTheme
from tests.build import a_point, an_interview

NERVES = OwnTheme("composure_nerves", label="Keeping calm")
ASIDE = OwnTheme("questions_asked", hidden=True)
JOINED = OwnTheme("results_contribution", merged_into="specific_examples")
MINE = OwnTheme("own_1", label="Talking about the gap year", definition="The year abroad.")


def test_nothing_changed_is_the_built_in_book() -> None:
    assert codebook.of([]) is codebook.built_in()


def test_a_renamed_theme_keeps_what_was_not_renamed() -> None:
    book = codebook.of([NERVES])
    before = codebook.themes()["composure_nerves"]

    assert book.label("composure_nerves") == book.short("composure_nerves") == "Keeping calm"
    assert book.definition("composure_nerves") == before.definition
    assert book.themes()["composure_nerves"].drill == before.drill
    assert list(book.themes()) == list(codebook.themes())


def test_own_themes_follow_by_name_and_have_a_short_form_that_fits() -> None:
    book = codebook.of([MINE, OwnTheme("own_2", label="Arriving early")])

    assert list(book.themes())[-2:] == ["own_2", "own_1"]
    assert book.short("own_1") == "Talking about the g…"
    assert book.lane("own_1") == "partly"
    assert book.is_own("own_1")
    assert not book.is_own("composure_nerves")


def test_a_hidden_theme_is_neither_offered_nor_meant() -> None:
    book = codebook.of([ASIDE])

    assert "questions_asked" not in book.themes()
    assert book.about(["questions_asked", "specific_examples"]) == ("specific_examples",)
    assert book.label("questions_asked") == codebook.built_in().label("questions_asked")


def test_a_merged_theme_means_its_target_through_every_step() -> None:
    book = codebook.of([JOINED, OwnTheme("specific_examples", merged_into="own_1"), MINE])

    assert book.resolve("results_contribution") == "own_1"
    assert book.about(["specific_examples", "results_contribution"]) == ("own_1",)
    assert book.label("results_contribution") == MINE.label
    assert not {"specific_examples", "results_contribution"} & book.themes().keys()


@pytest.mark.parametrize(
    "rows",
    [
        [OwnTheme("specific_examples", merged_into="gone")],
        [OwnTheme("specific_examples", merged_into="specific_examples")],
        [
            OwnTheme("specific_examples", merged_into="job_knowledge"),
            OwnTheme("job_knowledge", merged_into="specific_examples"),
        ],
    ],
    ids=["into nothing", "into itself", "in a circle"],
)
def test_a_merge_that_leads_nowhere_is_none(rows: list[OwnTheme]) -> None:
    assert codebook.of(rows).themes().keys() == codebook.themes().keys()


def test_merged_themes_count_once_in_an_interview() -> None:
    rooms = [
        an_interview(a_point("specific_examples"), a_point("results_contribution"), id=1),
        an_interview(a_point("results_contribution"), id=2),
    ]

    points = frames.to_frame(rooms, codebook.of([JOINED]))
    counted = summary.by_theme(points, frames.to_coverage(rooms))

    assert counted[["theme", "interviews", "of"]].values.tolist() == [["specific_examples", 2, 2]]


def test_a_hidden_theme_is_not_counted_but_its_words_stay() -> None:
    rooms = [an_interview(a_point("questions_asked"), id=1)]

    points = frames.to_frame(rooms, codebook.of([ASIDE]))

    assert summary.by_theme(points, frames.to_coverage(rooms)).empty
    assert points["text"].tolist() == ["We wanted more on questions_asked."]


def test_tables_and_sentences_use_the_persons_words() -> None:
    rooms = [an_interview(a_point("composure_nerves"), a_point("own_1"), id=1)]
    points, coverage = (
        frames.to_frame(rooms, codebook.of([NERVES, MINE])),
        frames.to_coverage(rooms),
    )
    heard = summary.employers_with_feedback(coverage)
    matrix = summary.theme_matrix(points, coverage)

    assert matrix["label"].tolist() == ["Keeping calm", MINE.label]
    assert "Keeping calm" in summary.sentences.theme_matrix(matrix, heard)


def guess(*themes: str) -> sorting.SortedPoint:
    guesses = tuple(sorting.ThemeGuess(theme, 0.9) for theme in themes)
    return sorting.SortedPoint("Words.", 0, 6, Kind.WEAKNESS, 0.9, guesses)


def test_the_target_is_proposed_for_a_merged_theme_and_nothing_for_a_hidden_one() -> None:
    book = codebook.of([JOINED, ASIDE])

    card = made.guessed(1, guess("results_contribution", "questions_asked"), book)

    assert card.proposed == card.themes == ("specific_examples",)
    assert made.guessed(1, guess("questions_asked"), book).themes == ()


def test_pasted_words_are_sorted_with_the_persons_themes() -> None:
    text = "You did not ask any questions at the end of the interview."

    assert "questions_asked" in cards.from_text(text)[0].proposed
    assert "questions_asked" not in cards.from_text(text, book=codebook.of([ASIDE]))[0].proposed
