"""On the phone: the script, who is speaking, and three one-line boxes that lose nothing."""

from dataclasses import replace

import streamlit as st

from coaching import calling, entry, screen
from coaching.entry import Entry, Mode
from coaching.model import Draft, Stale
from coaching.screen import entries, typed
from coaching.screen.call_pad import call_pad
from coaching.screen.draft_area import draft_area
from coaching.screen.entries import Open

SCRIPT = """\
1. “Thank you for the call. May I take notes?”
2. Listen and write. It is no time to argue or to explain.
3. “What came across well in the interview?”
4. “What was missing, or could have been stronger, in the interview?”
5. “What would you suggest for my next one?”
6. Your own questions, one or two.
7. Repeat one point back, thank them, and ask to be kept in mind for future openings."""


def speaking(now: Open) -> None:
    """Who is on the line, if they say."""
    widget = f"giver{now.draft.key}"
    screen.shows(widget, now.entry.giver)
    st.text_input(
        "Who is speaking?",
        max_chars=200,
        placeholder="Name, if they give it",
        key=widget,
        live=True,
        on_change=lambda: screen.act(
            entries.change, now.draft, _with_giver, st.session_state[widget]
        ),
    )


def _with_giver(e: Entry, giver: str) -> Entry:
    return replace(e, giver=giver, mode=Mode.CALL)


def script(now: Open) -> None:
    """What to say, and one's own questions."""
    with st.expander("What to say, step by step", type="compact", key="call_script"):
        st.markdown(SCRIPT)
    widget = f"prepared{now.draft.key}"
    with st.expander("My own questions", type="compact", key="call_own"):
        draft_area(
            "Questions I want to ask, one a line",
            key=widget,
            data={
                "id": typed.in_browser(now.draft.key, "prepared"),
                "owner": screen.owner(),
                "text": now.entry.prepared,
                "version": now.draft.version,
                "epoch": st.session_state.get("add_epoch", 0),
                "placeholder": "What did the person you chose bring that I could learn?",
                "height": "4.2rem",
            },
            on_typed=lambda: typed.typed(now.draft, Mode.CALL, widget, "prepared"),
        )
    if now.entry.prepared.strip():
        st.text(now.entry.prepared)


def pad(now: Open) -> None:
    """The three boxes with what was filed, and the way to the cards."""
    widget = f"pad{now.draft.key}"
    call_pad(
        key=widget,
        data={
            "id": typed.in_browser(now.draft.key),
            "owner": screen.owner(),
            "lines": calling.body(now.entry.lines),
            "boxes": [
                {"kind": kind.value, "glyph": glyph, "heading": heading, "asks": asks}
                for kind, (glyph, heading, asks) in BOXES.items()
            ],
        },
        on_filed=lambda: screen.act(filed, now.draft, widget),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(
            "Call ended: check the cards",
            type="primary",
            icon=":material/call_end:",
            shortcut="Ctrl+Enter",
            key="call_ended",
        ):
            screen.act(entries.sort, now.draft, Mode.CALL)
            st.rerun()
        if st.button("Keep as a draft", type="tertiary", key="call_later"):
            screen.go("today")
        screen.small("Nothing is lost if the line drops.")


BOXES = {
    calling.BOXES[0]: ("●", "Strengths", "What came across well?"),
    calling.BOXES[1]: ("◆", "To work on", "What was missing?"),
    calling.BOXES[2]: ("▲", "Suggestions", "What would help next time?"),
}


def filed(draft: Draft, widget: str) -> None:
    """
    Put what the browser sent with what is kept: each line once, in order, however often it came.

    Two tabs on one call both get through, since lines only come together.
    """
    sent = st.session_state[widget]["filed"]
    if not sent or sent["id"] != typed.in_browser(draft.key):
        return
    screen.written_by(sent["tab"])
    lines = calling.arrived(sent["lines"])
    for again in (True, True, False):
        stored = screen.journal().draft(draft.key) or replace(draft, version=0)
        before = entry.of(stored)
        merged = calling.merged(before.lines, lines)
        if merged == before.lines:
            return
        try:
            entries.keep(stored, replace(before, lines=merged, mode=Mode.CALL))
        except Stale:
            if not again:
                raise
        else:
            return
