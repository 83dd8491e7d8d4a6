"""data/letters/slips.toml → slips of letter writers that Harper does not know."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from coaching.codebook import DATA

_PLURAL = {"has": "have", "was": "were", "is": "are"}


def found(text: str) -> Iterator[dict[str, Any]]:
    """Slips in the shape of the worker's."""
    typed = "’" if "’" in text else "'"
    for slip, pattern in _rules():
        for match in pattern.finditer(text.replace("'", "’")):
            yield {
                "start": match.start(),
                "end": match.end(),
                "kind": "Usage",
                "message": slip["say"],
                "instead": [new.replace("’", typed) for new in _instead(slip, match)],
            }


def _instead(slip: dict[str, Any], match: re.Match[str]) -> list[str]:
    if slip.get("capital"):
        return [match[0].capitalize()]
    if "last" in slip:
        return [match[1] + slip["last"]]
    if slip.get("verb"):
        verb = match[2].lower()
        return [f"{match[1]} {_PLURAL.get(verb, verb.removesuffix('s'))}"]
    groups = [match[0], *(g or "" for g in match.groups())]
    return [re.sub(r"\{(\d)\}", lambda m: groups[int(m[1])], to) for to in slip["to"]]


@cache
def _rules() -> tuple[tuple[dict[str, Any], re.Pattern[str]], ...]:
    table = tomllib.loads((DATA / "letters" / "slips.toml").read_text(encoding="utf-8"))
    return tuple((slip, re.compile(slip["match"], re.MULTILINE)) for slip in table["slip"])
