"""Interviews, feedback and points ⇄ the rows they are stored as."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from coaching.model import (
    Feedback,
    Flag,
    Interview,
    Kind,
    Origin,
    Outcome,
    Point,
    Round,
    Status,
)

Values = Mapping[str, Any]
Row = tuple[Any, ...]

_WELCOME = {None: "", True: "yes", False: "no"}
_IS_WELCOME = {said: known for known, said in _WELCOME.items()}
_NEVER = datetime.max.replace(tzinfo=UTC)


def interview_row(interview: Interview, stored: Values) -> dict[str, Any]:
    """An interview's own fields over what is stored (at least id and version)."""
    text = interview.posting_text
    return {
        **stored,
        "posting_url": interview.posting_url,
        "posting_text": stored.get("posting_text", "") if text is None else text,
        "outcome": interview.outcome.value,
        "phone_welcome": _WELCOME[interview.phone_welcome],
        "preferred_channel": interview.preferred_channel,
        "decision_on": interview.decision_on,
        "decided_on": interview.decided_on,
        "employer": interview.employer,
        "role": interview.role,
        "sector": interview.sector,
        "mock": int(interview.mock),
        "notes": interview.notes,
    }


def round_row(round_: Round, position: int, stored: Values) -> dict[str, Any]:
    """A round's fields over what is stored (at least id and interview)."""
    return {
        **stored,
        "position": position,
        "stage": round_.stage,
        "format": round_.format,
        "held_on": round_.held_on,
        "starts_at": round_.starts_at,
        "time_zone": round_.time_zone,
        "place": round_.place,
        "notes": round_.notes,
    }


def feedback_row(feedback: Feedback, stored: Values) -> dict[str, Any]:
    """A feedback's fields over what is stored (at least id, interview and version)."""
    return {
        "raw": feedback.raw,
        "origin": feedback.origin.value,
        **stored,
        "channel": feedback.channel,
        "giver": feedback.giver,
        "status": feedback.status.value,
        "received_on": feedback.received_on,
        "quoted": feedback.quoted,
    }


def point_row(point: Point, stored: Values) -> dict[str, Any]:
    """A point's fields over what is stored (at least id, feedback, position and version)."""
    return {
        **stored,
        "kind": point.kind.value,
        "text": point.text,
        "start_offset": point.start,
        "end_offset": point.end,
        "flags": sorted(flag.value for flag in point.flags),
    }


def theme_rows(point: Point, point_id: int, stored: Iterable[Values] = ()) -> list[dict[str, Any]]:
    """
    One row per theme that is proposed or confirmed, by theme.

    Who proposed it, who confirmed it and how sure the proposal was stay as they are stored.
    """
    before = {row["theme"]: row for row in stored}
    proposed, confirmed = _ranks(point.proposed), _ranks(point.themes)
    return [
        _theme_row(point_id, theme, proposed.get(theme), confirmed.get(theme), before.get(theme))
        for theme in sorted(proposed | confirmed)
    ]


def _theme_row(
    point_id: int, theme: str, proposed: int | None, confirmed: int | None, stored: Values | None
) -> dict[str, Any]:
    old: Values = stored or {}
    by_machine = proposed is not None
    return {
        "point_id": point_id,
        "theme": theme,
        "proposed_rank": proposed,
        "proposed_by": (old.get("proposed_by") or "machine") if by_machine else None,
        "confidence": old.get("confidence") if by_machine else None,
        "confirmed_rank": confirmed,
        "confirmed_by": None if confirmed is None else old.get("confirmed_by") or "person",
    }


def _ranks(themes: Iterable[str]) -> dict[str, int]:
    return {theme: rank for rank, theme in enumerate(dict.fromkeys(themes))}


def short(employer: str) -> str:
    """An employer's name for a sentence: one line of at most 60 characters."""
    name = " ".join(employer.split()) or "an employer"
    return name if len(name) <= 60 else f"{name[:59]}…"


