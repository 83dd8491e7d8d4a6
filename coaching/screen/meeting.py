"""The meeting view: one part at a time in large, by keyboard; and what is said about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from coaching import codebook, report, screen
from coaching.model import About, Comment, Shared, Task
from coaching.screen import presenting


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is looked at together, and what was said about it."""

    shared: Shared
    comments: Sequence[Comment] = ()
    tasks: Sequence[Task] = field(default_factory=tuple)


def show(meeting: Meeting, *, closes: bool = True) -> bool:
    """One part of what is shared, in large; arrows go on and back. True when it was closed."""
    slides = report.slides(meeting.shared)
    at = min(st.session_state.get("meeting_at", 0), len(slides) - 1)
    with st.container(horizontal=True, vertical_alignment="center", key="meeting_bar"):
        _step("Back", at - 1, "Left", off=at == 0)
        _step("Next", at + 1, "Right", off=at == len(slides) - 1)
        st.markdown(f"{at + 1} of {len(slides)}", width="stretch")
        closed = closes and st.button(
            "Close", icon=":material/close:", key="meeting_close", shortcut="Escape"
        )
    now = slides[at]
    presenting.alone()
    st.title(now.title, anchor=False)
    words = f'<style>{report.STYLE}</style><div class="brief slide">{now.html}</div>'
    if now.ref == "whole":
        st.html(words)
    presenting.pictures(meeting.shared, now.ref)
    if now.ref != "whole":
        st.html(words)
    heard(now, meeting)
    return closed


def slide(meeting: Meeting) -> report.Slide:
    """The part that is looked at."""
    slides = report.slides(meeting.shared)
    at: int = st.session_state.get("meeting_at", 0)
    return slides[min(at, len(slides) - 1)]


def _step(label: str, to: int, key: str, *, off: bool) -> None:
    st.button(
        label,
        icon=f":material/arrow_{'back' if label == 'Back' else 'forward'}:",
        key=f"meeting_{label.lower()}",
        disabled=off,
        shortcut=key,
        on_click=_go,
        args=(to,),
    )


def _go(at: int) -> None:
    st.session_state["meeting_at"] = max(at, 0)


def heard(slide: report.Slide, meeting: Meeting) -> None:
    """What was said about this part."""
    points = {str(w.point) for w in slide.points}
    themes = {theme for theme, _ in slide.themes}
    here = [
        c
        for c in meeting.comments
        if not c.withdrawn
        and (
            (c.about in (About.CHART, About.WHOLE) and c.ref == slide.ref)
            or (c.about is About.POINT and c.ref in points)
            or (c.about is About.THEME and c.ref in themes)
        )
    ]
    if here:
        with st.container(border=True, key="heard"):
            st.markdown(comments(here, meeting.shared))


def all_heard(meeting: Meeting) -> None:
    """Everything that was said about what is shared."""
    standing = [c for c in meeting.comments if not c.withdrawn]
    if standing:
        with st.container(border=True, key="heard"):
            st.markdown(comments(standing, meeting.shared))


def comments(said: Sequence[Comment], shared: Shared) -> str:
    """Comments as Markdown, each with what it is about."""
    words = {str(p.id): p.text for i in shared.interviews for f in i.feedback for p in f.points}
    book = codebook.of(shared.themes)
    parts = {part.ref: part.title for part in report.slides(shared)}
    lines = []
    for c in said:
        what = {
            About.POINT: f"on “{screen.safe(words.get(c.ref, 'a point'))}”",
            About.THEME: f"on {screen.safe(book.label(c.ref))}",
            About.CHART: f"on “{screen.safe(parts.get(c.ref, 'a part'))}”",
            About.WHOLE: "",
        }[c.about]
        lines.append(f"{screen.safe(c.body)}  \n:small[:gray[{signed(c)} {what}]]")
    return "\n\n".join(lines)


def signed(said: Comment | Task) -> str:
    """Who said it, and when; safe for Markdown."""
    who = screen.safe(said.author or "Your consultant")
    return f"{who}, {screen.day(said.written_at.date())}"
