"""data/redaction.toml and data/names.txt → lists of words, folded."""

import tomllib
from functools import cache

from coaching.codebook import DATA
from coaching.redaction.folded import fold


@cache
def words_of(name: str) -> frozenset[str]:
    """One list of data/redaction.toml, folded."""
    return frozenset(map(fold, _lists()[name]))


@cache
def given_names() -> frozenset[str]:
    """Given names of many countries, folded: data/names.txt."""
    lines = (DATA / "names.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@cache
def nicknames() -> tuple[frozenset[str], ...]:
    """First names with what else their bearers are called, one person's together."""
    return tuple(frozenset(line.split()) for line in _lists()["nicknames"])


@cache
def _lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads((DATA / "redaction.toml").read_text("utf-8"))
    return found
