"""Counts in periods that follow each other → whether a theme's share rises or falls."""

from collections.abc import Hashable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

import numpy as np

from coaching.evidence.change import true_discoveries

LEAST_FOR_A_TREND = 8
"""Interviews under which there is no trend, neither line nor word."""
_MOST_EXACT = 150
Key = TypeVar("Key", bound=Hashable)


class Trend(StrEnum):
    """What can be said about a share over time."""

    RISES = "rises"
    FALLS = "falls"
    UNKNOWN = "unknown"


def trends(named: Mapping[Key, Sequence[int]], of: Sequence[int]) -> dict[Key, Trend]:
    """
    Decide for each theme whether its share rises or falls over the periods.

    Args:
        named: In how many interviews of each period a theme was named.
        of: How many interviews with feedback there were in each period; may be 0.

    Returns:
        ``UNKNOWN`` for all under 8 interviews; else what stands at 10 % false discoveries over
        the themes, by the exact permutation test.
    """
    if sum(of) < LEAST_FOR_A_TREND or not named:
        return dict.fromkeys(named, Trend.UNKNOWN)
    tails = permutation_tails(list(named.values()), of)
    stands = true_discoveries([min(1.0, 2 * min(pair)) for pair in tails])
    return {
        key: _direction(*pair) if found else Trend.UNKNOWN
        for key, pair, found in zip(named, tails, stands, strict=True)
    }


def _direction(earlier: float, later: float) -> Trend:
    return Trend.FALLS if earlier < later else Trend.RISES


def permutation_tails(
    named: Sequence[Sequence[int]], of: Sequence[int]
) -> list[tuple[float, float]]:
    """
    For each theme, how often chance alone puts its interviews as early, and as late.

    The sum of the periods' places of the interviews that named the theme, over all ways to
    choose as many interviews: the exact conditional form of the Cochran-Armitage test, and with
    one interview in a period the Mann-Whitney test (Ann. Math. Stat. 18, 50-60, 1947). The newest
    150 interviews at most are looked at, in whole periods: what was true before is no trend now.
    """
    first = _newest(of)
    of = of[first:]
    kept = [list(counts[first:]) for counts in named]
    ways = _ways(of, max((sum(counts) for counts in kept), default=0))
    return [_tails(ways[sum(counts)], _places(counts)) for counts in kept]


def _newest(of: Sequence[int]) -> int:
    """The first period of the newest ones that hold 150 interviews together."""
    first = len(of)
    while first and sum(of[first - 1 :]) <= _MOST_EXACT:
        first -= 1
    return min(first, max(len(of) - 2, 0))


def _places(counts: Sequence[int]) -> int:
    return sum(place * count for place, count in enumerate(counts))


def _tails(ways: Any, at: int) -> tuple[float, float]:
    total = float(ways.sum())
    return float(ways[: at + 1].sum()) / total, float(ways[at:].sum()) / total


def _ways(of: Sequence[int], most: int) -> Any:
    """``ways[k, s]``: in how many ways k interviews can be chosen whose places add up to s."""
    largest = _places(of)
    ways = np.zeros((most + 1, largest + 1))
    ways[0, 0] = 1
    for place, interviews in enumerate(of):
        for _ in range(interviews):
            if place:
                ways[1:, place:] += ways[:-1, :-place].copy()
            else:
                ways[1:] += ways[:-1].copy()
    return ways
