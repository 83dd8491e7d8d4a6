"""
Frame → small answer tables, one file per question.

Everywhere: the unit is the interview, never the remark; employers' feedback only unless asked
otherwise; private points are never counted; nothing passed in is changed; an empty answer has
the same columns.
"""

from coaching.summary import chosen, claims, sentences
from coaching.summary.coverage import Heard, coverage, employers_with_feedback
from coaching.summary.differences import differences
from coaching.summary.named import named
from coaching.summary.over_time import employers_over_time, over_time, themes_over_time
from coaching.summary.practised import Practised, before_after, fewer_since, practised, undated
from coaching.summary.quotes import Quote, as_quotes, quotes, reasons
from coaching.summary.theme_matrix import page_of, pages_of, theme_matrix
from coaching.summary.themes import by_theme, spoken_of
from coaching.summary.two_views import two_views, with_both

__all__ = [
    "Heard",
    "Practised",
    "Quote",
    "as_quotes",
    "before_after",
    "by_theme",
    "chosen",
    "claims",
    "coverage",
    "differences",
    "employers_over_time",
    "employers_with_feedback",
    "fewer_since",
    "named",
    "over_time",
    "page_of",
    "pages_of",
    "practised",
    "quotes",
    "reasons",
    "sentences",
    "spoken_of",
    "theme_matrix",
    "themes_over_time",
    "two_views",
    "undated",
    "with_both",
]
