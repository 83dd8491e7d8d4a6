"""Sam's invented journal: the road is that of a paste, and the numbers are those of the design."""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from coaching import codebook, demo
from coaching.demo import demo_person, load
from coaching.model import Flag, Interview, Kind, Origin, Person, PlanStatus, Point, Status
from coaching.sorting import sort_feedback
from coaching.store import Journal, Store, open_store, word_index
from coaching.store.engine import sqlite_module
from tests.build import ADA, GRACE
from tests.data import pictures

NOW = datetime(2026, 7, 14, 9, tzinfo=UTC)
TODAY = date(2026, 7, 14)

TABLES = "select name from sqlite_master where type = 'table'"

SIGN = {Kind.STRENGTH: "+", Kind.WEAKNESS: "-", Kind.SUGGESTION: "^", Kind.REASON: "="}


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> Iterator[Journal]:
    """Loaded once for the tests that only look."""
    file = shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("demo"))
    with open_store(f"sqlite:///{file}") as opened:
        found = opened.journal(demo_person(ADA))
        load(found, TODAY, NOW)
        yield found


def dump(url: str) -> str:
    """Every row of every table, also those the word index is made of, by the store's driver."""
    # An older SQLite cannot read a word index that was told to overwrite what it deletes.
    with closing(sqlite_module().connect(url.removeprefix("sqlite:///"))) as database:
        # The word index itself keeps no text to be read; the tables behind it hold its words.
        tables = [name for (name,) in database.execute(TABLES) if name != word_index.TABLE]
        assert {"interview", f"{word_index.TABLE}_data"} <= set(tables)
        every = (f'select * from "{name}"' for name in tables)  # noqa: S608 - its own names
        rows = (database.execute(query).fetchall() for query in every)
        return "\n".join(str(row) for found in rows for row in found)


def said(interview: Interview, origin: Origin) -> list[Point]:
    return [p for f in interview.feedback if f.origin is origin for p in f.points]


def real(journal: Journal) -> list[Interview]:
    return [i for i in journal.interviews() if not i.mock and not i.ahead(TODAY)]


def employers_naming(journal: Journal, kind: Kind) -> dict[str, int]:
    counts: dict[str, int] = {}
    for interview in real(journal):
        points = [p for p in said(interview, Origin.EMPLOYER) if p.kind is kind]
        for theme in {t for p in points for t in p.themes}:
            counts[theme] = counts.get(theme, 0) + 1
    return counts


def marks(points: list[Point]) -> dict[str, str]:
    found: dict[str, str] = {}
    for point in points:
        for theme in point.themes:
            found[theme] = found.get(theme, "") + SIGN[point.kind]
    return found


# ---- what it shows


def test_twelve_interviews_of_which_seven_have_feedback(journal: Journal) -> None:
    statuses = [i.status for i in real(journal)]

    assert len(statuses) == 12
    assert {s: statuses.count(s) for s in set(statuses)} == {
        Status.GIVEN: 7,
        Status.ASKED: 2,
        Status.NOT_ASKED: 1,
        Status.DECLINED: 1,
        Status.NO_ANSWER: 1,
    }


def test_what_employers_valued(journal: Journal) -> None:
    assert employers_naming(journal, Kind.STRENGTH) == pictures.VALUED


def test_what_employers_asked_for_more_of(journal: Journal) -> None:
    assert employers_naming(journal, Kind.WEAKNESS) == pictures.ASKED_FOR


def test_every_mark_of_theme_by_interview(journal: Journal) -> None:
    found = {i.employer: marks(said(i, Origin.EMPLOYER)) for i in real(journal)}

    assert {employer: m for employer, m in found.items() if m} == pictures.MARKS


def test_the_two_mock_interviews_have_their_hollow_marks(journal: Journal) -> None:
    mock = [i for i in journal.interviews() if i.mock]

    assert [i.held_on for i in mock] == [date(2026, 4, 28), date(2026, 6, 30)]
    assert [marks(said(i, Origin.MOCK)) for i in mock] == [
        {"teamwork_conflict": "+", "structure_concision": "-^"},
        {"structure_concision": "+", "results_contribution": "-"},
    ]


