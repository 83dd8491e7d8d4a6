"""Paper, page and workbook: the same facts, no name that was hidden, and nothing that acts."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from coaching import codebook, report
from coaching.model import (
    Choice,
    Feedback,
    Interview,
    Kind,
    Origin,
    OwnTheme,
    Point,
    Practised,
    Round,
    Shared,
)
from coaching.report.drawing import bars, marks, per_mark
from coaching.sharing import Record, projection
from tests.matterhorn import faults
from tests.sharing.secrets import DAY, HANDED, SECRETS, a_record, seen

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=//evil.example/x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "+1+cmd",
    '#panic("x") $x$ #read("brief.typ") *b* @ref',
    "http://evil.example/?q",
    "</style></article><iframe src=//evil.example>",
    "\\u0000 \u202e abc \u2066",
)


def pdf_text(shared: Shared) -> str:
    reader = PdfReader(BytesIO(report.paper(shared)))
    return "\n".join(page.extract_text() for page in reader.pages)


def cells(shared: Shared) -> list[str]:
    book = load_workbook(BytesIO(report.workbook(shared)))
    return [
        str(c.value) for sheet in book for row in sheet.rows for c in row if c.value is not None
    ]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", text).casefold()


@pytest.fixture(scope="module")
def outputs() -> dict[str, str]:
    shared = seen(sharer="Sam", question="What would Judith at Northgate say?")
    return {
        "page": report.page(shared).decode(),
        "body": report.body(shared),
        "paper": pdf_text(shared),
        "workbook": "\n".join(cells(shared)),
        "slides": "".join(slide.html for slide in report.slides(shared)),
    }


@pytest.mark.parametrize("secret", SECRETS)
def test_every_name_is_found_no_time_in_any_form(outputs: dict[str, str], secret: str) -> None:
    counts = {form: squeezed(text).count(squeezed(secret)) for form, text in outputs.items()}

    assert counts == dict.fromkeys(counts, 0)


def test_the_forms_say_the_same(outputs: dict[str, str]) -> None:
    b = report.brief(seen(sharer="Sam"))

    for text in (outputs["page"], outputs["workbook"], outputs["paper"]):
        assert squeezed(b.known) in squeezed(text)
        assert all(squeezed(line.label) in squeezed(text) for line in b.asked)
    assert "4 interviews, 4 asked, 4 with feedback." in b.known


def full_of(words: str) -> Shared:
    """Something shared with the same words in every field that a person or an employer fills."""
    interviews = tuple(
        Interview(
            f"{words} {n}",
            role=words,
            rounds=(Round(words, words, DAY),),
            feedback=tuple(
                Feedback(
                    points=tuple(
                        Point(f"{words} {k}", kind, ("specific_examples", "own_1"), id=n * 50 + k)
                        for k, kind in enumerate(Kind, 10 * number)
                    ),
                    origin=origin,
                    channel=words,
                )
                for number, origin in enumerate((Origin.EMPLOYER, Origin.OWN))
            ),
            id=n,
        )
        for n in (1, 2, 3)
    )
    theme = OwnTheme("own_1", words, words[:20], words)
    practised = Practised("own_1", words, words, DAY, DAY, sessions=1, task=words, days=(DAY,))
    choice = Choice(hide_names=False, question=words, sharer=words, holder=words)
    record = Record(interviews, practised=(practised,), book=codebook.of((theme,)))
    return projection(record, choice, HANDED)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_everywhere(words: str) -> None:
    shared = full_of(words)

    html = report.page(shared).decode()
    assert _made_of(html) == _made_of(report.page(full_of("plain words")).decode())
    book = load_workbook(BytesIO(report.workbook(shared)))
    assert [c for s in book for row in s.rows for c in row if c.data_type == "f"] == []
    assert [c for s in book for row in s.rows for c in row if c.hyperlink] == []
    assert [
        fault for fault in faults(report.paper(shared)) if fault[:2] in ("28", "29", "21")
    ] == []


def _made_of(html: str) -> set[str]:
    """Every tag with the names of its attributes; and the attributes that could ask for more."""
    found: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.add(f"{tag} {sorted(name for name, _ in attrs)}")
            found.update(f"{n}={v}" for n, v in attrs if n in ("src", "href", "style", "xmlns"))

    Reader().feed(html)
    return found


def test_the_page_asks_for_nothing() -> None:
    html = report.page(seen()).decode()

    assert "default-src 'none'" in html
    assert "http:" not in html.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "https:" not in html
    assert "url(" not in html
    assert html.count("<svg ") == 4


def test_the_paper_is_one_tagged_page_with_a_title_and_a_language() -> None:
    reader = PdfReader(BytesIO(report.paper(seen(sharer="Sam"))))
    root: Any = reader.trailer["/Root"]

    assert len(reader.pages) == 1
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert reader.metadata
    assert reader.metadata.title == "Brief for a 40-minute meeting"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert "/Table" in _roles(root["/StructTreeRoot"])


def _roles(element: object, depth: int = 0) -> set[str]:
    got = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(got, list):
        return {role for each in got for role in _roles(each, depth)}
    if not isinstance(got, dict) or depth > 12:
        return set()
    here = {str(got["/S"])} if "/S" in got else set()
    return here | (_roles(got["/K"], depth + 1) if "/K" in got else set())


def test_very_much_still_fits_one_page() -> None:
    record = a_record()
    wordy = Point("Words upon words of advice. " * 40, Kind.WEAKNESS, ("specific_examples",), id=1)
    many = tuple(
        Interview(
            f"Employer number {n} of very many",
            rounds=(Round("First interview", "Panel", DAY),),
            feedback=(
                Feedback(
                    points=tuple(
                        replace(wordy, id=n * 40 + k, themes=(theme,))
                        for k, theme in enumerate(THEMES)
                    )
                ),
            ),
            id=n,
        )
        for n in range(1, 60)
    )
    choice = Choice(question="Why? " * 200, hide_names=False)
    shared = projection(replace(record, interviews=many), choice, HANDED)

    assert len(PdfReader(BytesIO(report.paper(shared))).pages) == 1


THEMES = (
    "specific_examples",
    "preparation_research",
    "structure_concision",
    "results_contribution",
    "teamwork_conflict",
    "composure_nerves",
    "problem_solving",
)


@pytest.mark.parametrize(
    ("count", "of", "named", "rest"),
    [(3, 7, 3, 4), (15, 15, 15, 0), (15, 45, 5, 10), (1, 300, 1, 14), (300, 300, 15, 0)],
)
def test_marks_stay_in_their_line_however_many_interviews(
    count: int, of: int, named: int, rest: int
) -> None:
    assert marks(count, of, "●") == ("●" * named, "·" * rest)
    assert f'aria-label="{count} of {of}"' in bars(count, of, "strength")
    assert per_mark(of) * (named + rest) >= of


def test_under_three_employers_there_are_quotes_and_no_counts() -> None:
    record = a_record()
    b = report.brief(
        projection(replace(record, interviews=record.interviews[:2]), Choice(), HANDED)
    )

    assert not b.enough
    assert b.grid is None
    assert {line.of for line in (*b.strengths, *b.asked)} == {0}
    assert "pattern" not in report.body(seen()).casefold()


def test_the_workbook_has_a_native_chart_and_the_raw_points() -> None:
    book = load_workbook(BytesIO(report.workbook(seen())))

    assert book.sheetnames == ["Summary", "Every theme", "Points"]
    assert len(book["Summary"]._charts) == 1
    assert book["Points"].max_row - 1 == len(report.brief(seen()).words)


def test_an_empty_projection_is_set_too() -> None:
    shared = projection(Record(), Choice(), HANDED)

    assert "No interview is shared." in report.page(shared).decode()
    assert report.paper(shared)
    assert report.workbook(shared)
