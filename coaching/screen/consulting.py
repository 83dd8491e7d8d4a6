"""What a consultant does with one opened file: comments, tasks, the answer, private notes."""

from datetime import timedelta
from secrets import token_hex

import streamlit as st

from coaching import bundle, codebook, report, screen
from coaching.model import About, CoachingError, Comment, MeetingNote, Task
from coaching.screen.draft_area import draft_area
from coaching.screen.typed import in_browser, whole
from coaching.store.caseload import Opened

NAME = "consultant_name"
SHARED_NOTE = "Comments and tasks go back to the person with your answer: they can read them."
PRIVATE_NOTE = (
    "Only you can read these notes: they stay in this journal, on this computer, and are in no "
    "file you send back."
)
PARTS = (
    ("topic", "Topic"),
    ("evidence", "Evidence"),
    ("practised", "Practised"),
    ("plan", "Plan"),
)


def author() -> str:
    """The consultant's name as they sign."""
    return str(screen.journal().preference(NAME) or "")


def comment(opened: Opened, slide: report.Slide) -> None:
    """A comment on this part, on one of its themes, or on one of its points."""
    choices: dict[tuple[About, str], str] = {
        (About.WHOLE if slide.ref == "whole" else About.CHART, slide.ref): "This part"
    }
    choices |= {(About.THEME, theme): label for theme, label in slide.themes}
    choices |= {(About.POINT, str(w.point)): f"{w.glyph} {w.text}" for w in slide.points}
    with st.container(border=True, gap="small", key="comment_box"):
        about = st.selectbox(
            "A comment on",
            list(choices),
            format_func=choices.__getitem__,
            key=f"comment_about_{slide.ref}",
        )
        key = f"comment {opened.id} {slide.ref}"
        text = _draft("Your comment", key)
        st.button(
            "Keep the comment",
            icon=":material/add_comment:",
            key="comment_keep",
            on_click=screen.act,
            args=(_comment, opened, about, key),
            disabled=not text.strip(),
        )
        screen.small(SHARED_NOTE)


def _draft(label: str, key: str, height: str = "5rem") -> str:
    draft = screen.journal().draft(key)
    text = str(draft.body.get("text", "")) if draft else ""
    draft_area(
        label,
        key=f"area {key}",
        data={
            "id": in_browser(key),
            "owner": screen.owner(),
            "text": text,
            "version": draft.version if draft else 0,
            "placeholder": "",
            "epoch": st.session_state.get(f"epoch {key}", 0),
            "height": height,
        },
        on_typed=lambda: screen.act(_typed, key),
    )
    return text


def _typed(key: str) -> None:
    sent = st.session_state[f"area {key}"]["typed"]
    if not sent or sent["id"] != in_browser(key):
        return
    stored = screen.journal().draft(key)
    screen.journal().save_draft(
        key,
        "answer",
        {"text": whole(sent["text"])[:5000]},
        version=stored.version if stored else 0,
        writer=screen.writer(),
        now=screen.now(),
    )


def _done(key: str) -> str:
    """The words of a draft, which ends."""
    draft = screen.journal().draft(key)
    text = str(draft.body.get("text", "")) if draft else ""
    screen.journal().discard_draft(key, request=screen.request(), now=screen.now())
    st.session_state[f"epoch {key}"] = st.session_state.get(f"epoch {key}", 0) + 1
    return text.strip()


def _comment(opened: Opened, about: tuple[About, str], key: str) -> None:
    text = _done(key)
    if not text:
        raise CoachingError("Write the comment first.")
    said = Comment(token_hex(16), about[0], about[1], text, author(), screen.now())
    screen.journal().caseload.say(opened.id, said, request=said.uid, now=screen.now())


def set_task(opened: Opened) -> None:
    """One thing to practise, as an if-then plan with a day."""
    book = codebook.of(opened.shared.themes)
    with st.form("task_form", border=True, clear_on_submit=True):
        st.markdown("**A task for practice**")
        theme = st.selectbox("Theme", list(book.themes()), format_func=book.label, key="task_theme")
        cue = st.text_input("If", key="task_cue", placeholder="they ask about a project")
        action = st.text_input("then I", key="task_action", placeholder="say the result first")
        due = st.date_input("Until", screen.today() + timedelta(days=14), key="task_due")
        if st.form_submit_button("Set the task", icon=":material/checklist:", key="task_set"):
            with screen.told():
                if not action.strip():
                    raise CoachingError("Say what to do: “then I …”.")
                said = Task(
                    uid=token_hex(16),
                    theme=theme,
                    action=action.strip(),
                    author=author(),
                    written_at=screen.now(),
                    cue=cue.strip(),
                    due_on=due,
                )
                screen.journal().caseload.say(opened.id, said, request=said.uid, now=screen.now())
            st.rerun()


def answer(opened: Opened) -> None:
    """The file to send back."""
    said = [c for c in opened.comments if not c.withdrawn]
    set_ = [t for t in opened.tasks if not t.withdrawn]
    with st.container(border=True, gap="small", key="answer_back"):
        st.markdown(
            f"**Send back**: {screen.plural(len(said), 'comment')}, "
            f"{screen.plural(len(set_), 'task')}"
        )
        screen.shows(NAME, author())
        st.text_input("Your name", key=NAME, max_chars=80, on_change=_named)
        st.text_input(
            "Passphrase for the answer",
            key="back_secret",
            type="password",
            help="The one their file had, or another of at least 10 characters; tell them.",
        )
        st.button("Make the answer", key="back_make", on_click=screen.act, args=(_make, opened))
        made = st.session_state.get("back_file")
        if made and made[0] == opened.id:
            st.download_button(
                "Download the answer",
                made[2],
                file_name=made[1],
                mime="application/octet-stream",
                icon=":material/download:",
                on_click="ignore",
                key="back_download",
            )


def _named() -> None:
    screen.journal().set_preference(NAME, st.session_state[NAME].strip())


def _make(opened: Opened) -> None:
    reply = screen.journal().caseload.reply(opened.id, author(), screen.today())
    data = bundle.seal(reply, st.session_state["back_secret"])
    st.session_state["back_file"] = (opened.id, f"answer-{token_hex(6)}{bundle.SUFFIX}", data)


def notes(opened: Opened) -> None:
    """Private notes on the client: topic, evidence, practised, plan."""
    with st.expander("Your private notes", icon=":material/lock:", key="private_notes"):
        screen.small(PRIVATE_NOTE)
        keys = {part: f"note {opened.client} {part}" for part, _ in PARTS}
        words = [_draft(label, keys[part], "3rem") for part, label in PARTS]
        st.button(
            "Keep the note",
            key="note_keep",
            on_click=screen.act,
            args=(_keep_note, opened, keys),
            disabled=not any(words),
        )
        for note in screen.journal().caseload.notes():
            if note.client == opened.client:
                st.markdown(
                    f"**{screen.day(note.held_on)}**\n\n"
                    + "\n".join(
                        f"- {label}: {screen.safe(getattr(note, part))}"
                        for part, label in PARTS
                        if getattr(note, part)
                    )
                )


def _keep_note(opened: Opened, keys: dict[str, str]) -> None:
    topic, evidence, practised, plan = (_done(keys[part]) for part, _ in PARTS)
    note = MeetingNote(opened.client, screen.today(), topic, evidence, practised, plan)
    screen.journal().caseload.keep_note(note, request=screen.request(), now=screen.now())
