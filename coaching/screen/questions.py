"""The questions really asked: noted, found again, corrected."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from coaching import screen
from coaching.model import CoachingError, Interview, Question, Story
from coaching.screen import drafted, drawn
from coaching.screen.drafted import Form

KIND = "question"
PAGE = 10
EMPTY: dict[str, Any] = {"text": "", "interview": None, "rating": None, "story": None, "notes": ""}


def show(interviews: Sequence[Interview]) -> None:
    """The bank of questions: one to practise, one being noted, and all of them."""
    every, stories = screen.journal().questions.all(), screen.journal().stories.all()
    told = {s.id or 0: s for s in stories}
    where = {i.id or 0: i for i in reversed(interviews)}
    st.markdown(
        "Questions that were really asked come again, in other words. Note them here or right "
        "after an interview, and practise with one at a time."
    )
    if every:
        drawn.practise(every, told, where)
    _write(drafted.opened(KIND, EMPTY), told, where)
    if every:
        _listed(every, told, where)


def _write(form: Form, told: Mapping[int, Story], where: Mapping[int, Interview]) -> None:
    changes = form["changes"] is not None
    heading = "Change the question" if changes else "Note a question"
    with st.container(border=True, key="question_form"):
        st.markdown(f"**{heading}**")
        drafted.area(
            form, "text", "What were you asked?", hint="Tell us about an event you planned.", rows=1
        )
        asked, answer = st.columns(2)
        with asked:
            names = {i: drawn.named(x) for i, x in where.items()}
            _pick(form, "interview", "In which interview?", names)
        with answer:
            _pick(form, "story", "Which story answers it?", {i: s.title for i, s in told.items()})
        widget = f"question_rating_{form.key}"
        screen.shows(widget, form["rating"])
        st.radio(
            "How did your answer go?",
            list(drawn.RATINGS),
            index=None,
            format_func=drawn.RATINGS.__getitem__,
            horizontal=True,
            key=widget,
            on_change=drafted.field,
            args=(form, "rating", widget),
        )
        drafted.area(form, "notes", "Notes for next time (if you like)", rows=1)
        with st.container(horizontal=True, vertical_alignment="center"):
            # Not as a callback: those of the fields typed into just before have run by now.
            if st.button(
                "Keep the question",
                type="secondary",
                icon=":material/check:",
                key="question_keep",
            ):
                screen.act(_keep, form)
                st.rerun()
            if form.begun:
                st.button(
                    "Leave it as it was" if changes else "Put it away",
                    type="tertiary",
                    key="question_leave",
                    on_click=screen.act,
                    args=(drafted.discard, form),
                )


def _pick(form: Form, name: str, label: str, names: Mapping[int, str]) -> None:
    widget = f"question_{name}_{form.key}"
    screen.shows(widget, form[name] if form[name] in names else None)
    st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda i: names[i],
        placeholder="Choose, or leave it",
        key=widget,
        on_change=drafted.field,
        args=(form, name, widget),
    )


def _keep(form: Form) -> None:
    journal, stored = screen.journal(), screen.journal().draft(form.key)
    if stored is None and journal.saved(form.key) is not None:
        return
    body = {**EMPTY, **(stored.body if stored else {})}
    if not body["text"].strip():
        raise CoachingError("Write the question first, as you remember it.")
    fields = {
        "text": " ".join(body["text"].split()),
        "interview": body["interview"],
        "rating": body["rating"],
        "story": body["story"],
        "notes": body["notes"].strip(),
    }
    kept = next((q for q in journal.questions.all() if q.id == body.get("changes")), None)
    if body.get("changes") is None:
        journal.questions.add(
            Question(**fields), request=form.key, now=screen.now(), draft=form.key
        )
    else:
        changed = Question(
            **fields,
            practised_on=kept.practised_on if kept else None,
            id=body["changes"],
            version=body["version"],
        )
        with drafted.not_over_newer(form):
            journal.questions.edit(changed, request=form.key, now=screen.now(), draft=form.key)
    st.query_params.pop(KIND, None)


def _listed(
    every: Sequence[Question], told: Mapping[int, Story], where: Mapping[int, Interview]
) -> None:
    looked_for = st.text_input(
        "Search the questions", icon=":material/search:", key="question_search"
    )
    found = [q for q in reversed(every) if _matches(q, looked_for, where)]
    if not found:
        screen.small("No question has all of these words.")
    pages = -(-len(found) // PAGE)
    at = st.pagination(pages, key="question_page") if pages > 1 else 1
    for question in found[(at - 1) * PAGE : at * PAGE]:
        with st.container(
            border=True, horizontal=True, vertical_alignment="center", key=f"asked{question.id}"
        ):
            _row(question, told, where)


def _matches(question: Question, looked_for: str, where: Mapping[int, Interview]) -> bool:
    asked = where.get(question.interview or 0)
    words = f"{question.text} {question.notes} {asked.employer if asked else ''}".casefold()
    return all(word in words for word in looked_for.casefold().split())


def _row(question: Question, told: Mapping[int, Story], where: Mapping[int, Interview]) -> None:
    lines = [f"“{screen.safe(question.text)}”"]
    if about := drawn.about(question, where):
        lines.append(f":small[:gray[{about}]]")
    if story := told.get(question.story or 0):
        lines.append(f":small[:gray[Your story: {screen.safe(story.title)}]]")
    if question.notes:
        lines.append(f":small[{screen.safe(question.notes)}]")
    st.markdown("  \n".join(lines), width="stretch")
    widget = f"question_do{question.id}_{question.version}"
    names = {"draw": "Practise this one", "edit": "Edit", "delete": "Delete (can be undone)"}
    st.menu_button(
        "Change",
        list(names),
        format_func=names.__getitem__,
        type="tertiary",
        icon=":material/more_horiz:",
        key=widget,
        on_click=_did,
        args=(question, widget),
    )


def _did(question: Question, widget: str) -> None:
    match st.session_state[widget]:
        case "draw":
            drawn.take(question)
        case "edit":
            screen.act(_change, question)
        case "delete":
            screen.act(_delete, question)


def _change(question: Question) -> None:
    fields = {name: getattr(question, name) for name in EMPTY}
    drafted.begin(KIND, {**fields, "changes": question.id, "version": question.version})


def _delete(question: Question) -> None:
    screen.journal().questions.delete(
        question.id or 0, version=question.version, request=screen.request(), now=screen.now()
    )
    st.session_state["_toast"] = "Deleted. You can undo it below the title."
