"""Writing the one plan: drill, if-then sentence, date, and when to stop; kept as it is typed."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

import streamlit as st

from coaching import practice, screen
from coaching.codebook import Codebook
from coaching.model import AgreedWith, CoachingError
from coaching.screen import drafted
from coaching.screen.drafted import Form

AGREED = {AgreedWith.SELF.value: "By myself", AgreedWith.CONSULTANT.value: "With a consultant"}


def write(form: Form, book: Codebook) -> None:
    """The form of a new plan, or of one that is changed."""
    changes = form["changes"] is not None
    st.subheader("Change the plan" if changes else "Make it a plan", anchor=False)
    with st.container(border=True, key="plan_form"):
        st.markdown(f"**{screen.safe(book.label(form['theme']))}**")
        _drill(form, book)
    with st.container(border=True, key="plan_when"):
        _when(form)
        _sentence(form)
    with st.container(border=True, key="plan_stop"):
        _stop(form)
    with st.container(horizontal=True, vertical_alignment="center"):
        # Not as a callback: those of the fields typed into just before have run by now.
        if st.button("Keep this plan", type="primary", icon=":material/check:", key="plan_keep"):
            screen.act(_keep, form)
            st.rerun()
        st.button(
            "Leave it as it was" if changes else "Choose something else",
            type="tertiary",
            key="plan_leave",
            on_click=screen.act,
            args=(drafted.discard, form),
        )


def drill(name: str, steps: tuple[str, ...], minutes: int, done_when: str) -> str:
    """A drill as Markdown: its name, steps and end."""
    lines = [f"**{screen.safe(name)}** · about {minutes} minutes", ""]
    lines += [f"{n}. {screen.safe(step)}" for n, step in enumerate(steps, 1)]
    lines += ["", f":small[:gray[Done when: {screen.safe(done_when)}]]"] if done_when else []
    return "\n".join(lines)


def _drill(form: Form, book: Codebook) -> None:
    known = book.get(form["theme"])
    offered = known.drill if known else None
    if offered is not None and form["changes"] is None:
        _toggle(form)
    if offered is not None and not form["own"]:
        st.markdown(drill(offered.name, offered.steps, offered.minutes, offered.done_when))
        return
    if offered is None:
        screen.small("This theme has no drill of its own. Write one that fits you.")
    drafted.area(form, "drill", "What do you call it?", hint="Two stories aloud", rows=1)
    drafted.area(
        form,
        "steps",
        "What will you do? One small step on a line",
        hint="Tell one story to a friend.\nAsk what they remember.",
        rows=4,
    )
    drafted.area(
        form, "done_when", "Done when (if you like)", hint="A friend can repeat both points", rows=1
    )


def _toggle(form: Form) -> None:
    widget = f"plan_own_{form.key}"
    screen.shows(widget, bool(form["own"]))
    st.toggle(
        "Write my own drill instead",
        key=widget,
        on_change=drafted.field,
        args=(form, "own", widget),
    )


def _when(form: Form) -> None:
    st.markdown("**If … then …** Name a time and a place; then the moment reminds you.")
    drafted.area(
        form,
        "cue",
        "If …",
        hint="it is Wednesday 18:00 and I am at my desk",
        rows=1,
    )
    drafted.area(
        form, "action", "then I …", hint="write six episodes on cards, and stop at six", rows=1
    )
    day, at, minutes, every = st.columns([3, 2, 2, 3], vertical_alignment="bottom")
    with day:
        _day(form, "day", "First time")
    with at:
        _at(form)
    with minutes:
        _number(form, "minutes", "Minutes", 5, 240, 5)
    with every:
        widget = f"plan_every_{form.key}"
        screen.shows(widget, form["every_days"])
        st.selectbox(
            "How often",
            list(practice.EVERY),
            format_func=lambda days: practice.EVERY.get(days, f"Every {days} days"),
            key=widget,
            on_change=_often,
            args=(form, widget),
        )


def _often(form: Form, widget: str) -> None:
    every = int(st.session_state[widget])
    sessions = 1 if every == 0 else max(int(form["sessions"]), 4)
    screen.act(drafted.put, form, every_days=every, sessions=sessions)


def _sentence(form: Form) -> None:
    body: Mapping[str, Any] = form.body
    cue = " ".join(str(body["cue"]).split()) or practice.cue(body)
    action = " ".join(str(body["action"]).split()) or "do this drill"
    st.markdown(f"*If {screen.safe(cue)}, then I {screen.safe(action)}.*")


def _stop(form: Form) -> None:
    st.markdown("**And stop.** Whichever comes first: the drill is done, or one of these.")
    sessions, due, agreed = st.columns([2, 3, 3], vertical_alignment="bottom")
    with sessions:
        _number(form, "sessions", "Sessions", 1, 30, 1)
    with due:
        _day(form, "due_on", "Last day")
    with agreed:
        widget = f"plan_agreed_{form.key}"
        screen.shows(widget, form["agreed_with"])
        st.selectbox(
            "Agreed",
            list(AGREED),
            format_func=AGREED.__getitem__,
            key=widget,
            on_change=drafted.field,
            args=(form, "agreed_with", widget),
        )


def _day(form: Form, name: str, label: str) -> None:
    widget = f"plan_{name}_{form.key}"
    kept = form[name]
    screen.shows(widget, date.fromisoformat(kept) if kept else None)
    st.date_input(
        label,
        format="YYYY-MM-DD",
        key=widget,
        on_change=_day_kept,
        args=(form, name, widget),
    )


def _day_kept(form: Form, name: str, widget: str) -> None:
    chosen = st.session_state[widget]
    if chosen is None and name == "day":
        return  # a plan has a first day; the field shows the one that is kept
    drafted.field(form, name, widget, drafted.iso)


def _at(form: Form) -> None:
    widget = f"plan_time_{form.key}"
    kept = form["time"]
    screen.shows(widget, time.fromisoformat(kept) if kept else None)
    st.time_input(
        "Time",
        key=widget,
        step=900,
        on_change=drafted.field,
        args=(form, "time", widget, lambda at: at.isoformat("minutes") if at else ""),
    )


def _number(form: Form, name: str, label: str, least: int, most: int, step: int) -> None:
    widget = f"plan_{name}_{form.key}"
    screen.shows(widget, min(max(int(form[name]), least), most))
    st.number_input(
        label,
        least,
        most,
        step=step,
        key=widget,
        on_change=drafted.field,
        args=(form, name, widget),
    )


def _keep(form: Form) -> None:
    journal, stored = screen.journal(), screen.journal().draft(form.key)
    if stored is None:
        if journal.saved(form.key) is None:
            raise CoachingError("This plan is no longer here. It was put away in another tab.")
        return
    plan = practice.to_plan(
        {**form.empty, **stored.body}, screen.codebook(), screen.zone(), screen.today()
    )
    if plan.id is None:
        journal.practice.add_plan(plan, request=form.key, now=screen.now(), draft=form.key)
    else:
        with drafted.not_over_newer(form):
            journal.practice.edit_plan(plan, request=form.key, now=screen.now(), draft=form.key)
    st.query_params.pop(practice.KIND, None)
    st.session_state["_toast"] = "Kept. You can take it into your calendar."
