"""What a consultant sent back: bringing it in, reading it, taking a task on."""

from datetime import datetime, timedelta

import streamlit as st

from coaching import bundle, codebook, screen
from coaching.model import AgreedWith, CoachingError, PracticePlan, Reply, Task
from coaching.screen.meeting import comments, signed
from coaching.screen.sharing import chosen, record, seen

HEARD = "answers_heard_at"
IN_THE_WRONG_PLACE = (
    "This is something that was shared with you, not an answer. Open it under Shared with me."
)


def answers() -> None:
    """What came back, and the door for what comes."""
    st.subheader("What your consultant said", anchor=False)
    said, tasks = screen.journal().sharing.comments(), screen.journal().sharing.tasks()
    if said:
        st.markdown(comments(said, seen(record(), chosen())))
    for number, (task, plan) in enumerate(tasks):
        _task(number, task, plan)
    if not said and not tasks:
        screen.small("Nothing yet. When they send a file back, bring it in here.")
    if any(_unheard()):
        screen.journal().set_preference(HEARD, screen.now().isoformat())
    with st.form("answer_in", border=False):
        sent = st.file_uploader("A file they sent back", key="answer_file", max_upload_size=4)
        secret = st.text_input("Its passphrase", key="answer_secret", type="password")
        if st.form_submit_button("Bring it in", icon=":material/download:", key="answer_go"):
            with screen.told(), st.spinner("Unlocking it. This is slow on purpose …"):
                if sent is None:
                    raise CoachingError("Choose the file first.")
                _merge(sent.getvalue(), secret)
            st.rerun()


def _unheard() -> tuple[int, int]:
    """How many comments and tasks came since the consultant page was last open."""
    kept = screen.journal().preference(HEARD)
    since = datetime.fromisoformat(kept) if isinstance(kept, str) else None
    sharing = screen.journal().sharing
    comments = [c for c in sharing.comments() if since is None or c.written_at > since]
    tasks = [t for t, _ in sharing.tasks() if since is None or t.written_at > since]
    return len(comments), len(tasks)


def news() -> None:
    """What was said since one looked last, in one line, with the way there."""
    comments, tasks = _unheard()
    if not comments and not tasks:
        return
    counted = [screen.plural(n, what) for n, what in ((comments, "comment"), (tasks, "task")) if n]
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="news"):
        st.markdown(f"Your consultant left {' and '.join(counted)}.", width="stretch")
        if st.button("Read it", icon=":material/forum:", key="news_read"):
            screen.go("consultant")


def waiting() -> None:
    """Tasks that were set and not taken on yet, where practice is chosen."""
    for number, (task, plan) in enumerate(screen.journal().sharing.tasks()):
        if plan is None:
            _task(number, task, plan)


def _merge(data: bytes, secret: str) -> None:
    found = bundle.unseal(data, secret, screen.today())
    if not isinstance(found, Reply):
        raise CoachingError(IN_THE_WRONG_PLACE)
    news = screen.journal().sharing.merge(found, now=screen.now())
    st.session_state["_toast"] = f"{screen.plural(news, 'new answer')} brought in."


def _task(number: int, task: Task, plan: int | None) -> None:
    book = screen.codebook()
    words = f"If {task.cue}, then I {task.action}" if task.cue else task.action
    due = f", by {screen.day(task.due_on)}" if task.due_on else ""
    with st.container(border=True, gap="small", key=f"task_{number}"):
        st.markdown(
            f"**{screen.safe(book.label(task.theme) or 'To practise')}**: {screen.safe(words)}"
            f"{due}  \n:small[:gray[A task from your consultant: {signed(task)}]]"
        )
        if plan is not None:
            screen.small(":material/check: It is your practice plan now.")
            return
        st.button(
            "Take this on",
            icon=":material/checklist:",
            key=f"take_{number}",
            on_click=screen.act,
            args=(_take_on, task),
        )


def _take_on(task: Task) -> None:
    known = codebook.themes().get(task.theme)
    drill = known.drill if known else None
    today = screen.today()
    plan = PracticePlan(
        theme=task.theme,
        starts_on=today,
        drill=drill.name if drill else "",
        steps=drill.steps if drill else (),
        minutes=drill.minutes if drill else 0,
        done_when=drill.done_when if drill else "",
        cue=task.cue,
        action=task.action,
        due_on=task.due_on or today + timedelta(days=28),
        agreed_with=AgreedWith.CONSULTANT,
    )
    request = f"task {task.uid} {task.revision}"
    screen.journal().sharing.take_on(task.uid, plan, request=request, now=screen.now())
    st.session_state["_toast"] = "Your practice plan now."
