"""data/demo → what Sam practised, the stories to tell, and the questions that were asked."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from coaching import codebook
from coaching.model import AgreedWith, PlanStatus, PracticeLog, PracticePlan, Question, Story
from coaching.store import Journal


def load(
    journal: Journal,
    told: Mapping[str, Any],
    interviews: Mapping[str, int],
    shift: timedelta,
    now: datetime,
) -> None:
    """
    Store plans with their logs, stories and questions; a second time does nothing.

    Args:
        journal: Where to.
        told: The whole of journal.toml.
        interviews: The ids of its interviews by their keys.
        shift: By how much every date is moved.
        now: The moment of the writes.
    """
    for about in told["plan"]:
        key = f"demo/plan/{about['key']}"
        plan = journal.practice.add_plan(_plan(about, interviews, shift), request=key, now=now)
        for number, log in enumerate(about.get("logs", ()), 1):
            said = _log(log, plan, shift)
            journal.practice.add_log(said, request=f"{key}/{number}", now=now)
    stories = {
        about["key"]: journal.stories.add(
            _story(about), request=f"demo/story/{about['key']}", now=now
        )
        for about in told["story"]
    }
    asked = [_question(about, interviews, stories) for about in told["question"]]
    journal.questions.add(*asked, request="demo/questions", now=now)


def _plan(
    about: Mapping[str, Any], interviews: Mapping[str, int], shift: timedelta
) -> PracticePlan:
    drill = codebook.themes()[about["theme"]].drill
    assert drill is not None  # noqa: S101 - every built-in theme has one
    return PracticePlan(
        theme=about["theme"],
        drill=drill.name,
        steps=drill.steps,
        minutes=drill.minutes,
        done_when=drill.done_when,
        cue=about["cue"],
        action=about["action"],
        starts_on=about["starts_on"] + shift,
        starts_at=about["starts_at"].replace(tzinfo=UTC) + shift,
        time_zone="UTC",
        sessions=about["sessions"],
        due_on=about["due_on"] + shift,
        status=PlanStatus(about.get("status", PlanStatus.OPEN)),
        agreed_with=AgreedWith(about.get("agreed_with", AgreedWith.SELF)),
        prompted_by=tuple(interviews[key] for key in about["prompted_by"]),
        notes=about.get("notes", ""),
    )


def _log(about: Mapping[str, Any], plan: int, shift: timedelta) -> PracticeLog:
    return PracticeLog(
        plan=plan,
        done_on=about["done_on"] + shift,
        minutes=about["minutes"],
        confidence_before=about["before"],
        confidence_after=about["after"],
        notes=about["notes"],
    )


def _story(about: Mapping[str, Any]) -> Story:
    told = {name: value for name, value in about.items() if name != "key"}
    return Story(**{**told, "themes": tuple(about["themes"])})


def _question(
    about: Mapping[str, Any], interviews: Mapping[str, int], stories: Mapping[str, int]
) -> Question:
    return Question(
        text=about["text"],
        interview=interviews[about["interview"]],
        story=stories.get(about.get("story", "")),
        rating=about["rating"],
        notes=about.get("notes", ""),
    )
