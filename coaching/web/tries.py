"""Tries by name → whether one more may be made; counted in bounded memory."""

import threading
from collections import OrderedDict

MOST_NAMES = 10_000


class Tries:
    """
    At most so many tries within a while, for each name.

    A try counts from its beginning, so that many at once are no way round, and no more once it is
    forgiven. The names that tried longest ago are forgotten first. Whoever has ten thousand names
    to fail under is not stopped here; a token of 256 bits does not need it.
    """

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self.seconds = most, seconds
        self._begun: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, name: str, now: float) -> bool:
        """Count a try, if one more may be made under this name."""
        with self._lock:
            recent = [at for at in self._begun.get(name, ()) if at > now - self.seconds]
            if len(recent) >= self._most:
                return False
            self._begun[name] = [*recent, now]
            self._begun.move_to_end(name)
            while len(self._begun) > MOST_NAMES:
                self._begun.popitem(last=False)
            return True

    def forgive(self, name: str, begun: float) -> None:
        """Count a try no more: it was none of those to be held back."""
        with self._lock:
            known = self._begun.get(name, [])
            if begun in known:
                known.remove(begun)
            if not known:
                self._begun.pop(name, None)

    def __len__(self) -> int:
        return len(self._begun)


class Begun:
    """One try, under each limit it counts for."""

    def __init__(self, at: float) -> None:
        self._at = at
        self._names: dict[Tries, str] = {}

    def under(self, limit: Tries, name: str) -> bool:
        """Count it, if one more may be made."""
        may = limit.begin(name, self._at)
        if may:
            self._names[limit] = name
        return may

    def forgive(self, *limits: Tries) -> None:
        """Count it no more."""
        for limit in limits:
            if limit in self._names:
                limit.forgive(self._names.pop(limit), self._at)
