"""What pages share: who is asking, the clock, a person's text made safe, and the small blocks."""

import hashlib
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import streamlit as st

from coaching import escapes
from coaching.demo import demo_person
from coaching.model import CoachingError, Person, Stale
from coaching.screen.marks import GLYPH as GLYPH
from coaching.screen.marks import HEADING as HEADING
from coaching.screen.marks import HOLLOW as HOLLOW
from coaching.screen.marks import WORD as WORD
from coaching.store import Journal, Store, open_store

FRESH = timedelta(minutes=30)
OTHER_JOURNAL = (
    "The invented journal was opened or left in another tab. This tab shows what is open now; "
    "your last step was not applied."
)

safe = escapes.markdown


def now() -> datetime:
    """The one clock of the product: aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The reader's day, by the time zone their browser names; else the server's."""
    try:
        zone = st.context.timezone
        return datetime.now(_zone(zone)).date()
    except (KeyError, TypeError, ValueError):
        return now().date()


def _zone(name: str | None) -> Any:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - its tables are read only when a zone is named

    return ZoneInfo(name) if name else UTC


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The one store of this process, migrated when the app starts on a person's own machine."""
    opened = open_store()
    if local():
        opened.migrate()
    return opened


def local() -> bool:
    """Whether this is one person's own machine, where nobody signs in."""
    return os.environ.get("AFTERWORD_MODE", "local") == "local"


def person() -> Person:
    """
    Who is asking, worked out anew on every run.

    Raises:
        CoachingError: If nobody is signed in.
    """
    if local():
        return Person("local", "me")
    raise CoachingError("Sign-in is not set up here yet. Please ask whoever runs this site.")


def own_journal() -> Journal:
    """The reader's own journal, also while they look around in the invented one."""
    return store().journal(person())


def looking_around() -> bool:
    """Whether the reader is in the invented journal."""
    return entered() is not None


def entered() -> datetime | None:
    """When the reader went into the invented journal; None in their own."""
    since = own_journal().preference("looking_around")
    return datetime.fromisoformat(since) if isinstance(since, str) else None


def journal() -> Journal:
    """
    The journal on the screen: the reader's own, or the invented one while they look around.

    Raises:
        Stale: If the invented one was entered or left in another tab since this one was drawn:
            a number of a row there means another row here.
    """
    around = looking_around()
    if st.session_state.get("_around", around) is not around:
        raise Stale(OTHER_JOURNAL)
    return store().journal(demo_person(person())) if around else own_journal()


def same_journal() -> None:
    """In a fragment: draw the whole page when the other journal is on the screen by now."""
    around = looking_around()
    if st.session_state.get("_around", around) is not around:
        st.session_state["_notice"] = Stale(OTHER_JOURNAL)
        st.rerun()


def owner() -> str:
    """A name for the journal on the screen, to keep texts in the browser apart; says nothing."""
    whose = demo_person(person()) if looking_around() else person()
    return hashlib.sha256(f"{whose.issuer}|{whose.subject}".encode()).hexdigest()[:16]


def request() -> str:
    """A fresh idempotency key, for a write whose page does not carry one."""
    return secrets.token_hex(12)


def writer() -> str:
    """A name for this tab's session, to tell its writes from another tab's; not an identity."""
    return str(st.session_state.setdefault("_writer", secrets.token_hex(8)))


def written_by(tab: str) -> None:
    """Go on under the name this browser tab gave itself, which survives a reload."""
    st.session_state["_writer"] = tab


def shows(widget: str, value: object) -> None:
    """
    Let the widget with this key show what is stored.

    One that shows it already is left alone: setting it again would take back what the reader has
    chosen there while this run was on its way.
    """
    if widget not in st.session_state or st.session_state[widget] != value:
        st.session_state[widget] = value


@contextmanager
def told(place: str = "_notice") -> Iterator[None]:
    """Turn an error the reader can act on into a notice on the next run; all else is ours."""
    try:
        yield
    except CoachingError as error:
        st.session_state[place] = error


def act(action: Callable[..., object], *args: Any, **kwargs: Any) -> None:
    """Run a widget's action as a callback; what the reader can act on becomes a notice."""
    with told():
        action(*args, **kwargs)


