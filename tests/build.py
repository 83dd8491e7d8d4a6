"""Builders with defaults: a test names only what it is about."""

from datetime import date
from typing import Any

from coaching.model import Feedback, Interview, Kind, Person, Point, Round

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
