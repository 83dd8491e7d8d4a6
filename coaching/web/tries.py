"""Failures by name → whether that name has to wait; counted in bounded memory."""

import threading
from collections import OrderedDict

MOST_NAMES = 10_000


class Tries:
    """
    At most so many failures within a while, for each name.

    The names that failed longest ago are forgotten first. Whoever has ten thousand names to fail
    under is not stopped here; a token of 256 bits does not need it.
    """

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._failed: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = threading.Lock()

    def waits(self, name: str, now: float) -> bool:
        """Whether this name failed too often of late."""
        with self._lock:
            return len(self._recent(name, now)) >= self._most

    def failed(self, name: str, now: float) -> None:
        """Remember a failure."""
        with self._lock:
            self._failed[name] = [*self._recent(name, now), now][-self._most :]
            self._failed.move_to_end(name)
            while len(self._failed) > MOST_NAMES:
                self._failed.popitem(last=False)

    def __len__(self) -> int:
        return len(self._failed)

    def _recent(self, name: str, now: float) -> list[float]:
        return [at for at in self._failed.get(name, ()) if at > now - self._seconds]
