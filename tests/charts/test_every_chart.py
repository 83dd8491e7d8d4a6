"""What holds for every chart: readable colours and sizes, verbatim words, nothing that scrolls."""

import json
import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import plotly.graph_objects as go
import pytest

from coaching import charts
from coaching.charts import DARK, LIGHT, Palette
from coaching.model import Interview, Kind
from tests.build import a_point, an_interview
from tests.charts.drawn import (
    contrast,
    every_chart,
    font_sizes,
    mark_colours,
    marks,
    text_colours,
    texts,
)
from tests.summary.journal import journal

CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
HOSTILE = (
    '<img src=x onerror="alert(1)"> <b>b</b>',
    "[a](http://x.test) ![i](http://x.test/i.png)",
    "$\\frac{1}{2}$ **bold** &amp; </span><script>x</script>",
    "<a href='javascript:alert(1)'>press</a>",
)


def journal_of(size: int) -> tuple[Interview, ...]:
    """As many interviews, the twelve repeated later with longer names."""
    base = journal(own=True)
    found = []
    for i in range(size):
        one = base[i % len(base)]
        day = replace(one.rounds[0], held_on=date(2026, 1, 1) + timedelta(10 * i))
        name = one.employer + " and Partners International Holdings" * (i > 13)
        found.append(replace(one, id=i + 1, employer=name, rounds=(day,)))
    return tuple(found)


BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
SIZES = pytest.mark.parametrize("size", [0, 1, 3, 12, 40])
WIDTHS = pytest.mark.parametrize("compact", [False, True], ids=["900px", "350px"])


@SIZES
@WIDTHS
def test_every_property_is_one_that_plotly_knows(size: int, compact: bool) -> None:
    for figure in every_chart(journal_of(size), LIGHT, compact=compact).values():
        go.Figure(json.loads(figure.to_json()))


@BOTH
@SIZES
@WIDTHS
def test_text_and_marks_stand_out_from_the_page(palette: Palette, size: int, compact: bool) -> None:
    for figure in every_chart(journal_of(size), palette, compact=compact).values():
        page = figure.layout.paper_bgcolor
        assert page == figure.layout.plot_bgcolor == figure.layout.hoverlabel.bgcolor
        assert min(contrast(colour, page) for colour in text_colours(figure)) >= 4.5
        assert all(contrast(colour, page) >= 3 for colour in mark_colours(figure))
        assert min(font_sizes(figure)) >= 12


@BOTH
def test_marks_stand_out_from_a_shaded_column(palette: Palette) -> None:
    figure = every_chart(journal_of(12), palette)["matrix"]
    band = figure.layout.shapes[0].fillcolor

    assert all(contrast(colour, band) >= 3 for colour in mark_colours(figure))
    assert contrast(palette.ink, band) >= 4.5


@pytest.mark.parametrize(("theme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_colours_are_the_themes(theme: str, palette: Palette) -> None:
    colours = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][theme]

    assert palette.page == colours["backgroundColor"]
    assert palette.ink == colours["textColor"]
    assert palette.muted == colours["grayTextColor"]
    assert [palette.of(kind) for kind in Kind][:4] == colours["chartCategoricalColors"]


def test_the_palette_follows_the_readers_theme() -> None:
    assert charts.palette("dark") is DARK
    assert charts.palette("light") is charts.palette(None) is LIGHT


@BOTH
def test_nothing_is_red(palette: Palette) -> None:
    for figure in every_chart(journal_of(12), palette).values():
        for colour in mark_colours(figure) | text_colours(figure):
            red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
            assert not (red > 140 and green < red * 0.45 and blue < red * 0.45), colour


@WIDTHS
@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_typed_shows_verbatim(text: str, compact: bool) -> None:
    points = (a_point(text, text=text), a_point(text, text=text, kind=Kind.STRENGTH))
    interviews = tuple(
        an_interview(*points, id=i, employer=f"{text} {i}", role=text) for i in (1, 2, 3)
    )

    for name, figure in every_chart(interviews, LIGHT, compact=compact).items():
        shown = [mark["hover"] for mark in marks(figure)] + texts(figure)
        allowed = ("<b>", "</b>", "<br>", "<i>", "</i>", "</span>")
        for words in shown:
            bare = words
            for tag in (*allowed, f'<span style="font-size:13px;color:{LIGHT.muted}">'):
                bare = bare.replace(tag, "")
            assert "<" not in bare, (name, words)
        if name in {"weakness", "strength", "coverage", "matrix"}:
            escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            joined = " ".join(shown).replace("<br>", " ")
            assert escaped in joined


def test_very_long_words_are_cut_in_hover_labels() -> None:
    long = an_interview(a_point(text="word " * 2000), id=1, employer="x" * 500)

    for figure in every_chart((long,), LIGHT).values():
        for mark in marks(figure):
            assert len(mark["hover"]) < 1200


@SIZES
@WIDTHS
def test_every_mark_lies_within_its_chart(size: int, compact: bool) -> None:
    for figure in every_chart(journal_of(size), LIGHT, compact=compact).values():
        low, high = figure.layout.xaxis.range
        assert all(low < mark["x"] < high for mark in marks(figure))
        assert all(0 < mark["y"] < figure.layout.height for mark in marks(figure))
        assert figure.layout.yaxis.range == (figure.layout.height, 0)


@SIZES
def test_marks_of_a_chart_do_not_cover_each_other(size: int) -> None:
    for figure in every_chart(journal_of(size), LIGHT).values():
        spots = [(mark["x"], mark["y"]) for mark in marks(figure)]
        assert len(set(spots)) == len(spots)


def test_a_pressed_mark_grows_and_the_others_stay() -> None:
    for figure in every_chart(journal_of(12), LIGHT).values():
        for trace in figure.data:
            if trace.customdata is not None:
                assert trace.selected.marker.size > max(trace.marker.size)
                assert trace.unselected.marker.opacity == trace.marker.opacity == 1


def test_what_is_written_does_not_fade_when_a_mark_is_pressed() -> None:
    for figure in every_chart(journal_of(12), LIGHT).values():
        for trace in figure.data:
            if trace.mode == "text":
                assert trace.unselected.textfont.color == trace.textfont.color


def test_a_press_says_which_interview_or_cell() -> None:
    figures = every_chart(journal(own=True), LIGHT)

    assert {tuple(m["custom"]) for m in marks(figures["coverage"])} == {
        ("interview", i) for i in range(1, 13)
    }
    assert ["cell", "results_contribution", 10] in [m["custom"] for m in marks(figures["weakness"])]
    assert ["cell", "structure_concision", 101] in [m["custom"] for m in marks(figures["matrix"])]


def test_charts_neither_zoom_nor_upload() -> None:
    assert charts.CONFIG["displayModeBar"] is False
    assert charts.CONFIG["scrollZoom"] is False
    assert charts.CONFIG["doubleClick"] is False
    assert charts.CONFIG["showSendToCloud"] is False
    for figure in every_chart(journal_of(12), LIGHT).values():
        assert figure.layout.dragmode is False
        assert figure.layout.xaxis.fixedrange is figure.layout.yaxis.fixedrange is True


def test_the_key_breaks_between_entries_only() -> None:
    entries = [entry for line in charts.KEY.values() for entry in line]

    assert ":blue[■]\u00a0feedback\u00a0given" in entries
    assert not any(" " in entry for entry in entries)


def test_a_figure_holds_no_template_and_is_small() -> None:
    for figure in every_chart(journal(own=True), LIGHT).values():
        assert len(figure.to_json()) < 20_000
        assert not json.loads(figure.to_json())["layout"]["template"].get("layout")
