"""Sharing with a consultant of the centre, by account: whom, on what words, and taking it back."""

from dataclasses import replace

import streamlit as st

from coaching import screen, sharing
from coaching.centre import centre
from coaching.model import Account, Choice, CoachingError
from coaching.screen import linking
from coaching.screen.sharing import chosen, end_of, record, seen

NOT_A_CONSULTANT = "This person is no consultant of the centre any more. Choose again."


def by_account(found: sharing.Record, now: Choice) -> None:
    """Choose a consultant, read what one agrees to, and agree."""
    with st.expander(
        "With a consultant of this centre", icon=":material/handshake:", key="share_account"
    ):
        if screen.looking_around():
            st.markdown("This is invented data. Leave the invented journal to share your own.")
            return
        consultants = {a.id: a for a in _consultants()}
        if not consultants:
            st.markdown("No consultant has an account here yet. A link or a file reaches anybody.")
            return
        st.selectbox(
            "Consultant",
            list(consultants),
            index=None,
            format_func=lambda number: consultants[number].called,
            placeholder="Choose a consultant",
            key="account_whom",
        )
        whom = consultants.get(st.session_state["account_whom"] or 0)
        if whom is None:
            screen.small("They read it in their own Afterword; no file, no link.")
            return
        st.markdown(screen.safe(wording(found, now, whom)))
        st.button(
            "I agree: share it",
            icon=":material/handshake:",
            key="account_give",
            on_click=screen.act,
            args=(_give, whom.id),
        )


def _consultants() -> list[Account]:
    mine = screen.person()
    return [a for a in screen.store().accounts.consultants() if a.person != mine]


def wording(found: sharing.Record, now: Choice, whom: Account) -> str:
    """What the owner agrees to, in words that are kept with the consent."""
    shared = seen(found, now)
    points = sum(len(f.points) for i in shared.interviews for f in i.feedback)
    names = "hidden" if shared.names_hidden else "shown"
    mine = f"They see me as “{shared.sharer}”." if shared.sharer else "They do not see my name."
    whose = f"{whom.called} of {centre().name}" if centre().name else whom.called
    return (
        f"I share {screen.plural(points, 'point')} of "
        f"{screen.plural(len(shared.interviews), 'interview')}, names {names}, with {whose} "
        f"until {screen.day(shared.until)}, to prepare a meeting. {mine} They read "
        "what the preview shows, as it stands in my journal, and may comment and set a task. "
        "Nothing I record later follows. I see when they open it, and can take it back at any time."
    )


def _give(number: int) -> None:
    if screen.looking_around():
        raise CoachingError("Leave the invented journal first; then share your own.")
    whom = next((a for a in _consultants() if a.id == number), None)
    if whom is None:
        raise CoachingError(NOT_A_CONSULTANT)
    found, now = record(), replace(chosen(), holder=whom.called)
    fixed = sharing.fixed(found, now)
    journal = screen.journal()
    journal.sharing.sender()  # by which the consultant's notes find what comes later
    journal.entrusted.give(
        whom,
        fixed,
        end_of(seen(found, now).until),
        wording(found, now, whom),
        now=screen.now(),
    )
    st.session_state["account_whom"] = None
    st.session_state["_toast"] = f"Shared with {screen.safe(whom.called)}."


def given() -> None:
    """Every consultant something was shared with, when they looked, and the way to take it back."""
    linking.listed(
        "Shared with consultants of this centre",
        screen.journal().entrusted.all(),
        _take_back,
    )


def _take_back(share: int) -> None:
    screen.journal().entrusted.take_back(share, now=screen.now())
