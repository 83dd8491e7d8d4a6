"""A consultant sets one thing to practise: an if-then plan with a day, kept as it is typed."""

from datetime import date, timedelta

import streamlit as st

from coaching import codebook, screen
from coaching.model import CoachingError, Task
from coaching.screen import answer_draft
from coaching.screen.desk import Desk

TASK = ("theme", "cue", "action", "due")


def set_task(desk: Desk) -> None:
    """One thing to practise, as an if-then plan with a day; kept as it is typed."""
    book = codebook.of(desk.shared.themes)
    themes = list(book.themes())
    keys = {part: f"task {desk.name} {part}" for part in TASK}
    with st.container(border=True, gap="small", key="task_box"):
        st.markdown("**A task for practice**")
        kept = desk.words.stored(keys["theme"])
        screen.shows("task_theme", kept if kept in themes else themes[0])
        st.selectbox(
            "Theme",
            themes,
            format_func=book.label,
            key="task_theme",
            on_change=_choose,
            args=(desk, keys["theme"], "task_theme"),
        )
        answer_draft.area(desk.words, "If", keys["cue"], "2.5rem", "they ask about a project")
        action = answer_draft.area(
            desk.words, "then I", keys["action"], "2.5rem", "say the result first"
        )
        due = desk.words.stored(keys["due"])
        screen.shows("task_due", date.fromisoformat(due) if due else _in_two_weeks())
        st.date_input(
            "Until", key="task_due", on_change=_choose, args=(desk, keys["due"], "task_due")
        )
        st.button(
            "Set the task",
            icon=":material/checklist:",
            key="task_set",
            on_click=screen.act,
            args=(_set, desk, keys),
            disabled=not action.strip(),
        )


def _in_two_weeks() -> date:
    return screen.today() + timedelta(days=14)


def _choose(desk: Desk, key: str, widget: str) -> None:
    value = st.session_state[widget]
    words = value.isoformat() if isinstance(value, date) else str(value or "")
    screen.act(desk.words.put, key, words)


def _set(desk: Desk, keys: dict[str, str]) -> None:
    if not desk.words.stored(keys["action"]).strip():
        raise CoachingError("Say what to do: “then I …”.")
    desk.say(
        Task(
            uid=desk.uid(),
            theme=st.session_state["task_theme"],
            action=_one_line(desk, keys["action"]),
            author=desk.author(),
            written_at=screen.now(),
            cue=_one_line(desk, keys["cue"]),
            due_on=st.session_state["task_due"],
        )
    )
    for key in keys.values():
        answer_draft.done(desk.words, key)


def _one_line(desk: Desk, key: str) -> str:
    return " ".join(desk.words.stored(key).split())
