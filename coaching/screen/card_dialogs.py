"""A card's words, edited, cut in two or explained, in a dialog over the board."""

import streamlit as st

from coaching import cards, entry, screen
from coaching.cards import Card
from coaching.screen import entries
from coaching.screen.entries import Open
from coaching.sorting.why import why


def ask(what: str, card: int) -> None:
    """Remember which dialog is wanted for which card; it opens on this run."""
    st.session_state["add_dialog"] = (what, card)


def dialog(now: Open) -> None:
    """Open the dialog that was asked for."""
    what, number = st.session_state.pop("add_dialog", (None, None))
    card = next((c for c in now.entry.cards if c.id == number), None)
    if card is None:
        return
    title, body = {
        "edit": ("Edit the words", _edit),
        "split": ("Split in two", _split),
        "why": ("Why this guess?", _why),
    }[what]
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
    entries.on_board(now, cards.edit, card.id, words)
    st.rerun()


def _split(now: Open, card: Card) -> None:
    screen.same_journal()
    at = st.selectbox(
        "Where does the second half begin?",
        cards.cuts(card),
        format_func=lambda place: f"… {card.text[place:][:60]}",
        key=f"cut{now.draft.key}{card.id}",
    )
    st.markdown(f"“{screen.safe(card.text[:at].rstrip())}”")
    st.markdown(f"“{screen.safe(card.text[at:].lstrip())}”")
    if st.button("Split here", type="primary", key="split_here"):
        entries.on_board(now, cards.split, card.id, at, now.entry.words, screen.codebook())
        st.rerun()


def _why(now: Open, card: Card) -> None:
    """What the sorter goes by, also where the person has put the card elsewhere since."""
    screen.same_journal()
    order = sorted(now.entry.cards, key=lambda c: c.start)
    found = why([c.text for c in order], order.index(card))
    st.markdown(f"“{screen.safe(card.text)}”")
    kind = f"{screen.GLYPH[found.guess]} {screen.WORD[found.guess]}"
    read = "Read as" if found.guess is card.kind else "By its words alone it would be read as"
    st.markdown(f"{read} **{kind}**{_because(found.kind)}")
    if found.guess is not card.kind:
        screen.small("You, what you kept before, or the rest of the message put it where it is.")
    book = screen.codebook()
    for theme, spoke in found.themes.items():
        if book.about([theme]):
            st.markdown(f"About **{screen.safe(book.label(theme))}**{_because(spoke)}")
    screen.small(
        "These are the words without which the guess would be weaker. The program does not "
        "understand them; what you decide is what counts."
    )


def _because(words: tuple[str, ...]) -> str:
    if not words:
        return ", by where it stands and by the words together."
    return ", because of " + ", ".join(f"“{screen.safe(word)}”" for word in words) + "."
