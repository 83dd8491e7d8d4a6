"""Interviews as a list: what was when, how far feedback has come, and the ways to correct it."""

from collections.abc import Sequence

import streamlit as st

from coaching import recording, screen
from coaching.model import Interview, Kind, Origin, Status
from coaching.screen import clock, forms, kept, words

STATUS = {
    Status.NOT_ASKED: ":gray[○] Not asked yet",
    Status.ASKED: ":blue[□] Asked, waiting",
    Status.GIVEN: ":blue[■] Feedback given",
    Status.DECLINED: ":gray[–] Their policy: none given",
    Status.PROMISED: ":blue[□] Promised, not given yet",
    Status.NO_ANSWER: ":gray[–] No answer",
}
PAGE = 12


def listed(interviews: Sequence[Interview]) -> None:
    """Every interview, latest first, 12 a page."""
    newest = list(reversed(interviews))
    pages = -(-len(newest) // PAGE)
    at = st.pagination(pages, key="interviews_page") if pages > 1 else 1
    for interview in newest[(at - 1) * PAGE : at * PAGE]:
        with st.container(border=True, gap="xxsmall", key=f"interview{interview.id}"):
            _row(interview)


def _row(interview: Interview) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        mock = " :gray-badge[Practice interview]" if interview.mock else ""
        stage = screen.safe(interview.last_round.stage)
        about = " · ".join(p for p in (words.about(interview), stage) if p)
        st.markdown(
            f"**{screen.safe(interview.employer)}**{mock}  \n:small[:gray[{about}]]  \n"
            f":small[{_status(interview)}]",
            width="stretch",
        )
        if st.button(
            "Open",
            type="tertiary",
            icon=":material/folder_open:",
            key=f"open{interview.id}",
        ):
            screen.go("interviews", interview=str(interview.id))
        widget = f"do{interview.id}_{interview.version}_{len(interview.feedback)}"
        names = _choices(interview)
        st.menu_button(
            "Change",
            list(names),
            format_func=names.__getitem__,
            type="tertiary",
            icon=":material/more_horiz:",
            key=widget,
            on_click=_did,
            args=(interview, widget),
        )
        if st.session_state.pop(f"edit{interview.id}", False):
            forms.begin(interview)
        if st.session_state.pop(f"add{interview.id}", False):
            kept.begin_for(interview)


def _status(interview: Interview) -> str:
    if interview.mock:
        return screen.plural(len(interview.feedback), "note")
    points = sum(
        p.kind is not Kind.REMARK
        for f in interview.feedback
        if f.origin is Origin.EMPLOYER
        for p in f.points
    )
    own = any(f.origin is Origin.OWN for f in interview.feedback)
    said = f" · {screen.plural(points, 'point')}" if points else ""
    return STATUS[interview.status] + said + (" · your own view noted" if own else "")


def _choices(interview: Interview) -> dict[str, str]:
    given = interview.status is Status.GIVEN or interview.mock
    status = {} if given else {s.value: _marked(s) for s in STATUS if _settable(s, interview)}
    return {
        "read": "Read the words",
        "add": "Add feedback",
        "edit": "Edit",
        **status,
        "delete": "Delete (can be undone)",
    }


def _marked(status: Status) -> str:
    return f"Mark: {STATUS[status].split('] ', 1)[-1].lower()}"


def _settable(status: Status, interview: Interview) -> bool:
    return status not in (Status.GIVEN, Status.NOT_ASKED, interview.status)


def _did(interview: Interview, widget: str) -> None:
    chosen = st.session_state[widget]
    match chosen:
        case "read":
            words.ask(None, interview.id)
        case "edit" | "add":
            st.session_state[f"{chosen}{interview.id}"] = True
        case "delete":
            screen.act(_delete, interview)
        case str():
            st.session_state["marking"] = (interview.id, Status(chosen))


def marked() -> None:
    """Ask on which day what was just chosen for an interview came about, and note it."""
    if (chosen := st.session_state.pop("marking", None)) is not None:
        _note(*chosen)


@st.dialog("Which day was it?", on_dismiss="ignore")
def _note(interview: int, status: Status) -> None:
    about = screen.journal().interview(interview)
    st.markdown(f"**{screen.safe(about.employer)}**: {STATUS[status].split('] ', 1)[-1].lower()}")
    day = clock.day_of_it("The day", f"marking_day{interview}")
    if st.button("Note it", type="primary", icon=":material/check:", key="marking_note"):
        screen.act(kept.record_none, interview, status, screen.request(), on=clock.on(day))
        st.rerun()


def _delete(interview: Interview) -> None:
    screen.journal().delete_interview(
        interview.id or 0, version=interview.version, request=screen.request(), now=screen.now()
    )
    st.session_state["_toast"] = "Deleted. You can undo it below the title."


def unfinished() -> None:
    """The way back to a record that was begun and not kept yet."""
    for draft in screen.journal().drafts(recording.KIND)[:3]:
        name = screen.safe(recording.of(draft.body).employer) or "no name yet"
        if st.button(
            f"Go on with the record of {name}",
            icon=":material/draft:",
            type="tertiary",
            key=f"go_on{draft.key}",
        ):
            screen.go("interviews", record=draft.key)
