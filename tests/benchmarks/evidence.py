"""
`python -m tests.benchmarks.evidence`: how often "fewer since practice" is wrong, or missed.

Invented journals of n interviews with feedback, practice begun in the middle. False: nothing
changed in any theme, and at least one is said to be named less often; the worst of five levels,
from rarely to often named. Power: one theme really falls, from three in four to one in seven.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass

import numpy as np

from coaching import evidence
from coaching.evidence import FALSE_DISCOVERIES, Sides
from tests.benchmarks.figures import Figure

SIZES = (6, 10, 20, 40)
LEVELS = (0.2, 0.35, 0.5, 0.65, 0.8)
JOURNALS = 5_000
FALL = (0.75, 0.15)
OTHERS = 9
MOST_FALSE = 0.05
Family = dict[int, Sides]


@dataclass(frozen=True)
class Row:
    """What happened with journals of one size, as shares of the journals."""

    size: int
    false_of_ten: float
    false_of_one: float
    power_of_ten: float
    power_alone: float
    false_uncorrected: float
    false_with_prompts: float


HEADS = (
    "interviews",
    "false, ten themes",
    "false, one theme",
    "power, one of ten falls",
    "power, alone",
    "false without the correction",
    "false if what prompted it counts",
)


def main() -> int:
    """Print the table; 1 if the product claims too much at any size."""
    rows = [measure(size) for size in SIZES]
    print(table(rows))  # noqa: T201
    worst = max(max(row.false_of_ten, row.false_of_one) for row in rows)
    print(f"Most false claims at any size: {worst:.1%}; allowed {MOST_FALSE:.0%}")  # noqa: T201
    return int(worst > MOST_FALSE)


def figures() -> list[Figure]:
    """For ``./run bench``: the false claims of ten themes, in percent of the journals."""
    return [
        Figure(
            f"false “fewer since practice”, {size} interviews, ten themes",
            "%",
            [100 * measure(size, JOURNALS // 5).false_of_ten],
            bar=100 * MOST_FALSE,
            tolerance=1,
        )
        for size in SIZES
    ]


def measure(size: int, journals: int = JOURNALS) -> Row:
    """Simulate journals of one size; the same numbers every time."""
    rng = np.random.default_rng(size)
    high, low = FALL
    rare = [LEVELS[1]] * OTHERS

    def worst(themes: int, claims: Callable[[Family], bool]) -> float:
        levels = ([level] * themes for level in LEVELS)
        return max(_share(claims, _drawn(rng, size, x, x, journals)) for x in levels)

    return Row(
        size,
        false_of_ten=worst(OTHERS + 1, _any),
        false_of_one=worst(1, _any),
        power_of_ten=_share(_first, _drawn(rng, size, [high, *rare], [low, *rare], journals)),
        power_alone=_share(_first, _drawn(rng, size, [high], [low], journals)),
        false_uncorrected=worst(OTHERS + 1, _uncorrected),
        false_with_prompts=worst(OTHERS + 1, _most_named),
    )


def table(rows: Sequence[Row]) -> str:
    """The table of the README, in Markdown."""
    lines = [HEADS, ("---",) * len(HEADS)]
    for row in rows:
        size, *shares = astuple(row)
        lines.append((str(size), *(f"{share:.1%}" for share in shares)))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _drawn(
    rng: np.random.Generator,
    size: int,
    before: Sequence[float],
    after: Sequence[float],
    journals: int,
) -> Iterator[Family]:
    half = size // 2
    counts = [
        rng.binomial(of, levels, (journals, len(levels))).tolist()
        for of, levels in ((half, before), (size - half, after))
    ]
    for pair in zip(*counts, strict=True):
        yield {
            i: Sides(b, half, a, size - half) for i, (b, a) in enumerate(zip(*pair, strict=True))
        }


def _share(claims: Callable[[Family], bool], families: Iterator[Family]) -> float:
    found = [claims(family) for family in families]
    return sum(found) / len(found)


def _any(family: Family) -> bool:
    return any(evidence.fewer(family).values())


def _first(family: Family) -> bool:
    return evidence.fewer(family)[0]


def _uncorrected(family: Family) -> bool:
    return any(
        s.enough and 2 * evidence.mid_p_fewer(s) <= FALSE_DISCOVERIES for s in family.values()
    )


def _most_named(family: Family) -> bool:
    """Only the theme that was named most, chosen for that, with all that prompted it."""
    most = max(family, key=lambda theme: family[theme].before)
    return _any({most: family[most]})


if __name__ == "__main__":
    sys.exit(main())
