"""The centre's own help on one topic: a quiet list, shown where it helps."""

import re

import streamlit as st

from coaching import screen
from coaching.centre import centre
from coaching.model import Help, HelpKind, Topic

ICON = {
    HelpKind.WORKSHOP: "groups",
    HelpKind.CAREER_CHAT: "forum",
    HelpKind.GUIDE: "menu_book",
    HelpKind.HUMAN_RIGHTS: "balance",
    HelpKind.LEGAL: "gavel",
    HelpKind.WELLBEING: "volunteer_activism",
}
EVERYWHERE = ""


def shown(topic: Topic) -> None:
    """
    Show help on a topic; nothing when the centre has none.

    Where help differs by place, the reader says once where they are; it is kept for every topic.
    """
    places = centre().places(topic)
    place = _place(topic, places) if places else EVERYWHERE
    lines = [_line(found) for found in centre().helps_with(topic, place)]
    if centre().url:
        called = screen.safe(centre().called)
        lines.append(f":material/open_in_new: [All of {called}]({_address(centre().url)})")
    if lines:
        st.markdown("\n".join(f"- {line}" for line in lines))


def folded(topic: Topic) -> None:
    """The same behind one line."""
    if centre().helps_with(topic) or centre().places(topic) or centre().url:
        with st.expander(
            f"Help from {screen.safe(centre().called)}",
            type="compact",
            icon=":material/support:",
            key=f"help_{topic}",
        ):
            shown(topic)


def _place(topic: Topic, places: tuple[str, ...]) -> str:
    widget = f"help_place_{topic}"
    kept = screen.own_journal().preference("place")
    screen.shows(widget, kept if kept in places else None)
    chosen = st.selectbox(
        "Where are you?",
        places,
        index=None,
        placeholder="Choose, to see help near you",
        format_func=screen.safe,
        key=widget,
        on_change=lambda: screen.act(
            screen.own_journal().set_preference, "place", st.session_state[widget]
        ),
    )
    return chosen or EVERYWHERE


def _line(found: Help) -> str:
    title = screen.safe(found.title)
    named = f"[{title}]({_address(found.url)})" if found.url else f"**{title}**"
    about = f"  \n:small[:gray[{screen.safe(found.about)}]]" if found.about else ""
    return f":material/{ICON[found.kind]}: {named}{about}"


def _address(url: str) -> str:
    """A URL between Markdown's parentheses."""
    return re.sub(r"[()<>\\\[\]\s]", lambda m: f"%{ord(m[0]):02X}", url)
