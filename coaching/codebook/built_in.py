"""data/themes.json and data/vocab.json → themes with their drills, and the lists of choices."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True, slots=True)
class Drill:
    """An exercise for one theme: what to do, for how many minutes, and when it is done."""

    name: str
    steps: tuple[str, ...]
    minutes: int
    done_when: str


@dataclass(frozen=True, slots=True)
class Theme:
    """
    What a point can be about.

    ``short`` has at most 20 characters and fits beside a chart. ``controllable`` is ``yes`` (can
    change by the next interview or so), ``partly`` or ``no`` (never counted as a weakness).
    ``caution`` says where remarks of this kind may be unfair; mostly empty. A theme of the
    person's own has neither a question nor a drill.
    """

    id: str
    label: str
    short: str
    group: str
    definition: str
    controllable: str
    horizon: str
    clarifying_question: str
    drill: Drill | None
    caution: str = ""


@cache
def themes() -> dict[str, Theme]:
    """Every built-in theme by id, in codebook order."""
    book = json.loads((DATA / "themes.json").read_text(encoding="utf-8"))
    return {t["id"]: _theme(t) for t in book["themes"]}


@cache
def vocabulary(name: str) -> tuple[str, ...]:
    """
    One list of choices from data/vocab.json, e.g. ``stages`` or ``feedback_channels``.

    Sectors come as their titles (NAICS 2022, two digits; shortened by us).

    Raises:
        KeyError: If there is no such list.
    """
    lists = json.loads((DATA / "vocab.json").read_text(encoding="utf-8"))
    if name == "sectors":
        return tuple(title for _code, title in lists["sectors_NAICS2022_canada"])
    return tuple(lists[name])


def _theme(entry: dict[str, object]) -> Theme:
    drill = entry["drill"]
    assert isinstance(drill, dict)  # noqa: S101 - the shape of our own file, checked by a test
    return Theme(
        id=str(entry["id"]),
        label=str(entry["label"]),
        short=str(entry["short"]),
        group=str(entry["group"]),
        definition=str(entry["definition"]),
        controllable=str(entry["controllable"]),
        horizon=str(entry["practice_horizon"]),
        clarifying_question=str(entry["clarifying_question"]),
        caution=str(entry.get("bias_note") or ""),
        drill=Drill(
            name=str(drill["name"]),
            steps=tuple(drill["steps"]),
            minutes=int(drill["minutes"]),
            done_when=str(drill["done_when"]),
        ),
    )
