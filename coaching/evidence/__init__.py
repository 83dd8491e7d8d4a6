"""
Counts of a few interviews → what they can and cannot say.

Exact statistics in ``math`` and NumPy: an interval for a share, whether a theme is recurring,
whether it is named less often since practice, and whether its share rises or falls over time.
Counts are interviews. Nothing here knows a word anybody said.
"""

from coaching.evidence.change import (
    FALSE_DISCOVERIES,
    LEAST_EACH_SIDE,
    Sides,
    fewer,
    mid_p_fewer,
    true_discoveries,
)
from coaching.evidence.share import Share, interval, jeffreys_lower, recurring, share
from coaching.evidence.trend import LEAST_FOR_A_TREND, Trend, trends

__all__ = [
    "FALSE_DISCOVERIES",
    "LEAST_EACH_SIDE",
    "LEAST_FOR_A_TREND",
    "Share",
    "Sides",
    "Trend",
    "fewer",
    "interval",
    "jeffreys_lower",
    "mid_p_fewer",
    "recurring",
    "share",
    "trends",
    "true_discoveries",
]
