"""The open plan with its drill, timer, log and end; before that, choosing; after it, what was."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import streamlit as st

from coaching import calendar, practice, screen
from coaching.codebook import Codebook
from coaching.model import AgreedWith, Interview, PlanStatus, PracticeLog, PracticePlan
from coaching.screen import answers, choosing, drafted, planning, practice_log, words
from coaching.screen.timer import timer

ENDED = {PlanStatus.DONE: "Finished", PlanStatus.DROPPED: "Put down"}
LONGER = timedelta(weeks=2)


def show(interviews: Sequence[Interview]) -> None:
    """Choosing, writing, or practising: whichever is next."""
    journal, book = screen.journal(), screen.codebook()
    plans, logs = journal.practice.plans(), journal.practice.logs()
    now = journal.practice.open_plan()
    found = practice.choice(interviews, book)
    _wanted(found, now)
    form = _form(now)
    if form is not None:
        planning.write(form, book)
    elif now is None:
        answers.waiting()
        choosing.choose(found, book, plans)
    if now is not None and form is None:
        _open(now, [log for log in logs if log.plan == now.id], book)
    _past([p for p in plans if p.status is not PlanStatus.OPEN], logs, book, free=now is None)


def _wanted(found: practice.Choice, now: PracticePlan | None) -> None:
    """A theme chosen on another page: begin with it, unless a plan is open."""
    theme = st.session_state.pop(words.PRACTISE, None)
    if theme is None:
        return
    if now is not None:
        st.info(
            "One theme at a time. Finish the plan below or put it down, then choose the next.",
            icon=":material/info:",
        )
        return
    asked = (c for c in (*found.by_employers, *found.apart) if c.theme == theme)
    candidate = next(asked, None)
    screen.act(choosing.begin, theme, candidate.interviews if candidate else ())


def _form(now: PracticePlan | None) -> drafted.Form | None:
    """What is being written: a change of the open plan, or a new one while none is open."""
    drafts = screen.journal().drafts(practice.KIND)
    mine = [d for d in drafts if d.body.get("changes") == (now.id if now else None)]
    return drafted.Form(mine[0], {}) if mine else None


def _open(plan: PracticePlan, logs: Sequence[PracticeLog], book: Codebook) -> None:
    if practice.due(plan, logs, screen.today()):
        _end_has_come(plan)
    cue, action = map(screen.safe, practice.sentence(plan))
    with st.container(border=True, key="plan"):
        st.subheader(screen.safe(book.label(plan.theme)), anchor=False)
        st.markdown(f"If {cue}, then I {action}.")
        screen.small(_dates(plan))
        st.markdown(planning.drill(plan.drill, plan.steps, plan.minutes, ""))
        screen.small(f"Stop {screen.safe(practice.stops(plan, screen.day(plan.due_on)))}.")
        timer(
            f"plan{plan.id}",
            plan.minutes,
            note="Note these minutes",
            on_noted=lambda minutes: practice_log.note_minutes(plan, minutes),
        )
        _buttons(plan)
    practice_log.write(plan)
    practice_log.listed(plan, logs)


def _dates(plan: PracticePlan) -> str:
    first = practice.moment(plan)
    parts = [f"since {screen.day(plan.starts_on)}"]
    if first is not None:
        often = practice.EVERY.get(plan.every_days, f"Every {plan.every_days} days").lower()
        parts.append(f"first time {first:%A} {screen.day(first.date())}, {first:%H:%M}, {often}")
    if plan.agreed_with is AgreedWith.CONSULTANT:
        parts.append("agreed with a consultant")
    return " · ".join(parts)


def _buttons(plan: PracticePlan) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="plan_buttons"):
        if plan.starts_at is not None:
            st.download_button(
                "Calendar file",
                lambda: calendar.ics(
                    practice.entries(plan, f"Practise: {plan.drill}"), screen.now()
                ),
                file_name="practice.ics",
                mime="text/calendar",
                icon=":material/event:",
                on_click="ignore",
                key="plan_ics",
                help="For your own calendar. It names the drill, not who asked for it.",
            )
        st.button(
            "Change the plan",
            type="tertiary",
            icon=":material/edit:",
            key="plan_edit",
            on_click=screen.act,
            args=(_change, plan),
        )
        _end(plan, PlanStatus.DONE, "Finish it", "check_circle", "plan_done")
        _end(plan, PlanStatus.DROPPED, "Put it down", "pause_circle", "plan_drop")


def _end(plan: PracticePlan, status: PlanStatus, label: str, icon: str, key: str) -> None:
    st.button(
        label,
        type="tertiary",
        icon=f":material/{icon}:",
        key=key,
        on_click=screen.act,
        args=(end, plan, status),
    )


def _change(plan: PracticePlan) -> None:
    drafted.begin(practice.KIND, practice.reopen(plan, screen.zone()))


def end(plan: PracticePlan, status: PlanStatus) -> None:
    """Finish a plan or put it down; either is fine, and either can be undone."""
    screen.journal().practice.edit_plan(
        replace(plan, status=status), request=screen.request(), now=screen.now()
    )
    st.session_state["_toast"] = {
        PlanStatus.DONE: "Finished. What you practised stays below.",
        PlanStatus.DROPPED: "Put down. That is a decision too; nothing is lost.",
        PlanStatus.OPEN: "Open again.",
    }[status]


def _end_has_come(plan: PracticePlan) -> None:
    with st.container(border=True, key="plan_due"):
        st.markdown(
            "**The end you set has come.** Finish it, give it two more weeks, or put it down. All "
            "three are fine; the next interview does not wait for a perfect drill."
        )
        with st.container(horizontal=True):
            _end(plan, PlanStatus.DONE, "Finish it", "check_circle", "due_done")
            st.button(
                "Two more weeks",
                type="tertiary",
                icon=":material/update:",
                key="due_longer",
                on_click=screen.act,
                args=(longer, plan),
            )
            _end(plan, PlanStatus.DROPPED, "Put it down", "pause_circle", "due_drop")


def longer(plan: PracticePlan) -> None:
    """Move the last day two weeks on, and allow a session more than there were."""
    done = sum(log.plan == plan.id for log in screen.journal().practice.logs())
    screen.journal().practice.edit_plan(
        replace(
            plan,
            due_on=screen.today() + LONGER,
            sessions=max(plan.sessions, min(done + 2, 30)),
        ),
        request=screen.request(),
        now=screen.now(),
    )


def _past(
    plans: Sequence[PracticePlan], logs: Sequence[PracticeLog], book: Codebook, *, free: bool
) -> None:
    if not plans:
        return
    latest = sorted(plans, key=lambda p: (p.starts_on, p.id or 0), reverse=True)
    label = f"What you practised before ({len(plans)})"
    with st.expander(label, type="compact", key="plan_past", expanded=free):
        st.markdown("\n\n".join(_was(p, [x for x in logs if x.plan == p.id], book) for p in latest))
        names = {p.id: f"{book.short(p.theme)}, {screen.day(p.starts_on)}" for p in latest}
        with st.container(horizontal=True):
            if st.button(
                "Before and after, in the trends", icon=":material/grid_view:", key="plan_trends"
            ):
                screen.go("trends", view="Practice")
            st.menu_button(
                "Open one again",
                list(names),
                format_func=lambda i: screen.safe(names[i]),
                type="tertiary",
                key="plan_again",
                on_click=_again,
                args=(tuple(plans),),
            )


def _again(plans: tuple[PracticePlan, ...]) -> None:
    chosen = st.session_state["plan_again"]
    for plan in plans:
        if plan.id == chosen:
            screen.act(end, plan, PlanStatus.OPEN)


def _was(plan: PracticePlan, logs: Sequence[PracticeLog], book: Codebook) -> str:
    sessions = screen.plural(len(logs), "session")
    about = f"{ENDED[plan.status]} · from {screen.day(plan.starts_on)} · {sessions}"
    lines = [
        f"**{screen.safe(book.label(plan.theme))}** · {screen.safe(plan.drill)}",
        f":small[:gray[{about}]]",
    ]
    if said := practice.in_words(logs):
        lines.append(f":small[:gray[{said}]]")
    return "  \n".join(lines)
