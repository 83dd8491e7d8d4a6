"""Applications beside the journal → which would be added, and which are there already."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256

from coaching.intake.applications import Application, applied_on
from coaching.model import Interview


class Fate(StrEnum):
    """What the preview says of a row."""

    NEW = "Will be added"
    APPLICATION = "Application only"
    KNOWN = "In your journal already"
    TWICE = "Twice in this file"


def fates(
    applications: Sequence[Application],
    statuses: Collection[str],
    interviews: Iterable[Interview],
) -> tuple[Fate, ...]:
    """
    What would become of each row when those with these statuses led to an interview.

    A row with a day of the interview led to one. The same employer and role are the same
    interview when its day (else the day of applying) is the same, or when nothing tells them
    apart.
    """
    journal, file = _Seen(), _Seen()
    for known in interviews:
        for held_on in [r.held_on for r in known.rounds] or [None]:
            journal.add(known, held_on, applied_on(known.notes))
    found = []
    for one in applications:
        of_it = (one.interview, one.interview.held_on, one.applied_on)
        if one.status not in statuses and one.interview.held_on is None:
            found.append(Fate.APPLICATION)
        elif journal.holds(*of_it):
            found.append(Fate.KNOWN)
        elif file.holds(*of_it):
            found.append(Fate.TWICE)
        else:
            file.add(*of_it)
            found.append(Fate.NEW)
    return tuple(found)


def request(interviews: Sequence[Interview]) -> str:
    """A name for bringing exactly these: pressed twice, it is done once."""
    return "bring-" + sha256(repr(interviews).encode("utf-8", "replace")).hexdigest()


@dataclass(slots=True)
class _Days:
    held: set[date] = field(default_factory=set)
    applied: set[date] = field(default_factory=set)
    applied_only: set[date] = field(default_factory=set)
    held_only: bool = False
    neither: bool = False


class _Seen:
    """Employers and roles with their days, asked about in no time for 10,000 rows."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, str], _Days] = {}

    def add(self, one: Interview, held_on: date | None, applied: date | None) -> None:
        days = self._of.setdefault(_named(one), _Days())
        if held_on:
            days.held.add(held_on)
        if applied:
            days.applied.add(applied)
        if applied and not held_on:
            days.applied_only.add(applied)
        days.held_only |= bool(held_on and not applied)
        days.neither |= not held_on and not applied

    def holds(self, one: Interview, held_on: date | None, applied: date | None) -> bool:
        days = self._of.get(_named(one))
        if days is None:
            return False
        if days.neither or not (held_on or applied):
            return True
        if held_on:
            unplaced = days.applied_only if applied is None else days.applied_only & {applied}
            return held_on in days.held or bool(unplaced)
        return days.held_only or applied in days.applied


def _named(one: Interview) -> tuple[str, str]:
    return " ".join(one.employer.casefold().split()), " ".join(one.role.casefold().split())
