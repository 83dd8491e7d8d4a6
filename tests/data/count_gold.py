"""Gold files → the numbers of expected.json, by plain counting. Run it to compare the two."""

import json
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def gold() -> dict[int, dict[str, Any]]:
    """Every gold file by the number its name begins with."""
    files = sorted((HERE / "documents").glob("*.toml"))
    return {int(f.name[:2]): tomllib.loads(f.read_text("utf-8")) for f in files}


def counted() -> dict[str, Any]:
    """What the trends page has to show once every document is recorded as its gold file says."""
    documents = gold()
    employers = {n: d for n, d in documents.items() if d["origin"] == "employer"}
    given = [n for n, d in employers.items() if d["status"] == "given"]
    counts = {kind: _by_theme(employers, kind) for kind in ("strength", "weakness", "suggestion")}
    reasons = [n for n, d in employers.items() for p in d["points"] if p["kind"] == "reason"]
    return {
        "interviews": len({_interview(d) for d in documents.values() if d["origin"] != "mock"}),
        "mock_interviews": len(
            {_interview(d) for d in documents.values() if d["origin"] == "mock"}
        ),
        "with_feedback": len(given),
        "gave_none": len(employers) - len(given),
        "when_every_document_is_pasted_as_a_message": {
            "with_feedback": len(employers),
            "gave_none": 0,
        },
        **counts,
        "differ": [t for t in _codebook() if t in counts["strength"] and t in counts["weakness"]],
        "reasons": {
            "quotes": len(reasons),
            "interviews": len(set(reasons)),
            "documents": sorted(set(reasons)),
        },
        "private_points": sum(_private(p) for d in documents.values() for p in d["points"]),
    }


def _by_theme(employers: dict[int, dict[str, Any]], kind: str) -> dict[str, dict[str, Any]]:
    named: dict[str, list[int]] = {}
    for theme in _codebook():
        for number, document in employers.items():
            if any(_names(p, kind, theme) for p in document["points"]):
                named.setdefault(theme, []).append(number)
    return {t: {"interviews": len(ns), "documents": ns} for t, ns in named.items()}


def _names(point: dict[str, Any], kind: str, theme: str) -> bool:
    return point["kind"] == kind and theme in point.get("themes", ()) and not _private(point)


def _private(point: dict[str, Any]) -> bool:
    return "private" in point.get("flags", ())


def _interview(document: dict[str, Any]) -> tuple[str, str, str]:
    return document["employer"], document["role"], str(document["held_on"])


def _codebook() -> list[str]:
    book = json.loads((HERE.parents[1] / "data" / "themes.json").read_text("utf-8"))
    return [theme["id"] for theme in book["themes"]]


if __name__ == "__main__":
    expected = json.loads((HERE / "expected.json").read_text("utf-8"))
    found = counted()
    wrong = {k: (found.get(k), v) for k, v in expected.items() if found.get(k) != v}
    raise SystemExit(
        f"Counted, expected: {wrong}" if wrong or found.keys() != expected.keys() else 0
    )
