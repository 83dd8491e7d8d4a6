"""The blocks of the Trends page: each a sentence, a chart, its words by keyboard, its table."""

from collections.abc import Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from coaching import charts, frames, screen, summary
from coaching.model import Flag, Interview, Kind, Origin
from coaching.screen import figures, filters, steps, words
from coaching.screen.sides import sides
from coaching.summary import claims, sentences

SHOWN = {"mock": "Practice interviews", "own": "My own view", "unknown": "No feedback yet"}
MOST = 8
"""Themes drawn on each side; more than that nobody discusses. The table has them all."""
COLUMNS = 36  # what one can still follow from a row's name
AT_FIRST = 4
"""Reasons shown at once; what is not opened costs the browser nothing."""
PHONE_COLUMNS = 11  # what stays legible at 350 px
ORDERS = {"date": "Date", "format": "Format"}
TITLES = {
    Kind.STRENGTH: "What employers valued",
    Kind.WEAKNESS: "What they asked for more of",
}
PANELS = tuple((kind, f"{screen.GLYPH[kind]} {title}") for kind, title in TITLES.items())
STRIP, PHONE_STRIP = 80, 42  # interviews drawn before the page is pushed out of sight
DIFFERENT = 5  # themes on which employers differ, before the others are folded away
HALF = 480  # pixels of a picture of one of the two


def coverage(table: pd.DataFrame) -> None:
    """What is known, before anything is counted."""
    counted = summary.coverage(table)
    with st.container(border=True, gap="xsmall", key="coverage"):
        st.markdown(sentences.coverage(counted))
        if counted["interviews"].sum():
            most = PHONE_STRIP if screen.phone() else STRIP
            chart = charts.coverage_chart(table, figures.ink(), compact=screen.phone(), most=most)
            figures.figure(chart, "cov", charts.coverage_alt(counted))
            figures.key_line(charts.KEY["coverage"])
            if counted["interviews"].sum() > most:
                screen.small(f"Drawn are the newest {most}; the table has all.")
            picture = figures.Picture(chart, "Interviews and feedback", charts.KEY["coverage"])
            figures.facts("cov", charts.coverage_facts(table), picture)


def few(interviews: Sequence[Interview], heard: summary.Heard) -> None:
    """Under three employers: the words, no chart, and no claim."""
    st.markdown(sentences.floor(heard))
    for column, (kind, heading) in zip(
        st.columns(2, border=True, gap="small"),
        (
            (Kind.STRENGTH, ":blue[●] What was valued"),
            (Kind.WEAKNESS, ":orange[◆] What was asked for"),
        ),
        strict=True,
    ):
        with column:
            st.subheader(heading, anchor=False)
            said = [
                (i, f, p)
                for i in interviews
                for f in i.feedback
                for p in f.points
                if p.kind is kind and f.origin is Origin.EMPLOYER and Flag.PRIVATE not in p.flags
            ]
            for i, f, p in said:
                words.quote(i, f, p)
            if not said:
                screen.small("Nothing recorded here yet.")


def valued_and_asked_for(points: pd.DataFrame, table: pd.DataFrame) -> None:
    """Two panels of the same size, strengths first."""
    heard = summary.employers_with_feedback(table)
    tables = {kind: summary.by_theme(points, table, kind=kind) for kind, _ in PANELS}
    drawn = {kind: counted.head(MOST) for kind, counted in tables.items()}
    rows = 0 if screen.phone() else max(charts.themes_rows(t, k) for k, t in drawn.items())
    for column, (kind, heading) in zip(
        st.columns(2, border=True, gap="small"), PANELS, strict=True
    ):
        with column:
            st.subheader(heading, anchor=False)
            counted = tables[kind]
            st.markdown(sentences.themes(counted, kind, heard))
            if counted.empty:
                continue
            screen.small(claims.how_sure(counted, heard))
            chart = charts.themes_chart(
                drawn[kind], kind, figures.ink(), compact=screen.phone(), rows=rows
            )
            key = f"units_{kind}"
            figures.figure(chart, key, charts.themes_alt(drawn[kind], kind, heard))
            if (each := charts.themes_per_mark(counted)) > 1:
                screen.small(f"Each mark stands for up to {each} interviews.")
            if (more := len(counted) - MOST) > 0:
                others = screen.plural(more, "more theme was", "more themes were")
                screen.small(f"{others} named no more often; the table has them all.")
            figures.by_keyboard(key, counted["theme"])
            picture = figures.Picture(chart, TITLES[kind], width=HALF)
            figures.facts(key, charts.themes_facts(counted, kind, heard), picture)


