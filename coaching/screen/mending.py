"""What redaction replaced, each word where it stood, and the ways to mend it."""

from typing import Any

import streamlit as st

from coaching import screen, sharing
from coaching.model import Choice, NameKind
from coaching.redaction import key as same
from coaching.screen.picking import kept
from coaching.screen.sharing import chosen, keep

MOST = 16
"""Replaced words that are shown each with its sentence."""
AROUND = 24
"""Letters on either side of a replaced word."""


def replaced(found: sharing.Record, now: Choice) -> None:
    """What was hidden, where it stood, and the ways to mend it."""
    if not now.hide_names and not now.hidden:
        return
    hidden = {same(h.found.original): h for h in sharing.replacements(found, now)}
    label = f"{screen.plural(len(hidden), 'word or name', 'words and names')} replaced"
    with st.expander(label, icon=":material/visibility_off:", key="share_replaced"):
        st.markdown(
            "\n".join(map(_line, list(hidden.values())[:MOST]))
            or "Nothing in the words you share looks like a name."
        )
        if len(hidden) > MOST:
            screen.small(f"And {len(hidden) - MOST} more, in the list below.")
        _show_again(
            now, [h.found.original for h in hidden.values() if h.found.kind is not NameKind.CHOSEN]
        )
        st.text_input(
            "Hide this word too",
            key="share_hide",
            max_chars=80,
            on_change=_hide,
            placeholder="A word or a name",
        )
        if now.hidden:
            screen.shows("share_hidden", list(now.hidden))
            st.multiselect(
                "Hidden by you",
                list(now.hidden),
                key="share_hidden",
                on_change=kept,
                args=("share_hidden", "hidden", tuple),
            )
        screen.small(
            "Names that are not in your record are only guessed at, and no program finds every "
            "hint. Read the preview once before you hand it over."
        )


def _line(hidden: sharing.Hidden) -> str:
    """“… with Lena in …” → a name."""
    found, text = hidden.found, hidden.text
    before, after = text[max(0, found.start - AROUND) : found.start], text[found.end :][:AROUND]
    before = before if found.start <= AROUND else f"…{before.partition(' ')[2]}"
    after = after if found.end + AROUND >= len(text) else f"{after.rpartition(' ')[0]}…"
    guess = " :gray[(a guess)]" if found.guess else ""
    lead, trail = " " * before.endswith(" "), " " * after.startswith(" ")
    words = (
        f"{screen.safe(before)}{lead}**{screen.safe(found.original)}**{trail}{screen.safe(after)}"
    )
    return f"- :small[{words}] → {screen.safe(found.placeholder)}{guess}"


def _show_again(now: Choice, hidden: list[str]) -> None:
    """One press shows a word again, another hides it as before."""
    options = list({same(word): word for word in (*now.shown, *hidden)}.values())
    if not options:
        return
    shown = {same(word) for word in now.shown}
    screen.shows("share_shown", [word for word in options if same(word) not in shown])
    words: dict[str, Any] = {"key": "share_shown", "on_change": _shown, "args": (tuple(options),)}
    label = "Hidden; press one to show it again"
    if len(options) > MOST:
        st.multiselect(label, options, **words)
        return
    st.pills(label, options, selection_mode="multi", format_func=screen.safe, wrap=True, **words)


def _shown(options: tuple[str, ...]) -> None:
    left = st.session_state["share_shown"]
    screen.act(keep, shown=tuple(word for word in options if word not in left))


def _hide() -> None:
    word = st.session_state["share_hide"].strip()
    if word:
        screen.act(keep, hidden=tuple(dict.fromkeys([*chosen().hidden, word])))
    st.session_state["share_hide"] = ""
