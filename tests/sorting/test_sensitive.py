"""Sensitive remarks: found nearly always, and what is near them in words mostly left alone."""

from functools import cache
from pathlib import Path

from coaching.model import Flag
from coaching.sorting import sort_points

FILE = Path(__file__).parents[1] / "data" / "sensitive.txt"
RECALL, PRECISION = 0.95, 0.8


@cache
def marked(sign: str) -> dict[str, bool]:
    """Every remark behind ``sign``, each sorted alone → whether it was set apart."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    remarks = [line[2:] for line in lines if line.startswith(f"{sign} ")]
    return {r: Flag.SENSITIVE in sort_points([r])[0].flags for r in remarks}


def test_there_are_enough_remarks_of_both_sorts() -> None:
    assert min(len(marked("!")), len(marked("="))) >= 150


def test_nearly_every_sensitive_remark_is_set_apart() -> None:
    missed = [r for r, found in marked("!").items() if not found]

    assert len(missed) <= (1 - RECALL) * len(marked("!")), missed


def test_most_of_what_is_set_apart_is_sensitive() -> None:
    hit = sum(marked("!").values())
    wrong = [r for r, found in marked("=").items() if found]

    assert hit / (hit + len(wrong)) >= PRECISION, wrong
