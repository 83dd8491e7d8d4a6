"""The record of an interview → a letter in the writer's own words, checked before it goes out."""

from coaching.letters.advice import Advice, advice, alike
from coaching.letters.compose import NO_NAME, Composed, Facts, Own, composed, revised
from coaching.letters.finished import Finished, Unfinished, finished, gaps
from coaching.letters.mail import eml, mailto
from coaching.letters.paper import docx, pdf
from coaching.letters.wordings import ENGLISHES, English, Part, Wording, wording
from coaching.printing import CannotPrint

__all__ = [
    "ENGLISHES",
    "NO_NAME",
    "Advice",
    "CannotPrint",
    "Composed",
    "English",
    "Facts",
    "Finished",
    "Own",
    "Part",
    "Unfinished",
    "Wording",
    "advice",
    "alike",
    "composed",
    "docx",
    "eml",
    "finished",
    "gaps",
    "mailto",
    "pdf",
    "revised",
    "wording",
]
