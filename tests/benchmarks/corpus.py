"""
The corpus the sorter learns from: how large, how varied, how much any two documents share.

    python -m tests.benchmarks.corpus
"""

import re
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from coaching.sorting import corpus
from coaching.sorting.corpus import Document

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_RUN = 3


def words(text: str) -> list[str]:
    """Words in small letters."""
    return [word.lower() for word in _WORD.findall(text)]


def lines(documents: Sequence[Document]) -> Iterator[str]:
    """What is to be known, a line each."""
    said = [words(d.text) for d in documents]
    often = Counter(word for row in said for word in row)
    lengths = sorted(len(d.text.split()) for d in documents)
    points = [text for d in documents for text in d.texts]
    yield f"{len(documents)} documents, {len(points):,} points, {len(set(points)):,} different"
    once = sum(n == 1 for n in often.values())
    yield f"{often.total():,} words, {len(often):,} different, {once:,} of them once"
    yield (
        f"words in a document: {lengths[0]} to {lengths[-1]}, median {statistics.median(lengths):g}"
    )
    share, first, second = most_alike(documents, said)
    yield f"most alike: {first} and {second} share {share:.1%} of their runs of {_RUN} words"


def most_alike(
    documents: Sequence[Document], said: Sequence[Sequence[str]]
) -> tuple[float, str, str]:
    """The two documents with most runs in common, as a share of all runs of either."""
    runs = [{tuple(row[n : n + _RUN]) for n in range(len(row) - _RUN + 1)} for row in said]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, found in enumerate(runs):
        for run in found:
            holders[run].append(number)
    shared = Counter(pair for having in holders.values() for pair in combinations(having, 2))
    share, (a, b) = max((n / len(runs[a] | runs[b]), (a, b)) for (a, b), n in shared.items())
    return share, documents[a].name, documents[b].name


def main() -> None:
    """Print it."""
    sys.stdout.write("\n".join(lines(corpus.documents())) + "\n")


if __name__ == "__main__":
    main()
