"""Text → points: cut, given a kind, themes and flags. A proposal; the person decides."""

from coaching.sorting.lesson import Lesson, lessons_of
from coaching.sorting.new_themes import Proposal, new_themes
from coaching.sorting.point import SortedPoint, Span, ThemeGuess
from coaching.sorting.reading import MOST, sort_feedback, sort_points, warm, warming
from coaching.sorting.split import split

__all__ = [
    "MOST",
    "Lesson",
    "Proposal",
    "SortedPoint",
    "Span",
    "ThemeGuess",
    "lessons_of",
    "new_themes",
    "sort_feedback",
    "sort_points",
    "split",
    "warm",
    "warming",
]
