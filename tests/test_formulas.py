"""Every table the app gives away: no cell of it is a formula, whatever was pasted."""

import csv
import re
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from coaching import charts, exchange, report
from coaching.codebook import NAMESPACE
from coaching.exchange import Code, Coding, Project, Source
from coaching.intake.applications import SetAside
from coaching.screen.bringing import as_csv
from tests.sharing.test_reports import full_of

ROOT = Path(__file__).resolve().parents[1]
FORMULAS = (
    "=cmd|' /C calc'!A0",
    "+1+cmd|x",
    "-2+3",
    "@SUM(A1:A9)",
    " =1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    '=HYPERLINK("http://evil.example","x")',
    "'=1+1",
)


def _project(words: str) -> Project:
    code = Code(NAMESPACE, words, words)
    return Project((code,), (Source(None, words, words, (Coding(0, len(words), (code.guid,)),)),))


def _texts(data: bytes | str) -> list[str]:
    text = data if isinstance(data, str) else data.decode("utf-8")
    rows = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))
    return [cell for row in rows for cell in row]


def _cells(data: bytes) -> list[str]:
    book = load_workbook(BytesIO(data))
    assert [c for sheet in book for row in sheet.rows for c in row if c.data_type == "f"] == []
    assert [c for sheet in book for row in sheet.rows for c in row if c.hyperlink] == []
    return []


EXPORTS: dict[str, tuple[str, Callable[[str], list[str]]]] = {
    "tables of the trends": (
        "coaching/charts/csv_text.py",
        lambda words: _texts(charts.to_csv(pd.DataFrame({words: [words, None]}))),
    ),
    "rows that were set aside": (
        "coaching/screen/bringing.py",
        lambda words: _texts(as_csv([words], [SetAside(1, words, (words,))])),
    ),
    "codebook for Taguette": (
        "coaching/exchange/taguette.py",
        lambda words: _texts(exchange.codebook_csv(_project(words))),
    ),
    "highlights for Taguette": (
        "coaching/exchange/taguette.py",
        lambda words: _texts(exchange.highlights_csv(_project(words))),
    ),
    "workbook of the brief": (
        "coaching/report/workbook.py",
        lambda words: _cells(report.workbook(full_of(words))),
    ),
}


@pytest.mark.parametrize("words", FORMULAS)
@pytest.mark.parametrize("export", EXPORTS)
def test_no_cell_is_a_formula(export: str, words: str) -> None:
    for cell in EXPORTS[export][1](words):
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_every_export_of_a_table_is_in_the_list() -> None:
    writes = re.compile(r"csv\.(?:writer|DictWriter)|xlsxwriter\.Workbook|to_excel|openpyxl")
    found = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "coaching").rglob("*.py")
        if writes.search(file.read_text("utf-8"))
    }

    assert found == {file for file, _ in EXPORTS.values()}
