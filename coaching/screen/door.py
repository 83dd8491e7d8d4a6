"""A hosted site's front door: the page to sign in on, and who is signed in with the way out."""

from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from coaching.centre import centre
from coaching.escapes import markdown
from coaching.screen import signed_in
from coaching.screen.blocks import small
from coaching.screen.whose import account, local, store

NOT_SET_UP = (
    "Signing in is not set up on this site yet. Whoever runs it: put an [auth] section with "
    "redirect_uri, cookie_secret (at least 32 characters), client_id, client_secret and "
    "server_metadata_url into .streamlit/secrets.toml (README, “For a career centre”)."
)

_still_there = st.components.v2.component(
    "afterword_still_there",
    js=(Path(__file__).parent / "still_there.js").read_text(encoding="utf-8"),
)


def let_in() -> bool:
    """Whether somebody may see the pages; on one's own machine, always."""
    return local() or account(there=True) is not None


def by_link() -> bool:
    """Whether the address is that of what a link leads to, where no account is asked for."""
    return not local() and urlsplit(st.context.url or "").path.rstrip("/").endswith("/read")


def front(problem: str = "") -> None:
    """What Afterword is, who can read what, and one button; or what keeps it shut."""
    with st.container(key="front_door", width=560):
        st.title("Afterword", anchor=False)
        st.markdown(
            "What employers say after an interview, sorted into strengths, weaknesses and "
            "suggestions, so that the next one goes better."
        )
        vouching = {} if problem else signed_in.providers()
        if not vouching:
            st.info(problem or NOT_SET_UP, icon=":material/build:")
        for name, called in vouching.items():
            st.button(
                f"Sign in with {markdown(called)}" if called else "Sign in",
                type="primary",
                icon=":material/login:",
                key=f"sign_in_{name or 'default'}",
                on_click=st.login,
                args=(name,),
            )
        small(
            f"Your journal is yours: nobody at {markdown(centre().called)} reads it unless you "
            "share something with them, and you can take that back."
        )


def who() -> None:
    """At the foot of the sidebar: who is signed in, and the way out."""
    found = None if local() else account()
    if found is None:
        return
    with st.sidebar.container(key="account", gap="small"):
        small(f"Signed in as **{markdown(found.called)}**")
        st.button(
            "Sign out",
            icon=":material/logout:",
            type="tertiary",
            key="sign_out",
            on_click=leave,
        )
        _still_there(key="still_there")


def leave() -> None:
    """
    End this sign-in in the register, then have the browser forget its cookie.

    In this order: the address that forgets the cookie only lets pass who has signed out already,
    so that no other site can sign a person out by sending the browser there.
    """
    if shown := signed_in.presented():
        store().accounts.end(shown)
    st.logout()
