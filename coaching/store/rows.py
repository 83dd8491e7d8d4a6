"""Interviews, feedback and points ⇄ the rows they are stored as."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from coaching.model import Feedback, Flag, Interview, Kind, Origin, Point, Round, Status

Values = Mapping[str, Any]
Row = tuple[Any, ...]

_NO_ROUND = {"starts_at": None, "time_zone": "", "place": "", "notes": ""}
_NO_INTERVIEW = {
    "posting_url": "",
    "posting_text": "",
    "outcome": "",
    "phone_welcome": "",
    "decision_on": None,
}


def interview_row(interview: Interview, stored: Values) -> dict[str, Any]:
    """An interview's own fields over what is stored (at least id and version)."""
    return {
        **_NO_INTERVIEW,
        **stored,
        "employer": interview.employer,
        "role": interview.role,
        "sector": interview.sector,
        "mock": int(interview.mock),
        "notes": interview.notes,
    }


def round_row(round_: Round, position: int, stored: Values) -> dict[str, Any]:
    """A round's fields over what is stored (at least id and interview)."""
    return {
        **_NO_ROUND,
        **stored,
        "position": position,
        "stage": round_.stage,
        "format": round_.format,
        "held_on": round_.held_on,
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
    """Rounds by day; those without a day last; otherwise as given."""
    return tuple(sorted(rounds, key=lambda r: r.held_on or date.max))


# What is read, in the order the functions below take it apart. The first column is what rows are
# grouped by; postings and notes that no page asked for stay where they are.
INTERVIEW = ("id", "employer", "role", "sector", "mock", "notes", "version")
ROUND = ("interview_id", "id", "stage", "format", "held_on", "position")
FEEDBACK = (
    "interview_id",
    "id",
    "raw",
    "channel",
    "giver",
    "origin",
    "status",
    "received_on",
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
    _, row_id, raw, channel, giver, origin, status, received_on, version = row
    return Feedback(
        raw=raw,
        points=points,
        origin=Origin(origin),
        status=Status(status),
        channel=channel,
        giver=giver,
        received_on=received_on,
        id=row_id,
        version=version,
    )


def to_round(row: Row) -> Round:
    """A round from its row."""
    _, row_id, stage, format_, held_on, _ = row
    return Round(stage=stage, format=format_, held_on=held_on, id=row_id)


def to_interview(row: Row, rounds: tuple[Round, ...], feedback: tuple[Feedback, ...]) -> Interview:
    """An interview from its row, its rounds and its feedback."""
    row_id, employer, role, sector, mock, notes, version = row
    return Interview(
        employer=employer,
        role=role,
        sector=sector,
        rounds=rounds,
        feedback=tuple(map(in_a_mock, feedback)) if mock else feedback,
        mock=bool(mock),
        notes=notes,
        id=row_id,
        version=version,
    )
