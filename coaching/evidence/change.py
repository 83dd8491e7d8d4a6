"""Counts before and after practice, for some themes → the themes that are named less often."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import TypeVar

FALSE_DISCOVERIES = 0.10
"""Of the themes that are said to be named less often, the share that may be chance."""
LEAST_EACH_SIDE = 4
"""Interviews with feedback before, and as many after, under which nothing is claimed."""
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Sides:
    """In how many interviews a theme was to work on: before practice, and after."""

    before: int
    of_before: int
    after: int
    of_after: int

    @property
    def enough(self) -> bool:
        """Whether there are so many interviews on both sides that anything can be claimed."""
        return min(self.of_before, self.of_after) >= LEAST_EACH_SIDE


def fewer(sides: Mapping[Key, Sides]) -> dict[Key, bool]:
    """
    Decide for each theme whether "fewer since practice" is more than chance would explain.

    Themes with fewer than 4 interviews on a side are never claimed. The others are one family:
    the p-values of Fisher's mid-p test, taken twice because a rise would have been noticed as
    well, are judged together at 10 % false discoveries. Interviews that prompted the practice
    have to be left out before: a theme is chosen when it comes up often, and falls by itself.
    """
    judged = {key: side for key, side in sides.items() if side.enough}
    values = [min(1.0, 2 * mid_p_fewer(side)) for side in judged.values()]
    found = dict(zip(judged, true_discoveries(values), strict=True))
    return {key: found.get(key, False) for key in sides}


def mid_p_fewer(sides: Sides) -> float:
    """
    Fisher's exact test with the mid-p correction: how often chance alone gives so few after.

    Given how many interviews there are on each side and how many name the theme in all: the
    probability of fewer after practice, and half that of exactly as many. Lancaster (1961), J.
    Am. Stat. Assoc. 56, 223-234; Agresti, Categorical Data Analysis, section 3.5.
    """
    named = sides.before + sides.after
    ways = [_ways(sides, named, after) for after in range(sides.after + 1)]
    total = comb(sides.of_before + sides.of_after, named)
    return (2 * sum(ways) - ways[-1]) / (2 * total)


def _ways(sides: Sides, named: int, after: int) -> int:
    if named - after > sides.of_before:
        return 0
    return comb(sides.of_after, after) * comb(sides.of_before, named - after)


def true_discoveries(values: Sequence[float], rate: float = FALSE_DISCOVERIES) -> list[bool]:
    """
    Which p-values of one family stand, in their order, at a given rate of false discoveries.

    Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57, 289-300.
    """
    ranked = sorted(values)
    passed = [p for rank, p in enumerate(ranked, 1) if p <= rate * rank / len(ranked)]
    return [bool(passed) and value <= passed[-1] for value in values]
