"""data/demo → the invented journal of Sam, brought in by the same road as a real paste."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from coaching import demo_practice
from coaching.codebook import DATA
from coaching.model import (
    Feedback,
    Flag,
    Interview,
    Kind,
    Letter,
    Message,
    MessageStatus,
    Origin,
    Outcome,
    Person,
    Point,
    Round,
    Status,
)
from coaching.sorting import SortedPoint, sort_feedback
from coaching.store import Journal

FOLDER = DATA / "demo"


@dataclass(frozen=True, slots=True)
class Correction:
    """One point as the person wants it; ``text`` stands verbatim in the message."""

    text: str
    kind: Kind
    themes: tuple[str, ...] = ()
    flags: frozenset[Flag] = frozenset()


def demo_person(person: Person) -> Person:
    """Whose journal holds the invented data when this person looks around; never their own."""
    return Person("demo", f"{person.issuer}|{person.subject}")


def load(journal: Journal, today: date, now: datetime) -> None:
    """
    Fill a journal with Sam's interviews, mock ones, letters and practice, once only.

    Each message is sorted, corrected as Sam corrected it, and added, as after a paste. All dates
    move by the same number of whole weeks, so that weekdays named in a message stay true; the
    last interview was 4 to 10 days before ``today``, and the one that is coming lies 4 to 10 days
    ahead. To take it all away, erase the journal.
    """
    told = tomllib.loads((FOLDER / "journal.toml").read_text("utf-8"))
    shift = _shift(told["interview"], today)
    known: dict[str, int] = {}
    for about in told["interview"]:
        request = f"demo/{about['key']}"
        interview = journal.add_interview(_interview(about, shift), request=request, now=now)
        for number, said in enumerate(about.get("feedback", ()), 1):
            key = f"{request}/{number}"
            journal.add_feedback(interview, _feedback(said, shift), request=key, now=now)
        known[about["key"]] = interview
    for number, about in enumerate(told["letter"], 1):
        letter = _letter(about, known, shift)
        journal.messages.add(letter, request=f"demo/letter/{number}", now=now)
    demo_practice.load(journal, told, known, shift, now)


def correct(
    sorted_points: Sequence[SortedPoint], corrections: Iterable[Correction], raw: str
) -> tuple[Point, ...]:
    """
    Apply a person's corrections to the sorter's points, as re-cutting and moving cards would.

    A correction replaces every point it overlaps and takes over their themes as proposed. A
    sorted point that no correction touches stays as guessed, without a confirmed theme; a
    sensitive one starts private. In the order of the text.

    Args:
        sorted_points: What the sorter found in ``raw``.
        corrections: In the order of the text; nothing corrected gives the sorter's points.
        raw: The message, verbatim.

    Raises:
        ValueError: If a correction's text does not follow the one before it in ``raw``.
    """
    chosen = _placed(corrections, sorted_points, raw)
    left = [_as_guessed(s) for s in sorted_points if not any(_overlap(s, c) for c in chosen)]
    return tuple(sorted([*chosen, *left], key=lambda p: p.start))


def _placed(
    corrections: Iterable[Correction], sorted_points: Sequence[SortedPoint], raw: str
) -> list[Point]:
    placed: list[Point] = []
    for c in corrections:
        start = raw.find(c.text, placed[-1].end if placed else 0)
        if start < 0:
            raise ValueError(f"Not in the message, or not in this order: {c.text!r}")
        point = Point(c.text, c.kind, c.themes, start, start + len(c.text), c.flags)
        placed.append(_with_proposed(point, sorted_points))
    return placed


def _with_proposed(point: Point, sorted_points: Sequence[SortedPoint]) -> Point:
    touched = [s for s in sorted_points if _overlap(s, point)]
    guesses = sorted((g for s in touched for g in s.themes), key=lambda g: -g.confidence)
    proposed = tuple(dict.fromkeys(g.theme for g in guesses))[:3]
    return Point(
        point.text, point.kind, point.themes, point.start, point.end, point.flags, proposed
    )


def _as_guessed(found: SortedPoint) -> Point:
    private = {Flag.PRIVATE} if Flag.SENSITIVE in found.flags else set()
    return Point(
        text=found.text,
        kind=found.kind,
        start=found.start,
        end=found.end,
        flags=found.flags | private,
        proposed=tuple(g.theme for g in found.themes),
    )


def _overlap(a: SortedPoint | Point, b: SortedPoint | Point) -> bool:
    return a.start < b.end and b.start < a.end


def _shift(interviews: Sequence[dict[str, Any]], today: date) -> timedelta:
    past = (about for about in interviews if not about.get("coming"))
    held = (r["held_on"] for about in past for r in about["rounds"])
    return timedelta(weeks=((today - max(held)).days - 4) // 7)


def _interview(about: dict[str, Any], shift: timedelta) -> Interview:
    return Interview(
        employer=about["employer"],
        role=about["role"],
        sector=about["sector"],
        rounds=tuple(_round(r, shift) for r in about["rounds"]),
        mock=about.get("mock", False),
        notes=about.get("notes", ""),
        outcome=Outcome(about.get("outcome", "")),
        preferred_channel=about.get("preferred_channel", ""),
        decision_on=about["decision_on"] + shift if "decision_on" in about else None,
        decided_on=about["decided_on"] + shift if "decided_on" in about else None,
    )


def _round(held: dict[str, Any], shift: timedelta) -> Round:
    day, zone = held["held_on"] + shift, held.get("time_zone", "")
    starts_at = datetime.combine(day, held["clock"], ZoneInfo(zone)) if "clock" in held else None
    return Round(held["stage"], held["format"], day, starts_at, zone, held.get("place", ""))


def _letter(about: dict[str, Any], known: dict[str, int], shift: timedelta) -> Message:
    return Message(
        known[about["interview"]],
        Letter(about["kind"]),
        status=MessageStatus.SENT,
        channel="E-mail",
        subject=about["subject"],
        body=about["body"],
        sent_at=about["sent_at"].replace(tzinfo=UTC) + shift,
    )


def _feedback(said: dict[str, Any], shift: timedelta) -> Feedback:
    """A message with its corrected points; without a file, only how far feedback has come."""
    raw = (FOLDER / said["file"]).read_text("utf-8") if "file" in said else ""
    corrections = [
        Correction(
            text=p["text"],
            kind=Kind(p["kind"]),
            themes=tuple(p.get("themes", ())),
            flags=frozenset(map(Flag, p.get("flags", ()))),
        )
        for p in said.get("points", ())
    ]
    return Feedback(
        raw=raw,
        points=correct(sort_feedback(raw), corrections, raw) if raw else (),
        origin=Origin(said.get("origin", Origin.EMPLOYER)),
        status=Status(said.get("status", Status.GIVEN)),
        channel=said.get("channel", ""),
        giver=said.get("giver", ""),
        received_on=said["received_on"] + shift,
    )
