"""Measured values → one line each: median, ratio to the baseline of the same run, bar, verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

TOLERANCE = 1.3
"""How much more than the skeleton's multiple a real page may cost."""


@dataclass(frozen=True)
class Figure:
    """
    One thing measured, beside what it is compared with.

    Attributes:
        unit: Of the values: "ms", "MB".
        ours: Measured values, at least one.
        baseline: Of the thing compared with, in the same run; empty if the bar is absolute.
        bar: Ratio (with a baseline) or value (without) to reach; None if only for information.
        tolerance: How many times the bar is still allowed.
    """

    name: str
    unit: str
    ours: Sequence[float]
    baseline: Sequence[float] = ()
    bar: float | None = None
    tolerance: float = TOLERANCE

    @property
    def value(self) -> float:
        return median(self.ours)

    @property
    def ratio(self) -> float | None:
        return self.value / median(self.baseline) if self.baseline else None

    @property
    def verdict(self) -> str:
        if self.bar is None:
            return ""
        reached = self.value if self.ratio is None else self.ratio
        if reached <= self.bar:
            return "met"
        return "met, within 1.3" if reached <= self.bar * self.tolerance else "NOT MET"


def table(figures: Sequence[Figure]) -> str:
    """All figures as a text table, in the order given."""
    rows = [("figure", "ours", "baseline", "ratio", "bar", ""), *map(_row, figures)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if n in {0, 5} else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _row(f: Figure) -> tuple[str, ...]:
    return (
        f.name,
        f"{f.value:.2f} {f.unit}",
        f"{median(f.baseline):.2f} {f.unit}" if f.baseline else "",
        f"{f.ratio:.2f}" if f.ratio is not None else "",
        f"{f.bar:g}" if f.bar is not None else "",
        f.verdict,
    )
