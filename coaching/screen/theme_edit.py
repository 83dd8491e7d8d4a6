"""One theme changed: its name and meaning, merged, split, hidden or shown; and a new one added."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from coaching import screen
from coaching.codebook import Codebook
from coaching.model import Interview, OwnTheme, Point

LONGEST = 60


def change(interviews: Sequence[Interview], book: Codebook) -> None:
    """Choose a theme; everything that can be done with it is below."""
    with st.container(border=True, gap="small", key="theme_change"):
        st.subheader("Change a theme", anchor=False)
        chosen = st.selectbox(
            "Theme to change",
            list(book.every),
            index=None,
            format_func=lambda theme: _name(theme, book),
            placeholder="Choose a theme to rename, merge, split or hide",
            key="theme_chosen",
        )
        if chosen is None or chosen not in book.every:
            screen.small("Whatever you change here can be undone, and no quote is lost.")
            return
        row = book.row(chosen)
        if chosen in book.merged:
            _merged(row, book)
            return
        _words(row, book)
        _merge(row, book)
        _split(row, book, interviews)
        _hide(row)


def add() -> None:
    """Make a theme of one's own."""
    with (
        st.expander("Add a theme of your own", icon=":material/add:", type="compact"),
        st.form("theme_add", clear_on_submit=False, border=False),
    ):
        st.text_input("Name", max_chars=LONGEST, key="theme_new")
        st.text_area("What belongs to it", key="theme_new_about", height=80)
        st.form_submit_button("Add it", type="primary", on_click=screen.act, args=(_add,))


def _name(theme: str, book: Codebook) -> str:
    if theme in book.merged:
        return f"{book.every[theme].label} (counts as {book.label(theme)})"
    return f"{book.label(theme)}{' (hidden)' if theme in book.hidden else ''}"


def _add() -> None:
    label, about = st.session_state["theme_new"], st.session_state["theme_new_about"]
    screen.journal().codebook.add(label, about, request=screen.request(), now=screen.now())
    st.session_state["theme_new"] = st.session_state["theme_new_about"] = ""


def _words(row: OwnTheme, book: Codebook) -> None:
    name, about = (f"{what}{row.id}:{row.version}" for what in ("theme_name", "theme_about"))
    with st.form(f"theme_words{row.id}:{row.version}", border=False):
        st.text_input("Name", book.label(row.id), max_chars=LONGEST, key=name)
        st.text_area("What belongs to it", book.definition(row.id), key=about, height=80)
        st.form_submit_button(
            "Keep name and description",
            type="primary",
            on_click=screen.act,
            args=(_rename, row, name, about),
        )


def _rename(row: OwnTheme, name: str, about: str) -> None:
    label, definition = st.session_state[name], st.session_state[about]
    short = row.short if " ".join(label.split()) == row.label else ""
    _keep(row, label=label, definition=definition, short=short)


def _merge(row: OwnTheme, book: Codebook) -> None:
    widget = f"theme_into{row.id}:{row.version}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Merge into",
            [theme for theme in book.themes() if theme != row.id],
            index=None,
            format_func=book.label,
            placeholder="Counts as one with …",
            key=widget,
        )
        st.button(
            "Merge",
            icon=":material/merge:",
            key=f"theme_merge{row.id}:{row.version}",
            on_click=screen.act,
            args=(_merge_into, row, widget),
        )


def _merge_into(row: OwnTheme, widget: str) -> None:
    if target := st.session_state[widget]:
        _keep(row, merged_into=target)


def _merged(row: OwnTheme, book: Codebook) -> None:
    st.markdown(
        f"Counts as **{screen.safe(book.label(row.id))}**. Its quotes still know where they were."
    )
    st.button(
        "Take it apart again",
        icon=":material/call_split:",
        key=f"theme_apart{row.id}:{row.version}",
        on_click=screen.act,
        args=(_apart, row),
    )


def _apart(row: OwnTheme) -> None:
    _keep(row, merged_into=None)


def _split(row: OwnTheme, book: Codebook, interviews: Sequence[Interview]) -> None:
    said = {
        p.id: (i, p)
        for i in interviews
        for f in i.feedback
        for p in f.points
        if p.id is not None and row.id in book.about(p.themes)
    }
    if not said:
        return
    with st.expander(
        f"Split: give some of its {screen.plural(len(said), 'quote')} another theme",
        type="compact",
        key=f"theme_parts{row.id}:{row.version}",
    ):
        chosen = f"theme_points{row.id}:{row.version}"
        into = f"theme_part{row.id}:{row.version}"
        st.multiselect(
            "Which quotes?",
            list(said),
            format_func=lambda point: _said(*said[point]),
            placeholder="Choose quotes",
            key=chosen,
        )
        st.text_input("Name of the new theme", max_chars=LONGEST, key=into)
        st.button(
            "Give them the new theme",
            icon=":material/call_split:",
            key=f"theme_split{row.id}:{row.version}",
            on_click=screen.act,
            args=(_split_off, row, chosen, into, {k: p.version for k, (_, p) in said.items()}),
        )


def _said(interview: Interview, point: Point) -> str:
    text = " ".join(point.text.split())
    return f"{interview.employer}: {text if len(text) <= 90 else text[:89] + '…'}"


def _split_off(row: OwnTheme, chosen: str, into: str, versions: dict[int, int]) -> None:
    points = {point: versions[point] for point in st.session_state[chosen]}
    screen.journal().codebook.split(
        row.id,
        points,
        OwnTheme("", st.session_state[into]),
        request=screen.request(),
        now=screen.now(),
    )


def _hide(row: OwnTheme) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Show it again" if row.hidden else "Hide it",
            icon=":material/visibility:" if row.hidden else ":material/visibility_off:",
            type="tertiary",
            key=f"theme_hide{row.id}:{row.version}",
            on_click=screen.act,
            args=(_toggle, row),
        )
        screen.small("Hidden: neither offered nor counted. Its quotes keep it.")


def _toggle(row: OwnTheme) -> None:
    _keep(row, hidden=not row.hidden)


def _keep(row: OwnTheme, **changes: Any) -> None:
    # The buttons' keys hold the version: a second click finds no button any more.
    changed = replace(row, **changes)
    screen.journal().codebook.edit(changed, request=screen.request(), now=screen.now())
