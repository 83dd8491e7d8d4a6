"""
Frame → small answer tables, one file per question.

Everywhere: the unit is the interview, never the remark; employers' feedback only unless asked
otherwise; private points are never counted; nothing passed in is changed; an empty answer has
the same columns.
"""

from coaching.summary import sentences
from coaching.summary.coverage import Heard, coverage, employers_with_feedback
from coaching.summary.differences import differences
from coaching.summary.quotes import Quote, as_quotes, quotes, reasons
from coaching.summary.theme_matrix import theme_matrix
from coaching.summary.themes import by_theme

__all__ = [
    "Heard",
    "Quote",
    "as_quotes",
    "by_theme",
    "coverage",
    "differences",
    "employers_with_feedback",
    "quotes",
    "reasons",
    "sentences",
    "theme_matrix",
]
