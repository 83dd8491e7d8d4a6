"""A person's own data: where it lies, taking it away, bringing it back, erasing it, signing out."""

import json
import secrets

import streamlit as st

from coaching import screen
from coaching.demo import demo_person
from coaching.model import CoachingError
from coaching.screen import door, people

SURE = "erase everything"
MOST_MEGABYTES = 50


def where() -> None:
    """What is kept where, in plain words."""
    if screen.local():
        place = screen.store().place
        st.markdown(
            "Everything you record is in one file on this computer, which only your account here "
            f"can read: `{place}`. Unfinished words also stay in this browser until they are "
            "saved. Nothing is sent anywhere. Copies made before an update lie beside the file "
            "(`….before-…`); delete them yourself."
        )
        return
    st.markdown(
        "Everything you record is in the database of this site, apart from everybody else’s. "
        "Nobody at the centre reads it here unless you share something. "
        "Whoever runs the site also keeps backups, in which erased words last until those are "
        "replaced. Your name and e-mail come from whoever you sign in with. Unfinished words also "
        "stay in this browser until they are saved."
    )


def take_away() -> None:
    """Everything as one file that any Afterword can bring back."""
    st.subheader("Take it with you", anchor=False)
    screen.small(
        "One file with all you recorded, its history and your settings, readable by any program "
        "(JSON). It is not locked: keep it where you keep such things."
    )
    st.download_button(
        "Export everything",
        _exported,
        # A name nobody can guess: Streamlit serves by name and samples of a large content.
        file_name=f"afterword-{screen.today()}-{secrets.token_hex(4)}.json",
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
        key="data_export",
    )


def _exported() -> str:
    return json.dumps(screen.own_journal().whole.export())


def bring_back() -> None:
    """Fill an empty journal from such a file."""
    with st.expander("Bring an export back", icon=":material/upload:", key="data_back"):
        st.markdown("Into an empty journal only. What was shared then is shared with nobody now.")
        sent = st.file_uploader(
            "The file", type=["json"], key="data_file", max_upload_size=MOST_MEGABYTES
        )
        if st.button("Bring it back", disabled=sent is None, key="data_bring"):
            with screen.told():
                _bring(sent.getvalue() if sent else b"")
                st.session_state["_toast"] = "Your journal is back."
            st.rerun()


def _bring(data: bytes) -> None:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise CoachingError("This file is damaged, or is no journal that was exported.") from None
    screen.own_journal().whole.bring_back(found)
    screen.own_journal().set_preference("looking_around", None)  # that journal is not in the file


def agreed() -> None:
    """What the person agreed to, and what they took back."""
    consents = screen.own_journal().whole.consents()
    if not consents:
        return
    st.subheader("What you agreed to", anchor=False)
    lines = []
    for one in consents:
        ended = f", taken back {screen.day(one.withdrawn_at.date())}" if one.withdrawn_at else ""
        when = f"{screen.day(one.given_at.date())}{ended}"
        lines.append(f"- {screen.safe(one.wording)}  \n  :small[:gray[{when}]]")
    st.markdown("\n".join(lines))


def everywhere() -> None:
    """At a hosted site: end every sign-in of this account."""
    found = None if screen.local() else screen.account()
    if found is None:
        return
    st.subheader("Signed in elsewhere?", anchor=False)
    screen.small("Ends every sign-in of yours, on all devices and in all tabs, this one too.")
    st.button(
        "Sign out everywhere", icon=":material/logout:", on_click=_everywhere, key="data_everywhere"
    )


def _everywhere() -> None:
    if found := screen.account():
        screen.store().accounts.end_all(found.id)
    door.leave()


def erase() -> None:
    """Erase all of it, when the words are typed."""
    with st.expander("Erase everything", icon=":material/delete_forever:", key="data_erase"):
        ends = "" if screen.local() else " What you share ends at once, and so does your account."
        st.markdown(
            "Your whole journal goes, with its history: interviews, feedback, letters, practice, "
            f"stories, notes, settings.{ends} There is no way back. Files you handed over stay "
            "with whoever has them."
        )
        st.text_input(f"To go on, type: {SURE}", key="data_sure")
        st.button("Erase for good", on_click=screen.act, args=(_erase,), key="data_gone")


def _erase() -> None:
    if st.session_state["data_sure"].strip().casefold() != SURE:
        raise CoachingError(f"Type “{SURE}” to erase your journal. Nothing was changed.")
    person, found = screen.person(), None if screen.local() else screen.account()
    if found is not None:
        people.remove(found)
        door.leave()
        return
    for who in (person, demo_person(person)):
        screen.store().journal(who).erase()
    st.session_state["data_sure"] = ""
    st.session_state["_toast"] = "Your journal is erased."
