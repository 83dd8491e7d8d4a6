"""What a text area sends → its draft, or two texts to choose from when another tab wrote too."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from coaching import screen
from coaching.model import CoachingError, Draft, Stale

Body = dict[str, object]


@dataclass(frozen=True, slots=True)
class Words:
    """
    How the words of one kind of draft are read and put back.

    ``name`` keeps what a page remembers apart from other pages' and is the draft's kind in the
    store; ``address`` is what names the draft in the page's address. ``put`` gives the body of a
    draft with other words, ``choose`` the same when they were chosen over another tab's, and
    ``again`` a key for words whose draft has ended meanwhile. ``field`` tells several texts of one
    draft apart.
    """

    name: str
    kind: str
    address: str
    read: Callable[[Draft], str]
    put: Callable[[Draft, str], Body]
    choose: Callable[[Draft, str], Body]
    again: Callable[[str], str] = lambda _: screen.request()
    field: str = ""


def in_browser(key: str, field: str = "") -> str:
    """A text's name in the browser: in the other journal the same key means another draft."""
    return f"{field}{':' if field else ''}{key}@{screen.owner()}"


def disputed(name: str) -> str | None:
    """Which field of a page's draft two tabs wrote into; None when there is nothing to choose."""
    found = st.session_state.get(f"{name}_conflict")
    return None if found is None else str(found["field"])


def epoch(words: Words) -> int:
    """Rises when the reader chooses the stored words over this tab's."""
    return int(st.session_state.get(f"{words.name}_epoch", 0))


def whole(text: str) -> str:
    """Text without halves of characters, which a browser can hold and nothing else can show."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def arrived(draft: Draft, words: Words, widget: str) -> None:
    """
    Keep what the text area sent.

    When another tab wrote in between, both texts are kept for the page to show side by side.
    """
    sent = st.session_state[widget]["typed"]
    if not sent or sent["id"] != in_browser(draft.key, words.field):
        return
    sent = {**sent, "text": whole(sent["text"])}
    stored = screen.journal().draft(draft.key)
    before = words.read(stored or draft)
    # The fields beside the words are written by this session: its own step is no other tab's.
    own = stored is not None and stored.writer == screen.writer()
    screen.written_by(sent["tab"])
    if sent["text"] == before:
        return
    try:
        screen.journal().save_draft(
            draft.key,
            words.kind,
            words.put(stored or draft, sent["text"]),
            version=stored.version if stored and own else sent["base"],
            writer=screen.writer(),
            now=screen.now(),
        )
    except Stale:
        st.session_state[f"{words.name}_conflict"] = {
            **sent,
            "theirs": before,
            "field": words.field,
        }
    except CoachingError as error:
        st.session_state["_notice"] = error


def choice(key: str, words: Words) -> None:
    """Two tabs wrote different words: show both and let the reader choose."""
    mine = st.session_state.get(f"{words.name}_conflict")
    if mine is None:
        return
    st.warning(
        "These words were changed in another tab. Both are here; nothing is lost. Which one stays?",
        icon=":material/tab_duplicate:",
    )
    sides: tuple[tuple[str, str, Callable[..., None], tuple[object, ...]], ...] = (
        ("In this tab", mine["text"], _keep_mine, (key, words)),
        ("In the other tab", mine["theirs"], _keep_theirs, (words,)),
    )
    for number, (column, (whose, text, keep, args)) in enumerate(
        zip(st.columns(2, border=True), sides, strict=True)
    ):
        with column:
            st.markdown(f"**{whose}**")
            st.text(text)
            st.button(
                "Keep this one", key=f"conflict{number}", on_click=screen.act, args=(keep, *args)
            )


def _keep_mine(key: str, words: Words) -> None:
    mine = st.session_state[f"{words.name}_conflict"]
    stored = screen.journal().draft(key)
    if stored is None:  # saved or put away in the other tab: this text becomes a draft of its own
        stored = Draft(words.again(key), words.kind)
        st.query_params[words.address] = stored.key
    screen.journal().save_draft(
        stored.key,
        words.kind,
        words.choose(stored, mine["text"]),
        version=stored.version,
        writer=screen.writer(),
        now=screen.now(),
    )
    _settled(words)


def _keep_theirs(words: Words) -> None:
    _settled(words)


def _settled(words: Words) -> None:
    del st.session_state[f"{words.name}_conflict"]
    st.session_state[f"{words.name}_epoch"] = epoch(words) + 1
