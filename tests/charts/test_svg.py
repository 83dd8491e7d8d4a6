"""A chart to take away, as vectors."""

import re
import xml.etree.ElementTree as ET

import pytest

from coaching import charts
from coaching.charts import DARK, LIGHT, Palette
from tests.build import a_point, an_interview
from tests.charts.drawn import every_chart, marks, texts
from tests.charts.test_every_chart import BOTH, HOSTILE, SIZES, journal_of
from tests.summary.journal import journal

NAME = "{http://www.w3.org/2000/svg}"
CHARTS = sorted(every_chart(journal(), LIGHT))


def drawn(name: str, palette: Palette = LIGHT, size: int = 12) -> ET.Element:
    figure = every_chart(journal_of(size), palette)[name]
    words = charts.plain_key(charts.KEY["kinds"])
    return ET.fromstring(charts.to_svg(figure, f"About {name}", words, palette))  # noqa: S314 - ours


@pytest.mark.parametrize("name", CHARTS)
@SIZES
def test_every_mark_is_in_the_picture(name: str, size: int) -> None:
    figure = every_chart(journal_of(size), LIGHT)[name]
    svg = ET.fromstring(charts.to_svg(figure, name, (), LIGHT))  # noqa: S314 - ours
    trace = sum(len(t.x) for t in figure.data if t.mode == "markers")
    shapes = svg.findall(f".//{NAME}g/*")
    others = [s for s in shapes if s.get("fill") == "none" and float(s.get("stroke-width", 2)) != 2]

    assert len(marks(figure)) <= trace
    assert len(shapes) - len(others) >= trace


@pytest.mark.parametrize("name", CHARTS)
def test_everything_written_is_in_the_picture(name: str) -> None:
    figure = every_chart(journal_of(12), LIGHT)[name]
    said = "".join(drawn(name).itertext())

    assert f"About {name}" in said
    assert "◆ to work on" in said
    for text in texts(figure):
        for line in re.sub(r"</?(b|span)[^>]*>", "", text).split("<br>"):
            assert line.replace("&amp;", "&") in said


@BOTH
@pytest.mark.parametrize("name", CHARTS)
def test_words_are_large_enough_and_within_the_picture(name: str, palette: Palette) -> None:
    svg = drawn(name, palette, 40)
    width, height = (float(svg.get(side, 0)) for side in ("width", "height"))
    for text in svg.iter(f"{NAME}text"):
        assert float(text.get("font-size", 0)) >= 12
        assert 0 <= float(text.get("x", -1)) <= width
        assert 0 <= float(text.get("y", -1)) <= height
    background = svg.find(f"{NAME}rect")
    assert background is not None
    assert background.get("fill") == palette.page


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_typed_shows_verbatim_and_runs_nothing(text: str) -> None:
    interviews = tuple(
        an_interview(a_point(text, text=text), id=i, employer=f"{text} {i}") for i in (1, 2, 3)
    )
    for figure in every_chart(interviews, DARK).values():
        svg = ET.fromstring(charts.to_svg(figure, text, [text], DARK))  # noqa: S314 - ours
        assert {e.tag.removeprefix(NAME) for e in svg.iter()} <= {
            *("svg", "title", "rect", "text", "tspan", "g", "path", "circle")
        }
        assert "".join(svg.itertext()).count(text) >= 3


def test_names_no_address_but_its_own_language() -> None:
    figure = every_chart(journal(), LIGHT)["matrix"]

    assert re.findall(r"https?://[^\"]+", charts.to_svg(figure, "x", (), LIGHT)) == [
        "http://www.w3.org/2000/svg"
    ]
