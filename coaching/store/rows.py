"""Interviews, feedback and points ⇄ the rows they are stored as."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from coaching.model import Feedback, Flag, Interview, Kind, Origin, Point, Round, Status

Values = Mapping[str, Any]

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


def to_point(row: Any, themes: Iterable[Any]) -> Point:
    """A point from its row and its themes' rows."""
    links = list(themes)
    return Point(
        text=row.text,
        kind=Kind(row.kind),
        themes=_by_rank((t.confirmed_rank, t.theme) for t in links),
        start=row.start_offset,
        end=row.end_offset,
        flags=frozenset(map(Flag, row.flags)),
        proposed=_by_rank((t.proposed_rank, t.theme) for t in links),
        id=row.id,
        version=row.version,
    )


def _by_rank(ranked: Iterable[tuple[int | None, str]]) -> tuple[str, ...]:
    return tuple(theme for _, theme in sorted((r, t) for r, t in ranked if r is not None))


def to_feedback(row: Any, points: tuple[Point, ...]) -> Feedback:
    """A feedback from its row and its points."""
    return Feedback(
        raw=row.raw,
        points=points,
        origin=Origin(row.origin),
        status=Status(row.status),
        channel=row.channel,
        giver=row.giver,
        received_on=row.received_on,
        id=row.id,
        version=row.version,
    )


def to_round(row: Any) -> Round:
    """A round from its row."""
    return Round(stage=row.stage, format=row.format, held_on=row.held_on, id=row.id)


def to_interview(row: Any, rounds: tuple[Round, ...], feedback: tuple[Feedback, ...]) -> Interview:
    """An interview from its row, its rounds and its feedback."""
    return Interview(
        employer=row.employer,
        role=row.role,
        sector=row.sector,
        rounds=rounds,
        feedback=feedback,
        mock=bool(row.mock),
        notes=row.notes,
        id=row.id,
        version=row.version,
    )
