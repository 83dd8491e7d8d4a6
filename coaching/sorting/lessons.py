"""
Points a person kept + what the sorter proposes → the proposal, as that person would read it.

Learnt anew at every sorting, from one person's points only: which kinds and themes they put in
place of the sorter's (``habits``), and what they made of near-same words (``memory``). Nothing is
stored, so a save that is undone has taught nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from coaching.model import Flag, Kind
from coaching.sorting.habits import Habit, kind_habits, theme_habits, usual_kind, usual_themes
from coaching.sorting.lesson import Lesson
from coaching.sorting.memory import Chances, as_before, seen_before
from coaching.sorting.once import Said
from coaching.sorting.point import SortedPoint, ThemeGuess

NEWEST = 150
"""How many lessons are listened to; older ones would cost time and say little that is new."""

_KINDS = tuple(Kind)
_MOST = 3
_LEAST = 0.1  # a theme less likely than this is not worth offering

Sorter = Callable[[Sequence[str]], Sequence[Said]]


def taught(
    points: Sequence[SortedPoint], lessons: Sequence[Lesson], untaught: Sorter
) -> list[SortedPoint]:
    """
    The points with kinds and themes pulled towards what the person keeps; flags stay.

    What the ``untaught`` sorter says of a lesson's words today shows what the person changed. No
    lessons, no change.
    """
    heard = [x for x in lessons if x.text.strip()][-NEWEST:]
    if not heard or not points:
        return list(points)
    # Message by message: a heading in one says nothing of the next.
    messages = (list(group) for _, group in groupby(heard, key=lambda x: x.message))
    today = [said for message in messages for said in untaught([x.text for x in message])]
    kinds = kind_habits(heard, today)
    themes = theme_habits(heard)
    alike = seen_before([p.text for p in points], heard)
    return [_pulled(p, kinds, themes, near) for p, near in zip(points, alike, strict=True)]


def _pulled(
    point: SortedPoint,
    kind_habits: Mapping[tuple[Kind, str], Mapping[str, Habit]],
    theme_habits: Mapping[str, Mapping[str, Habit]],
    alike: Sequence[tuple[float, Lesson]],
) -> SortedPoint:
    kinds = usual_kind(point, kind_habits)
    kinds = as_before(kinds, [(w, (x.kind,)) for w, x in alike])
    kind = max(_KINDS, key=lambda k: (kinds[k], k is point.kind))
    if Flag.SENSITIVE in point.flags:
        themes = point.themes
    else:
        about = usual_themes(point, theme_habits)
        about = as_before(about, [(w, x.themes) for w, x in alike if not x.sensitive])
        themes = _ranked(about)
    return replace(
        point,
        kind=kind,
        confidence=round(kinds[kind], 3) if kinds[kind] != point.confidence else point.confidence,
        themes=themes if kind is not Kind.REMARK else (),
    )


def _ranked(chances: Chances) -> tuple[ThemeGuess, ...]:
    best = sorted(chances.items(), key=lambda item: -item[1])[:_MOST]
    return tuple(ThemeGuess(t, round(chance, 3)) for t, chance in best if chance >= _LEAST)
