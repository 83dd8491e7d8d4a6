"""What the proofreader catches, and how long it takes; run this module to see it."""

import re
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from coaching.letters import English, Facts, Own, composed
from coaching.model import Letter
from coaching.proofreading import Slip, check, slips

HERE = Path(__file__).parent
KNOWN = (
    "Judith Amory", "Siobhán Ó Briain", "Łukasz Ważny", "Sam Okonkwo", "Northgate", "Tamarack",
    "Fenwick", "PostgreSQL", "Kubernetes", "SAP",
)  # fmt: skip
_PLANTED = re.compile(r"\{(.*?)\|(.*?)\}")


@dataclass(frozen=True)
class Caught:
    """How many of so many planted errors were found, and how many with the right cure."""

    found: int
    mended: int
    of: int
    missed: tuple[str, ...]


def sentences(name: str) -> list[tuple[str, str]]:
    """The English and the text of each line."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [
        (english, text)
        for english, _, text in (line.partition(" ") for line in lines if line and line[0] != "#")
    ]


def planted() -> Caught:
    """Read every sentence with its planted error."""
    found = mended = 0
    missed = []
    every = sentences("planted.txt")
    for english, line in every:
        mark = _PLANTED.search(line)
        assert mark, line
        wrong = line[: mark.start()] + mark[1] + line[mark.end() :]
        right = line[: mark.start()] + mark[2] + line[mark.end() :]
        at = (mark.start(), mark.start() + len(mark[1]))
        hits = [s for s in check(wrong, english, known=KNOWN).slips if _touches(s, at)]
        found += bool(hits)
        mended += any(_with(wrong, s, i) == right for s in hits for i in s.instead)
        missed += [] if hits else [line]
    return Caught(found, mended, len(every), tuple(missed))


def false_flags() -> list[tuple[str, Slip]]:
    """What is flagged in sentences without an error."""
    return [
        (text, slip)
        for english, text in sentences("clean.txt")
        for slip in check(text, english, known=KNOWN).slips
    ]


def seconds_per_letter(times: int = 30) -> list[float]:
    """How long one letter of usual length takes, the first one left out."""
    facts = Facts("Northgate Council", "Officer", "Judith Amory", "Sam Okonkwo")
    own = Own({"discussed": "the riverside projects", "fit": "two years of keeping a rota"})
    text = composed(Letter.THANK_YOU, facts, own).body
    check(text, English.CANADIAN, known=KNOWN)
    took = []
    for _ in range(times):
        start = time.perf_counter()
        check(text, English.CANADIAN, known=KNOWN)
        took.append(time.perf_counter() - start)
    return took


def _touches(slip: Slip, at: tuple[int, int]) -> bool:
    return slip.start <= at[1] and at[0] <= slip.end


def _with(text: str, slip: Slip, instead: str) -> str:
    return " ".join((text[: slip.start] + instead + text[slip.end :]).split())


def main() -> None:
    """Print the figures."""
    whole, flags = planted(), false_flags()
    ours = sum(
        any(True for _ in slips.found(_PLANTED.sub(r"\1", line)))
        for _, line in sentences("planted.txt")
    )
    took = sorted(seconds_per_letter())
    print(f"caught {whole.found} of {whole.of}, {whole.mended} with the right cure")  # noqa: T201
    print(f"our own rules alone touch {ours}")  # noqa: T201
    for line in whole.missed:
        print(f"  missed: {line}")  # noqa: T201
    print(f"false flags: {len(flags)} in {len(sentences('clean.txt'))} clean sentences")  # noqa: T201
    for text, slip in flags:
        print(f"  {slip.problem!r} {slip.message} in {text!r}")  # noqa: T201
    print(  # noqa: T201
        f"one letter: {statistics.median(took) * 1000:.0f} ms, "
        f"slowest of {len(took)} {took[-1] * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
