"""The cards of one entry in three columns, each moved, themed, split, joined and marked."""

import streamlit as st

from coaching import cards, codebook, entry, screen
from coaching.cards import Card
from coaching.model import Flag, Kind
from coaching.screen import entries
from coaching.screen.entries import Open

COLUMNS = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION)
ASIDE = (Kind.REASON, Kind.REMARK)
ALL = "all"
TARGETS = {
    Kind.STRENGTH: "Strengths",
    Kind.WEAKNESS: "Weaknesses (to work on)",
    Kind.SUGGESTION: "Suggestions",
    Kind.REASON: "Set aside: a reason, not about me",
    Kind.REMARK: "Set aside: a remark",
}


@st.fragment
def board(key: str) -> None:
    """Show the cards of the draft named ``key`` and the button that keeps them."""
    screen.same_journal()
    draft = screen.journal().draft(key)
    if draft is None:
        st.rerun()
    now = Open(draft, entry.of(draft))
    screen.notice("add_board")
    _guess(now.entry.cards)
    for column, kind in zip(st.columns(3, gap="small"), COLUMNS, strict=True):
        with column:
            heading, gloss = screen.HEADING[kind]
            with st.container(gap=None):
                st.subheader(f"{screen.GLYPH[kind]} {heading}", anchor=False)
                screen.small(gloss)
            mine = [c for c in now.entry.cards if c.kind is kind]
            for card in mine:
                _card(now, card)
            if not mine:
                screen.small("None in this message.")
    _aside(now)
    _finish(now)
    _dialog(now)


def _guess(found: tuple[Card, ...]) -> None:
    count = {kind: sum(c.kind is kind for c in found) for kind in Kind}
    aside = count[Kind.REASON] + count[Kind.REMARK]
    st.markdown(
        "**Check the sorting.** It is a guess by this program: "
        f"{screen.plural(count[Kind.STRENGTH], 'strength')}, "
        f"{count[Kind.WEAKNESS]} to work on, "
        f"{screen.plural(count[Kind.SUGGESTION], 'suggestion')}, {aside} set aside. "
        "Move what is wrong. A theme helps to see what comes back; none is needed."
    )


def _card(now: Open, card: Card) -> None:
    with st.container(border=True, gap="small", key=f"card{card.id}"):
        st.markdown(f"“{screen.safe(card.text)}”")
        if not card.sure:
            screen.small(":material/help: Not sure about this one. Is it in the right place?")
        _themes(now, card)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            _move(now, card)
            _more(now, card)
        _marks(now, card)


def _themes(now: Open, card: Card) -> None:
    """Up to three guesses and what was chosen as pills; every theme behind the last one."""
    widget = f"theme{now.draft.key}{card.id}"
    offered = list(dict.fromkeys((*card.proposed, *card.themes)))
    searching = not offered or st.session_state.get(f"{widget}_open", False)
    if offered:
        screen.shows(widget, [*card.themes, *([ALL] if searching else [])])
        st.pills(
            "What is it about? (guesses)" if card.proposed else "What is it about?",
            [*offered, ALL],
            selection_mode="multi",
            format_func=_theme_name,
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
            [t for t in codebook.themes() if t not in offered],
            index=None,
            format_func=codebook.label,
            placeholder="Type to search themes",
            label_visibility="collapsed" if offered else "visible",
            key=found,
            on_change=_found,
            args=(now, card, found),
        )


def _theme_name(theme: str) -> str:
    return "All themes" if theme == ALL else screen.safe(codebook.short(theme))


def _picked(now: Open, card: Card, widget: str) -> None:
    chosen = list(st.session_state[widget])
    st.session_state[f"{widget}_open"] = ALL in chosen
    _step(now, cards.choose, card.id, tuple(t for t in chosen if t != ALL))


def _found(now: Open, card: Card, widget: str) -> None:
    if theme := st.session_state[widget]:
        st.session_state[widget.removesuffix("_search") + "_open"] = False
        _step(now, cards.choose, card.id, (*card.themes, theme))


def _move(now: Open, card: Card) -> None:
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
        _step(now, cards.move, card.id, Kind(kind))


