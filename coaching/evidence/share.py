"""A count of interviews → how large the share may plausibly be, and whether it is recurring."""

import math
from dataclasses import dataclass
from statistics import NormalDist

LEVEL = 0.95
RECURS_ABOVE = 0.25
"""A theme is recurring when even the low end of what is plausible is above a quarter."""
LEAST_TO_RECUR = 3
"""Two interviews are an anecdote, whatever a formula says of 2 of 2."""
_TINY = 1e-300
_CLOSE = 1e-15
_TERMS = 400
_HALVINGS = 60


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``of`` interviews, and the lowest and highest share that is plausible."""

    count: int
    of: int
    low: float
    high: float

    @property
    def recurring(self) -> bool:
        """Whether the theme may be called recurring."""
        return recurring(self.count, self.of)


def share(count: int, of: int) -> Share:
    """
    A count with its interval; of no interviews at all everything is plausible.

    Raises:
        ValueError: If the count is negative or more than all.
    """
    return Share(count, of, *interval(count, of))


def interval(count: int, of: int, level: float = LEVEL) -> tuple[float, float]:
    """
    Wilson's score interval of a share, without continuity correction, from 0 to 1.

    Wilson (1927), J. Am. Stat. Assoc. 22, 209-212; chosen because it holds its level for few
    trials, as Newcombe (1998), Stat. Med. 17, 857-872, and Brown, Cai and DasGupta (2001), Stat.
    Sci. 16, 101-133, have shown.

    Raises:
        ValueError: If the count is negative or more than all.
    """
    _check(count, of)
    if of == 0:
        return 0.0, 1.0
    z = NormalDist().inv_cdf((1 + level) / 2)
    p, squared = count / of, z * z / of
    middle = (p + squared / 2) / (1 + squared)
    half = z * math.sqrt(p * (1 - p) / of + squared / (4 * of)) / (1 + squared)
    # Rounding would leave 1e-17 where the formula says exactly 0 or 1.
    low = 0.0 if count == 0 else max(0.0, middle - half)
    return low, 1.0 if count == of else min(1.0, middle + half)


def recurring(count: int, of: int) -> bool:
    """
    Whether a theme keeps coming back: the Jeffreys lower bound of its share is above a quarter.

    That takes 3 of 3, 3 of 4, 4 of 5, 4 of 6, 5 of 8 or 6 of 10 interviews; never fewer than 3.
    """
    _check(count, of)
    # The bound is above a quarter when less than its tail lies below a quarter.
    tail = beta_below(RECURS_ABOVE, count + 0.5, of - count + 0.5)
    return count >= LEAST_TO_RECUR and tail < (1 - LEVEL) / 2


def jeffreys_lower(count: int, of: int, level: float = LEVEL) -> float:
    """
    The low end of Jeffreys' interval of a share: a quantile of Beta(count + ½, of - count + ½).

    0 when nobody named it, as Brown, Cai and DasGupta (2001) advise.

    Raises:
        ValueError: If the count is negative or more than all.
    """
    _check(count, of)
    if count == 0:
        return 0.0
    wanted, low, high = (1 - level) / 2, 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if beta_below(middle, count + 0.5, of - count + 0.5) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def beta_below(x: float, a: float, b: float) -> float:
    """
    How much of a Beta(a, b) distribution lies below x: the regularised incomplete beta function.

    By Lentz's continued fraction (Press et al., Numerical Recipes, 3rd ed., section 6.4).
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):  # beyond that the fraction converges on the other side
        return 1 - beta_below(1 - x, b, a)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front += a * math.log(x) + b * math.log1p(-x)
    return math.exp(front) * _fraction(x, a, b) / a


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _not_zero(1 + term * d)
            c = _not_zero(1 + term / c)
            value *= c * d
        if abs(c * d - 1) < _CLOSE:
            return value
    raise ArithmeticError(f"The incomplete beta function of {x}, {a}, {b} did not converge.")


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def _check(count: int, of: int) -> None:
    if not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is no share.")
