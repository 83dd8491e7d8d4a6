"""On the phone: the script, and three one-line boxes that lose nothing; then the cards."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from coaching import calling, entry, screen
from coaching.calling import Line
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
    """Who is speaking, the three boxes with what was filed, and the way to the cards."""
    widget = f"pad{now.draft.key}"
    call_pad(
        key=widget,
        data={
            "id": typed.in_browser(now.draft.key),
            "owner": screen.owner(),
            "lines": calling.body(now.entry.lines),
            "giver": now.entry.giver,
            "ended": now.entry.ended,
            "boxes": [
                {"kind": kind.value, "glyph": glyph, "heading": heading, "asks": asks}
                for kind, (glyph, heading, asks) in BOXES.items()
            ],
        },
        on_filed=lambda: screen.act(filed, now.draft, widget),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
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

    Raises:
        CoachingError: If the call is over and no cards can be made of it yet.
    """
    sent = st.session_state[widget]["filed"]
    if not sent or sent["id"] != typed.in_browser(draft.key):
        return
    screen.written_by(sent["tab"])
    ends = _kept(draft, sent)
    if ends:
        entries.sort(draft, Mode.CALL)


def _kept(draft: Draft, sent: Mapping[str, Any]) -> bool:
    """Keep it; whether this is the first word of the call being over."""
    lines, ended = calling.arrived(sent["lines"]), str(sent.get("ended") or "")[:80]
    for again in (True, True, False):
        stored = screen.journal().draft(draft.key) or replace(draft, version=0)
        before = entry.of(stored)
        after = with_arrived(before, lines, sent.get("who"))
        ends = bool(ended) and ended != before.ended
        after = replace(after, ended=ended or before.ended)
        if after == before:
            return False
        try:
            entries.keep(stored, after)
        except Stale:
            if not again:
                raise
        else:
            return ends and not after.cards
    return False


def with_arrived(before: Entry, lines: Sequence[Line], who: object) -> Entry:
    """The entry with lines that arrived and who is speaking; late lines become cards as well."""
    merged = calling.merged(before.lines, lines)
    giver = who[:200] if isinstance(who, str) else before.giver
    cards = before.cards
    if cards:
        cards = calling.with_late(cards, before.lines, merged, screen.codebook())
    changed = replace(before, lines=merged, giver=giver, cards=cards)
    return before if changed == before else replace(changed, mode=Mode.CALL)
