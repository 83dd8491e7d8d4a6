"""One theme changed: its name and meaning, merged, split, hidden or shown; and a new one added."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from coaching import screen
from coaching.codebook import Codebook
from coaching.model import CoachingError, Draft, Interview, OwnTheme, Point
from coaching.screen import drafted
from coaching.screen.drafted import Form

LONGEST = 60
NEW, WORDS = "theme_new", "theme_words"


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
    form = _form(NEW, "", {"label": "", "about": ""})
    with st.expander(
        "Add a theme of your own",
        icon=":material/add:",
        type="compact",
        expanded=form.begun,
        key="theme_own",
    ):
        _name_and_meaning(form)
        # Not as a callback: those of the fields typed into just before have run by now.
        if st.button("Add it", type="primary", key="theme_add"):
            screen.act(_add, form)
            st.rerun()


def _form(kind: str, theme: str, empty: Mapping[str, Any]) -> Form:
    """The unfinished form about this theme, else an empty one under a name that stays the same."""
    drafts = [d for d in screen.journal().drafts(kind) if d.body.get("theme") == theme]
    if drafts:
        return Form(drafts[0], empty)
    named = st.session_state.setdefault(_fresh(kind, theme), screen.request())
    return Form(Draft(named, kind), {**empty, "theme": theme})


def _fresh(kind: str, theme: str) -> str:
    return f"fresh_{kind}_{theme}_{screen.owner()}"


def _name_and_meaning(form: Form) -> None:
    widget = f"{form.draft.kind}_label_{form.key}"
    screen.shows(widget, form["label"])
    st.text_input(
        "Name",
        max_chars=LONGEST,
        key=widget,
        on_change=drafted.field,
        args=(form, "label", widget),
    )
    drafted.area(form, "about", "What belongs to it", rows=2)


def _name(theme: str, book: Codebook) -> str:
    if theme in book.merged:
        return f"{book.every[theme].label} (counts as {book.label(theme)})"
    return f"{book.label(theme)}{' (hidden)' if theme in book.hidden else ''}"


def _add(form: Form) -> None:
    body = _typed(form)
    screen.journal().codebook.add(
        body["label"], body["about"], request=form.key, now=screen.now(), draft=form.key
    )
    st.session_state.pop(_fresh(NEW, ""), None)


def _typed(form: Form) -> dict[str, Any]:
    stored = screen.journal().draft(form.key)
    return {**form.empty, **(stored.body if stored else {})}


def _words(row: OwnTheme, book: Codebook) -> None:
    form = _form(WORDS, row.id, {"label": book.label(row.id), "about": book.definition(row.id)})
    _name_and_meaning(form)
    with st.container(horizontal=True, vertical_alignment="center"):
        # Not as a callback: those of the fields typed into just before have run by now.
        if st.button("Keep name and description", type="primary", key="theme_keep"):
            screen.act(_rename, row, form)
            st.rerun()
        if form.begun:
            st.button(
                "Leave it as it was",
                type="tertiary",
                key="theme_leave",
                on_click=screen.act,
                args=(drafted.discard, form),
            )


def _rename(row: OwnTheme, form: Form) -> None:
    body = _typed(form)
    short = row.short if " ".join(body["label"].split()) == row.label else ""
    changed = replace(row, label=body["label"], definition=body["about"], short=short)
    screen.journal().codebook.edit(changed, request=form.key, now=screen.now(), draft=form.key)
    st.session_state.pop(_fresh(WORDS, row.id), None)


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
        st.selectbox(
            "Which theme do they get?",
            [theme for theme in book.themes() if theme != row.id],
            index=None,
            format_func=book.label,
            placeholder="Choose, or name a new one",
            key=f"{into}:known",
        )
        st.text_input("Name of the new theme", max_chars=LONGEST, key=into)
        st.button(
            "Give them this theme",
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
    known, name = st.session_state[f"{into}:known"], st.session_state[into]
    if known and name.strip():
        raise CoachingError(
            "Two themes are named: one that is there and a new one. Clear one of them."
        )
    screen.journal().codebook.split(
        row.id,
        points,
        OwnTheme(known or "", name),
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
