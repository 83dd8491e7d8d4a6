"""The consultant's side: opening a file, the caseload, and the last meeting's actions."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from coaching import bundle, codebook, screen
from coaching.model import Client, CoachingError, Reply, Shared
from coaching.screen import consulting
from coaching.store.caseload import Opened

MANY = 20
"""Clients shown at once; the others are found by name."""
OWN = "You made this file yourself. It opens in the Afterword of the person it is for."
AN_ANSWER = "This is an answer to something you shared. Bring it in under Consultant meeting."


def door() -> None:
    """Open a file somebody shared."""
    with st.form("open_file", border=True):
        st.subheader("Open a file somebody shared with you", anchor=False)
        sent = st.file_uploader("The file", key="open_sent", max_upload_size=4)
        secret = st.text_input("Its passphrase", key="open_secret", type="password")
        if st.form_submit_button(
            "Open", type="primary", icon=":material/lock_open:", key="open_go"
        ):
            opened = None
            with screen.told(), st.spinner("Unlocking it. This is slow on purpose …"):
                if sent is None:
                    raise CoachingError("Choose the file first.")
                opened = _open(sent.getvalue(), secret)
            if opened is None:
                st.rerun()
            screen.go("shared", opened=str(opened))


def _open(data: bytes, secret: str) -> int:
    found = bundle.unseal(data, secret, screen.today())
    if isinstance(found, Reply):
        raise CoachingError(AN_ANSWER)
    if found.sender == screen.journal().sharing.sender():
        raise CoachingError(OWN)
    return screen.journal().caseload.receive(found, now=screen.now())


def listed(clients: Sequence[Client], opened: Sequence[Opened]) -> None:
    """Everybody who shared something: the next meeting first; what is new, and until when."""
    noted = {note.client for note in screen.journal().caseload.notes()}
    for client in _found(sorted(clients, key=lambda c: c.next_meeting or date.max)):
        mine = [o for o in opened if o.client == client.id]
        with st.container(border=True, gap="small", key=f"client{client.id}"):
            left, right = st.columns([4, 5], vertical_alignment="bottom")
            left.markdown(f"**{screen.safe(client.name)}**  \n{_state(mine)}")
            with right.container(horizontal=True, vertical_alignment="bottom"):
                if mine and st.button(
                    "Open", icon=":material/co_present:", key=f"open_client{client.id}"
                ):
                    screen.go("shared", opened=str(mine[-1].id))
                widget = f"next_meeting{client.id}"
                screen.shows(widget, client.next_meeting)
                st.date_input(
                    "Next meeting",
                    key=widget,
                    width=180,
                    on_change=screen.act,
                    args=(_meet, client, widget),
                )
                st.button(
                    "Remove",
                    type="tertiary",
                    icon=":material/delete:",
                    key=f"drop_client{client.id}",
                    help="With everything they shared and your notes. Can be undone.",
                    on_click=screen.act,
                    args=(_remove, client),
                )
            if not mine and client.id in noted:
                with st.expander("Your private notes", icon=":material/lock:", type="compact"):
                    consulting.kept_notes(client.id or 0)


def _found(clients: Sequence[Client]) -> Sequence[Client]:
    """All of them, or those whose name holds what is looked for; a long list is cut and says so."""
    if len(clients) <= MANY:
        return clients
    wanted = st.text_input("Find a client", key="find_client", icon=":material/search:")
    found = [c for c in clients if wanted.strip().casefold() in c.name.casefold()]
    if len(found) > MANY:
        screen.small(f"Shown are {MANY} of {len(found)}, the next meetings first.")
    return found[:MANY]


def _state(mine: Sequence[Opened]) -> str:
    if not mine:
        return ":small[:gray[Nothing they shared as a file is open now; your notes are kept.]]"
    last = mine[-1]
    until = last.shared.until
    open_ = "today is its last day" if until == screen.today() else f"until {screen.day(until)}"
    return (
        f":small[:gray[{_new(mine)}; shared {screen.day(last.shared.made_on)}, {open_}; "
        f"{screen.plural(len(last.tasks), 'task')} set]]"
    )


def _new(mine: Sequence[Opened]) -> str:
    ids = [{p.id for i in o.shared.interviews for f in i.feedback for p in f.points} for o in mine]
    if len(ids) == 1:
        return f"first file, {screen.plural(len(ids[0]), 'point')}"
    practised = [sum(p.sessions for p in o.shared.practised) for o in mine]
    told = [screen.plural(len(ids[-1] - ids[-2]), "new point")]
    if (more := practised[-1] - practised[-2]) > 0:
        told.append(screen.plural(more, "practice session"))
    return f"{' and '.join(told)} since the file before"


def _meet(client: Client, widget: str) -> None:
    when = st.session_state[widget]
    changed = Client(client.sender, client.name, when, client.id, client.version)
    screen.journal().caseload.edit_client(changed, request=screen.request(), now=screen.now())


def _remove(client: Client) -> None:
    screen.journal().caseload.delete_client(
        client.id or 0, version=client.version, request=screen.request(), now=screen.now()
    )


def review(shared: Shared, before: Sequence[Opened]) -> None:
    """What was agreed last time, and what became of it."""
    set_ = {t.uid: t for o in before for t in o.tasks if not t.withdrawn}
    if not set_:
        return
    book = codebook.of(shared.themes)
    lines = []
    for uid, task in set_.items():
        plan = next((p for p in shared.practised if p.task == uid), None)
        became = "not taken on in what is shared"
        if plan:
            confidence = (
                f"; confidence, own rating of 5: {plan.confidence_before} before, "
                f"{plan.confidence_after} after"
                if plan.confidence_before and plan.confidence_after
                else ""
            )
            became = f"practised {plan.sessions} times{confidence}"
        what = screen.safe(f"{book.label(task.theme)}: {task.action}")
        lines.append(f"- {what}  \n:small[:gray[{became}]]")
    st.markdown("**Agreed before**\n\n" + "\n".join(lines))
