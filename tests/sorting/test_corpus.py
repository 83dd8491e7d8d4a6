"""The corpus the sorter learns from: whole, well formed, and as its README says."""

import re
from pathlib import Path

import pytest

from coaching import codebook
from coaching.model import CoachingError, Kind
from coaching.sorting.corpus import FOLDER, documents, read


def test_every_point_is_a_stretch_of_its_text_in_order() -> None:
    for document in documents():
        ends = [0, *(p.end for p in document.points)]
        for before, point in zip(ends, document.points, strict=False):
            assert before <= point.start < point.end
            assert document.text[point.start : point.end].strip()


def test_it_is_as_large_as_its_readme_says() -> None:
    said = (FOLDER / "README.md").read_text(encoding="utf-8")
    every = documents()
    points = sum(len(d.points) for d in every)
    assert f"{len(every)} invented documents with {points:,} labelled points" in said
    registers = dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", said, re.MULTILINE))
    assert {r: int(n) for r, n in registers.items()} == {
        r: sum(d.register == r for d in every) for r in {d.register for d in every}
    }


def test_every_theme_and_kind_is_there_often_enough_to_be_learnt() -> None:
    points = [p for d in documents() for p in d.points]
    for theme in codebook.themes():
        assert sum(theme in p.themes for p in points) >= 50
    for kind in Kind:
        assert sum(p.kind is kind for p in points) >= 500


def test_remarks_and_sensitive_points_have_no_theme() -> None:
    for document in documents():
        for point in document.points:
            assert not point.themes or point.kind is not Kind.REMARK
            assert not point.themes or "sensitive" not in point.flags


@pytest.mark.parametrize(
    "body",
    [
        "No tag here.",
        "Said.{X}",
        "Said.{W no_such_theme}",
        "Said.{S}\nAnd more.",
        "{S}",
        "a {b.{S}",
    ],
)
def test_a_malformed_document_is_refused(body: str) -> None:
    with pytest.raises(CoachingError):
        list(read(f"=== bad-1 | shop | First interview | British\n{body}\n"))


def test_lead_marks_are_left_out_of_points(tmp_path: Path) -> None:
    body = "- Good eye contact{S nonverbal_presence}\n2. > Read up{G preparation_research}"
    (document,) = read(f"=== one-1 | shop | First interview | British\n{body}\n")
    assert document.texts == ["Good eye contact", "Read up"]