def in_order_of_date(rounds: Iterable[Round]) -> tuple[Round, ...]:
    """Rounds by day and hour; those without a day, or an hour in their day, last; else as given."""
    return tuple(sorted(rounds, key=lambda r: (r.held_on or date.max, r.starts_at or _NEVER)))


# What is read, in the order the functions below take it apart. The first column is what rows are
# grouped by; a posting's text, which can be long, comes last and with one interview only.
INTERVIEW = (
    "id",
    "employer",
    "role",
    "sector",
    "mock",
    "notes",
    "posting_url",
    "outcome",
    "phone_welcome",
    "preferred_channel",
    "decision_on",
    "decided_on",
    "version",
)
WITH_POSTING = (*INTERVIEW, "posting_text")
ROUND = (
    "interview_id",
    "id",
    "stage",
    "format",
    "held_on",
    "starts_at",
    "time_zone",
    "place",
    "notes",
    "position",
)
FEEDBACK = (
    "interview_id",
    "id",
    "raw",
    "channel",
    "giver",
    "origin",
    "status",
    "received_on",
    "quoted",
    "version",
)
POINT = (
    "feedback_id",
    "id",
    "position",
    "kind",
    "text",
    "start_offset",
    "end_offset",
    "flags",
    "version",
)
POINT_THEME = ("point_id", "theme", "proposed_rank", "confirmed_rank")

_KINDS = {kind.value: kind for kind in Kind}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_NO_FLAGS: frozenset[Flag] = frozenset()


def to_point(row: Row, themes: Sequence[Row]) -> Point:
    """A point from its row and its themes' rows."""
    _, row_id, _, kind, text, start, end, flags, version = row
    proposed = sorted([(rank, theme) for _, theme, rank, _ in themes if rank is not None])
    confirmed = sorted([(rank, theme) for _, theme, _, rank in themes if rank is not None])
    return Point(
        text,
        _KINDS[kind],
        tuple([theme for _, theme in confirmed]),
        start,
        end,
        frozenset(map(Flag, flags)) if flags else _NO_FLAGS,
        tuple([theme for _, theme in proposed]),
        row_id,
        version,
    )


def in_a_mock(feedback: Feedback) -> Feedback:
    """Feedback as it counts in a mock interview: nobody in it speaks as an employer."""
    spoken = Origin.MOCK if feedback.origin is Origin.EMPLOYER else feedback.origin
    return replace(feedback, origin=spoken)


def to_feedback(row: Row, points: tuple[Point, ...]) -> Feedback:
    """A feedback from its row and its points."""
    _, row_id, raw, channel, giver, origin, status, received_on, quoted, version = row
    return Feedback(
        raw=raw,
        points=points,
        origin=Origin(origin),
        status=Status(status),
        channel=channel,
        giver=giver,
        received_on=received_on,
        quoted=quoted,
        id=row_id,
        version=version,
    )


def to_round(row: Row) -> Round:
    """A round from its row."""
    _, row_id, stage, format_, held_on, starts_at, time_zone, place, notes, _ = row
    return Round(stage, format_, held_on, starts_at, time_zone, place, notes, row_id)


def to_interview(row: Row, rounds: tuple[Round, ...], feedback: tuple[Feedback, ...]) -> Interview:
    """An interview from its row, its rounds and its feedback."""
    row_id, employer, role, sector, mock, notes, url, outcome, phone, channel, *rest = row
    decision_on, decided_on, version, *posting = rest
    return Interview(
        employer=employer,
        role=role,
        sector=sector,
        rounds=rounds,
        feedback=tuple(map(in_a_mock, feedback)) if mock else feedback,
        mock=bool(mock),
        notes=notes,
        posting_url=url,
        posting_text=posting[0] if posting else None,
        outcome=_OUTCOMES[outcome],
        phone_welcome=_IS_WELCOME[phone],
        preferred_channel=channel,
        decision_on=decision_on,
        decided_on=decided_on,
        id=row_id,
        version=version,
    )
