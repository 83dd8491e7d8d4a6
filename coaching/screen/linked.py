"""A link's reader: the cookie they hold → what is shared, asked of the database at every run."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from secrets import token_hex

import streamlit as st

from coaching import live, report, screen
from coaching.identity import READER
from coaching.model import Comment, Link, Reader, Shared, Task
from coaching.screen.answer_draft import Words
from coaching.store import Readers

CLOSED = (
    "**This is not shared with you any more.** It may have reached its last day, or whoever shared "
    "it took it back. If you opened it a while ago, press the link in their message again."
)
VIEWS = {"brief": "The brief", "parts": "Part by part"}


@dataclass(frozen=True, slots=True)
class ReaderWords:
    """Unfinished words beside the reader's cookie in the database; the owner never sees them."""

    readers: Readers
    secret: str
    kept: dict[str, str]
    owner: str

    def stored(self, key: str) -> str:
        """The words as they are kept; empty when there are none."""
        return self.kept.get(key, "")

    def put(self, key: str, text: str) -> None:
        """Keep the words."""
        self.readers.keep_words(self.secret, {key: text}, now=screen.now())
        self.kept[key] = text

    def drop(self, key: str) -> None:
        """Keep them no longer."""
        if self.stored(key):
            self.put(key, "")


@dataclass(frozen=True, slots=True)
class LinkDesk:
    """What a link leads to, open before its reader; what is said is with its owner at once."""

    link: Link
    reader: Reader
    readers: Readers
    secret: str
    shared: Shared
    heard: tuple[Sequence[Comment], Sequence[Task]]
    words: Words = field(init=False)
    note: str = "Whoever shared this can read it at once, and so can others who open this link."

    def __post_init__(self) -> None:
        """Keep unfinished words beside the cookie."""
        words = ReaderWords(self.readers, self.secret, dict(self.reader.words), self.reader.mark)
        object.__setattr__(self, "words", words)

    @property
    def name(self) -> str:
        """The link's name in addresses."""
        return self.readers.handle

    @property
    def comments(self) -> list[Comment]:
        """What was said in this browser."""
        return [c for c in self.heard[0] if c.uid.startswith(self.reader.mark)]

    @property
    def tasks(self) -> list[Task]:
        """The tasks that were set in this browser."""
        return [t for t in self.heard[1] if t.uid.startswith(self.reader.mark)]

    def author(self) -> str:
        """The name the reader typed, else whom the link was made for."""
        return self.reader.name or self.link.holder

    def sign(self, name: str) -> None:
        """Keep the name for this link."""
        self.readers.sign(self.secret, name, now=screen.now())

    def uid(self) -> str:
        """A random name that begins as all this reader says."""
        return f"{self.reader.mark}{token_hex(8)}"

    def say(self, said: Comment | Task) -> None:
        """Put it into the journal of whoever shared this."""
        self.readers.say(self.secret, said, now=screen.now())


def desk() -> LinkDesk | None:
    """What this browser may read at this address; None for everything else, whatever it is."""
    found = _found()
    if found is None:
        return None
    readers, secret, link, reader = found
    journal = screen.store().owner_of(readers)
    return LinkDesk(
        link, reader, readers, secret, live.shown(journal, link), journal.sharing.said(link.id)
    )


def _found() -> tuple[Readers, str, Link, Reader] | None:
    handle = st.query_params.get("of", "")
    secret = st.context.cookies.get(f"{READER}{handle}", "") if handle else ""
    readers = screen.store().readers(handle=handle) if secret else None
    found = readers.find(secret, now=screen.now()) if readers else None
    return None if found is None or readers is None else (readers, secret, *found)


def stands() -> bool:
    """Whether this may still be read."""
    return _found() is not None


def closed() -> None:
    """Say in place of the page that there is nothing to read here."""
    with st.container(key="closed", width=640):
        st.markdown(CLOSED)


def head(here: LinkDesk) -> str:
    """Whose it is, until when, the brief to take away, and which view is wanted."""
    whose = screen.safe(here.shared.sharer) or "Somebody who is looking for work"
    st.title("Shared with you", anchor=False)
    until = screen.day(here.shared.until)
    screen.small(
        f"{whose} shares this with you until {until}, and can take it back at any time. They can "
        "see when it is opened and what is taken away."
    )
    forms = {"pdf": "PDF", "html": "page for a browser", "xlsx": "workbook"}
    if not report.prints(here.shared):
        del forms["pdf"]
    at = f"/s/{here.name}/brief."
    links = "".join(f'<a href="{at}{form}" download>{forms[form]}</a>' for form in forms)
    st.html(f'<p class="take">Take the brief with you: {links}</p>')
    return screen.switch("View", VIEWS, "view")


def whole(here: LinkDesk) -> None:
    """The brief on one page."""
    with st.container(border=True, key="read_brief"):
        st.html(f"<style>{report.STYLE}</style>")
        st.html(report.body(here.shared))
