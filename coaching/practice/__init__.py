"""What employers asked for → one theme to choose, one plan with its words and dates."""

from coaching.practice.candidates import ENOUGH, Candidate, Choice, Said, choice
from coaching.practice.confidence import WORDS, in_words
from coaching.practice.plan import (
    EVERY,
    KIND,
    begin,
    cue,
    due,
    entries,
    moment,
    reopen,
    sentence,
    stops,
    to_plan,
)

__all__ = [
    "ENOUGH",
    "EVERY",
    "KIND",
    "WORDS",
    "Candidate",
    "Choice",
    "Said",
    "begin",
    "choice",
    "cue",
    "due",
    "entries",
    "in_words",
    "moment",
    "reopen",
    "sentence",
    "stops",
    "to_plan",
]
