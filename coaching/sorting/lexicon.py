"""data/sorting/*.toml → lists and phrase groups, read once on first use."""

import tomllib
from functools import cache
from typing import Any

from coaching.codebook import DATA


@cache
def table(name: str) -> dict[str, Any]:
    """One file of data/sorting as it stands, e.g. ``kinds``; see the README there."""
    return tomllib.loads((DATA / "sorting" / f"{name}.toml").read_text(encoding="utf-8"))
