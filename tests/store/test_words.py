"""Looking for words: both engines find the same, only one's own, and never what was deleted."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from coaching.model import Interview
from coaching.seeking import sought
from coaching.store import Journal, Store, word_index
from tests.build import ADA, GRACE, a_feedback, a_point, an_interview
from tests.store.looking import LATER, NOW, rows_of

TEXTS = (
    "Your résumé was clear; the follow-up e-mail was kind.",
    "We hoped for a concrete example of node.js work.",
    "Concrete figures, e.g. 3.5 %, would help.",
)


@pytest.fixture
def stored(journal: Journal) -> Interview:
    points = [a_point(text=text) for text in TEXTS]
    said = a_feedback(*points, raw="Dear Ada. " + " ".join(TEXTS) + " Regards, Straße 5")
    return journal.interview(
        journal.add_interview(an_interview(feedback=(said,)), request="first", now=NOW)
    )


def points(journal: Journal, typed: str) -> list[str]:
    hits = journal.words.find(sought(typed)).points
    said = [p for i in journal.interviews() for f in i.feedback for p in f.points]
    return [p.text for p in said if p.id in hits]


def messages(journal: Journal, typed: str) -> int:
    hits = journal.words.find(sought(typed)).messages
    return sum(f.id in hits for i in journal.interviews() for f in i.feedback)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("concrete", [1, 2]),
        ("CONCR", [1, 2]),
        ("concrete example", [1]),
        ("example concrete", [1]),
        ('"concrete example"', [1]),
        ('"example concrete"', []),
        ("resume", [0]),
        ("RÉSUMÉ", [0]),
        ("follow-up", [0]),
        ("js", [1]),
        ("node.js", [1]),
        ("3.5", [2]),
        ("oncrete", []),
        ("", []),
        ("!?*", []),
    ],
)
def test_finds_points_by_the_beginnings_of_words(
    journal: Journal, stored: Interview, typed: str, found: list[int]
) -> None:
    assert points(journal, typed) == [TEXTS[i] for i in found]


def test_finds_words_of_the_message_that_are_in_no_point(
    journal: Journal, stored: Interview
) -> None:
    assert messages(journal, "regards") == 1
    assert points(journal, "regards") == []


@pytest.mark.parametrize(
    "typed",
    [
        'concrete" OR "x',
        "concrete) OR 1=1 --",
        "NEAR(concrete figures)",
        "said:concrete",
        "^concrete*",
        "concrete:* | kind:*",
        "a'b\"c\\",
        "\x00\ud800",
        "*",
        "' <-> !",
        "x" * 100_000,
        "word " * 10_000,
    ],
)
def test_no_question_is_a_program(journal: Journal, stored: Interview, typed: str) -> None:
    assert len(points(journal, typed)) <= 2


def test_nobody_finds_what_another_wrote(store: Store, journal: Journal, stored: Interview) -> None:
    grace = store.journal(GRACE)
    grace.add_interview(an_interview(a_point(text="A concrete wall.")), request="g", now=NOW)

    assert points(grace, "concrete") == ["A concrete wall."]
    assert len(points(journal, "concrete")) == 2


def test_edits_deletes_and_undo_are_found_as_they_stand(
    journal: Journal, stored: Interview
) -> None:
    point = stored.feedback[0].points[1]

    journal.edit_point(replace(point, text="A ladder."), request="e", now=NOW)
    assert (points(journal, "concrete"), points(journal, "ladder")) == ([TEXTS[2]], ["A ladder."])
    undo(journal)
    assert (points(journal, "concrete"), points(journal, "ladder")) == ([TEXTS[1], TEXTS[2]], [])

    journal.delete_interview(stored.id or 0, version=stored.version, request="d", now=NOW)
    assert not journal.words.find(sought("concrete")).points
    undo(journal)
    assert points(journal, "concrete") == [TEXTS[1], TEXTS[2]]


def undo(journal: Journal) -> None:
    last = journal.last_change()
    assert last is not None
    journal.undo(last.id, now=LATER)


def test_what_was_erased_is_not_found(store: Store, journal: Journal, stored: Interview) -> None:
    journal.erase()

    assert not store.journal(ADA).words.find(sought("concrete")).points


def test_erasing_leaves_no_word_in_the_index(sqlite_store: Store) -> None:
    for person, word in ((ADA, "Zeppelin"), (GRACE, "Quokka")):
        # Words that begin like no other: the index leaves out what one shares with the one before.
        said = an_interview(a_point(text=f"You flew the {word}."))
        sqlite_store.journal(person).add_interview(said, request="first", now=NOW)
    assert "eppelin" in index_of(sqlite_store)

    sqlite_store.journal(ADA).erase()

    assert "eppelin" not in index_of(sqlite_store)
    assert "uokka" in index_of(sqlite_store)


def test_an_index_that_kept_the_texts_becomes_one_that_does_not(sqlite_store: Store) -> None:
    journal = sqlite_store.journal(ADA)
    journal.add_interview(an_interview(a_point(text="A Zeppelin.")), request="first", now=NOW)
    with rows_of(sqlite_store) as connection:
        for table in ("point", "feedback"):
            for event in ("insert", "delete", "update"):
                connection.execute(sa.text(f"drop trigger words_of_{table}_{event}"))
        connection.execute(sa.text("drop table words"))
        connection.execute(sa.text("create virtual table words using fts5(said)"))
        connection.execute(sa.text("insert into words(rowid, said) values (1, 'A Zeppelin.')"))

        word_index.make(connection)

        tables = sa.inspect(connection).get_table_names()
    assert not {"words_content", "words_docsize"} & set(tables)
    assert len(points(journal, "zeppelin")) == 1


def index_of(store: Store) -> str:
    with rows_of(store) as connection:
        held = "select block from words_data union all select term from words_idx"
        return " ".join(str(part) for part in connection.execute(sa.text(held)).scalars())


def test_words_of_a_journal_from_before_the_index_are_found(
    store: Store, journal: Journal, stored: Interview
) -> None:
    with rows_of(store) as connection:
        word_index.make(connection)

    assert points(journal, "concrete") == [TEXTS[1], TEXTS[2]]
    assert messages(journal, "regards") == 1
