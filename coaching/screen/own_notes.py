"""Notes kept right after an interview: read, and changed in place like any other form."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from coaching import reflecting, screen
from coaching.model import CoachingError, Draft, Feeling, Reflection
from coaching.screen import drafted
from coaching.screen.drafted import Form
from coaching.screen.reflect import CONFIDENCE, FEELING, HINT

KIND = "reflection"
ASKED = {
    **{name: reflecting.ASKED[name] for name in reflecting.FIRST},
    "went_badly": reflecting.ASKED["went_badly"],
    "questions": "Questions asked",
    "notes": "Anything else",
}
FORGOTTEN = "What I forgot to mention"
CHOSEN = ("feeling", "confidence_before", "confidence_after")


def unfinished() -> tuple[Draft, ...]:
    """Changes of notes that were begun, newest first; without those of notes that are gone."""
    begun = screen.journal().drafts(KIND)
    return tuple(draft for draft in begun if about(draft)) if begun else ()


def about(draft: Draft) -> int | None:
    """The interview that notes being changed are about; None for anything else."""
    if draft.kind != KIND:
        return None
    notes = screen.journal().reflections.all()
    return next((n.interview for n in notes if n.id == draft.body.get("changes")), None)


def shown(notes: Sequence[Reflection]) -> None:
    """Each of the notes on one interview, or the form of it while it is being changed."""
    changing = {draft.body.get("changes") for draft in unfinished()} if notes else set()
    for note in notes:
        with st.container(border=True, key=f"reflection{note.id}"):
            if note.id in changing:
                _form(note)
            else:
                _read(note)


def _read(note: Reflection) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"○ **Your own notes** :gray[{screen.day(note.written_at.date())}]", width="stretch"
        )
        st.button(
            "Change",
            type="tertiary",
            icon=":material/edit:",
            key=f"reflection_change{note.id}",
            on_click=screen.act,
            args=(_change, note),
        )
    lines = [
        f":small[:gray[{label}]]  \n{screen.safe(getattr(note, name))}"
        for name, label in ASKED.items()
        if getattr(note, name)
    ]
    if note.forgotten:
        items = "\n".join(f"- {screen.safe(item)}" for item in note.forgotten)
        lines.append(f":small[:gray[{FORGOTTEN}]]\n{items}")
    if felt := _felt(note):
        lines.append(f":small[:gray[{felt}]]")
    st.markdown("\n\n".join(lines) or ":gray[No words.]")


def _felt(note: Reflection) -> str:
    """How it felt and the confidence, as they were chosen."""
    said = (
        [f"It felt: {FEELING[note.feeling].lower()}"] if note.feeling is not Feeling.UNSAID else []
    )
    confidence = (("before", note.confidence_before), ("after", note.confidence_after))
    said += [f"confidence {when}: {value} of 5" for when, value in confidence if value]
    return " · ".join(said)


def _change(note: Reflection) -> None:
    words: dict[str, Any] = {name: getattr(note, name) for name in ASKED}
    chosen = {name: getattr(note, name) for name in CHOSEN} | {"feeling": note.feeling.value}
    drafted.begin(
        KIND,
        {
            **words,
            **chosen,
            "forgotten": "\n".join(note.forgotten),
            "changes": note.id,
            "version": note.version,
        },
    )


def _form(note: Reflection) -> None:
    form = drafted.opened(KIND, {}, of=lambda draft: draft.body.get("changes") == note.id)
    st.markdown(f"○ **Your own notes** :gray[{screen.day(note.written_at.date())}]")
    for name in reflecting.FIRST:
        drafted.area(form, name, ASKED[name], hint=HINT[name])
    drafted.area(form, "forgotten", FORGOTTEN, hint=HINT["forgotten"])
    for name in ("went_badly", "questions", "notes"):
        drafted.area(form, name, ASKED[name], hint=HINT.get(name, ""))
    _pills(form, "feeling", "How did it feel?", {f.value: word for f, word in FEELING.items()})
    before, after = st.columns(2, gap="small")
    with before:
        _pills(form, "confidence_before", "Confidence before", CONFIDENCE)
    with after:
        _pills(form, "confidence_after", "Confidence after", CONFIDENCE)
    screen.small("Points you sorted from these notes stay as they are, on the Quotes page.")
    with st.container(horizontal=True, vertical_alignment="center"):
        # Not as a callback: those of the fields typed into just before have run by now.
        if st.button(
            "Keep these notes", type="primary", icon=":material/check:", key=f"notes_keep{note.id}"
        ):
            screen.act(_keep, form, note)
            st.rerun()
        st.button(
            "Leave them as they were",
            type="tertiary",
            key=f"notes_leave{note.id}",
            on_click=screen.act,
            args=(drafted.discard, form),
        )


def _pills(form: Form, name: str, label: str, options: dict[Any, str]) -> None:
    widget = f"{name}{form.key}"
    screen.shows(widget, form[name] or None)
    st.pills(
        label,
        list(options),
        format_func=options.__getitem__,
        key=widget,
        on_change=drafted.field,
        args=(form, name, widget),
    )


def _keep(form: Form, note: Reflection) -> None:
    stored = screen.journal().draft(form.key)
    if stored is None:
        return
    body: dict[str, Any] = dict(stored.body)
    words: dict[str, Any] = {name: str(body.get(name) or "") for name in ASKED}
    forgotten = tuple(
        line.strip() for line in str(body.get("forgotten") or "").splitlines() if line.strip()
    )
    if not forgotten and not any(text.strip() for text in words.values()):
        raise CoachingError(
            "There are no words left. One line is enough, or leave them as they were."
        )
    with drafted.not_over_newer(form):
        screen.journal().reflections.edit(
            replace(
                note,
                forgotten=forgotten,
                feeling=Feeling(body.get("feeling") or ""),
                confidence_before=body.get("confidence_before"),
                confidence_after=body.get("confidence_after"),
                version=body.get("version", 1),
                **words,
            ),
            request=form.key,
            now=screen.now(),
            draft=form.key,
        )
    st.query_params.pop(KIND, None)
