"""Two codings of the same points → how far they agree, by theme and overall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FEW = 10
"""Points under which kappa would say more than it can."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """
    Two coders on one theme, or on all of them.

    ``of`` decisions, ``agreed`` alike; ``first`` and ``second`` are how often each said yes.
    ``kappa`` is None when there are too few, or when chance alone would have them agree.
    """

    theme: str
    agreed: int
    of: int
    first: int
    second: int
    kappa: float | None


def kappa(first: Sequence[bool], second: Sequence[bool]) -> float | None:
    """
    Cohen's kappa of two series of yes and no: agreement beyond chance, 1 at most.

    Source: Cohen 1960, Educational and Psychological Measurement 20(1). None without any
    decision, or when both always say the same one thing.
    """
    of = len(first)
    if not of:
        return None
    seen = sum(a == b for a, b in zip(first, second, strict=True)) / of
    yes_first, yes_second = sum(first) / of, sum(second) / of
    chance = yes_first * yes_second + (1 - yes_first) * (1 - yes_second)
    return None if chance == 1 else (seen - chance) / (1 - chance)


def agreement(
    first: Mapping[int, Sequence[str]], second: Mapping[int, Sequence[str]]
) -> tuple[Agreement, ...]:
    """
    Compare on the points both coded: all themes together first (theme ``""``), then each.

    One decision is whether one point is about one theme. Themes neither of the two used are left
    out: agreeing that nothing is about them says nothing. Most used first. No points: empty.
    """
    both = [point for point in first if point in second]
    used = {t for point in both for t in (*first[point], *second[point])}
    rows = []
    pooled: tuple[list[bool], list[bool]] = ([], [])
    for theme in sorted(used):
        one = [theme in first[point] for point in both]
        two = [theme in second[point] for point in both]
        pooled[0].extend(one)
        pooled[1].extend(two)
        rows.append(_row(theme, one, two, enough=len(both) >= FEW))
    rows.sort(key=lambda row: (-(row.first + row.second), row.theme))
    return (_row("", *pooled, enough=len(both) >= FEW), *rows) if rows else ()


def _row(theme: str, one: list[bool], two: list[bool], *, enough: bool) -> Agreement:
    agreed = sum(a == b for a, b in zip(one, two, strict=True))
    beyond = kappa(one, two) if enough else None
    return Agreement(theme, agreed, len(one), sum(one), sum(two), beyond)
