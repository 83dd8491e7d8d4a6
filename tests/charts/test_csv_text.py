"""The facts of a chart as CSV: complete, and inert in a spreadsheet."""

import csv
from io import StringIO

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching import charts, frames
from tests.summary.journal import journal


def read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_holds_the_whole_table() -> None:
    facts = charts.coverage_facts(frames.to_coverage(journal()))

    rows = read(charts.to_csv(facts))
    assert rows[0] == ["Date", "Employer", "Role", "Feedback"]
    assert ", ".join(rows[1]) == (
        "3 Feb 2026, Harbourline Logistics, Project support officer, employer gives none"
    )
    assert len(rows) == 13


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", " =1"])
def test_a_formula_is_made_inert(cell: str) -> None:
    assert read(charts.to_csv(pd.DataFrame({"Who": [cell]})))[1] == [f"'{cell}"]


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_no_cell_ever_begins_like_a_formula_and_nothing_is_lost(cells: list[str]) -> None:
    found = read(charts.to_csv(pd.DataFrame({"Who": pd.array(cells, dtype="str")})))[1:]

    assert not any(row and row[0].lstrip(" ").startswith(tuple("=+-@\t\r\n")) for row in found)
    assert [(row or [""])[0].removeprefix("'") for row in found] == [
        cell.removeprefix("'") for cell in cells
    ]


def test_opens_as_utf_8_with_windows_line_ends() -> None:
    text = charts.to_csv(pd.DataFrame({"Who": ["Øst & Søn", 'say "so"']}))

    assert text == '\ufeffWho\r\nØst & Søn\r\n"say ""so"""\r\n'


def test_an_empty_table_keeps_its_head() -> None:
    assert read(charts.to_csv(charts.coverage_facts(frames.to_coverage([])))) == [
        ["Date", "Employer", "Role", "Feedback"]
    ]