def notice(place: str = "_notice") -> None:
    """Show and forget what the last action had to say."""
    error = st.session_state.pop(place, None)
    if isinstance(error, Stale):
        st.warning(str(error), icon=":material/tab_duplicate:")
    elif error is not None:
        st.warning(str(error), icon=":material/info:")


def title(text: str) -> None:
    """The page's title, and below it what the last action had to say and the way to undo it."""
    st.title(text, anchor=False)
    notice()
    undo()


def small(text: str) -> None:
    """A quiet line. ``text`` is Markdown; a person's words in it go through ``safe``."""
    st.markdown(f":small[:gray[{text}]]")


def plural(count: int, one: str, many: str | None = None) -> str:
    """``1 interview``, ``2 interviews``, ``0 interviews``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def day(when: date | None) -> str:
    """``7 Jul``, with the year when it is not this one."""
    if when is None:
        return "no date"
    written = f"{when.day} {when:%b}"
    return written if when.year == today().year else f"{written} {when.year}"


def phone() -> bool:
    """Whether the browser calls itself mobile: no width reaches the server."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def switch(label: str, options: Mapping[Any, str], key: str) -> str:
    """
    One of a few views, kept in the URL under ``key``; values → labels.

    Segmented on a laptop, pills on a phone, where a wrapped segmented control looks broken.
    """
    control = st.pills if phone() else st.segmented_control
    chosen = control(
        label,
        list(options),
        default=None if key in st.session_state else next(iter(options)),
        required=True,
        format_func=options.__getitem__,
        label_visibility="collapsed",
        bind="query-params",
        key=key,
        wrap=True,
    )
    # Nothing is chosen on the run after the browser's Back has taken the choice out of the URL.
    return str(chosen or next(iter(options)))


def sidebar() -> None:
    """Below the pages, in the invented journal: whose it is, and the way back."""
    st.session_state["_around"] = looking_around()
    if st.session_state["_around"]:
        with st.sidebar:
            small("Invented data. Nothing here is yours.")
            st.button(
                "Leave the invented journal", on_click=act, args=(leave_demo,), key="leave_demo"
            )


def undo() -> None:
    """Offer to take the last change back, for as long as it is fresh."""
    last = journal().last_change()
    if last is None or now() - last.at > FRESH:
        return
    if (since := entered()) is not None and last.at <= since:
        return  # the invented journal's own making is not the reader's doing
    with st.container(horizontal=True, vertical_alignment="center", key="last_change"):
        small(f"Last change: {safe(last.what)}")
        st.button(
            "Undo",
            icon=":material/undo:",
            type="tertiary",
            key="undo",
            on_click=act,
            args=(_undo, last.id),
        )


def _undo(change: int) -> None:
    undone = journal().undo(change, now=now())
    st.session_state["_toast"] = f"Undone: {safe(undone.what)}"


def toast() -> None:
    """Say once what was done."""
    if said := st.session_state.pop("_toast", None):
        st.toast(said)


def leave_demo() -> None:
    """Take the invented journal away, whole, and go back to one's own."""
    if looking_around():
        store().journal(demo_person(person())).erase()
        own_journal().set_preference("looking_around", None)


def enter_demo() -> None:
    """Lay out the invented journal beside the reader's own, which is not touched."""
    from coaching import demo  # noqa: PLC0415 - reads its files only when somebody looks around

    at = now()
    demo.load(store().journal(demo_person(person())), today=today(), now=at)
    own_journal().set_preference("looking_around", at.isoformat())


def invented(consequence: str) -> None:
    """Say on a page that writes that the journal on the screen is the invented one."""
    if looking_around():
        st.info(
            f"You are looking at invented data. {consequence} To work in your own journal, leave "
            "the invented one (button in the sidebar).",
            icon=":material/info:",
        )


def nothing_yet(sentence: str) -> None:
    """The empty page: a sentence, a next step, and no expectation; ends the run."""
    with st.container(border=True, key="nothing"):
        st.markdown(sentence)
        with st.container(horizontal=True):
            if st.button(
                "Add your first feedback",
                type="primary",
                icon=":material/add_comment:",
                key="first_add",
            ):
                go("add_feedback")
            if st.button("Note your own view", icon=":material/edit_note:", key="first_own"):
                go("add_feedback", mode="My own view")
    st.stop()


def go(page: str, **query: str) -> None:
    """Open another page by the name of its file."""
    st.switch_page(f"../pages/{page}.py", query_params=query)
