"""Answers right after an interview: one text to sort, and a record of how it was."""

import json
from datetime import UTC, date, datetime

from coaching import cards, entry, reflecting
from coaching.entry import Entry, Mode
from coaching.model import Draft, Feeling, Kind, Origin, Question
from coaching.reflecting import Answers, Asked

A_DAY = date(2026, 3, 9)
NOW = datetime(2026, 3, 3, 16, tzinfo=UTC)
ANSWERS = Answers(
    went_well="My story about the rota landed.",
    differently="Next time I would bring numbers.",
    forgotten=" the volunteer desk \n\n my notice period",
    feeling="mixed",
    confidence_before=2,
    confidence_after=3,
    questions=(Asked("Why us?", 2), Asked()),
)


def test_a_draft_holds_the_answers() -> None:
    held = Entry(mode=Mode.OWN, answers=ANSWERS)
    back = entry.of(Draft("k", entry.KIND, json.loads(json.dumps(entry.body(held)))))

    assert back == held


def test_an_entry_is_begun_with_one_answer_but_not_with_an_empty_row() -> None:
    assert Entry(answers=Answers(surprised="a case")).begun
    assert Entry(answers=Answers(feeling="low")).begun
    assert not Entry(answers=Answers(questions=(Asked(),))).begun


def test_answers_stand_below_their_questions_and_free_words_stay_as_they_are() -> None:
    assert reflecting.composed(ANSWERS, "More.\n") == (
        "What went well:\nMy story about the rota landed.\n\n"
        "What I would do differently:\nNext time I would bring numbers.\n\nMore."
    )
    assert reflecting.composed(Answers(), " as typed \n") == " as typed \n"


def test_the_answers_are_sorted_without_the_questions() -> None:
    held = Entry(mode=Mode.OWN, answers=ANSWERS)
    found = [c for c in cards.from_text(held.words) if not reflecting.heading(c.text)]

    assert [c.text for c in found] == [ANSWERS.went_well, ANSWERS.differently]
    assert found[0].kind is Kind.STRENGTH
    assert [held.words[c.start : c.end] for c in found] == [c.text for c in found]


def test_what_is_sorted_is_one_s_own_view() -> None:
    held = Entry(mode=Mode.OWN, answers=ANSWERS)

    assert entry.feedback(held, A_DAY).origin is Origin.OWN


def test_what_is_kept_beside_it() -> None:
    kept = reflecting.reflection(ANSWERS, "More.", 7, 8, NOW)

    assert (kept.interview, kept.round, kept.written_at) == (7, 8, NOW)
    assert kept.forgotten == ("the volunteer desk", "my notice period")
    assert (kept.feeling, kept.confidence_after, kept.notes) == (Feeling.MIXED, 3, "More.")
    assert reflecting.questions(ANSWERS, 7) == (Question("Why us?", interview=7, rating=2),)
