"""data/README.md names every data file, and no other."""

import re

from coaching.codebook import DATA


def test_the_table_of_data_files_is_complete() -> None:
    rows = re.findall(r"^\| `([^`]+)` ", (DATA / "README.md").read_text("utf-8"), re.MULTILINE)
    named = {file for row in rows for file in DATA.glob(row)}
    there = {f for f in DATA.rglob("*") if f.is_file() and f.name != "README.md"}

    assert named == there
    assert all(any(DATA.glob(row)) for row in rows)
