"""Part of a quote given a theme of its own: select the words, or choose the first and the last."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from coaching import cards, screen
from coaching.model import Feedback, Point

HERE = Path(__file__).parent

_stretch = st.components.v2.component(
    "afterword_stretch",
    html='<label for="stretch"></label>'
    '<textarea id="stretch" readonly spellcheck="false" dir="auto"></textarea>',
    css=(HERE / "draft_area.css").read_text(encoding="utf-8") + "textarea { min-height: 6rem; }",
    js=(HERE / "stretch.js").read_text(encoding="utf-8"),
)


def ask(given: Feedback) -> None:
    """Remember in which message something is to be highlighted; the dialog opens on this run."""
    st.session_state["_highlight"] = given.id


def dialog() -> None:
    """Open the dialog when it was asked for."""
    if (wanted := st.session_state.pop("_highlight", None)) is not None:
        st.dialog("Give part of a quote a theme")(_body)(wanted)


def _body(wanted: int) -> None:
    screen.same_journal()
    every = (f for i in screen.journal().interviews() for f in i.feedback)
    given = next((f for f in every if f.id == wanted), None)
    points = {p.id: p for p in given.points} if given else {}
    if given is None or not points:
        st.markdown("This message is not here any more.")
        return
    book = screen.codebook()
    chosen = st.selectbox(
        "Quote",
        list(points),
        format_func=lambda point: _short(points[point]),
        key=f"highlight_point{wanted}",
    )
    point = points[chosen]
    first, last = _words(point)
    theme = st.selectbox(
        "Theme for this part",
        list(book.themes()),
        index=None,
        format_func=book.label,
        placeholder="Type to search themes",
        key=f"highlight_theme{chosen}",
    )
    words = cards.words(point)
    if first <= last:
        st.markdown(f"“{screen.safe(' '.join(words[first : last + 1]))}”")
    ready = theme is not None and first <= last
    if st.button("Give it this theme", type="primary", key="highlight_save", disabled=not ready):
        screen.act(_keep, given, point, (first, last), theme)
        st.rerun()


def _words(point: Point) -> tuple[int, int]:
    """The first and the last word chosen; selecting words in the text sets both."""
    words = cards.words(point)
    ends = [f"highlight_{end}{point.id}:{point.version}" for end in ("first", "last")]
    widget = f"highlight_stretch{point.id}:{point.version}"
    _stretch(
        key=widget,
        data={"label": "Select the words", "words": list(words), "id": point.id},
        on_chosen_change=_taken(widget, ends, len(words)),
    )
    names = [f"{n}. {word}" for n, word in enumerate(words, 1)]
    found = []
    for column, key, label, start in zip(
        st.columns(2, gap="small"),
        ends,
        ("First word", "Last word"),
        (0, len(words) - 1),
        strict=True,
    ):
        st.session_state.setdefault(key, start)
        with column:
            found.append(
                st.selectbox(label, range(len(words)), format_func=names.__getitem__, key=key)
            )
    return found[0], found[1]


def _taken(widget: str, ends: list[str], count: int) -> Callable[[], None]:
    def taken() -> None:
        sent: dict[str, Any] | None = st.session_state[widget]["chosen"]
        if sent and 0 <= sent["first"] <= sent["last"] < count:
            st.session_state[ends[0]], st.session_state[ends[1]] = sent["first"], sent["last"]

    return taken


def _keep(given: Feedback, point: Point, stretch: tuple[int, int], theme: str) -> None:
    parts = cards.highlight(point, *stretch, theme, given.raw)
    points = [part for p in given.points for part in (parts if p.id == point.id else (p,))]
    screen.journal().replace_points(
        given.id or 0,
        points,
        version=given.version,
        request=f"highlight:{given.id}:{given.version}:{point.id}:{stretch}:{theme}",
        now=screen.now(),
    )


def _short(point: Point) -> str:
    text = " ".join(point.text.split())
    return text if len(text) <= 80 else f"{text[:79]}…"
