"""The record → counts of interviews: followed up, asked and answered; and of contacts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coaching.follow_up.record import Record, held_round
from coaching.model import Interview, Letter, MessageStatus, Status


@dataclass(frozen=True, slots=True)
class Answers:
    """What became of asking for feedback, in interviews; the parts add up to ``asked``."""

    asked: int
    given: int
    declined: int
    promised: int
    waiting: int
    silent: int


def contacts_used(record: Record, interview: Interview) -> int:
    """How often they were written to or called after the thank-you letter."""
    letters = sum(
        m.kind is Letter.FOLLOW_UP and m.status is MessageStatus.SENT
        for m in record.about(interview)
    )
    return letters + sum(
        f.interview == interview.id and f.done_at is not None for f in record.follow_ups
    )


def followed_up(record: Record, now: datetime, today: date) -> tuple[int, int]:
    """In how many of one's own interviews somebody was thanked or written to, of how many held."""
    held = [i for i in record.interviews if not i.mock and _was_held(i, now, today)]
    done = [
        i
        for i in held
        if any(
            m.status is MessageStatus.SENT and m.kind in (Letter.THANK_YOU, Letter.FOLLOW_UP)
            for m in record.about(i)
        )
        or any(f.interview == i.id and f.done_at for f in record.follow_ups)
    ]
    return len(done), len(held)


def answers(interviews: Sequence[Interview]) -> Answers:
    """Count interviews by what became of asking, by the same status the charts use."""
    said = [i.status for i in interviews if not i.mock and i.status is not Status.NOT_ASKED]
    return Answers(
        asked=len(said),
        given=said.count(Status.GIVEN),
        declined=said.count(Status.DECLINED),
        promised=said.count(Status.PROMISED),
        waiting=said.count(Status.ASKED),
        silent=said.count(Status.NO_ANSWER),
    )


def _was_held(interview: Interview, now: datetime, today: date) -> bool:
    undated = all(r.held_on is None and r.starts_at is None for r in interview.rounds)
    return undated or held_round(interview, now, today) is not None
