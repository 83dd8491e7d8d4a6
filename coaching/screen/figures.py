"""A chart with its sentence, its words by mark or keyboard, and the same facts as a table."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from coaching import charts, escapes, screen
from coaching.screen import words

GAP = "\u2003"
WIDE = 4
"""Columns of text that fit side by side on a phone; a table that scrolls sideways needs a mouse."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart to take away, with what is written around it."""

    drawn: go.Figure
    title: str
    legend: Sequence[str] = ()
    notes: Sequence[str] = ()
    width: int = charts.WIDTH

    @property
    def svg(self) -> str:
        """As vectors, in the colours it is shown in."""
        width = charts.WIDTH_COMPACT if screen.phone() else self.width
        words = charts.plain_key(self.legend)
        return charts.to_svg(self.drawn, self.title, (*words, *self.notes), ink(), width=width)


def ink() -> charts.Palette:
    """The colours of the reader's theme."""
    return charts.palette(st.context.theme.type)


def figure(drawn: go.Figure, key: str, alt: str) -> None:
    """A chart whose marks open the exact words; ``alt`` says what it shows."""
    widget = f"{key}_chart"
    st.plotly_chart(
        drawn,
        key=widget,
        on_select=lambda: _pressed(widget),
        selection_mode="points",
        config=charts.CONFIG_TO_KEEP if st.session_state.get(f"{key}_facts") else charts.CONFIG,
        alt=alt,
        theme=None,
    )


def _pressed(key: str) -> None:
    """
    Remember which mark was pressed.

    Pressing the same mark again arrives as an empty selection, so the last mark is meant.
    """
    points = st.session_state[key].selection.points
    mark = points[0].get("customdata") if points else st.session_state.get(f"{key}_mark")
    if mark:
        st.session_state[f"{key}_mark"] = mark
        _ask(mark)


def _ask(mark: list[object]) -> None:
    match mark:
        case ["cell", theme, interview]:
            words.ask(str(theme), int(str(interview)))
        case ["interview", interview]:
            words.ask(None, int(str(interview)))
        case ["among", theme, *interviews]:
            words.ask(str(theme), None, tuple(int(str(i)) for i in interviews))


def key_line(parts: Iterable[str]) -> None:
    """What the marks mean, in one line that wraps between entries only."""
    st.markdown(f":small[{GAP.join(parts)}]")


def by_keyboard(key: str, themes: Iterable[str]) -> None:
    """The way to the words without a mouse."""
    widget = f"{key}_words"
    st.selectbox(
        "Read the words for a theme",
        list(dict.fromkeys(themes)),
        index=None,
        format_func=screen.codebook().label,
        placeholder="Read the words for a theme",
        label_visibility="collapsed",
        icon=":material/format_quote:",
        key=widget,
        on_change=_picked,
        args=(widget,),
    )


def _picked(widget: str) -> None:
    if theme := st.session_state[widget]:
        words.ask(theme, None)
        st.session_state[widget] = None


def facts(key: str, table: pd.DataFrame, picture: Picture | None = None) -> None:
    """The same facts as a table; cells show what a person typed verbatim. And both to keep."""
    shown = st.expander(
        "Same facts as a table",
        icon=":material/table_rows:",
        key=f"{key}_facts",
        type="compact",
        on_change="rerun",
    )
    if shown.open:
        with shown:
            st.table(
                (downwards(table) if len(table.columns) > WIDE else table).map(escapes.markdown),
                border="horizontal",
                hide_index=True,
                alt="Same facts as a table",
            )
            _to_keep(key, table, picture)


def _to_keep(key: str, table: pd.DataFrame, picture: Picture | None) -> None:
    """The table as CSV and the chart as SVG, made when asked for; nothing leaves the machine."""
    # Streamlit tells files apart by little more than length and name: with a name of its own,
    # nobody can be handed somebody else's.
    name = f"{key}-{secrets.token_hex(4)}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Table (CSV)",
            lambda: charts.to_csv(table),
            file_name=f"{name}.csv",
            mime="text/csv",
            icon=":material/download:",
            type="tertiary",
            key=f"{key}_csv",
            on_click="ignore",
        )
        if picture:
            st.download_button(
                "Picture (SVG)",
                lambda: picture.svg,
                file_name=f"{name}.svg",
                mime="image/svg+xml",
                icon=":material/image:",
                type="tertiary",
                key=f"{key}_svg",
                on_click="ignore",
            )
            screen.small("For a PNG, press the camera at the top of the chart.")


def downwards(table: pd.DataFrame) -> pd.DataFrame:
    """
    Write a wide table one row per filled cell: its first two columns, then ``As`` and ``Who``.

    Rows stay in the order of the wide one, and within each in the order of its columns.
    """
    kept = list(table.columns[:2])
    rows = [
        (*(row[name] for name in kept), head, row[head])
        for row in table.to_dict("records")
        for head in table.columns[2:]
        if row[head]
    ]
    return pd.DataFrame(rows, columns=[*kept, "As", "Who"], dtype="str")
