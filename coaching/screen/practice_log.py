"""What was practised: a session noted as one goes, the list of sessions, and their correction."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from coaching import practice, screen
from coaching.model import CoachingError, PracticeLog, PracticePlan
from coaching.screen import drafted
from coaching.screen.drafted import Form

KIND = "practice_log"
CORRECTED = "practice_log_again"
SHOWN = 12
BEFORE = "Before: how confident do you feel about this?"
AFTER = "Afterwards: and now?"


def write(plan: PracticePlan) -> None:
    """The session that is being noted; every field is kept as it is left."""
    form = _form(plan)
    with st.container(border=True, key="log_form"):
        st.markdown("**Note a session**")
        _fields(form)
        # Not as a callback: those of the fields typed into just before have run by now.
        if st.button("Note it", type="primary", icon=":material/check:", key="log_keep"):
            screen.act(_keep, plan, form)
            st.rerun()


def _fields(form: Form) -> None:
    _rating(form, "before", BEFORE)
    _rating(form, "after", AFTER)
    day, minutes = st.columns(2)
    with day:
        _day(form)
    with minutes:
        widget = f"log_minutes_{form.key}"
        screen.shows(widget, int(form["minutes"]))
        st.number_input(
            "Minutes",
            0,
            24 * 60,
            step=5,
            key=widget,
            on_change=drafted.field,
            args=(form, "minutes", widget),
        )
    drafted.area(form, "notes", "What did you notice? (if you like)", rows=2)


def _form(plan: PracticePlan) -> Form:
    empty = {
        "plan": plan.id,
        "done_on": screen.today().isoformat(),
        "minutes": 0,
        "before": None,
        "after": None,
        "notes": "",
    }
    return drafted.opened(KIND, empty, of=lambda draft: draft.body.get("plan") == plan.id)


def note_minutes(plan: PracticePlan, minutes: int) -> None:
    """Fill in what the timer counted, on top of what is there from an earlier round."""
    form = _form(plan)
    screen.act(drafted.put, form, minutes=int(form["minutes"]) + minutes)


def _rating(form: Form, name: str, label: str) -> None:
    widget = f"log_{name}_{form.key}"
    screen.shows(widget, form[name])
    st.radio(
        label,
        list(practice.WORDS),
        index=None,
        format_func=rated,
        horizontal=True,
        key=widget,
        on_change=drafted.field,
        args=(form, name, widget),
    )


def rated(number: int) -> str:
    """A rating with its word: ``2 a little``."""
    return f"{number} {practice.WORDS[number]}"


def _day(form: Form) -> None:
    widget = f"log_day_{form.key}"
    screen.shows(widget, date.fromisoformat(form["done_on"]))
    st.date_input(
        "Day",
        format="YYYY-MM-DD",
        key=widget,
        on_change=_day_kept,
        args=(form, widget),
    )


def _day_kept(form: Form, widget: str) -> None:
    if st.session_state[widget] is not None:
        drafted.field(form, "done_on", widget, drafted.iso)


def _keep(plan: PracticePlan, form: Form) -> None:
    journal, stored = screen.journal(), screen.journal().draft(form.key)
    if stored is None and journal.saved(form.key) is not None:
        return
    body = {**form.empty, **(stored.body if stored else {})}
    if not any((body["minutes"], body["before"], body["after"], body["notes"].strip())):
        raise CoachingError(
            "Nothing is noted yet. The minutes, or one of the two ratings, is enough."
        )
    log = _log({**body, "plan": plan.id or 0})
    journal.practice.add_log(log, request=form.key, now=screen.now(), draft=form.key)
    st.query_params.pop(KIND, None)
    st.session_state["_toast"] = "Noted."


def _log(body: Mapping[str, Any]) -> PracticeLog:
    return PracticeLog(
        plan=body["plan"],
        done_on=date.fromisoformat(body["done_on"]),
        minutes=int(body["minutes"]),
        confidence_before=body["before"],
        confidence_after=body["after"],
        notes=body["notes"].strip(),
        id=body.get("changes"),
        version=body.get("version", 1),
    )


def listed(plan: PracticePlan, logs: Sequence[PracticeLog]) -> None:
    """The sessions of a plan, latest first, with what the ratings say."""
    if not logs:
        return
    latest = list(reversed(logs))
    with st.container(border=True, key="log_list"):
        st.subheader("What you practised", anchor=False)
        if said := practice.in_words(logs):
            st.markdown(f"{said} It says how it felt, not how an interview will go.")
        st.markdown("\n".join(f"- {_line(log)}" for log in latest[:SHOWN]))
        if len(latest) > SHOWN:
            with st.expander(f"{len(latest) - SHOWN} earlier", type="compact", key="log_earlier"):
                st.markdown("\n".join(f"- {_line(log)}" for log in latest[SHOWN:]))
        named = {log.id: f"{screen.day(log.done_on)}, {log.minutes} minutes" for log in latest}
        st.menu_button(
            "Correct one",
            list(named),
            format_func=named.__getitem__,
            type="tertiary",
            icon=":material/edit:",
            key=f"log_which_{plan.id}_{len(logs)}",
            on_click=_asked,
            args=(f"log_which_{plan.id}_{len(logs)}", tuple(logs)),
        )
        _correcting(logs)


def _asked(widget: str, logs: Sequence[PracticeLog]) -> None:
    for log in logs:
        if log.id == st.session_state[widget]:
            screen.act(_begin, log)


def _line(log: PracticeLog) -> str:
    parts = [screen.day(log.done_on)]
    parts += [f"{log.minutes} minutes"] if log.minutes else []
    before, after = (
        f"{when} {rated(rating)}" if rating else ""
        for when, rating in (
            ("before", log.confidence_before),
            ("after", log.confidence_after),
        )
    )
    parts += [", ".join(filter(None, (before, after)))] if before or after else []
    return " · ".join(parts) + (f"  \n  {screen.safe(log.notes)}" if log.notes else "")


def _correcting(logs: Sequence[PracticeLog]) -> None:
    """The session that is corrected, right below the list; kept as it is typed, like a new one."""
    known = {log.id: log for log in logs}
    drafts = screen.journal().drafts(CORRECTED)
    form = next((Form(d, {}) for d in drafts if d.body.get("changes") in known), None)
    if form is None:
        return
    with st.container(border=True, key="log_correct"):
        st.markdown(f"**Correct the session of {screen.day(known[form['changes']].done_on)}**")
        _fields(form)
        with st.container(horizontal=True, vertical_alignment="center"):
            # Not as a callback: those of the fields typed into just before have run by now.
            if st.button("Keep it", type="primary", icon=":material/check:", key="log_again_keep"):
                screen.act(_correct, form)
                st.rerun()
            st.button(
                "Leave it as it was",
                type="tertiary",
                key="log_again_leave",
                on_click=screen.act,
                args=(drafted.discard, form),
            )
            st.button(
                "Take it away",
                type="tertiary",
                icon=":material/delete:",
                key="log_again_delete",
                on_click=screen.act,
                args=(_take_away, form),
            )


def _begin(log: PracticeLog) -> None:
    for begun in screen.journal().drafts(CORRECTED):
        if begun.body.get("changes") == log.id:
            drafted.put(Form(begun, {}))  # the one written last is shown
            return
    drafted.begin(
        CORRECTED,
        {
            "plan": log.plan,
            "done_on": log.done_on.isoformat(),
            "minutes": log.minutes,
            "before": log.confidence_before,
            "after": log.confidence_after,
            "notes": log.notes,
            "changes": log.id,
            "version": log.version,
        },
    )


def _correct(form: Form) -> None:
    journal, stored = screen.journal(), screen.journal().draft(form.key)
    if stored is None:
        return
    corrected = _log(stored.body)
    with drafted.not_over_newer(form):
        journal.practice.edit_log(corrected, request=form.key, now=screen.now(), draft=form.key)
    st.query_params.pop(CORRECTED, None)
    st.session_state["_toast"] = "Corrected."


def _take_away(form: Form) -> None:
    screen.journal().practice.delete_log(
        form["changes"],
        version=form["version"],
        request=form.key,
        now=screen.now(),
        draft=form.key,
    )
    st.query_params.pop(CORRECTED, None)
    st.session_state["_toast"] = "Taken away. You can undo it below the title."
