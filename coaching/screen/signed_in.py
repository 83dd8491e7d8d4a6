"""The cookie a tab was opened with → the account behind it, asked of the database on every run."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

import streamlit as st

from coaching.centre import centre
from coaching.identity import fingerprint
from coaching.model import Account
from coaching.store import Accounts

REQUIRED = ("redirect_uri", "cookie_secret")
PROVIDER = ("client_id", "client_secret", "server_metadata_url")
_SHORTEST_SECRET = 32
_this_run: ContextVar[list[Account | None] | None] = ContextVar("this_run", default=None)


def account(accounts: Accounts, now: datetime, *, there: bool = False) -> Account | None:
    """
    Who this run is for, or None.

    Two things have to agree: what Streamlit read from the signed cookie, and our register of the
    cookies that were handed out and not ended since. A tab that changes hands loses what it held.
    """
    kept = _this_run.get()
    if kept:
        return kept[0]
    found = _asked(accounts, now, there=there)
    if kept is not None:
        kept.append(found)
    return found


@contextmanager
def one_answer() -> Iterator[None]:
    """
    Ask who is there once while the script runs: a page asks some twenty times.

    Callbacks, which act, and fragments that run by themselves are outside of it and ask each time.
    """
    token = _this_run.set([])
    try:
        yield
    finally:
        _this_run.reset(token)


def _asked(accounts: Accounts, now: datetime, *, there: bool) -> Account | None:
    shown = fingerprint(st.context.cookies)
    found = accounts.signed_in(shown, now=now, limits=centre().sign_in, there=there)
    if found is None or not _says_the_same(found):
        return None
    if st.session_state.setdefault("_for", shown) != shown:
        st.session_state.clear()
        st.session_state["_for"] = shown
    return found


def _says_the_same(found: Account) -> bool:
    said: Mapping[str, Any] = st.user
    return (
        said.get("is_logged_in") is True
        and said.get("iss") == found.person.issuer
        and said.get("sub") == found.person.subject
    )


def presented() -> str | None:
    """The fingerprint of this tab's sign-in."""
    return fingerprint(st.context.cookies)


def providers() -> dict[str | None, str]:
    """
    Who can vouch for a person, by Streamlit's secrets: their name there → what to call them.

    Empty where the secrets lack something or the cookie's secret is too short to be one.
    """
    try:
        auth: Mapping[str, Any] = st.secrets["auth"]
    except (FileNotFoundError, KeyError):
        return {}
    if not all(auth.get(name) for name in REQUIRED):
        return {}
    if len(str(auth["cookie_secret"])) < _SHORTEST_SECRET:
        return {}
    if all(auth.get(name) for name in PROVIDER):
        return {None: ""}
    return {
        name: name.replace("_", " ").capitalize()
        for name, section in auth.items()
        if isinstance(section, Mapping) and all(section.get(key) for key in PROVIDER)
    }
