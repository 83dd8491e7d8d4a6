"""One's own ratings before and after practising → words; small, and never a score."""

from collections.abc import Sequence
from statistics import median_low

from coaching.model import PracticeLog

WORDS = {1: "not at all", 2: "a little", 3: "fairly", 4: "quite", 5: "very"}


def in_words(logs: Sequence[PracticeLog]) -> str:
    """
    What the ratings of these sessions say; empty without a session that has both.

    The middle value of several sessions (the lower of two), so that one good evening is not
    taken for all.
    """
    pairs = [
        (log.confidence_before, log.confidence_after)
        for log in logs
        if log.confidence_before and log.confidence_after
    ]
    if not pairs:
        return ""
    before, after = (median_low(side) for side in zip(*pairs, strict=True))
    many = "in one session" if len(pairs) == 1 else f"in the middle of {len(pairs)} sessions"
    return (
        f"How confident you felt, by your own rating of 1 to 5, {many}: before {before} "
        f"({WORDS[before]}), after {after} ({WORDS[after]})."
    )
