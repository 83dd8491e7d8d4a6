"""Builders with defaults: a test names only what it is about."""

from datetime import UTC, date, datetime
from typing import Any

from coaching.model import (
    Contact,
    Feedback,
    Interview,
    Kind,
    Person,
    Point,
    PracticeLog,
    PracticePlan,
    Reflection,
    Round,
    Story,
)

ADA = Person("test", "ada")
GRACE = Person("test", "grace")


def a_point(theme: str | None = "specific_examples", **changes: Any) -> Point:
    """A weakness on one theme, in words made from it."""
    text = changes.pop("text", f"We wanted more on {theme}.")
    given = {"kind": Kind.WEAKNESS, "themes": (theme,) if theme else (), "end": len(text)}
    return Point(text=text, **(given | changes))


def a_feedback(*points: Point, **changes: Any) -> Feedback:
    """Employer feedback that was given, whose raw text is its points' texts, one a line."""
    raw = changes.pop("raw", "\n".join(p.text for p in points))
    return Feedback(raw=raw, points=points, **changes)


def an_interview(*points: Point, held_on: date = date(2026, 3, 3), **changes: Any) -> Interview:
    """An interview with one round and, when points are given, one employer feedback."""
    given: dict[str, Any] = {
        "employer": "Northgate Council",
        "role": "Project support officer",
        "rounds": (Round(stage="First interview", format="Panel", held_on=held_on),),
        "feedback": (a_feedback(*points),) if points else (),
    }
    return Interview(**(given | changes))


def a_plan(theme: str = "structure_concision", **changes: Any) -> PracticePlan:
    """An open plan for one theme with its drill and its if-then sentence."""
    given: dict[str, Any] = {
        "starts_on": date(2026, 3, 5),
        "drill": "Headline, story, stop",
        "steps": ("Draw five common questions.", "Say a one-sentence headline first."),
        "minutes": 30,
        "done_when": "Four of five start with the point.",
        "cue": "it is Thursday 18:00",
        "action": "say one story aloud, point first",
        "due_on": date(2026, 4, 2),
    }
    return PracticePlan(theme=theme, **(given | changes))


def a_log(plan: int, **changes: Any) -> PracticeLog:
    """Half an hour of practice, from 2 to 4."""
    given: dict[str, Any] = {
        "done_on": date(2026, 3, 6),
        "minutes": 30,
        "confidence_before": 2,
        "confidence_after": 4,
        "notes": "Three answers.",
    }
    return PracticeLog(plan=plan, **(given | changes))


def a_story(title: str = "The rota dispute", **changes: Any) -> Story:
    """A whole story on one theme."""
    given: dict[str, Any] = {
        "situation": "Two colleagues wanted the same Saturday.",
        "task": "I had to settle the rota by Friday.",
        "action": "I drew up two rotas to choose from.",
        "result": "It held all summer.",
        "shows": "I bring people to one plan.",
        "themes": ("teamwork_conflict",),
    }
    return Story(title=title, **(given | changes))


def a_contact(interview: int, **changes: Any) -> Contact:
    """Somebody met at this interview."""
    given: dict[str, Any] = {"name": "Kim Okafor", "email": "kim@northgate.example"}
    return Contact(interview=interview, **(given | changes))


def a_reflection(interview: int, **changes: Any) -> Reflection:
    """Notes right after this interview."""
    given: dict[str, Any] = {
        "written_at": datetime(2026, 3, 3, 16, 0, tzinfo=UTC),
        "went_well": "The rota story landed.",
        "forgotten": ("I ran the volunteer desk for two years.",),
    }
    return Reflection(interview=interview, **(given | changes))
