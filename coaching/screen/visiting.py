"""The consultant's account → what was shared with it, read live and asked for at every run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from secrets import token_hex

import streamlit as st

from coaching import live, screen
from coaching.model import (
    Account,
    Client,
    CoachingError,
    Comment,
    Link,
    NotFound,
    Shared,
    Task,
)
from coaching.screen import clients, whose
from coaching.screen.answer_draft import OwnWords, Words
from coaching.store import Visit
from coaching.store.caseload import Opened
from coaching.store.entrusted import ENDED

CLOSED = (
    "**This is not shared with you any more.** It reached its last day, or whoever shared it took "
    "it back. Your own notes are kept."
)
NOBODY = "Somebody who gave no name"


@dataclass(frozen=True, slots=True)
class AccountDesk:
    """What was shared with an account, open before its consultant; answers arrive at once."""

    visit: Visit
    link: Link
    shared: Shared
    comments: Sequence[Comment]
    tasks: Sequence[Task]
    client: int
    signs: str
    words: Words
    note: str = "Whoever shared this can read it at once."

    @property
    def name(self) -> str:
        """The share's name in addresses."""
        return self.visit.handle

    def author(self) -> str:
        """The name of the account: nobody signs as somebody else."""
        return self.signs

    def sign(self, _name: str) -> None:
        """Accounts have their name from the provider."""

    def uid(self) -> str:
        """A random name that begins as all that is said here."""
        return f"{self.visit.handle}{token_hex(8)}"

    def say(self, said: Comment | Task) -> None:
        """Put it into the journal of whoever shared this, if the reader is still signed in."""
        for visit in screen.store().visits(_reader()):
            if visit.handle == self.visit.handle:
                visit.say(said, now=screen.now())
                return
        raise NotFound(ENDED)

    def earlier(self) -> list[Opened]:
        """What was agreed before today, as a file would bring it."""
        before = tuple(t for t in self.tasks if t.written_at.date() < screen.today())
        return [Opened(0, self.client, self.shared, self.link.granted_at, (), before)]


def _reader() -> Account:
    """
    Who is asking; a step begins before its page does, which is drawn for nobody who left.

    Raises:
        CoachingError: If nobody is signed in.
    """
    found = None if screen.local() else screen.account()
    if found is None:
        raise CoachingError(whose.NOBODY)
    return found


def _standing() -> Iterator[tuple[Visit, Link]]:
    reader = None if screen.local() else screen.account()
    for visit in screen.store().visits(reader) if reader else ():
        if (link := visit.link(now=screen.now())) is not None:
            yield visit, link


def _found() -> tuple[Visit, Link] | None:
    wanted = st.query_params.get("of", "")
    return next((found for found in _standing() if found[0].handle == wanted), None)


def desk() -> AccountDesk | None:
    """What the signed-in consultant may read at this address; None for everything else."""
    found, reader = _found(), None if screen.local() else screen.account()
    if found is None or reader is None:
        return None
    visit, link = found
    owner = screen.store().owner_of(visit)
    if st.session_state.get("_visited") != visit.handle:
        visit.opened(now=screen.now())
        st.session_state["_visited"] = visit.handle
    shared = live.shown(owner, link)
    comments, tasks = owner.sharing.said(link.id)
    who = Client(owner.sharing.sender(), shared.sharer or NOBODY)
    client = screen.journal().caseload.know(who, request=screen.request(), now=screen.now())
    return AccountDesk(
        visit, link, shared, comments, tasks, client, signs=reader.called, words=OwnWords()
    )


def stands() -> bool:
    """Whether this may still be read."""
    return _found() is not None


def closed() -> None:
    """Say in place of the page that there is nothing to read here, and lead back."""
    with st.container(key="closed", width=640):
        st.markdown(CLOSED)
        if st.button("Back to who shared", icon=":material/arrow_back:", key="client_back"):
            screen.go("caseload")


def head(here: AccountDesk) -> None:
    """Whose it is, until when, and that they see who looks."""
    whose = screen.safe(here.shared.sharer or NOBODY)
    asked = f"  \n**{screen.safe(here.shared.question)}**" if here.shared.question else ""
    st.markdown(
        f":small[:gray[{whose} shares this with you until {screen.day(here.shared.until)}. They "
        f"see when you open it, and can take it back at any time.]]{asked}"
    )


def listed() -> int:
    """Everybody who shares with this account, and the way to open it; how many."""
    count = 0
    for count, (visit, link) in enumerate(_standing(), 1):  # noqa: B007 - the last is the number
        whose = screen.safe(link.choice.sharer or NOBODY)
        seen = (
            f"last opened {screen.day(link.last_opened.date())}" if link.last_opened else "**new**"
        )
        with st.container(border=True, gap="small", key=f"visit{visit.handle}"):
            st.markdown(
                f"**{whose}**  \n:small[:gray[shared {screen.day(link.granted_at.date())}, until "
                f"{screen.day(link.last_day)}; {seen}]]"
            )
            if link.choice.question:
                st.markdown(screen.safe(link.choice.question))
            if st.button("Open", icon=":material/co_present:", key=f"visit_open{visit.handle}"):
                screen.go("client", of=visit.handle)
    return count


def review(here: AccountDesk) -> None:
    """What was agreed before, and what became of it."""
    clients.review(here.shared, here.earlier())