def test_sams_own_view_agrees_and_differs_as_in_the_two_views(journal: Journal) -> None:
    both: list[tuple[str, str]] = []
    differ: list[tuple[str, str]] = []
    only_sam: list[tuple[str, str]] = []
    for interview in real(journal):
        theirs = marks(said(interview, Origin.EMPLOYER))
        for theme, sign in marks(said(interview, Origin.OWN)).items() if theirs else ():
            known = theirs.get(theme, "")
            (both if sign in known else differ if known else only_sam).append((theme, sign))

    assert sorted(both) == [
        ("composure_nerves", "-"),
        ("job_knowledge", "-"),
        ("preparation_research", "+"),
        ("questions_asked", "-"),
        ("rapport_interpersonal", "+"),
        ("structure_concision", "+"),
        ("structure_concision", "+"),
    ]
    assert differ == [("job_knowledge", "+")]
    assert only_sam == [("composure_nerves", "-")] * 3


def test_the_quotes_of_the_design_stand_word_for_word(journal: Journal) -> None:
    points = {p.text: p for i in real(journal) for p in said(i, Origin.EMPLOYER)}

    assert [q for q in pictures.QUOTES if q not in points] == []
    assert [p.text for p in points.values() if p.kind is Kind.REASON] == [
        "Another applicant already knew our grant system.",
        "They wanted somebody with a year in energy.",
        "The role went to an internal applicant.",
    ]


def test_what_an_agency_passed_on_is_marked_second_hand(journal: Journal) -> None:
    marked = {
        i.employer
        for i in real(journal)
        for p in said(i, Origin.EMPLOYER)
        if Flag.SECOND_HAND in p.flags
    }

    assert marked == {"Osprey Energy"}


def test_one_theme_was_practised_on_the_days_of_the_design_and_one_is_planned(
    journal: Journal,
) -> None:
    done, planned = journal.practice.plans()
    days = [log.done_on.strftime("%-d %b") for log in journal.practice.logs()]
    by_id = {i.id: i.employer for i in journal.interviews()}

    assert (done.theme, done.status) == ("structure_concision", PlanStatus.DONE)
    assert days == ["30 Apr", "4 May", "9 May", "20 Jun"]
    assert [by_id[i] for i in done.prompted_by] == [
        *("Northgate Council", "Linden Library Trust", "Osprey Energy", "Careers service"),
    ]
    assert (planned.theme, planned.status) == ("specific_examples", PlanStatus.OPEN)


def test_questions_name_the_interview_they_were_asked_in_and_a_story(journal: Journal) -> None:
    asked, told = journal.questions.all(), journal.stories.all()
    interviews = {i.id for i in journal.interviews()}

    assert len(asked) == 5
    assert {q.interview for q in asked} <= interviews
    assert {q.story for q in asked} - {None} == {s.id for s in told}


# ---- the road is that of a paste


def test_every_message_is_kept_verbatim(journal: Journal) -> None:
    kept = {f.raw for i in journal.interviews() for f in i.feedback if f.raw}
    files = {f.read_text("utf-8") for f in demo.FOLDER.glob("*.txt")}

    assert kept == files


def test_every_point_is_exactly_where_it_says(journal: Journal) -> None:
    for feedback in (f for i in journal.interviews() for f in i.feedback):
        assert [feedback.raw[p.start : p.end] for p in feedback.points] == [
            p.text for p in feedback.points
        ]
        assert all(a.end <= b.start for a, b in pairwise(feedback.points))


def test_nothing_in_it_rests_on_an_unchecked_guess(journal: Journal) -> None:
    for feedback in (f for i in journal.interviews() for f in i.feedback):
        left = feedback.raw
        for point in reversed(feedback.points):
            left = left[: point.start] + left[point.end :]
        assert not re.search(r"\w", left)


