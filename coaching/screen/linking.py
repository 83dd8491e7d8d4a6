"""Sharing by link at a hosted site: making one, seeing who looked when, taking one back."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import streamlit as st

from coaching import screen, sharing
from coaching.model import Choice, Link, Terms, View
from coaching.screen.copy_button import copy_button
from coaching.screen.sharing import end_of, seen

OPENINGS = {None: "As often as they like", 1: "Once", 3: "Three times", 10: "Ten times"}
DID = {
    "opened": "opened it",
    "brief.pdf": "took the brief as PDF",
    "brief.html": "took the brief as a page",
    "brief.xlsx": "took the brief as a workbook",
    "comment": "left a comment",
    "comment taken back": "took a comment back",
    "task": "set a task",
    "task taken back": "took a task back",
}
MOST_VIEWS = 50
UNREACHED = "nobody can open it now: it was brought back, or they are no consultant any more"


def by_link(found: sharing.Record, now: Choice) -> None:
    """Make a link; it is shown until it was taken."""
    with st.expander("As a link", icon=":material/link:", key="share_link"):
        until = seen(found, now).until
        st.markdown(
            "Whoever has the link reads exactly what the preview shows, without an account. "
            "Nothing you record later follows, and you can take it back at any time."
        )
        st.selectbox(
            "It can be opened",
            list(OPENINGS),
            format_func=OPENINGS.__getitem__,
            key="link_openings",
            help="An opening lasts twelve hours in one browser.",
        )
        st.text_input(
            "Passphrase, if you want one",
            key="link_secret",
            max_chars=100,
            help="Tell them another way than the link, on the phone say. It is not kept.",
        )
        st.checkbox(
            "They may comment and set a task",
            value=True,
            key="link_comments",
            help="Everybody who opens the link reads what was said there.",
        )
        screen.small(f"It opens until {screen.day(until)} (“May be kept for”, above).")
        st.button(
            "Make the link",
            icon=":material/add_link:",
            key="link_make",
            on_click=screen.act,
            args=(_make, found, now),
            disabled="link_made" in st.session_state,
        )
        _fresh()


def _make(found: sharing.Record, now: Choice) -> None:
    if "link_made" in st.session_state:  # a double click: one link, whose token was shown
        return
    terms = Terms(
        until=end_of(seen(found, now).until),
        openings=st.session_state["link_openings"],
        passphrase=st.session_state["link_secret"].strip(),
        may_comment=st.session_state["link_comments"],
    )
    links = screen.journal().links
    made, token = links.make(now.holder, sharing.fixed(found, now), terms, now=screen.now())
    st.session_state["link_made"] = (made, f"{_site()}/s#{token}")
    st.session_state["link_secret"] = ""


def _site() -> str:
    address = urlsplit(st.context.url or "")
    return f"{address.scheme}://{address.netloc}"


def _fresh() -> None:
    """A link that was just made: shown here only, and never again."""
    made = st.session_state.get("link_made")
    if made is None:
        return
    with st.container(border=True, gap="small", key="link_fresh"):
        st.markdown("**Here it is.** Copy it now: it is kept nowhere and cannot be shown again.")
        st.text_input("The link", value=made[1], key=f"link_text{made[0]}")
        with st.container(horizontal=True, vertical_alignment="center"):
            copy_button("Copy the link", made[1], key="link_copy")
            st.button(
                "I have it",
                type="tertiary",
                key="link_taken",
                on_click=st.session_state.pop,
                args=("link_made", None),
            )


def given() -> None:
    """Every link that was made, who looked when, and the way to take it back."""
    listed("Links you gave", screen.journal().links.all(), _take_back)


def listed(heading: str, every: Sequence[Link], take_back: Callable[[int], None]) -> None:
    """What stands, with who looked when and the way to take it back; then what is over."""
    if not every:
        return
    st.subheader(heading, anchor=False)
    views = defaultdict(list)
    for view in screen.journal().links.views():
        views[view.share].append(view)
    for link in reversed([link for link in every if not link.is_over(screen.now())]):
        _one(link, views[link.id], take_back)
    over = [link for link in every if link.is_over(screen.now())]
    if over:
        with st.expander(
            screen.plural(len(over), "that is over", "that are over"),
            type="compact",
            key=f"over{over[0].id}",
        ):
            st.markdown("\n".join(_line(link, views[link.id]) for link in reversed(over)))


def _one(link: Link, views: Sequence[View], take_back: Callable[[int], None]) -> None:
    with st.container(border=True, gap="small", key=f"link{link.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{_whom(link)}**  \n:small[:gray[{_state(link)}]]", width="stretch")
            st.button(
                "Take back",
                icon=":material/link_off:",
                key=f"link_back{link.id}",
                help="It ends at once, also where it is open now. You can make a new one.",
                on_click=screen.act,
                args=(_end, take_back, link.id),
            )
        if views:
            with st.expander("Who looked when", type="compact", key=f"link_views{link.id}"):
                st.markdown("\n".join(map(_view, views[:MOST_VIEWS])))
                if len(views) > MOST_VIEWS:
                    screen.small(f"And {len(views) - MOST_VIEWS} times before.")


def _take_back(link: int) -> None:
    screen.journal().links.take_back(link, now=screen.now())
    made = st.session_state.get("link_made")
    if made and made[0] == link:
        del st.session_state["link_made"]


def _end(take_back: Callable[[int], None], share: int) -> None:
    take_back(share)
    st.session_state["_toast"] = "Taken back. It opens nothing any more."


def _state(link: Link) -> str:
    most = f" of {link.most}" if link.most else ""
    parts = [
        f"until {screen.day(link.last_day)}",
        f"opened {screen.plural(link.openings, 'time')}{most}",
    ]
    if link.last_opened:
        parts.append(f"last on {_moment(link.last_opened)}")
    if not link.reached and link.revoked_at is None:
        parts.append(UNREACHED)
    if link.is_spent():
        parts.append("opens no more")
    if link.locked:
        parts.append("with a passphrase")
    if not link.may_comment:
        parts.append("without comments")
    return ", ".join(parts)


def _line(link: Link, views: Sequence[View]) -> str:
    how = "taken back" if link.revoked_at else "ended"
    last = link.revoked_at.date() if link.revoked_at else link.last_day
    lines = [f"- **{_whom(link)}**: {how} {screen.day(last)}; {_state(link)}"]
    return "\n".join([*lines, *(f"    {_view(view)}" for view in views[:MOST_VIEWS])])


def _view(view: View) -> str:
    return f"- {_moment(view.at)}: {DID.get(view.what, view.what)}"


def _whom(link: Link) -> str:
    return screen.safe(link.holder) or "Nobody named"


def _moment(at: datetime) -> str:
    local = at.astimezone(ZoneInfo(screen.zone()))
    return f"{screen.day(local.date())}, {local:%H:%M}"
