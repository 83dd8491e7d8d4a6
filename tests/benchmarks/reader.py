"""
The development set + the themes a reader gave → how near a person comes, and how near the sorter.

    python -m tests.benchmarks.reader FILE.jsonl

tests/data/reader.txt holds 150 points drawn by chance, by document and number, with the themes
given by somebody who saw the point, the end of the one before it and the register, but no label.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from coaching.sorting import sort_points
from coaching.sorting.evaluate import Tally

READ = Path(__file__).resolve().parents[1] / "data" / "reader.txt"


def main(arguments: Sequence[str]) -> None:
    """Print F1 of the themes for the reader and for the sorter, on the same points."""
    text = Path(arguments[0]).read_text(encoding="utf-8")
    labelled = {d["doc"]: d for d in map(json.loads, text.splitlines())}
    reader, sorter, same = Tally(), Tally(), [0, 0]
    for line in READ.read_text(encoding="utf-8").splitlines():
        name, number, *themes = line.split()
        document = labelled[name]
        gold = document["points"][int(number)]["themes"]
        reader.add(gold, themes)
        sorter.add(gold, _said(document)[int(number)])
        if gold or themes:
            same[set(gold) == set(themes)] += 1
    for who, tally in (("a reader", reader), ("the sorter", sorter)):
        names = tally.names()
        precision, recall, micro = tally.scores(names)
        sys.stdout.write(
            f"{who:12} themes {micro:.3f} / {tally.macro(names):.3f}"
            f"  precision {precision:.3f}  recall {recall:.3f}\n"
        )
    sys.stdout.write(f"a reader gave the same themes to {same[1]} of {sum(same)} points\n")


def _said(document: Mapping[str, Any]) -> list[list[str]]:
    texts = [document["text"][p["start"] : p["end"]] for p in document["points"]]
    return [[guess.theme for guess in point.themes] for point in sort_points(texts)]


if __name__ == "__main__":
    main(sys.argv[1:])