def test_the_sorters_guesses_are_kept_beside_what_was_chosen(journal: Journal) -> None:
    points = [p for i in journal.interviews() for f in i.feedback for p in f.points]
    guessed = {
        g.theme
        for f in demo.FOLDER.glob("*.txt")
        for s in sort_feedback(f.read_text("utf-8"))
        for g in s.themes
    }

    assert {t for p in points for t in p.proposed} <= guessed
    assert any(p.proposed for p in points)


def test_its_words_are_those_of_the_product(journal: Journal) -> None:
    for interview in journal.interviews():
        assert interview.sector in codebook.vocabulary("sectors")
        for held in interview.rounds:
            assert held.stage in codebook.vocabulary("stages")
            assert held.format in codebook.vocabulary("formats")
        for feedback in interview.feedback:
            assert feedback.channel in ("", *codebook.vocabulary("feedback_channels"))
            assert feedback.giver in ("", *codebook.vocabulary("feedback_givers"))
            themes = {t for p in feedback.points for t in p.themes}
            assert themes <= codebook.themes().keys()


# ---- dates


def test_it_never_looks_old_whatever_the_day(sqlite_url: str) -> None:
    with open_store(sqlite_url) as store:
        for days in (*range(-6, 1), 1461):
            today = TODAY + timedelta(days=days)
            journal = store.journal(Person("demo", f"somebody on {today}"))
            load(journal, today, NOW)
            every = journal.interviews()
            held = [i.held_on for i in every if i.held_on and not i.ahead(today)]
            ahead = [i.held_on for i in every if i.held_on and i.ahead(today)]
            received = [f.received_on for i in journal.interviews() for f in i.feedback]

            assert 4 <= (today - held[-1]).days <= 10
            assert [4 <= (day - today).days <= 10 for day in ahead] == [True]
            assert max(filter(None, received)) < today
            assert f"{held[0]:%A}" == f"{held[-1]:%A}" == "Tuesday"
            assert (held[-1] - held[0]).days == 154


def test_in_its_own_week_the_dates_are_those_of_the_design(journal: Journal) -> None:
    days = [i.held_on.strftime("%-d %b") for i in real(journal) if i.held_on]

    assert days == [
        *("3 Feb", "17 Feb", "3 Mar", "12 Mar", "24 Mar", "8 Apr"),
        *("21 Apr", "12 May", "26 May", "9 Jun", "23 Jun", "7 Jul"),
    ]


# ---- kept apart, and gone without trace


def test_loading_twice_is_the_same_as_once(store: Store) -> None:
    journal = store.journal(demo_person(ADA))
    load(journal, TODAY, NOW)
    once = journal.interviews()
    load(journal, TODAY + timedelta(days=30), NOW + timedelta(days=30))

    assert journal.interviews() == once


def test_nothing_of_it_is_in_anybody_elses_journal(store: Store) -> None:
    load(store.journal(demo_person(ADA)), TODAY, NOW)

    assert store.journal(ADA).interviews() == ()
    assert store.journal(demo_person(GRACE)).interviews() == ()


def test_erasing_leaves_no_word_of_it(sqlite_url: str) -> None:
    words = {"Northgate", "riverside", "harbourline"}
    with open_store(sqlite_url) as store:
        journal = store.journal(demo_person(ADA))
        load(journal, TODAY, NOW)
        assert all(word in dump(sqlite_url) for word in words)

        journal.erase()

        assert not any(word in dump(sqlite_url) for word in words)


def test_it_can_be_loaded_again_after_erasing(store: Store) -> None:
    load(store.journal(demo_person(ADA)), TODAY, NOW)
    store.journal(demo_person(ADA)).erase()
    load(store.journal(demo_person(ADA)), TODAY, NOW)

    assert len(store.journal(demo_person(ADA)).interviews()) == 15


def test_loading_takes_less_than_a_second(store: Store) -> None:
    journal = store.journal(demo_person(ADA))
    begun = time.process_time()
    load(journal, TODAY, NOW)

    assert time.process_time() - begun < 1
