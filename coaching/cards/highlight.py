"""A stretch of a point's words → a point of its own with its own theme, the rest beside it."""

import re
from dataclasses import replace

from coaching.model import CoachingError, Point

_WORD = re.compile(r"\S+")
_SAYS = re.compile(r"\w")


def words(point: Point) -> tuple[str, ...]:
    """The words of a point to choose the first and the last of."""
    return tuple(_WORD.findall(point.text))


def highlight(point: Point, first: int, last: int, theme: str, raw: str) -> tuple[Point, ...]:
    """
    Give the words from ``first`` to ``last`` (counted from 0, both included) a theme.

    All words: the point gets the theme beside its own. Some: up to three points, in order, the
    middle one with the theme alone; what is left and says nothing (a comma) stays with it. All
    keep the kind and the marks, so what was private stays so. The first keeps the point's id.
    Offsets into ``raw`` stay exact unless the words were edited; then each keeps the whole.

    Raises:
        CoachingError: If these are not words of the point.
    """
    places = [m.span() for m in _WORD.finditer(point.text)]
    if not 0 <= first <= last < len(places):
        raise CoachingError("Choose the first and the last word of the part, in their order.")
    start, end = places[first][0], places[last][1]
    if not _SAYS.search(point.text[start:end]):
        raise CoachingError("Choose a part with at least one word in it.")
    start = start if _SAYS.search(point.text[:start]) else places[0][0]
    end = end if _SAYS.search(point.text[end:]) else places[-1][1]
    if (start, end) == (places[0][0], places[-1][1]):
        return (replace(point, themes=tuple(dict.fromkeys((*point.themes, theme)))),)
    cuts = ((0, start, point.themes), (start, end, (theme,)), (end, len(point.text), point.themes))
    exact = raw[point.start : point.end] == point.text
    parts = [
        _part(point, *cut, exact=exact) for cut in cuts if _SAYS.search(point.text[cut[0] : cut[1]])
    ]
    return (parts[0], *(replace(part, id=None, version=1) for part in parts[1:]))


def _part(point: Point, start: int, end: int, themes: tuple[str, ...], *, exact: bool) -> Point:
    text = point.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    place = (
        (point.start + start, point.start + start + len(text))
        if exact
        else (
            point.start,
            point.end,
        )
    )
    return replace(point, text=text, themes=themes, start=place[0], end=place[1])
