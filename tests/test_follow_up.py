"""What is due is due in time, to the right people, and stops when it is enough."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from coaching.follow_up import (
    Answers,
    Record,
    Way,
    answers,
    asks_from,
    contacts_used,
    due,
    followed_up,
    reminder_due,
    times_asked,
    way,
    window,
)
from coaching.model import (
    Approach,
    Contact,
    Feedback,
    FollowUp,
    Interview,
    Letter,
    Message,
    MessageStatus,
    Origin,
    Outcome,
    Round,
    Status,
    Timings,
)
from tests.build import a_contact, an_interview

TORONTO = ZoneInfo("America/Toronto")
HELD = datetime(2026, 3, 7, 14, tzinfo=TORONTO)
NOW = datetime(2026, 3, 7, 22, tzinfo=UTC)
JUDITH, OMAR = a_contact(1, name="Judith Amory", id=7), a_contact(1, name="Omar Bell", id=8)


def an_application(**changes: Any) -> Interview:
    """Interview no. 1, held in Toronto the day before the clocks change."""
    held = Round(id=5, held_on=HELD.date(), starts_at=HELD, time_zone="America/Toronto")
    given: dict[str, Any] = {"rounds": (held,), "id": 1}
    return an_interview(**(given | changes))


def a_letter(kind: Letter = Letter.THANK_YOU, **changes: Any) -> Message:
    """A letter about interview no. 1 that was sent."""
    given: dict[str, Any] = {"status": MessageStatus.SENT, "sent_at": NOW}
    return Message(1, kind, **(given | changes))


def found(
    interview: Interview,
    *rest: Message | FollowUp | Contact,
    now: datetime = NOW,
    cap: int = 2,
) -> list[tuple[Letter, str]]:
    """Kinds of what is due, with the first name of whom it is for."""
    record = Record(
        [interview],
        [r for r in rest if isinstance(r, Contact)],
        [r for r in rest if isinstance(r, Message)],
        [r for r in rest if isinstance(r, FollowUp)],
    )
    what = due(record, now, now.date(), Timings(), cap)
    return [(d.kind, d.contact.name.split()[0] if d.contact else "") for d in what]


def said(status: Status, day: date = date(2026, 3, 10), **changes: Any) -> Feedback:
    return Feedback(status=status, received_on=day, **changes)


def test_the_window_is_counted_in_hours_across_a_change_of_clocks() -> None:
    due_at = window(an_application().last_round, Timings())

    assert due_at is not None
    assert due_at.exact
    assert f"{due_at.soon.astimezone(TORONTO):%a %H:%M}" == "Sun 15:00"
    assert f"{due_at.latest.astimezone(TORONTO):%a %H:%M}" == "Mon 15:00"


def test_without_an_hour_the_window_ends_with_the_day_where_the_interview_was() -> None:
    due_at = window(Round(held_on=HELD.date(), time_zone="America/Toronto"), Timings())

    assert due_at is not None
    assert not due_at.exact
    assert f"{due_at.soon.astimezone(TORONTO):%d %H:%M}" == "08 23:59"
    assert window(Round(), Timings()) is None
    assert window(Round(held_on=HELD.date(), time_zone="Nowhere/At_all"), Timings()) is not None


def test_each_person_met_is_owed_one_letter() -> None:
    one = an_application()

    assert found(one) == [(Letter.THANK_YOU, "")]
    assert found(one, JUDITH, OMAR) == [(Letter.THANK_YOU, "Judith"), (Letter.THANK_YOU, "Omar")]
    assert found(one, JUDITH, OMAR, a_letter(contact=7)) == [(Letter.THANK_YOU, "Omar")]
    aside = a_letter(contact=8, status=MessageStatus.SET_ASIDE, sent_at=None)
    assert found(one, JUDITH, OMAR, a_letter(contact=7), aside) == []
    draft = a_letter(contact=7, status=MessageStatus.DRAFT, sent_at=None)
    assert found(one, JUDITH, draft) == [(Letter.THANK_YOU, "Judith")]


def test_nothing_is_due_before_the_interview_or_long_after() -> None:
    one = an_application()

    assert found(one, now=HELD.astimezone(UTC) - timedelta(minutes=1)) == []
    assert found(one, now=HELD.astimezone(UTC) + timedelta(minutes=1)) != []
    late = NOW + timedelta(days=20)
    assert (Letter.THANK_YOU, "") not in found(one, now=late)
    patient = Timings(letter_let_be=30, status_without_promise=60)
    assert [d.kind for d in due(Record([one]), late, late.date(), patient, 2)] == [Letter.THANK_YOU]


def test_a_second_round_is_thanked_for_anew() -> None:
    second = Round(id=6, held_on=date(2026, 3, 20))
    one = an_application(rounds=(*an_application().rounds, second))
    later = datetime(2026, 3, 20, 20, tzinfo=UTC)
    of_second = a_contact(1, name="Pia Lund", id=9, round=6)
    of_first = a_contact(1, name="Judith Amory", id=7, round=5)

    assert found(one, of_first, of_second, a_letter(contact=7), now=later) == [
        (Letter.THANK_YOU, "Pia")
    ]
    assert found(one, a_letter(), now=later) == [(Letter.THANK_YOU, "")]


@pytest.mark.parametrize(
    "decided",
    [
        {"outcome": Outcome.WITHDREW},
        {"outcome": Outcome.OFFER},
        {"feedback": (said(Status.NO_ANSWER),)},
        {"mock": True},
    ],
)
def test_nobody_is_thanked_for_what_is_over_or_was_practice(decided: dict[str, Any]) -> None:
    assert found(an_application(**decided)) == []


def test_after_a_no_the_next_step_is_asking_and_then_one_reminder() -> None:
    no = an_application(outcome=Outcome.NOT_SELECTED)
    asked = an_application(outcome=Outcome.NOT_SELECTED, feedback=(said(Status.ASKED),))
    reminded = an_application(
        outcome=Outcome.NOT_SELECTED,
        feedback=(said(Status.ASKED), said(Status.ASKED, date(2026, 3, 18))),
    )
    week = datetime(2026, 3, 17, 12, tzinfo=UTC)

    assert found(no) == [(Letter.FEEDBACK_REQUEST, "")]
    assert found(asked, now=week - timedelta(days=1)) == []
    assert found(asked, now=week) == [(Letter.REMINDER, "")]
    assert found(reminded, now=week + timedelta(days=30)) == []
    assert times_asked(reminded) == 2


def test_asking_waits_for_the_day_it_was_put_off_to_and_can_be_set_aside() -> None:
    no = an_application(outcome=Outcome.NOT_SELECTED)
    put_off = FollowUp(1, Approach.LETTER, due_on=date(2026, 3, 9))
    aside = a_letter(Letter.FEEDBACK_REQUEST, status=MessageStatus.SET_ASIDE, sent_at=None)

    assert found(no, put_off) == []
    assert found(no, put_off, now=NOW + timedelta(days=2)) == [(Letter.FEEDBACK_REQUEST, "")]
    assert found(no, aside) == []


def test_asking_waits_so_long_after_the_day_of_the_no_as_the_centre_sets() -> None:
    no = an_application(outcome=Outcome.NOT_SELECTED, decided_on=NOW.date())
    record = Record([no])

    assert found(no) == []
    assert found(no, now=NOW + timedelta(days=1)) == [(Letter.FEEDBACK_REQUEST, "")]
    assert asks_from(record, no, NOW.date(), Timings()) == NOW.date() + timedelta(days=1)
    assert asks_from(record, no, NOW.date(), Timings(ask_after=0)) == NOW.date()


def test_asking_is_let_be_so_long_after_the_no_not_after_the_interview() -> None:
    late = an_application(outcome=Outcome.NOT_SELECTED, decided_on=date(2026, 5, 1))
    unknown = replace(late, decided_on=None)
    soon, later = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)

    assert found(late, now=soon) == [(Letter.FEEDBACK_REQUEST, "")]
    assert found(late, now=later) == []
    assert found(unknown, now=soon) == []


def test_the_reminder_has_an_end() -> None:
    asked = an_application(outcome=Outcome.NOT_SELECTED, feedback=(said(Status.ASKED),))
    day = date(2026, 3, 10)

    assert reminder_due(asked, day + timedelta(days=60), Timings())
    assert not reminder_due(asked, day + timedelta(days=61), Timings())
    assert not reminder_due(asked, day + timedelta(days=60), Timings(let_be=30))


@pytest.mark.parametrize(
    ("welcome", "channel", "first"),
    [
        (None, "", Way.WRITE),
        (True, "", Way.CALL),
        (None, "Phone", Way.CALL),
        (True, "E-mail", Way.WRITE),
        (False, "Phone", Way.WRITE),
        (False, "", Way.WRITE),
    ],
)
def test_a_call_is_offered_first_only_to_those_who_like_it(
    welcome: bool | None, channel: str, first: Way
) -> None:
    assert way(an_interview(phone_welcome=welcome, preferred_channel=channel)) is first


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (Status.GIVEN, Letter.FEEDBACK_THANKS),
        (Status.DECLINED, Letter.NO_FEEDBACK_THANKS),
    ],
)
def test_an_answer_is_thanked_for_once(status: Status, kind: Letter) -> None:
    told = an_application(outcome=Outcome.NOT_SELECTED, feedback=(said(status),))
    soon = datetime(2026, 3, 11, tzinfo=UTC)

    assert found(told, now=soon) == [(kind, "")]
    assert found(told, a_letter(kind), now=soon) == []
    assert found(told, now=soon + timedelta(days=30)) == []
    own = an_application(feedback=(said(Status.GIVEN, origin=Origin.OWN),))
    assert (kind, "") not in found(own, now=soon)


def test_how_things_stand_is_asked_after_the_promised_day_and_never_beyond_the_cap() -> None:
    promised = an_application(decision_on=date(2026, 3, 20))
    after = datetime(2026, 3, 22, 12, tzinfo=UTC)
    asked = a_letter(Letter.FOLLOW_UP, sent_at=after)
    early = FollowUp(1, Approach.CALL, done_at=datetime(2026, 3, 15, tzinfo=UTC))

    thanked = a_letter()
    assert found(promised, thanked, now=after - timedelta(days=1)) == []
    assert found(promised, thanked, now=after) == [(Letter.FOLLOW_UP, "")]
    assert found(promised, thanked, asked, now=after + timedelta(days=5)) == []
    assert found(promised, thanked, early, now=after) == [(Letter.FOLLOW_UP, "")]
    assert found(promised, thanked, early, early, now=after) == []
    assert found(promised, thanked, now=after, cap=0) == []
    assert found(promised, now=after + timedelta(days=80)) == []


def test_without_a_promised_day_it_is_asked_after_the_centres_days() -> None:
    one, thanked = an_application(), a_letter()

    assert found(one, thanked, now=datetime(2026, 3, 16, tzinfo=UTC)) == []
    assert found(one, thanked, now=datetime(2026, 3, 17, tzinfo=UTC)) == [(Letter.FOLLOW_UP, "")]


def test_letters_and_calls_both_count_as_contacts_and_thanks_do_not() -> None:
    call = FollowUp(1, Approach.CALL, done_at=NOW)
    planned = FollowUp(1, Approach.CALL, due_on=NOW.date())
    record = Record(
        [an_application()], [], [a_letter(), a_letter(Letter.FOLLOW_UP)], [call, planned]
    )

    assert contacts_used(record, an_application()) == 2


def test_followed_up_counts_interviews_that_were_held() -> None:
    interviews = [
        an_application(),
        an_application(id=2),
        an_application(id=3, mock=True),
        an_interview(id=4, held_on=date(2026, 5, 1)),
    ]
    twice = [a_letter(), a_letter(Letter.FOLLOW_UP), a_letter(Letter.WITHDRAW)]

    assert followed_up(Record(interviews, [], twice), NOW, NOW.date()) == (1, 2)
    assert followed_up(Record(), NOW, NOW.date()) == (0, 0)


def test_the_yield_adds_up_and_leaves_out_mock_interviews() -> None:
    statuses = [
        *[Status.GIVEN] * 4, *[Status.DECLINED] * 2, Status.ASKED, Status.PROMISED,
        *[Status.NO_ANSWER] * 3, Status.NOT_ASKED,
    ]  # fmt: skip
    interviews = [an_interview(feedback=(said(s),)) for s in statuses]
    interviews.append(an_interview(mock=True, feedback=(said(Status.GIVEN),)))

    assert answers(interviews) == Answers(11, 4, 2, 1, 1, 3)
    assert answers([]) == Answers(0, 0, 0, 0, 0, 0)


def test_later_letters_go_to_whoever_spoke_else_to_the_only_one_met() -> None:
    told = an_application(feedback=(said(Status.GIVEN, giver="omar  BELL"),))
    asked = an_application(outcome=Outcome.NOT_SELECTED, decided_on=date(2026, 3, 6))

    assert Record([told], [JUDITH, OMAR]).whom(told) is OMAR
    assert Record([asked], [JUDITH, OMAR]).whom(asked) is None
    assert found(asked, JUDITH) == [(Letter.FEEDBACK_REQUEST, "Judith")]
