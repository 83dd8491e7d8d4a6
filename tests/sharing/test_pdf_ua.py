"""What we print is accessible: PDF/UA-1 by our own checks and by another program's."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import typst
from pdfua.validator import validate

from coaching import printing, report
from coaching.model import Choice, Feedback, Interview, Kind, Point, Round
from coaching.printing import FONT_PACKAGES, everywhere
from coaching.sharing import Record, projection
from tests.matterhorn import faults
from tests.sharing.secrets import DAY, HANDED, a_record, seen

SCRIPTS = (
    "Анна Сергеевна сказала: «Примеров было мало».",
    "Η Ελένη ζήτησε περισσότερα παραδείγματα.",
    "قالت ليلى إن الأمثلة كانت قليلة",
    "דנה ביקשה עוד דוגמאות",
    "प्रिया ने और उदाहरण माँगे।",
    "王小明说例子太少。",
    "山田さんは例が足りないと言いました。",
    "김민수 씨는 예시가 부족하다고 했습니다.",
    "Nguyễn Thị Ánh, Łukasz Żółć, Ægir Þór, Škoda",
)


def of(*texts: str, name: str = "Sam") -> bytes:
    interviews = tuple(
        Interview(
            f"{name} {n}",
            rounds=(Round("First interview", "Panel", DAY),),
            feedback=(
                Feedback(
                    points=tuple(
                        Point(text, kind, ("specific_examples",), id=n * 100 + k)
                        for k, (text, kind) in enumerate(
                            (text, kind) for text in texts for kind in list(Kind)[:4]
                        )
                    )
                ),
            ),
            id=n,
        )
        for n in (1, 2, 3)
    )
    choice = Choice(hide_names=False, question=texts[0], sharer=name, holder=texts[-1][:80])
    return report.paper(projection(Record(interviews), choice, HANDED))


PAPERS: dict[str, Callable[[], bytes]] = {
    "usual": lambda: report.paper(seen(sharer="Sam", question="Why?")),
    "nothing": lambda: report.paper(projection(Record(), Choice(), HANDED)),
    "few": lambda: report.paper(
        projection(replace(a_record(), interviews=a_record().interviews[:1]), Choice(), HANDED)
    ),
    "long words": lambda: of("W" * 300, "https://example.org/" + "a" * 300),
    **{text[:14]: (lambda text=text: of(text, name=text[:9])) for text in SCRIPTS},  # type: ignore[misc]
}


@pytest.mark.parametrize("which", PAPERS)
def test_a_brief_has_no_fault_under_pdf_ua(which: str, tmp_path: Path) -> None:
    made = PAPERS[which]()
    file = tmp_path / "brief.pdf"
    file.write_bytes(made)
    another = validate(str(file))

    assert faults(made) == []
    assert [f for o in another.outcomes for f in o.findings] == []


@pytest.mark.parametrize("text", SCRIPTS)
def test_every_script_is_printed_by_the_fonts_that_are_installed_with_us(text: str) -> None:
    with pikepdf.open(BytesIO(of(text))) as pdf:
        fonts = {
            str(font.BaseFont).split("+")[1]
            for page in pdf.pages
            for font in dict(page.Resources.Font).values()
        }

    assert len(FONT_PACKAGES) == 5
    assert all(name.startswith(("Noto", "Libertinus", "DejaVuSansMono")) for name in fonts)


def test_what_is_said_to_print_everywhere_does(tmp_path: Path) -> None:
    letters = [chr(code) for code in range(0x20, 0x10000) if everywhere(chr(code))]
    assert len(letters) > 30_000
    lines = ["".join(letters[at : at + 400]) for at in range(0, len(letters), 400)]
    fonts = '"Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari"'
    source = (
        f'#set document(title: "x")\n#set text(font: ({fonts}, "Noto Sans CJK SC"))\n'
        "#for line in json(bytes(sys.inputs.every)) { par(text(line)) }"
    )

    file = tmp_path / "every.typ"
    file.write_text(source)
    made = typst.compile(
        str(file),
        format="pdf",
        sys_inputs={"every": json.dumps(lines)},
        font_paths=list(printing._fonts()),
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    assert made is not None


def broken(harm: Callable[[pikepdf.Pdf], Any]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(report.paper(seen(sharer="Sam")))) as pdf:
        harm(pdf)
        pdf.save(out)
    return out.getvalue()


def untagged(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(pikepdf.Stream(pdf, b"BT /f0 9 Tf <0001> Tj ET"))


def unscoped(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH":
            del each.A


def unembedded(pdf: pikepdf.Pdf) -> None:
    descriptor = first_font(pdf).DescendantFonts[0].FontDescriptor
    for key in [key for key in descriptor.keys() if key.startswith("/FontFile")]:  # noqa: SIM118
        del descriptor[key]


def first_font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(dict(pdf.pages[0].Resources.Font).values()))


@pytest.mark.parametrize(
    ("harm", "checkpoint"),
    [
        (lambda pdf: pdf.Root.__delitem__("/Lang"), "11-006"),
        (lambda pdf: pdf.Root.__delitem__("/Metadata"), "06-002"),
        (lambda pdf: pdf.Root.__delitem__("/MarkInfo"), "01-001"),
        (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "01-005"),
        (lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), "07-001"),
        (lambda pdf: first_font(pdf).__delitem__("/ToUnicode"), "10-001"),
        (unembedded, "31-009"),
        (lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary()), "29-001"),
        (untagged, "01-004"),
        (unscoped, "15-003"),
    ],
)
def test_the_checks_find_what_is_broken(
    harm: Callable[[pikepdf.Pdf], Any], checkpoint: str
) -> None:
    assert any(fault.startswith(checkpoint) for fault in faults(broken(harm)))
