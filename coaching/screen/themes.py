"""The codebook on the page: what came up where, what else there is, and one theme to change."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import streamlit as st

from coaching import frames, screen, summary
from coaching.codebook import Codebook
from coaching.model import Interview, Point
from coaching.screen import exchanging, theme_edit
from coaching.sorting.new_themes import Proposal, new_themes


def themes(interviews: Sequence[Interview]) -> None:
    """Themes in use with counts of interviews, one to change, proposals, and all the others."""
    book = screen.codebook()
    counted = summary.named(frames.to_frame(interviews, book), frames.to_coverage(interviews), book)
    rows = list(counted.itertuples(index=False))
    used = [row for row in rows if row.interviews or row.apart]
    unused = [row for row in rows if row not in used]
    with st.container(border=True, gap="small", key="themes_used"):
        st.subheader("What came up", anchor=False)
        st.markdown(_sentence(used))
        st.markdown(_listed(used))
    theme_edit.change(interviews, book)
    _proposals(interviews, book)
    theme_edit.add()
    if unused:
        with st.expander(f"Not named so far ({len(unused)})", type="compact", key="themes_unused"):
            st.markdown(_listed(unused))
    exchanging.exchanging(interviews, book)


def _sentence(used: Sequence[Any]) -> str:
    if not used:
        return "No theme was chosen yet. Give a quote one, and it is counted here."
    return (
        f"{screen.plural(len(used), 'theme')} came up. Counts are interviews with employer "
        "feedback, never remarks; your own view and practice interviews stand apart."
    )


def _listed(rows: Sequence[Any]) -> str:
    """One Markdown text for all: each element costs the browser more than its words."""
    parts = []
    for group, found in groupby(rows, key=lambda row: row.group):
        lines = "\n".join(f"- {_line(row)}" for row in found)
        parts.append(f"{group}\n\n{lines}")
    return "\n\n".join(parts)


def _line(row: Any) -> str:
    counts = []
    if row.interviews:
        counts.append(f"{row.interviews} of {screen.plural(row.of, 'interview')}")
    if row.apart:
        counts.append(f"{row.apart} own or practice")
    said = " · ".join(counts)
    about = screen.safe(row.definition) or "no description yet"
    return f"**{screen.safe(row.label)}**{' · ' + said if said else ''}  \n:small[:gray[{about}]]"


def _proposals(interviews: Sequence[Interview], book: Codebook) -> None:
    """Themes the codebook may lack: a guess, and counted only once it is accepted."""
    said = [p for i in interviews for f in i.feedback for p in f.points]
    # A name that is taken cannot be proposed again.
    taken = {known.label.casefold() for known in book.every.values()}
    found = [p for p in new_themes(said) if p.label.casefold() not in taken]
    if not found:
        return
    with st.container(border=True, gap="small", key="themes_proposed"):
        st.subheader("Perhaps themes of their own", anchor=False)
        screen.small(
            "A guess by this program, from words that return in quotes without a theme. Nothing "
            "is counted until you take one."
        )
        for number, proposal in enumerate(found):
            _proposal(number, proposal)


def _proposal(number: int, proposal: Proposal) -> None:
    words = ", ".join(f"“{screen.safe(word)}”" for word in proposal.words)
    with st.expander(
        f"{screen.safe(proposal.label)} · {screen.plural(len(proposal.points), 'quote')}",
        type="compact",
        key=f"proposed{number}",
    ):
        st.markdown(f"Words that return: {words}")
        st.markdown("\n\n".join(f"“{screen.safe(p.text)}”" for p in proposal.points))
        widget = f"proposed_name{proposal.label}"
        st.text_input("Name", proposal.label, max_chars=60, key=widget)
        st.button(
            "Take it as a theme",
            icon=":material/add:",
            key=f"take{number}",
            on_click=screen.act,
            args=(_take, widget, proposal.points),
        )


def _take(widget: str, points: Sequence[Point]) -> None:
    screen.journal().codebook.gather(
        st.session_state[widget],
        {p.id: p.version for p in points if p.id is not None},
        request=screen.request(),
        now=screen.now(),
    )
