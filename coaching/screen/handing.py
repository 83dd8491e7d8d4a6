"""Handing over: paper, page, workbook, encrypted file; and what was handed over so far."""

from dataclasses import replace

import streamlit as st

from coaching import bundle, report, screen, sharing
from coaching.model import Choice
from coaching.screen import entrusting, linking
from coaching.screen.sharing import hand_over, papers, seen

HONEST = (
    "Afterword will not open it after its last day. A file that was handed over cannot be called "
    "back, though: whoever has it and the passphrase could keep a copy."
)


def preview(found: sharing.Record, now: Choice) -> None:
    """Exactly what the other will see: made by the same function as the files."""
    shared = seen(found, now)
    with st.container(border=True, key="share_preview"):
        st.html(f"<style>{report.STYLE}</style>")
        st.html(report.body(shared))


def ways(found: sharing.Record, now: Choice) -> None:
    """The ways to hand it over."""
    shared = seen(found, now)
    papers(shared, "brief")
    screen.small("One page. Prints without colour. Nothing is sent anywhere: you hand it over.")
    if st.button(
        "Start the meeting view", icon=":material/co_present:", width="stretch", key="share_meeting"
    ):
        screen.go("consultant", view="meeting")
    with st.expander("Without any name or day", icon=":material/domino_mask:", key="share_bare"):
        st.markdown(
            "A copy for somebody who need not know whose it is: no names, no roles, no sectors, "
            "months instead of days."
        )
        papers(seen(found, replace(now, deidentified=True, hide_names=True)), "copy")
    if not screen.local():
        entrusting.by_account(found, now)
        linking.by_link(found, now)
    by_file()
    entrusting.given()
    linking.given()


def by_file() -> None:
    """An encrypted file for the other's own Afterword."""
    with st.expander("As a locked file", icon=":material/lock:", key="share_locked"):
        st.markdown(
            "Your consultant opens it in their own Afterword, comments, and sends a file back. "
            "Tell them the passphrase another way than the file, on the phone say."
        )
        st.session_state.setdefault("share_secret", bundle.passphrase())
        st.text_input(
            "Passphrase", key="share_secret", help="At least 10 characters. It is kept nowhere."
        )
        if st.button("Make the file", icon=":material/lock:", key="share_make"):
            with screen.told(), st.spinner("Locking it. This is slow on purpose …"):
                hand_over(st.session_state["share_secret"])
            st.rerun()
        made = st.session_state.get("share_file")
        if made and made[2] == st.session_state["share_secret"]:
            st.download_button(
                "Download the locked file",
                made[1],
                file_name=made[0],
                mime="application/octet-stream",
                icon=":material/download:",
                on_click="ignore",
                key="share_download",
            )
        screen.small(HONEST)
        _handed_over()


def _handed_over() -> None:
    given = screen.journal().sharing.grants()
    lines = [
        f"- {screen.day(g.granted_at.date())}, for {screen.safe(g.holder or 'no name')}: "
        f"{screen.plural(len(g.choice.only or ()), 'point')}, until "
        f"{screen.day(g.expires_at.date())}"
        for g in given
        if g.way == "file"
    ]
    if lines:
        st.markdown("**Handed over so far**\n\n" + "\n".join(lines[-8:]))
