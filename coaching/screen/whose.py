"""Who reads, on which day, and whose journal is on the screen: worked out anew on every run."""

import hashlib
import os
import secrets
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import streamlit as st

from coaching.codebook import Codebook
from coaching.demo import demo_person
from coaching.model import Account, CoachingError, Person, Stale
from coaching.screen import signed_in
from coaching.store import Journal, Store, open_store

OTHER_JOURNAL = (
    "The invented journal was opened or left in another tab. This tab shows what is open now; "
    "your last step was not applied."
)

NOT_MIGRATED = (
    "This site is being set up or updated. Whoever runs it: run “python -m coaching migrate” once."
)
TOO_MIGHTY = (
    "This site is being set up. Whoever runs it: its PostgreSQL role is a superuser or has "
    "BYPASSRLS, so the database could not keep journals apart. Give it another role."
)
NOBODY = "Nobody is signed in here. Sign in to go on."


def now() -> datetime:
    """
    The one clock of the product: aware, in UTC.

    ``AFTERWORD_CLOCK_FILE`` names a file that holds another moment, in ISO form with its offset.
    Tests move time with it; nobody else sets it.
    """
    if set_by := os.environ.get("AFTERWORD_CLOCK_FILE"):
        return datetime.fromisoformat(Path(set_by).read_text("utf-8").strip()).astimezone(UTC)
    return datetime.now(UTC)


def zone() -> str:
    """The name of the time zone the reader's browser is in; UTC where it names none we know."""
    try:
        name = st.context.timezone
        return _zone(name).key if name else "UTC"
    except (KeyError, TypeError, ValueError):
        return "UTC"


def today() -> date:
    """The reader's day, by the time zone their browser names; else the server's."""
    return now().astimezone(_zone(zone())).date()


def _zone(name: str) -> Any:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - its tables are read only when a zone is named

    return ZoneInfo(name)


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """
    The one store of this process, migrated when the app starts on a person's own machine.

    Raises:
        CoachingError: If a hosted site's database is not at this program's schema, or the site's
            role there would see everybody's rows.
    """
    opened = open_store()
    if local():
        opened.migrate()
    elif not opened.is_current():
        opened.close()
        raise CoachingError(NOT_MIGRATED)
    elif opened.passes_over_isolation():
        opened.close()
        raise CoachingError(TOO_MIGHTY)
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
    found = account()
    if found is None:
        raise CoachingError(NOBODY)
    return found.person


def account(*, there: bool = False) -> Account | None:
    """Who is signed in at a hosted site; ``there`` says that they did something just now."""
    return signed_in.account(store().accounts, now(), there=there)


def own_journal() -> Journal:
    """The reader's own journal, also while they look around in the invented one."""
    return store().journal(person())


def looking_around() -> bool:
    """Whether the reader is in the invented journal."""
    return entered() is not None


def entered() -> datetime | None:
    """When the reader went into the invented journal; None in their own."""
    return _own()[1]


def _own() -> tuple[Journal, datetime | None]:
    # In one read: this is asked many times in a run, and each read costs half a millisecond.
    own, preferences = store().journal_and_preferences(person())
    since = preferences.get("looking_around")
    return own, datetime.fromisoformat(since) if isinstance(since, str) else None


def journal() -> Journal:
    """
    The journal on the screen: the reader's own, or the invented one while they look around.

    Raises:
        Stale: If the invented one was entered or left in another tab since this one was drawn:
            a number of a row there means another row here.
    """
    own, since = _own()
    around = since is not None
    if st.session_state.get("_around", around) is not around:
        raise Stale(OTHER_JOURNAL)
    return store().journal(demo_person(person())) if around else own


def codebook() -> Codebook:
    """The themes as the owner of the journal on the screen names, merges and hides them."""
    return journal().codebook.read()


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
