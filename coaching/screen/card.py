"""One card of the board: its words, what it is about, its marks, and its two menus."""

import streamlit as st

from coaching import cards, entry, screen
from coaching.cards import Card
from coaching.model import Flag, Kind
from coaching.screen import card_dialogs, entries
from coaching.screen.entries import Open

ALL = "all"
TARGETS = {
    Kind.STRENGTH: "Strengths",
    Kind.WEAKNESS: "Weaknesses (to work on)",
    Kind.SUGGESTION: "Suggestions",
    Kind.REASON: "Set aside: a reason, not about me",
    Kind.REMARK: "Set aside: a remark",
}


def shown(now: Open, card: Card) -> None:
    """One of the three kinds in its column, with everything that can be done with it."""
    with st.container(border=True, gap="small", key=f"card{card.id}"):
        st.markdown(f"“{screen.safe(card.text)}”")
        if not card.sure:
            screen.small(":material/help: Not sure about this one. Is it in the right place?")
        themes([now], now.draft.key, card.id)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            move(now, card)
            more(now, card)
        marks(now, card)


@st.fragment
def themes(first: list[Open], key: str, number: int) -> None:
    """
    Up to three guesses and what was chosen as pills; every theme behind the last one.

    A choice redraws these and no other card. ``first`` holds the entry as the board has just read
    it, for the first time this is drawn; after a choice it is read anew.
    """
    now = first.pop() if first else _again(key)
    card = next(c for c in now.entry.cards if c.id == number)
    widget = f"theme{now.draft.key}{card.id}"
    book = now.book
    chosen = book.about(card.themes)
    offered = list(dict.fromkeys((*book.about(card.proposed), *chosen)))
    searching = not offered or st.session_state.get(f"{widget}_open", False)
    if offered:
        screen.shows(widget, [*chosen, *([ALL] if searching else [])])
        st.pills(
            "What is it about? (guesses)" if card.proposed else "What is it about?",
            [*offered, ALL],
            selection_mode="multi",
            format_func=lambda theme: _theme_name(theme, now),
            key=widget,
            wrap=True,
            on_change=_picked,
            args=(now, card, widget),
        )
    if searching:
        found = f"{widget}_search"
        screen.shows(found, None)
        st.selectbox(
            "What is it about? Search all themes",
            [t for t in book.themes() if t not in offered],
            index=None,
            format_func=book.label,
            placeholder="Type to search themes",
            label_visibility="collapsed" if offered else "visible",
            key=found,
            on_change=_found,
            args=(now, card, found),
        )


def _again(key: str) -> Open:
    """The entry as it is stored now; the whole page when it is not the one that is shown."""
    screen.same_journal()
    draft = screen.journal().draft(key)
    if draft is None or screen.noticed():
        st.rerun()
    return Open(draft, entry.of(draft), screen.codebook())


def _theme_name(theme: str, now: Open) -> str:
    return "All themes" if theme == ALL else screen.safe(now.book.short(theme))


def _picked(now: Open, card: Card, widget: str) -> None:
    chosen = list(st.session_state[widget])
    st.session_state[f"{widget}_open"] = ALL in chosen
    # What is hidden was not offered, so leaving it out was not a choice.
    hidden = (t for t in card.themes if not now.book.about([t]))
    entries.on_board(now, cards.choose, card.id, (*(t for t in chosen if t != ALL), *hidden))


def _found(now: Open, card: Card, widget: str) -> None:
    if theme := st.session_state[widget]:
        st.session_state[widget.removesuffix("_search") + "_open"] = False
        entries.on_board(now, cards.choose, card.id, (*card.themes, theme))


def move(now: Open, card: Card) -> None:
    """The menu of the other places for a card."""
    widget = f"move{now.draft.key}{card.id}"
    st.menu_button(
        "Move",
        [k for k in TARGETS if k is not card.kind],
        format_func=TARGETS.__getitem__,
        type="tertiary",
        icon=":material/swap_horiz:",
        key=widget,
        on_click=_moved,
        args=(now, card, widget),
    )


def _moved(now: Open, card: Card, widget: str) -> None:
    if kind := st.session_state[widget]:
        entries.on_board(now, cards.move, card.id, Kind(kind))


def more(now: Open, card: Card) -> None:
    """The menu of what else can be done with a card."""
    widget = f"more{now.draft.key}{card.id}"
    options = ["edit"]
    options += ["split"] if cards.cuts(card) else []
    options += ["join"] if cards.has_next(now.entry.cards, card.id) else []
    options += ["second", "private", "why"]
    names = {
        "edit": "Edit the words",
        "split": "Split in two",
        "join": "Join with the next",
        "second": "Not passed on: said directly"
        if Flag.SECOND_HAND in card.flags
        else "Passed on by somebody else",
        "private": "Count and share it again" if card.private else "Keep private",
        "why": "Why this guess?",
    }
    st.menu_button(
        "More",
        options,
        format_func=names.__getitem__,
        type="tertiary",
        icon=":material/more_horiz:",
        key=widget,
        on_click=_did,
        args=(now, card, widget),
    )


def _did(now: Open, card: Card, widget: str) -> None:
    match st.session_state[widget]:
        case "join":
            entries.on_board(now, cards.join, card.id, now.entry.words)
        case "second":
            entries.on_board(now, cards.toggle, card.id, Flag.SECOND_HAND)
        case "private":
            entries.on_board(now, cards.toggle, card.id, Flag.PRIVATE)
        case "edit" | "split" | "why" as what:
            card_dialogs.ask(what, card.id)


def marks(now: Open, card: Card) -> None:
    """What is to be known about a card beside its words, and the way back to the original ones."""
    if card.private:
        screen.small(":material/lock: Only you see this. Not counted, not shared.")
    if Flag.SENSITIVE in card.flags:
        screen.small(
            "This may touch on who you are rather than on what you did, so it is set apart. "
            "You decide what it is. A consultant, a human-rights office or a legal clinic can "
            "talk it over with you; doing nothing is fine too."
        )
    if Flag.SECOND_HAND in card.flags:
        screen.small(":material/forward: Passed on by somebody else.")
    if Flag.PERSONALITY_ONLY in card.flags and card.kind is Kind.WEAKNESS:
        screen.small(
            "About a person, not about something seen. There is nothing to practise in it."
        )
    if card.text != now.entry.words[card.start : card.end]:
        st.button(
            "Back to the original words",
            type="tertiary",
            icon=":material/history:",
            key=f"orig{now.draft.key}{card.id}",
            on_click=entries.on_board,
            args=(now, cards.restore, card.id, now.entry.words),
        )
