"""An entry in the making: kept in a draft field by field, opened again, and kept as feedback."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching import cards, entry
from coaching.cards import Card
from coaching.entry import Entry, Mode, NewInterview
from coaching.model import Draft, Flag, Kind, Origin, Status
from tests.build import a_feedback, a_point

TODAY = date(2026, 3, 9)
WORDS = st.text(max_size=20)
THEMES = st.lists(st.sampled_from(["motivation", "leadership", "own one"]), unique=True).map(tuple)

CARDS = st.builds(
    Card,
    id=st.integers(1, 500),
    text=WORDS,
    start=st.integers(0, 9_999),
    end=st.integers(0, 9_999),
    kind=st.sampled_from(Kind),
    themes=THEMES,
    proposed=THEMES,
    flags=st.frozensets(st.sampled_from(Flag)),
    sure=st.booleans(),
    point=st.none() | st.integers(1),
    point_version=st.integers(1, 9),
)
NEW = st.builds(
    NewInterview,
    employer=WORDS,
    role=WORDS,
    sector=WORDS,
    stage=WORDS,
    format=WORDS,
    held_on=st.none() | st.dates(),
)
ENTRIES = st.builds(
    Entry,
    mode=st.sampled_from(Mode),
    interview=st.none() | st.integers(1),
    new=NEW,
    channel=WORDS,
    text=WORDS,
    cards=st.lists(CARDS, max_size=3).map(tuple),
    corrects=st.none() | st.integers(1),
    corrects_version=st.integers(0, 9),
    made=st.none() | st.integers(1),
    made_version=st.integers(0, 9),
    giver=WORDS,
    prepared=WORDS,
    ended=WORDS,
    received_on=st.none() | st.dates(),
    quoted=WORDS,
)


def a_draft(**body: Any) -> Draft:
    return Draft("k", entry.KIND, body)


def an_entry(text: str, mode: Mode = Mode.MESSAGE, **changes: Any) -> Entry:
    return Entry(mode=mode, text=text, cards=cards.from_text(text), **changes)


@given(ENTRIES)
def test_an_entry_comes_back_from_its_draft_as_it_was(e: Entry) -> None:
    stored = json.loads(json.dumps(entry.body(e), ensure_ascii=False))

    assert entry.of(Draft("k", entry.KIND, stored)) == e


def test_an_empty_draft_is_an_empty_entry() -> None:
    opened = entry.of(a_draft())

    assert opened == Entry()
    assert not opened.begun


@pytest.mark.parametrize(
    ("body", "opened"),
    [
        ({"text": "Well done."}, Entry(text="Well done.")),
        ({"mode": "own", "text": "Calm."}, Entry(mode=Mode.OWN, text="Calm.")),
        ({"interview": 4}, Entry(interview=4)),
        ({"new": {"employer": "Fenwick"}}, Entry(new=NewInterview(employer="Fenwick"))),
        (
            {"new": {"held_on": "2026-03-03"}},
            Entry(new=NewInterview(held_on=date(2026, 3, 3))),
        ),
        (
            {"cards": [{"id": 1, "text": "Calm.", "start": 0, "end": 5, "kind": "strength"}]},
            Entry(cards=(Card(1, "Calm.", 0, 5, Kind.STRENGTH),)),
        ),
    ],
    ids=["words", "mode", "interview", "employer", "day", "cards"],
)
def test_an_older_draft_with_fields_missing_opens(body: dict[str, Any], opened: Entry) -> None:
    assert entry.of(a_draft(**body)) == opened


@pytest.mark.parametrize(
    ("e", "begun"),
    [
        (Entry(), False),
        (Entry(text=" \n"), False),
        (Entry(interview=3, channel="Phone call"), False),
        (Entry(text="Calm."), True),
        (Entry(cards=(Card(1, "Calm.", 0, 5, Kind.STRENGTH),)), True),
    ],
)
def test_an_entry_has_begun_when_words_would_be_missed(e: Entry, begun: bool) -> None:
    assert e.begun is begun


@pytest.mark.parametrize(
    ("mode", "origin"),
    [
        (Mode.MESSAGE, Origin.EMPLOYER),
        (Mode.NONE, Origin.EMPLOYER),
        (Mode.OWN, Origin.OWN),
        (Mode.MOCK, Origin.MOCK),
    ],
)
def test_whose_words_they_are_follows_from_how_they_came(mode: Mode, origin: Origin) -> None:
    assert mode.origin is origin


def test_every_mode_has_a_name_of_its_own() -> None:
    assert len({mode.label for mode in Mode}) == len(Mode)


def test_the_pasted_text_is_kept_as_it_was_with_its_points_in_order() -> None:
    text = "  You were clear. \n\n Next time, give numbers.\n"
    kept = entry.feedback(an_entry(text), TODAY)

    assert kept.raw == text
    assert [p.text for p in kept.points] == ["You were clear.", "Next time, give numbers."]
    assert (kept.status, kept.origin, kept.received_on) == (Status.GIVEN, Origin.EMPLOYER, TODAY)


def test_only_an_employers_message_has_a_channel() -> None:
    by_phone = {
        mode: entry.feedback(an_entry("You were clear.", mode, channel="Phone call"), TODAY).channel
        for mode in (Mode.MESSAGE, Mode.OWN, Mode.MOCK)
    }

    assert by_phone == {Mode.MESSAGE: "Phone call", Mode.OWN: "", Mode.MOCK: ""}


def test_what_a_message_quotes_is_kept_with_it_and_with_nothing_else() -> None:
    quoting = an_entry("You were clear.", quoted="> May I ask?")

    assert entry.feedback(quoting, TODAY).quoted == "> May I ask?"
    assert entry.feedback(replace(quoting, mode=Mode.OWN), TODAY).quoted == ""


def test_a_letter_that_says_nothing_counts_as_none_given() -> None:
    remarks = Entry(cards=(Card(1, "Kind regards", 0, 12, Kind.REMARK),), text="Kind regards")

    assert entry.empty(remarks)
    assert entry.feedback(remarks, TODAY).status is Status.DECLINED
    assert entry.feedback(remarks, TODAY).raw == "Kind regards"


@pytest.mark.parametrize("kind", [k for k in Kind if k is not Kind.REMARK])
def test_one_point_or_one_reason_is_feedback(kind: Kind) -> None:
    letter = Entry(
        cards=(Card(1, "Dear Sam,", 0, 9, Kind.REMARK), Card(2, "Words.", 10, 16, kind)),
        text="Dear Sam, Words.",
    )

    assert not entry.empty(letter)
    assert entry.feedback(letter, TODAY).status is Status.GIVEN


@pytest.mark.parametrize("mode", [Mode.OWN, Mode.MOCK])
def test_ones_own_view_and_a_practice_interview_are_never_a_refusal(mode: Mode) -> None:
    remark = Entry(mode=mode, cards=(Card(1, "It rained.", 0, 10, Kind.REMARK),))

    assert entry.feedback(remark, TODAY).status is Status.GIVEN


def test_a_correction_opens_what_was_saved_and_keeps_its_points_ids() -> None:
    saved = a_feedback(
        a_point("motivation", id=11, version=3),
        a_point("leadership", id=12, start=40, end=70, flags=frozenset({Flag.PRIVATE})),
        id=7,
        version=5,
        channel="Phone call",
    )
    opened = entry.of(a_draft(**entry.body(entry.correction(Mode.MESSAGE, 2, saved))))

    assert (opened.corrects, opened.corrects_version, opened.interview) == (7, 5, 2)
    assert (opened.text, opened.channel) == (saved.raw, "Phone call")
    assert cards.to_points(opened.cards) == saved.points
