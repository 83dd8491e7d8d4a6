"""What is shared: the record it is made of, the remembered choice, and its names for downloads."""

import hashlib
import secrets
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import streamlit as st

from coaching import bundle, live, report, screen, sharing
from coaching.model import OVER_EVERYWHERE, Choice, Grant, Shared
from coaching.screen.meeting import Meeting
from coaching.wire import NotOurs, plain, read

CHOICE = "share_choice"


def record() -> sharing.Record:
    """What the journal on the screen holds that sharing is made of."""
    return live.record(screen.journal(), screen.today())


def chosen() -> Choice:
    """The choice as it was left; the cautious one at first."""
    kept = screen.journal().preference(CHOICE)
    try:
        return read(Choice, kept) if kept else Choice()
    except NotOurs:
        return Choice()


def keep(**changes: Any) -> None:
    """Remember a change of the choice at once."""
    screen.journal().set_preference(CHOICE, plain(replace(chosen(), **changes)))


def seen(found: sharing.Record, choice: Choice) -> Shared:
    """What the other will see if it is handed over today."""
    handed = sharing.Handed("", "", screen.today())
    return sharing.projection(found, choice, handed)


def together(found: sharing.Record) -> Meeting:
    """What is looked at in a meeting on the owner's screen; names are hidden in comments too."""
    choice = chosen()
    said = sharing.spoken(found, choice, screen.journal().sharing.comments())
    return Meeting(seen(found, choice), said)


def file_name(shared: Shared, what: str, suffix: str) -> str:
    """
    A name nobody can guess, another one for other content.

    Streamlit finds large downloads by a digest of their name and parts of their content: with the
    same name, one person's file was served to another.
    """
    salt = st.session_state.setdefault("_share_salt", secrets.token_hex(16))
    digest = hashlib.sha256(f"{salt}{plain(shared)}".encode()).hexdigest()[:12]
    return f"{what}-{digest}{suffix}"


def hand_over(secret: str) -> None:
    """Make the encrypted file, and remember what was handed over."""
    choice, found = chosen(), record()
    last = sharing.fixed(found, choice)
    share = secrets.token_hex(16)
    sender = screen.journal().sharing.sender()
    shared = sharing.projection(found, last, sharing.Handed(share, sender, screen.today()))
    data = bundle.seal(shared, secret)
    screen.journal().sharing.hand_over(
        Grant(share, choice.holder, "file", last, screen.now(), end_of(shared.until)),
        request=screen.request(),
        now=screen.now(),
    )
    st.session_state["share_file"] = (f"shared-{share[:12]}{bundle.SUFFIX}", data, secret)


def end_of(day: date) -> datetime:
    """The last moment of a day, wherever it is read."""
    return datetime.combine(day, time(), tzinfo=UTC) + OVER_EVERYWHERE


def papers(shared: Shared, what: str) -> None:
    """The brief to take away: paper, page, workbook; each is made when it is asked for."""
    forms: tuple[tuple[str, str, str, Any, str], ...] = (
        ("Download the brief", ".pdf", "application/pdf", report.paper, "download"),
        ("As a page for a browser", ".html", "text/html", report.page, "public"),
        ("As a workbook", ".xlsx", _XLSX, report.workbook, "table_view"),
    )
    if not report.prints(shared):
        forms = forms[1:]
        st.markdown(
            "No font on this machine has every letter of this text, so it cannot be printed "
            "whole. The page for a browser and the workbook hold all of it; the page prints too."
        )
    for label, suffix, mime, make, icon in forms:
        st.download_button(
            label,
            data=_made(make, shared),
            file_name=file_name(shared, what, suffix),
            mime=mime,
            icon=f":material/{icon}:",
            type="primary" if suffix == ".pdf" and what == "brief" else "secondary",
            width="stretch",
            on_click="ignore",
            key=f"{what}{suffix}",
        )


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _made(make: Any, shared: Shared) -> Any:
    return lambda: make(shared)
