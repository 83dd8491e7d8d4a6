"""A consultant sets one thing to practise: an if-then plan with a day, kept as it is typed."""

from datetime import date, timedelta
from secrets import token_hex

import streamlit as st

from coaching import codebook, screen
from coaching.model import CoachingError, Task
from coaching.screen import answer_draft
from coaching.store.caseload import Opened

TASK = ("theme", "cue", "action", "due")


def set_task(opened: Opened, author: str) -> None:
    """One thing to practise, as an if-then plan with a day; kept as it is typed."""
    book = codebook.of(opened.shared.themes)
    themes = list(book.themes())
    keys = {part: f"task {opened.id} {part}" for part in TASK}
    with st.container(border=True, gap="small", key="task_box"):
        st.markdown("**A task for practice**")
        kept = answer_draft.stored(keys["theme"])
        screen.shows("task_theme", kept if kept in themes else themes[0])
        st.selectbox(
            "Theme",
            themes,
            format_func=book.label,
            key="task_theme",
            on_change=_choose,
            args=(keys["theme"], "task_theme"),
        )
        answer_draft.area("If", keys["cue"], "2.5rem", "they ask about a project")
        action = answer_draft.area("then I", keys["action"], "2.5rem", "say the result first")
        due = answer_draft.stored(keys["due"])
        screen.shows("task_due", date.fromisoformat(due) if due else _in_two_weeks())
        st.date_input("Until", key="task_due", on_change=_choose, args=(keys["due"], "task_due"))
        st.button(
            "Set the task",
            icon=":material/checklist:",
            key="task_set",
            on_click=screen.act,
            args=(_set, opened, author, keys),
            disabled=not action.strip(),
        )


def _in_two_weeks() -> date:
    return screen.today() + timedelta(days=14)


def _choose(key: str, widget: str) -> None:
    value = st.session_state[widget]
    words = value.isoformat() if isinstance(value, date) else str(value or "")
    screen.act(answer_draft.put, key, words)


def _set(opened: Opened, author: str, keys: dict[str, str]) -> None:
    if not answer_draft.stored(keys["action"]).strip():
        raise CoachingError("Say what to do: “then I …”.")
    due = st.session_state["task_due"]
    theme = st.session_state["task_theme"]
    said = Task(
        uid=token_hex(16),
        theme=theme,
        action=" ".join(answer_draft.done(keys["action"]).split()),
        author=author,
        written_at=screen.now(),
        cue=" ".join(answer_draft.done(keys["cue"]).split()),
        due_on=due,
    )
    answer_draft.done(keys["theme"])
    answer_draft.done(keys["due"])
    screen.journal().caseload.say(opened.id, said, request=said.uid, now=screen.now())
