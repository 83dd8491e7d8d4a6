"""
The points of one message → what the untaught sorter makes of them, worked out once.

A person's lessons are the same messages at every sorting. They are known again by a digest with a
key that lives as long as the process: no words are kept, and none can be tried out against it.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from secrets import token_bytes
from threading import Lock

from coaching.model import Kind
from coaching.sorting.point import SortedPoint, ThemeGuess

MOST = 4096
"""Messages that are remembered; those not asked for longest are forgotten first."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the sorter said of one point, without its words."""

    kind: Kind
    themes: tuple[ThemeGuess, ...]


@dataclass(slots=True)
class Once:
    """A sorter that need not read the same message twice."""

    sorter: Callable[[Sequence[str]], Sequence[SortedPoint]]
    _key: bytes = field(default_factory=lambda: token_bytes(32))
    _known: OrderedDict[bytes, tuple[Said, ...]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def __call__(self, texts: Sequence[str]) -> tuple[Said, ...]:
        """What it makes of the points of one message, in order."""
        digest = self._digest(texts)
        with self._lock:
            if digest in self._known:
                self._known.move_to_end(digest)
                return self._known[digest]
        said = tuple(Said(p.kind, p.themes) for p in self.sorter(texts))
        with self._lock:
            self._known[digest] = said
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        return said

    def _digest(self, texts: Sequence[str]) -> bytes:
        together = blake2b(key=self._key, digest_size=16)
        for text in texts:
            written = text.encode(errors="surrogatepass")
            together.update(len(written).to_bytes(8, "big") + written)
        return together.digest()
