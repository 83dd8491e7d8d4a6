"""The entry being made: opened from the URL, written after every step, saved once."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from coaching import calling, cards, entry, reflecting, screen
from coaching.codebook import Codebook, built_in
from coaching.entry import Entry, Mode
from coaching.model import CoachingError, Draft, Feedback, Interview, NotFound, Stale
from coaching.screen import low_notes, naming
from coaching.sorting import lessons_of

ELSEWHERE = (
    "This entry was changed in another tab. You see its newest state now; "
    "your last step was not applied."
)
CORRECTION = "correct-"


@dataclass(frozen=True, slots=True)
class Open:
    """The entry on the screen, the draft (and so the version) it was read from, and the themes."""

    draft: Draft
    entry: Entry
    book: Codebook = field(default_factory=built_in)


def opened() -> Open:
    """
    Open the entry named in the URL, else the newest unfinished one, else a new one.

    The name goes into the URL, so that a reload, a reconnect and a retry mean the same entry.
    A correction that is no longer a draft has been saved: its words are on the Quotes page.
    """
    key = st.query_params.get("draft", "")
    found = screen.journal().draft(key) if key else _newest()
    if found is None and key.startswith(CORRECTION):
        screen.go("quotes")
    if found is None:
        found = Draft(key or screen.request(), entry.KIND)
    if st.query_params.get("draft") != found.key:
        st.query_params["draft"] = found.key
    return Open(found, entry.of(found))


def _newest() -> Draft | None:
    begun = (d for d in screen.journal().drafts(entry.KIND) if entry.of(d).begun)
    return next(begun, None)


def others(than: str) -> list[tuple[str, Entry]]:
    """Other unfinished entries, newest first."""
    drafts = screen.journal().drafts(entry.KIND)
    found = [(d.key, entry.of(d)) for d in drafts if d.key != than]
    return [(key, e) for key, e in found if e.begun]


def saved(draft: Draft) -> tuple[Interview, Feedback] | None:
    """The interview and feedback an entry became; None while it is still a draft."""
    if draft.version:
        return None
    done = screen.journal().saved(draft.key)
    every = ((i, f) for i in screen.journal().interviews() for f in i.feedback)
    return next(((i, f) for i, f in every if f.id == done), None) if done else None


def heading(now: Open) -> None:
    """Whose words the cards are from, and the way back to the text."""
    every = screen.journal().interviews()
    mock = now.entry.mode is Mode.MOCK
    found = next(
        (i.employer for i in every if i.id == now.entry.interview and i.mock is mock), None
    )
    employer = found or now.entry.new.employer or "An interview that was deleted"
    by = now.entry.by
    channel = f" · by {screen.safe(by.lower())}" if by else ""
    length = screen.plural(len(now.entry.words.split()), "word")
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="whose"):
        st.markdown(f"**{screen.safe(employer)}**{channel} · {length}", width="stretch")
        if now.entry.corrects is None:
            st.button(
                "Back to the call" if now.entry.mode is Mode.CALL else "Change the text",
                type="tertiary",
                icon=":material/edit:",
                key="add_back",
                on_click=screen.act,
                args=(change, now.draft, back_to_text),
            )
        elif st.button("Leave it as it was", type="tertiary", key="add_leave"):
            screen.act(discard, now.draft.key)
            screen.go("quotes")
    if found is None and now.entry.corrects is None:
        naming.ask_again(now.draft, now.entry, change)
    with st.expander("The whole message", type="compact", key="whole"):
        st.text(now.entry.words)


def other_entries(now: Open) -> None:
    """The way to other unfinished entries, and to throw this one away (which can be undone)."""
    waiting = dict(others(now.draft.key))
    with st.container(horizontal=True, key="others"):
        if waiting:
            st.menu_button(
                screen.plural(len(waiting), "other unfinished entry", "other unfinished entries"),
                list(waiting),
                format_func=lambda key: _first_words(waiting[key]),
                type="tertiary",
                icon=":material/draft:",
                key="add_others",
                on_click=_go_on,
            )
        if now.entry.begun:
            if st.button("Start another", type="tertiary", icon=":material/add:", key="add_new"):
                screen.go("add_feedback", draft=screen.request())
            st.button(
                "Discard this one",
                type="tertiary",
                icon=":material/delete:",
                key="add_discard",
                on_click=screen.act,
                args=(discard, now.draft.key),
            )


def _go_on() -> None:
    if chosen := st.session_state["add_others"]:
        st.query_params["draft"] = chosen
        st.query_params.pop("mode", None)  # it opens as it was begun


def _first_words(e: Entry) -> str:
    return screen.safe(" ".join(e.words.split()[:6])) + " …"


def discard(key: str) -> None:
    """Throw an entry away; undo brings it back."""
    if screen.journal().draft(key) is not None:
        screen.journal().discard_draft(key, request=screen.request(), now=screen.now())
    st.query_params.pop("draft", None)


def change(draft: Draft, step: Callable[..., Entry], *args: Any) -> None:
    """
    Apply one step to the entry as it is stored now.

    Raises:
        Stale: If another tab changed it since this one was shown.
    """
    stored = screen.journal().draft(draft.key) or replace(draft, version=0)
    if stored.version != draft.version and stored.writer != screen.writer():
        raise Stale(ELSEWHERE, theirs=stored)
    keep(stored, step(entry.of(stored), *args))


def keep(stored: Draft, changed: Entry) -> Draft:
    """Store what an entry became."""
    return screen.journal().save_draft(
        stored.key,
        entry.KIND,
        entry.body(changed),
        version=stored.version,
        writer=screen.writer(),
        now=screen.now(),
    )


def sort(draft: Draft, mode: Mode) -> None:
    """
    Sort the text into cards, and record the interview when it is a new one.

    Raises:
        CoachingError: If an employer is missing, or there is nothing to sort.
    """
    stored = screen.journal().draft(draft.key)
    now = replace(entry.of(stored or draft), mode=mode)
    if stored is None or not now.words.strip():
        raise CoachingError("There are no words yet. Paste or type what was said, then sort it.")
    lessons = lessons_of(screen.journal().interviews())
    if mode is Mode.CALL:
        found = calling.to_cards(now.lines, screen.codebook())
    else:
        sorted_ = cards.from_text(now.words, lessons, screen.codebook())
        found = tuple(c for c in sorted_ if mode is not Mode.OWN or not reflecting.heading(c.text))
    keep(stored, replace(naming.recorded(stored.key, now), cards=found))


def back_to_text(e: Entry) -> Entry:
    """Take the cards away to change the text; sorting makes them anew."""
    return replace(e, cards=())


def on_cards(e: Entry, step: Callable[..., tuple[cards.Card, ...]], *args: Any) -> Entry:
    """Apply a step to the cards of an entry."""
    return replace(e, cards=step(e.cards, *args))


def on_board(now: Open, step: Callable[..., tuple[cards.Card, ...]], *args: Any) -> None:
    """Apply a step to the cards on the screen; what the reader can act on is said above them."""
    with screen.told():
        change(now.draft, on_cards, step, *args)


def save(draft: Draft) -> None:
    """
    Keep the entry as feedback, once, however often it is pressed.

    Raises:
        Stale: If another tab changed it since this one was shown.
    """
    journal = screen.journal()
    stored = journal.draft(draft.key)
    if stored is None:
        if journal.saved(draft.key) is None:
            raise NotFound("This entry is no longer here. It was discarded in another tab.")
        return
    if stored.version != draft.version and stored.writer != screen.writer():
        raise Stale(ELSEWHERE, theirs=stored)
    done = entry.of(stored)
    if done.corrects is not None:
        _save_correction(stored.key, done)
        return
    about = naming.interview_of(stored.key, done)
    if done.mode is Mode.OWN and done.answers.begun:
        keep_answers(stored.key, done, about, entry.feedback(done, screen.today()))
        return
    journal.add_feedback(
        about,
        entry.feedback(done, screen.today()),
        request=stored.key,
        now=screen.now(),
        draft=stored.key,
    )


def keep_answers(key: str, done: Entry, about: int, own: Feedback | None) -> None:
    """Keep what was noted right after an interview; with ``own``, its sorted sentences too."""
    now = screen.now()
    held = screen.journal().interview(about).last_round
    screen.journal().reflections.keep(
        reflecting.reflection(done.answers, done.text, about, held.id, now),
        reflecting.questions(done.answers, about),
        own,
        request=key,
        now=now,
        draft=key,
    )
    low_notes.now_kept(key, about)


def _save_correction(key: str, done: Entry) -> None:
    assert done.corrects is not None  # noqa: S101 - the caller asked
    corrected = entry.feedback(done, screen.today())
    screen.journal().replace_points(
        done.corrects,
        corrected.points,
        version=done.corrects_version,
        request=key,
        now=screen.now(),
        status=corrected.status,
        draft=key,
    )
