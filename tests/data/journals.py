"""The three invented journals with what every view has to say of them; see README.md."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from coaching.model import Interview, PracticeLog, PracticePlan
from coaching.store import Journal
from coaching.summary import Practised
from tests.pages.conftest import now
from tests.summary.said import THEMES, interviews

FOLDER = Path(__file__).parent / "journals"
NAMES = ("few", "typical", "many")
EXPECTED: dict[str, Any] = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))


def journal(name: str) -> tuple[Interview, ...]:
    """The interviews, with ids from 1."""
    return interviews((FOLDER / f"{name}.txt").read_text("utf-8"))


def practised(name: str) -> Practised | None:
    """What was practised."""
    found = EXPECTED[name].get("practised")
    if found is None:
        return None
    days: list[date] = found["days"]
    logs = tuple(PracticeLog(1, day) for day in days)
    return Practised(THEMES[found["theme"]], logs, frozenset(found["prompted_by"]))


def store(name: str, into: Journal) -> None:
    """Write the journal as a person's own."""
    ids = {
        interview.id or 0: into.add_interview(interview, request=f"{name}{interview.id}", now=now())
        for interview in journal(name)
    }
    if found := practised(name):
        prompted = tuple(ids[i] for i in found.prompted_by)
        plan = PracticePlan(found.theme, found.began, prompted_by=prompted)
        number = into.practice.add_plan(plan, request=f"{name}plan", now=now())
        for i, log in enumerate(found.days):
            into.practice.add_log(
                PracticeLog(number, log.done_on), request=f"{name}log{i}", now=now()
            )
