"""The cards of one entry in three columns, what was set aside below, and the button that keeps."""

import streamlit as st

from coaching import entry, screen
from coaching.entry import Entry, Mode
from coaching.model import Flag, Kind, Topic
from coaching.screen import card, card_dialogs, entries
from coaching.screen import help as centre_help
from coaching.screen.entries import Open

COLUMNS = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION)
ASIDE = (Kind.REASON, Kind.REMARK)


@st.fragment
def board(key: str) -> None:
    """Show the cards of the draft named ``key`` and the button that keeps them."""
    screen.same_journal()
    draft = screen.journal().draft(key)
    if draft is None:
        st.rerun()
    now = Open(draft, entry.of(draft), screen.codebook())
    screen.notice()
    _guess(now.entry)
    for column, kind in zip(st.columns(3, gap="small"), COLUMNS, strict=True):
        with column:
            heading, gloss = screen.HEADING[kind]
            with st.container(gap=None):
                st.subheader(f"{screen.GLYPH[kind]} {heading}", anchor=False)
                screen.small(gloss)
            mine = [c for c in now.entry.cards if c.kind is kind]
            for each in mine:
                card.shown(now, each)
            if not mine:
                screen.small("None in this message.")
    _aside(now)
    _help(now)
    _finish(now)
    card_dialogs.dialog(now)


def _guess(e: Entry) -> None:
    found = e.cards
    if e.mode is Mode.CALL:
        st.markdown(
            "**Check the cards.** Each is in the column you filed it in. What it is about is a "
            "guess by this program; a theme helps to see what comes back, none is needed."
        )
        return
    count = {kind: sum(c.kind is kind for c in found) for kind in Kind}
    aside = count[Kind.REASON] + count[Kind.REMARK]
    st.markdown(
        "**Check the sorting.** It is a guess by this program: "
        f"{screen.plural(count[Kind.STRENGTH], 'strength')}, "
        f"{count[Kind.WEAKNESS]} to work on, "
        f"{screen.plural(count[Kind.SUGGESTION], 'suggestion')}, {aside} set aside. "
        "Move what is wrong. A theme helps to see what comes back; none is needed."
    )


def _aside(now: Open) -> None:
    aside = [c for c in now.entry.cards if c.kind in ASIDE]
    if not aside:
        return
    with st.container(border=True, gap="small", key="aside"):
        st.subheader(":gray[■] Set aside", anchor=False)
        screen.small(
            "Reasons that were not about you, greetings and remarks. Kept with the message, not "
            "counted."
        )
        for each in aside:
            with st.container(
                horizontal=True, vertical_alignment="center", gap="small", key=f"card{each.id}"
            ):
                what = screen.GLYPH[each.kind]
                st.markdown(f"{what} “{screen.safe(each.text)}”", width="stretch")
                card.move(now, each)
                card.more(now, each)
            if each.kind is Kind.REASON and (each.proposed or each.themes):
                card.themes([now], now.draft.key, each.id)
            if each.flags & {Flag.PRIVATE, Flag.SENSITIVE}:
                card.marks(now, each)


def _help(now: Open) -> None:
    """Who can talk over a remark that may touch on who the reader is; only when there is one."""
    if any(Flag.SENSITIVE in c.flags for c in now.entry.cards):
        centre_help.folded(Topic.SENSITIVE)


def _finish(now: Open) -> None:
    kept = [c for c in now.entry.cards if c.kind in COLUMNS]
    if entry.empty(now.entry):
        st.markdown(
            "Nothing in this message is about the interview itself. It is kept as *no feedback "
            "given*, which is never counted against you. If something is, move it up first."
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        label = f"Save {screen.plural(len(kept), 'point')}" if kept else "Save the message"
        st.button(
            label,
            type="primary",
            icon=":material/check:",
            shortcut="Ctrl+Enter",
            key="add_save",
            on_click=_save,
            args=(now,),
        )
        if st.session_state.pop("add_saved", False):
            if now.entry.corrects is not None:
                screen.go("quotes")
            st.rerun()  # the whole page: this fragment has nothing left to show
        if st.button("Keep as a draft", type="tertiary", key="add_keep"):
            screen.go("today")
        if any(not c.themes for c in kept):
            screen.small("Themes can wait: you can save now and choose later.")


def _save(now: Open) -> None:
    with screen.told():
        entries.save(now.draft)
        st.session_state["add_saved"] = True
