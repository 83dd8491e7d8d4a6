"""What employers valued, what they asked for more of."""

import pandas as pd
import pytest

from coaching import charts, frames, summary
from coaching.charts import LIGHT
from coaching.model import Interview, Kind
from tests.build import a_point, an_interview
from tests.charts.drawn import marks, parts, texts
from tests.charts.test_every_chart import journal_of
from tests.summary.journal import journal


def counted(interviews: tuple[Interview, ...], kind: Kind) -> pd.DataFrame:
    return summary.by_theme(*parts(interviews), kind)


VALUED = counted(journal(), Kind.STRENGTH)
ASKED = counted(journal(), Kind.WEAKNESS)
HEARD = summary.employers_with_feedback(frames.to_coverage(journal()))


def test_one_mark_per_interview_and_a_dot_for_each_of_the_rest() -> None:
    figure = charts.themes_chart(ASKED, Kind.WEAKNESS, LIGHT)
    dots = next(trace for trace in figure.data if trace.marker.size == 4)

    assert len(marks(figure)) == 3 + 3 + 2 + 2 + 1 + 1 + 1
    assert len(marks(figure)) + len(dots.x) == 7 * 7
    assert dots.hoverinfo == "skip"


@pytest.mark.parametrize(
    ("kind", "symbol", "colour"),
    [
        (Kind.STRENGTH, "circle", LIGHT.strength),
        (Kind.WEAKNESS, "diamond", LIGHT.weakness),
        (Kind.SUGGESTION, "triangle-up", LIGHT.suggestion),
    ],
)
def test_a_shape_and_a_colour_for_each_kind(kind: Kind, symbol: str, colour: str) -> None:
    found = marks(charts.themes_chart(counted(journal(), kind), kind, LIGHT))

    assert {mark["symbol"] for mark in found} == {symbol}
    assert {mark["colour"] for mark in found} == {colour}


def test_weaknesses_stand_in_lanes_and_strengths_in_one() -> None:
    asked = texts(charts.themes_chart(ASKED, Kind.WEAKNESS, LIGHT))
    valued = texts(charts.themes_chart(VALUED, Kind.STRENGTH, LIGHT))

    assert [text for text in asked if "font-size:13px" in text] == [
        f'<span style="font-size:13px;color:{LIGHT.muted}">{lane}</span>'
        for lane in ("You can change soon", "Partly yours")
    ]
    assert [text.split(">")[1].split("<")[0] for text in valued if "font-size:13px" in text] == [
        "Keep doing"
    ]
    assert [text for text in asked if "<" not in text] == [
        "Result, own part",
        "Structure and length",
        "Concrete examples",
        "Questions you ask",
        "Job knowledge",
        "Rapport and warmth",
        "Composure",
    ]


def test_says_of_how_many() -> None:
    written = texts(charts.themes_chart(VALUED, Kind.STRENGTH, LIGHT))

    assert [text for text in written if " of " in text] == [
        *["<b>3</b> of 7"] * 2,
        *["<b>2</b> of 7"] * 3,
        "<b>1</b> of 7",
    ]


def test_hovering_shows_the_words() -> None:
    found = marks(charts.themes_chart(ASKED, Kind.WEAKNESS, LIGHT))

    assert found[1]["hover"] == (
        "<b>Calder Health</b>, 24 Mar<br>“It was not clear what changed because of<br>you.”"
    )


def test_two_panels_can_be_equally_tall() -> None:
    tables = {Kind.STRENGTH: VALUED, Kind.WEAKNESS: ASKED}
    rows = max(charts.themes_rows(table, kind) for kind, table in tables.items())
    drawn = [charts.themes_chart(t, k, LIGHT, rows=rows) for k, t in tables.items()]

    assert rows == 9
    assert drawn[0].layout.height == drawn[1].layout.height == 9 * 34


@pytest.mark.parametrize("compact", [False, True])
def test_many_interviews_take_several_lines(compact: bool) -> None:
    table = counted(journal_of(56), Kind.WEAKNESS)
    figure = charts.themes_chart(table, Kind.WEAKNESS, LIGHT, compact=compact)
    across = figure.layout.xaxis.range[1]

    assert table["of"].iloc[0] == 28
    assert across < (8 if compact else 15)
    assert min(mark["size"] for mark in marks(figure)) >= 10


def test_nothing_named_draws_nothing() -> None:
    table = counted((), Kind.WEAKNESS)

    assert marks(charts.themes_chart(table, Kind.WEAKNESS, LIGHT)) == []
    assert charts.themes_rows(table, Kind.WEAKNESS) == 0


def test_alt_says_the_numbers() -> None:
    alt = charts.themes_alt(ASKED, Kind.WEAKNESS, HEARD)

    assert alt.startswith("One diamond per employer for each theme to work on: Result and own part")
    assert "Job and technical knowledge, 2 of 7; " in alt


def test_the_same_facts_as_a_table() -> None:
    valued = charts.themes_facts(VALUED, Kind.STRENGTH, HEARD)
    asked = charts.themes_facts(ASKED, Kind.WEAKNESS, HEARD)

    assert valued.iloc[0].to_dict() == {
        "Strength": "Preparation for this role and employer",
        "Employers": "3 of 7",
        "Who": "Northgate Council, Linden Library Trust, Meridian Data",
    }
    assert list(asked.columns) == ["To work on", "Employers", "Can change", "Who"]
    assert asked["Can change"].tolist() == ["soon"] * 2 + [
        "soon",
        "partly",
        "soon",
        "partly",
        "partly",
    ]


def test_facts_are_plain_and_name_the_unit() -> None:
    twice = tuple(an_interview(a_point(), employer="<b>A & B</b>", id=i) for i in (1, 2))
    heard = summary.employers_with_feedback(frames.to_coverage(twice))

    facts = charts.themes_facts(counted(twice, Kind.WEAKNESS), Kind.WEAKNESS, heard)

    assert facts["Interviews with feedback"].tolist() == ["2 of 2"]
    assert facts["Who"].tolist() == ["<b>A & B</b>, <b>A & B</b>"]


def test_nothing_named_has_the_same_columns() -> None:
    empty = charts.themes_facts(counted((), Kind.WEAKNESS), Kind.WEAKNESS, HEARD)

    assert list(empty.columns) == ["To work on", "Employers", "Can change", "Who"]
    assert empty.empty


def test_does_not_change_its_input() -> None:
    before = ASKED.copy(deep=True)

    charts.themes_chart(ASKED, Kind.WEAKNESS, LIGHT)
    charts.themes_facts(ASKED, Kind.WEAKNESS, HEARD)

    assert ASKED.equals(before)