def differences(points: pd.DataFrame) -> None:
    """Themes that were a strength in one room and to work on in another, side by side."""
    found = summary.differences(points)
    if found.empty:
        return
    with st.container(border=True, key="differences"):
        st.subheader("Where employers differ", anchor=False)
        st.markdown(sentences.differences(found))
        rows = _rows(found)
        st.html("".join(map(sides, rows[:DIFFERENT])))
        if others := rows[DIFFERENT:]:
            label = f"{screen.plural(len(others), 'more theme')} on which they differ"
            more = st.expander(label, type="compact", key="more_differences", on_change="rerun")
            if more.open:
                with more:
                    st.html("".join(map(sides, others)))
        screen.small(f"A good question for a consultant: {sentences.question(rows[0])}")


def _rows(table: pd.DataFrame) -> list[Any]:
    return list(table.itertuples(index=False))


def not_about_you(points: pd.DataFrame, table: pd.DataFrame) -> None:
    """Reasons no answer in the room could have changed: kept, counted nowhere else."""
    found = summary.reasons(points)
    if found.empty:
        return
    with st.container(border=True, key="reasons"):
        st.subheader(":gray[■] Not about you", anchor=False)
        st.markdown(sentences.reasons(found, table))
        rows = _rows(found)
        st.markdown(_quoted(rows[-AT_FIRST:]))
        if earlier := rows[:-AT_FIRST]:
            label = f"{len(earlier)} earlier"
            more = st.expander(label, type="compact", key="more_reasons", on_change="rerun")
            if more.open:
                more.markdown(_quoted(earlier))


def _quoted(rows: Sequence[Any]) -> str:
    return "\n\n".join(
        f"{sentences.words(q)}  \n:small[:gray[{sentences.source(q)}]]" for q in rows
    )


@st.fragment
def matrix() -> None:
    """Every theme, every interview; a change of what is shown redraws only this block."""
    screen.same_journal()
    interviews = filters.kept(screen.journal().interviews())
    points, table = frames.to_frame(interviews, screen.codebook()), frames.to_coverage(interviews)
    heard = summary.employers_with_feedback(table)
    with st.container(border=True, key="matrix"):
        st.subheader("Every theme, every interview", anchor=False)
        sentence = st.empty()
        shown, order = _shown()
        marks = summary.theme_matrix(
            points,
            table,
            origins=(
                Origin.EMPLOYER,
                *((Origin.MOCK,) if "mock" in shown else ()),
                *((Origin.OWN,) if "own" in shown else ()),
            ),
            order=order,
            unknown="unknown" in shown,
        )
        sentence.markdown(sentences.theme_matrix(marks, heard))
        figures.key_line(charts.KEY["kinds"])
        figures.key_line(charts.KEY["origins"])
        _drawn(marks, heard, order)
    words.drawer()


def _shown() -> tuple[list[str], Literal["date", "format"]]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        shown = st.pills(
            "Also show",
            list(SHOWN),
            selection_mode="multi",
            default=["mock"] if screen.phone() else ["mock", "unknown"],
            format_func=SHOWN.__getitem__,
            key="also",
            bind="query-params",
            wrap=True,
        )
        order = st.segmented_control(
            "Columns by",
            list(ORDERS),
            default="date",
            required=True,
            format_func=ORDERS.__getitem__,
            key="by",
            bind="query-params",
        )
    return list(shown or ()), "format" if order == "format" else "date"


def _drawn(marks: pd.DataFrame, heard: summary.Heard, order: str) -> None:
    page = _page(marks, newest_first=order == "date")
    chart = charts.theme_matrix_chart(page, figures.ink(), compact=screen.phone())
    figures.figure(chart, "matrix", charts.theme_matrix_alt(marks, heard))
    figures.key_line(sentences.columns_key(page))
    figures.by_keyboard("matrix", marks["theme"].dropna())
    picture = figures.Picture(
        chart,
        "Every theme, every interview",
        (*charts.KEY["kinds"], *charts.KEY["origins"]),
        notes=charts.theme_matrix_columns(page),
    )
    figures.facts("matrix", charts.theme_matrix_facts(marks), picture)


def _page(marks: pd.DataFrame, *, newest_first: bool) -> pd.DataFrame:
    """As many columns as can be read; the reader turns to the others."""
    most = PHONE_COLUMNS if screen.phone() else COLUMNS
    pages = summary.pages_of(marks, most)
    if pages == 1:
        return marks
    with st.container(horizontal=True, vertical_alignment="center"):
        at = st.pagination(pages, key="matrix_page", max_visible_pages=5)
        columns = marks["column"].nunique()
        first = "the newest first" if newest_first else "from the first format on"
        screen.small(f"{columns} columns, {most} at a time, {first}. The table has them all.")
    return summary.page_of(marks, most, at, newest_first=newest_first)


def next_step(interviews: Sequence[Interview]) -> None:
    """The one next step, on every view."""
    with st.container(border=True, key="next"):
        steps.show(interviews)