def _more(now: Open, card: Card) -> None:
    widget = f"more{now.draft.key}{card.id}"
    options = ["edit"]
    options += ["split"] if cards.cuts(card) else []
    options += ["join"] if cards.has_next(now.entry.cards, card.id) else []
    options += ["second", "private"]
    names = {
        "edit": "Edit the words",
        "split": "Split in two",
        "join": "Join with the next",
        "second": "Not passed on: said directly"
        if Flag.SECOND_HAND in card.flags
        else "Passed on by somebody else",
        "private": "Count and share it again" if card.private else "Keep private",
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
            _step(now, cards.join, card.id, now.entry.text)
        case "second":
            _step(now, cards.toggle, card.id, Flag.SECOND_HAND)
        case "private":
            _step(now, cards.toggle, card.id, Flag.PRIVATE)
        case "edit" | "split" as what:
            st.session_state["add_dialog"] = (what, card.id)


def _marks(now: Open, card: Card) -> None:
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
    if card.text != now.entry.text[card.start : card.end]:
        st.button(
            "Back to the original words",
            type="tertiary",
            icon=":material/history:",
            key=f"orig{now.draft.key}{card.id}",
            on_click=_step,
            args=(now, cards.restore, card.id, now.entry.text),
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
        for card in aside:
            with st.container(
                horizontal=True, vertical_alignment="center", gap="small", key=f"card{card.id}"
            ):
                what = screen.GLYPH[card.kind]
                st.markdown(f"{what} “{screen.safe(card.text)}”", width="stretch")
                _move(now, card)
                _more(now, card)
            if card.kind is Kind.REASON and (card.proposed or card.themes):
                _themes(now, card)
            if card.flags & {Flag.PRIVATE, Flag.SENSITIVE}:
                _marks(now, card)


def _finish(now: Open) -> None:
    kept = [c for c in now.entry.cards if c.kind in COLUMNS]
    bare = sum(not c.themes for c in kept)
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
        if bare and kept:
            screen.small(f"{bare} without a theme. You can save now and choose later.")


def _save(now: Open) -> None:
    with screen.told("add_board"):
        entries.save(now.draft)
        st.session_state["add_saved"] = True


def _step(now: Open, step: object, *args: object) -> None:
    with screen.told("add_board"):
        entries.change(now.draft, entries.on_cards, step, *args)


def _dialog(now: Open) -> None:
    what, number = st.session_state.pop("add_dialog", (None, None))
    card = next((c for c in now.entry.cards if c.id == number), None)
    if card is None:
        return
    title, body = {"edit": ("Edit the words", _edit), "split": ("Split in two", _split)}[what]
    st.dialog(title)(body)(now, card)


def _edit(now: Open, card: Card) -> None:
    screen.same_journal()
    screen.small("The original message stays as it is.")
    with st.form(f"edit{now.draft.key}{card.id}", border=False):
        words = st.text_area("Words", card.text, height=150)
        if st.form_submit_button("Keep these words", type="primary"):
            _edited(now, card, words)


def _edited(now: Open, card: Card, words: str) -> None:
    stored = screen.journal().draft(now.draft.key)
    theirs = next((c for c in entry.of(stored).cards if c.id == card.id), None) if stored else None
    if theirs is not None and theirs.text != card.text:
        st.warning("These words were changed in another tab.", icon=":material/tab_duplicate:")
        for whose, text in (("Yours", words), ("In the other tab", theirs.text)):
            st.markdown(f"**{whose}**  \n“{screen.safe(text)}”")
        screen.small("Close this to see the other tab's words; copy yours first if you need them.")
        return
    _step(now, cards.edit, card.id, words)
    st.rerun()


def _split(now: Open, card: Card) -> None:
    at = st.selectbox(
        "Where does the second half begin?",
        cards.cuts(card),
        format_func=lambda place: f"… {card.text[place:][:60]}",
        key=f"cut{now.draft.key}{card.id}",
    )
    st.markdown(f"“{screen.safe(card.text[:at].rstrip())}”")
    st.markdown(f"“{screen.safe(card.text[at:].lstrip())}”")
    if st.button("Split here", type="primary", key="split_here"):
        _step(now, cards.split, card.id, at, now.entry.text)
        st.rerun()
