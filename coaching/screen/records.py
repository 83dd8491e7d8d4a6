"""Interviews as a list: what was when, how far feedback has come, and the ways to correct it."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from coaching import codebook, screen
from coaching.model import CoachingError, Interview, Kind, Origin, Stale, Status
from coaching.screen import kept, words

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
            edit_in_dialog(interview)
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
            screen.act(kept.record_none, interview.id, Status(chosen), screen.request())


def _delete(interview: Interview) -> None:
    screen.journal().delete_interview(
        interview.id or 0, version=interview.version, request=screen.request(), now=screen.now()
    )
    st.session_state["_toast"] = "Deleted. You can undo it below the title."


def edit_in_dialog(interview: Interview | None) -> None:
    """Open the form for a new interview, or for one that is there."""
    # One key for each time the form is opened, so that a double click records one interview.
    st.session_state["interview_form"] = screen.request()
    st.session_state.pop("interview_conflict", None)
    title = "Edit the interview" if interview else "Add an interview"
    st.dialog(title)(_form)(interview)


def _form(interview: Interview | None) -> None:
    screen.same_journal()
    if "interview_conflict" in st.session_state:
        _conflict(*st.session_state["interview_conflict"])
        return
    now = interview or Interview(employer="")
    last = now.last_round
    with st.form(f"interview_form{now.id}_{now.version}", border=False):
        employer = st.text_input("Employer", now.employer, max_chars=200)
        role = st.text_input("Role", now.role, max_chars=200)
        held_on = st.date_input("Date", last.held_on, format="YYYY-MM-DD")
        stage = _choice("Stage", "stages", last.stage)
        form = _choice("Format", "formats", last.format)
        sector = _choice("Sector", "sectors", now.sector)
        mock = st.toggle("A practice interview, not an employer's", now.mock)
        if not st.form_submit_button("Keep it", type="primary", icon=":material/check:"):
            return
    round_ = replace(last, stage=stage, format=form, held_on=held_on)
    _keep(
        replace(
            now,
            employer=employer.strip(),
            role=role.strip(),
            sector=sector,
            mock=mock,
            rounds=(*now.rounds[:-1], round_),
        )
    )


def _choice(label: str, vocabulary: str, value: str) -> str:
    options = list(dict.fromkeys((*codebook.vocabulary(vocabulary), *([value] if value else []))))
    index = options.index(value) if value else None
    chosen = st.selectbox(label, options, index=index, placeholder="Choose, or leave it")
    return chosen or ""


def _keep(interview: Interview) -> None:
    """Store the form; what is wrong is said in the dialog, which keeps what was typed."""
    if not interview.employer:
        st.warning("Please name the employer. Everything else can wait.")
        return
    journal, now = screen.journal(), screen.now()
    try:
        if interview.id is None:
            journal.add_interview(interview, request=st.session_state["interview_form"], now=now)
        else:
            journal.edit_interview(interview, request=screen.request(), now=now)
    except Stale as stale:
        if isinstance(stale.theirs, Interview):
            st.session_state["interview_conflict"] = (interview, stale.theirs)
            st.rerun(scope="fragment")
        st.warning(str(stale), icon=":material/tab_duplicate:")
    except CoachingError as error:
        st.warning(str(error), icon=":material/info:")
    else:
        st.rerun()


def _conflict(mine: Interview, theirs: Interview) -> None:
    """Another tab changed the interview meanwhile: show both and let the reader choose."""
    st.warning(
        "This interview was changed in another tab. Both are here; nothing is lost. Which stays?",
        icon=":material/tab_duplicate:",
    )
    ours, other = st.columns(2, border=True)
    with ours:
        st.markdown(f"**In this tab**  \n{_particulars(mine)}")
        if st.button("Keep this one", key="interview_mine"):
            _keep(replace(mine, version=theirs.version))
    with other:
        st.markdown(f"**Stored now**  \n{_particulars(theirs)}")
        if st.button("Keep what is stored", key="interview_theirs"):
            st.rerun()


def _particulars(interview: Interview) -> str:
    last = interview.last_round
    practice = "Practice interview" if interview.mock else ""
    parts = (
        interview.employer, interview.role, interview.sector, last.stage, last.format, practice
    )  # fmt: skip
    lines = [*(screen.safe(part) for part in parts if part), screen.day(last.held_on)]
    return "  \n".join(lines)
