"""
Labelled feedback written for these tests, and the reader of its markup.

``=== register`` opens a document; ``[[S theme flag|words]]`` is a point: S strength, W weakness,
U suggestion, R reason, - remark; then themes and flags. All else is text between points.
"""

import re
from pathlib import Path
from typing import Any

from coaching.codebook import themes

_KINDS = {"S": "strength", "W": "weakness", "U": "suggestion", "R": "reason", "-": "remark"}
_POINT = re.compile(r"\[\[([SWUR-])((?: \w+)*)\|(.*?)\]\]", re.DOTALL)


def documents(name: str = "mixed") -> list[dict[str, Any]]:
    """Documents of one file in the shape ``python -m coaching.sorting.evaluate`` reads."""
    source = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    parts = re.split(r"^=== (.+)\n", source, flags=re.MULTILINE)[1:]
    return [_document(n, *pair) for n, pair in enumerate(zip(parts[::2], parts[1::2], strict=True))]


def _document(number: int, register: str, marked: str) -> dict[str, Any]:
    text, points, at = "", [], 0
    for point in _POINT.finditer(marked):
        text += marked[at : point.start()]
        names = point[2].split()
        points.append(
            {
                "start": len(text),
                "end": len(text) + len(point[3]),
                "kind": _KINDS[point[1]],
                "themes": [n for n in names if n in themes()],
                "flags": [n for n in names if n not in themes()],
            }
        )
        text, at = text + point[3], point.end()
    return {
        "doc": f"w{number + 1:03}",
        "register": register.partition(",")[0],
        "text": text + marked[at:],
        "points": points,
    }
