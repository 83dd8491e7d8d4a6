"""What was practised: a session noted as one goes, the list of sessions, and their correction."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from coaching import practice, screen
from coaching.model import CoachingError, PracticeLog, PracticePlan
from coaching.screen import drafted
from coaching.screen.drafted import Form

KIND = "practice_log"
SHOWN = 12
BEFORE = "Before: how confident do you feel about this?"
AFTER = "Afterwards: and now?"


def write(plan: PracticePlan) -> None:
    """The session that is being noted; every field is kept as it is left."""
    form = _form(plan)
    with st.container(border=True, key="log_form"):
        st.markdown("**Note a session**")
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
        # Not as a callback: those of the fields typed into just before have run by now.
        if st.button("Note it", type="primary", icon=":material/check:", key="log_keep"):
            screen.act(_keep, plan, form)
            st.rerun()


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
    log = PracticeLog(
        plan=plan.id or 0,
        done_on=date.fromisoformat(body["done_on"]),
        minutes=int(body["minutes"]),
        confidence_before=body["before"],
        confidence_after=body["after"],
        notes=body["notes"].strip(),
    )
    journal.practice.add_log(log, request=form.key, now=screen.now(), draft=form.key)
    st.query_params.pop(KIND, None)
    st.session_state["_toast"] = "Noted."


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
            args=(f"log_which_{plan.id}_{len(logs)}",),
        )
        chosen = st.session_state.pop("log_correct", None)
        for log in logs:
            if log.id == chosen:
                st.session_state["log_request"] = screen.request()
                st.dialog("Correct a session")(_correct)(log)


def _asked(widget: str) -> None:
    st.session_state["log_correct"] = st.session_state[widget]


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


def _correct(log: PracticeLog) -> None:
    screen.same_journal()
    with st.form(f"log_form{log.id}_{log.version}", border=False):
        before = _again(BEFORE, log.confidence_before)
        after = _again(AFTER, log.confidence_after)
        done_on = st.date_input("Day", log.done_on, format="YYYY-MM-DD")
        minutes = st.number_input("Minutes", 0, 24 * 60, log.minutes, step=5)
        notes = st.text_area("What did you notice?", log.notes)
        keep, away = st.columns(2)
        kept = keep.form_submit_button("Keep it", type="primary", icon=":material/check:")
        gone = away.form_submit_button("Take it away", icon=":material/delete:")
    request, now, part = st.session_state["log_request"], screen.now(), screen.journal().practice
    try:
        if gone:
            part.delete_log(log.id or 0, version=log.version, request=request, now=now)
            st.rerun()
        if kept:
            corrected = replace(
                log,
                done_on=done_on or log.done_on,
                minutes=int(minutes),
                confidence_before=before,
                confidence_after=after,
                notes=notes.strip(),
            )
            part.edit_log(corrected, request=request, now=now)
            st.rerun()
    except CoachingError as error:
        st.warning(str(error), icon=":material/info:")


def _again(label: str, value: int | None) -> int | None:
    chosen: int | None = st.radio(
        label,
        list(practice.WORDS),
        index=value - 1 if value else None,
        format_func=rated,
        horizontal=True,
    )
    return chosen
