"""A letter → slips in spelling and grammar, each with what to put there instead. Offline."""

from coaching.proofreading.check import (
    LONGEST,
    Proofread,
    Slip,
    accepted,
    check,
    names_in,
    warm,
)

__all__ = ["LONGEST", "Proofread", "Slip", "accepted", "check", "names_in", "warm"]
