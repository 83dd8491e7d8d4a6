"""A person's saved interviews → lessons: what they made of each point the sorter had proposed."""

from collections.abc import Iterable
from dataclasses import dataclass

from coaching.model import Flag, Interview, Kind, Point


@dataclass(frozen=True, slots=True)
class Lesson:
    """
    What a person made of one point: the kind and the themes they kept, and what was proposed.

    No theme is learnt from a ``sensitive`` one. Points of one ``message`` stand together.
    """

    text: str
    kind: Kind
    themes: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    sensitive: bool = False
    message: int = 0


def lessons_of(interviews: Iterable[Interview]) -> tuple[Lesson, ...]:
    """What one person's journal teaches: a lesson for every saved point, in its order."""
    messages = enumerate(f for i in interviews for f in i.feedback)
    return tuple(_lesson(p, number) for number, f in messages for p in f.points)


def _lesson(point: Point, message: int) -> Lesson:
    sensitive = Flag.SENSITIVE in point.flags
    return Lesson(point.text, point.kind, point.themes, point.proposed, sensitive, message)
