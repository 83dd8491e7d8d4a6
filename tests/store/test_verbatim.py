"""Whatever a person types or pastes comes back character by character, on both engines."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching.model import Feedback, Flag, Interview, Kind, Origin, Outcome, Point, Round, Status
from coaching.store import Journal
from tests.build import a_feedback, a_point, an_interview
from tests.store.looking import NOW

ANYTHING = st.text(st.characters(), max_size=40)
THEMES = st.lists(ANYTHING.filter(bool), max_size=3, unique=True).map(tuple)
DAYS = st.none() | st.dates()


@st.composite
def points(draw: Any) -> Point:
    start, length = draw(st.integers(0, 10**6)), draw(st.integers(0, 10**6))
    return Point(
        text=draw(ANYTHING),
        kind=draw(st.sampled_from(Kind)),
        themes=draw(THEMES),
        start=start,
        end=start + length,
        flags=frozenset(draw(st.sets(st.sampled_from(Flag)))),
        proposed=draw(THEMES),
    )


FEEDBACK = st.builds(
    Feedback,
    raw=ANYTHING,
    points=st.lists(points(), max_size=4).map(tuple),
    origin=st.sampled_from(Origin),
    status=st.sampled_from(Status),
    channel=ANYTHING,
    giver=ANYTHING,
    received_on=DAYS,
    quoted=ANYTHING,
    id=st.none(),
    version=st.just(1),
)
NEVER = datetime.max.replace(tzinfo=UTC)
ROUNDS = st.builds(
    Round,
    stage=ANYTHING,
    format=ANYTHING,
    held_on=DAYS,
    starts_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    time_zone=ANYTHING,
    place=ANYTHING,
    notes=ANYTHING,
    id=st.none(),
)
INTERVIEWS = st.builds(
    Interview,
    employer=ANYTHING,
    role=ANYTHING,
    sector=ANYTHING,
    rounds=st.lists(ROUNDS, max_size=3).map(
        lambda rounds: tuple(
            sorted(rounds, key=lambda r: (r.held_on or date.max, r.starts_at or NEVER))
        )
    ),
    feedback=st.lists(FEEDBACK, max_size=2).map(tuple),
    mock=st.just(False),  # in a mock one nobody speaks as an employer: test_corrections.py
    notes=ANYTHING,
    posting_url=ANYTHING,
    posting_text=ANYTHING,
    outcome=st.sampled_from(Outcome),
    phone_welcome=st.none() | st.booleans(),
    preferred_channel=ANYTHING,
    decision_on=DAYS,
    decided_on=DAYS,
    id=st.none(),
    version=st.just(1),
)


def without_ids(interview: Interview) -> Interview:
    return replace(
        interview,
        id=None,
        rounds=tuple(replace(r, id=None) for r in interview.rounds),
        feedback=tuple(
            replace(f, id=None, points=tuple(replace(p, id=None) for p in f.points))
            for f in interview.feedback
        ),
    )


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(given_=INTERVIEWS)
def test_anything_comes_back_as_it_was_given(journal: Journal, given_: Interview) -> None:
    added = journal.add_interview(given_, request=str(uuid4()), now=NOW)

    assert without_ids(journal.interview(added)) == given_


@pytest.mark.parametrize(
    "text",
    [
        "before\x00after",
        "half a pair \ud83d, the other half \ude00, both \ud83d\ude00",
        "😀👩🏽‍💻 é",
        "התשובות היו ברורות \u202e abc",
        "already escaped \ufdd00000 \ufdd0d83d \ufdd0",
        "\r\n\t \u2028\ufeff",
        "x" * 200_000,
        "é\x00" * 100_000,
    ],
    ids=["nul", "surrogates", "emoji", "rtl", "escape", "space", "200kB", "escaped200kB"],
)
def test_text_is_kept_character_by_character(journal: Journal, text: str) -> None:
    said = a_feedback(a_point(text=text), raw=text, giver=text)
    added = journal.add_interview(an_interview(feedback=(said,)), request="r", now=NOW)
    journal.save_draft("k", "add", {"raw": text, text: 1}, version=0, writer=text, now=NOW)
    journal.set_preference("text", text)

    [back] = journal.interview(added).feedback
    assert (back.raw, back.giver, back.points[0].text) == (text, text, text)
    assert journal.drafts()[0].body == {"raw": text, text: 1}
    assert journal.drafts()[0].writer == text
    assert journal.preference("text") == text
