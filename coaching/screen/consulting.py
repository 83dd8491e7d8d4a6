"""What a consultant does with one opened file: comments, tasks, the answer, private notes."""

from dataclasses import replace
from secrets import token_hex

import streamlit as st

from coaching import bundle, codebook, report, screen
from coaching.model import About, CoachingError, Comment, MeetingNote, Task
from coaching.screen import answer_draft
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
        text = answer_draft.area("Your comment", key)
        st.button(
            "Keep the comment",
            icon=":material/add_comment:",
            key="comment_keep",
            on_click=screen.act,
            args=(_comment, opened, about, key),
            disabled=not text.strip(),
        )
        screen.small(SHARED_NOTE)


def _comment(opened: Opened, about: tuple[About, str], key: str) -> None:
    text = answer_draft.done(key)
    if not text:
        raise CoachingError("Write the comment first.")
    said = Comment(token_hex(16), about[0], about[1], text, author(), screen.now())
    screen.journal().caseload.say(opened.id, said, request=said.uid, now=screen.now())


def said_so_far(opened: Opened, slide: report.Slide) -> None:
    """Everything that goes back, each with a way to take it back and say it anew."""
    book = codebook.of(opened.shared.themes)
    every: list[Comment | Task] = [*opened.comments, *opened.tasks]
    standing = [said for said in every if not said.withdrawn]
    for said in standing:
        with st.container(horizontal=True, vertical_alignment="center", key=f"said_{said.uid}"):
            if isinstance(said, Task):
                words = f"If {said.cue}, then I {said.action}" if said.cue else said.action
                words = f"Task, {book.label(said.theme)}: {words}"
            else:
                words = said.body
            st.markdown(screen.safe(words), width="stretch")
            st.button(
                "Take back",
                type="tertiary",
                icon=":material/undo:",
                key=f"back_{said.uid}",
                help="Its words return to an empty field, to be said anew. An answer that was "
                "sent already changes when they bring in the next one.",
                on_click=screen.act,
                args=(_take_back, opened, said, slide.ref),
            )


def _take_back(opened: Opened, said: Comment | Task, ref: str) -> None:
    gone = replace(said, withdrawn=True, revision=said.revision + 1)
    screen.journal().caseload.say(opened.id, gone, request=screen.request(), now=screen.now())
    if isinstance(said, Comment):
        words = {f"comment {opened.id} {ref}": said.body}
    else:
        words = {
            f"task {opened.id} {part}": text
            for part, text in (
                ("theme", said.theme),
                ("cue", said.cue),
                ("action", said.action),
                ("due", said.due_on.isoformat() if said.due_on else ""),
            )
        }
    if not any(
        answer_draft.stored(key).strip() for key in words if not key.endswith((" theme", " due"))
    ):
        for key, text in words.items():
            answer_draft.put(key, text)
            answer_draft.anew(key)


def answer(opened: Opened, slide: report.Slide) -> None:
    """The file to send back."""
    said = [c for c in opened.comments if not c.withdrawn]
    set_ = [t for t in opened.tasks if not t.withdrawn]
    with st.container(border=True, gap="small", key="answer_back"):
        st.markdown(
            f"**Send back**: {screen.plural(len(said), 'comment')}, "
            f"{screen.plural(len(set_), 'task')}"
        )
        said_so_far(opened, slide)
        screen.shows(NAME, author())
        st.text_input("Your name", key=NAME, max_chars=80, on_change=_named)
        st.text_input(
            "Passphrase for the answer",
            key="back_secret",
            type="password",
            help="The one their file had, or another of at least 10 characters; tell them.",
        )
        if st.button("Make the answer", icon=":material/lock:", key="back_make"):
            with screen.told(), st.spinner("Locking it. This is slow on purpose …"):
                _make(opened)
            st.rerun()
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
        words = [answer_draft.area(label, keys[part], "3rem") for part, label in PARTS]
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
    topic, evidence, practised, plan = (answer_draft.done(keys[part]) for part, _ in PARTS)
    note = MeetingNote(opened.client, screen.today(), topic, evidence, practised, plan)
    screen.journal().caseload.keep_note(note, request=screen.request(), now=screen.now())
