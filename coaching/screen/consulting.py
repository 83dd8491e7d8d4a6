"""What a reader of something shared does with it: comments, tasks, the answer, private notes."""

from collections.abc import Sequence
from dataclasses import replace
from secrets import token_hex

import streamlit as st

from coaching import bundle, codebook, report, screen
from coaching.model import About, CoachingError, Comment, MeetingNote, Task
from coaching.screen import answer_draft
from coaching.screen.answer_draft import OwnWords
from coaching.screen.desk import NAME, Desk, FileDesk

PRIVATE_NOTE = (
    "Only you can read these notes: they stay in your own journal, and are in nothing you send "
    "back."
)
SENT_ALREADY = "An answer that was sent already changes when they bring in the next one."
PARTS = (
    ("topic", "Topic"),
    ("evidence", "Evidence"),
    ("practised", "Practised"),
    ("plan", "Plan"),
)


def comment(desk: Desk, slide: report.Slide, *, everything: bool = False) -> None:
    """A comment on this part, on one of its themes or points; or on any part, theme and point."""
    choices = _about(report.slides(desk.shared)) if everything else _about([slide])
    with st.container(border=True, gap="small", key="comment_box"):
        about = st.selectbox(
            "A comment on",
            list(choices),
            format_func=choices.__getitem__,
            key=f"comment_about_{slide.ref}{' everything' if everything else ''}",
        )
        key = f"comment {desk.name} {slide.ref}"
        text = answer_draft.area(desk.words, "Your comment", key)
        st.button(
            "Keep the comment",
            icon=":material/add_comment:",
            key="comment_keep",
            on_click=screen.act,
            args=(_comment, desk, about, key),
            disabled=not text.strip(),
        )
        screen.small(desk.note)


def _about(slides: Sequence[report.Slide]) -> dict[tuple[About, str], str]:
    alone = len(slides) == 1
    choices: dict[tuple[About, str], str] = {}
    for slide in slides:
        part = (About.WHOLE if slide.ref == "whole" else About.CHART, slide.ref)
        choices[part] = "This part" if alone else f"The part “{slide.title}”"
    if not alone:
        choices[About.WHOLE, "whole"] = "All of it"
    for slide in slides:
        choices |= {(About.THEME, theme): label for theme, label in slide.themes}
        choices |= {(About.POINT, str(w.point)): f"{w.glyph} {w.text}" for w in slide.points}
    return choices


def _comment(desk: Desk, about: tuple[About, str], key: str) -> None:
    text = desk.words.stored(key).strip()
    if not text:
        raise CoachingError("Write the comment first.")
    desk.say(Comment(desk.uid(), about[0], about[1], text, desk.author(), screen.now()))
    answer_draft.done(desk.words, key)


def said(desk: Desk, slide: report.Slide) -> None:
    """What this reader said and what stands, where it is with the owner at once."""
    if desk.comments or desk.tasks:
        with st.container(border=True, gap="small", key="said_here"):
            st.markdown("**What you said**")
            said_so_far(desk, slide)


def said_so_far(desk: Desk, slide: report.Slide, hint: str = "") -> None:
    """Everything this reader said, each with a way to take it back and say it anew."""
    book = codebook.of(desk.shared.themes)
    standing: list[Comment | Task] = [*desk.comments, *desk.tasks]
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
                help=f"Its words return to an empty field, to be said anew. {hint}".strip(),
                on_click=screen.act,
                args=(_take_back, desk, said, slide.ref),
            )


def _take_back(desk: Desk, said: Comment | Task, ref: str) -> None:
    desk.say(replace(said, withdrawn=True, revision=said.revision + 1))
    if isinstance(said, Comment):
        words = {f"comment {desk.name} {ref}": said.body}
    else:
        words = {
            f"task {desk.name} {part}": text
            for part, text in (
                ("theme", said.theme),
                ("cue", said.cue),
                ("action", said.action),
                ("due", said.due_on.isoformat() if said.due_on else ""),
            )
        }
    if not any(
        desk.words.stored(key).strip() for key in words if not key.endswith((" theme", " due"))
    ):
        for key, text in words.items():
            desk.words.put(key, text)
            answer_draft.anew(key)


def answer(desk: FileDesk, slide: report.Slide) -> None:
    """The file to send back."""
    opened, said, set_ = desk.opened, desk.comments, desk.tasks
    with st.container(border=True, gap="small", key="answer_back"):
        st.markdown(
            f"**Send back**: {screen.plural(len(said), 'comment')}, "
            f"{screen.plural(len(set_), 'task')}"
        )
        said_so_far(desk, slide, SENT_ALREADY)
        signature(desk)
        st.text_input(
            "Passphrase for the answer",
            key="back_secret",
            type="password",
            help="The one their file had, or another of at least 10 characters; tell them.",
        )
        if st.button("Make the answer", icon=":material/lock:", key="back_make"):
            with screen.told(), st.spinner("Locking it. This is slow on purpose …"):
                _make(desk)
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


def signature(desk: Desk) -> None:
    """The name that stands below what is said."""
    screen.shows(NAME, desk.author())
    st.text_input("Your name", key=NAME, max_chars=80, on_change=_named, args=(desk,), width=320)


def _named(desk: Desk) -> None:
    screen.act(desk.sign, st.session_state[NAME])


def _make(desk: FileDesk) -> None:
    opened = desk.opened
    reply = screen.journal().caseload.reply(opened.id, desk.author(), screen.today())
    data = bundle.seal(reply, st.session_state["back_secret"])
    st.session_state["back_file"] = (opened.id, f"answer-{token_hex(6)}{bundle.SUFFIX}", data)


def notes(client: int) -> None:
    """Private notes on the client: topic, evidence, practised, plan."""
    with st.expander("Your private notes", icon=":material/lock:", key="private_notes"):
        screen.small(PRIVATE_NOTE)
        keys = {part: f"note {client} {part}" for part, _ in PARTS}
        words = [answer_draft.area(OwnWords(), label, keys[part], "3rem") for part, label in PARTS]
        st.button(
            "Keep the note",
            key="note_keep",
            on_click=screen.act,
            args=(_keep_note, client, keys),
            disabled=not any(words),
        )
        kept_notes(client)


def kept_notes(client: int) -> None:
    """The notes that were kept on a client, newest meeting first."""
    for note in screen.journal().caseload.notes():
        if note.client == client:
            st.markdown(
                f"**{screen.day(note.held_on)}**\n\n"
                + "\n".join(
                    f"- {label}: {screen.safe(getattr(note, part))}"
                    for part, label in PARTS
                    if getattr(note, part)
                )
            )


def _keep_note(client: int, keys: dict[str, str]) -> None:
    topic, evidence, practised, plan = (
        answer_draft.done(OwnWords(), keys[part]) for part, _ in PARTS
    )
    note = MeetingNote(client, screen.today(), topic, evidence, practised, plan)
    screen.journal().caseload.keep_note(note, request=screen.request(), now=screen.now())
