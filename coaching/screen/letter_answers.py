"""The writer's own words beside a letter: answers, what was forgotten, name and spelling."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from coaching import letters, proofreading, screen
from coaching.letters import ENGLISHES, English, Own
from coaching.letters.draft import Writing
from coaching.model import Contact, Draft, Interview
from coaching.screen import letters as desk

LONGEST_ANSWER = 500


def answers(shown: Draft, writing: Writing, interview: Interview, contact: Contact | None) -> None:
    """What only the writer can say, each in a field; it goes into the letter as it is typed."""
    st.markdown("**In your words**")
    screen.small("A few words, or whole sentences. They go into the letter as you write them.")
    if contact and contact.notes.strip():
        screen.small(f"You noted: {screen.safe(contact.notes[:300])}")
    known = desk.facts(interview, contact)
    for part in letters.wording(writing.kind).parts:
        if part.name == "forgotten":
            _forgotten(shown, writing, known, interview)
        elif part.ask:
            widget = f"own_{part.name}{shown.key}"
            screen.shows(widget, writing.own.words.get(part.name, ""))
            st.text_input(
                part.ask,
                max_chars=LONGEST_ANSWER,
                placeholder=part.hint,
                live=True,
                key=widget,
                on_change=_answered,
                args=(shown, known, part.name, widget),
            )
    if not desk.sender():
        _name(shown)
    _settings(shown)
    st.button(
        "Put it another way",
        icon=":material/autorenew:",
        type="tertiary",
        help="Puts the letter together anew in other words, from your answers. The text as it is "
        "now can be brought back.",
        key="letter_anew",
        on_click=screen.act,
        args=(desk.change, shown, desk.anew, known),
    )
    if writing.earlier and writing.earlier != writing.body:
        st.button(
            "Bring my earlier text back",
            icon=":material/history:",
            type="tertiary",
            key="letter_earlier",
            on_click=screen.act,
            args=(desk.change, shown, desk.back),
        )


def _answered(shown: Draft, known: letters.Facts, name: str, widget: str) -> None:
    def step(writing: Writing) -> Writing:
        words = {**writing.own.words, name: st.session_state[widget] or ""}
        return desk.with_own(writing, known, replace(writing.own, words=words))

    screen.act(desk.change, shown, step)


def _forgotten(shown: Draft, writing: Writing, known: letters.Facts, interview: Interview) -> None:
    noted = screen.journal().reflections.all(interview.id)
    items = list(dict.fromkeys(item for r in noted for item in r.forgotten))
    items += [item for item in writing.own.forgotten if item not in items]
    if items:
        st.markdown("You forgot to mention:")
    for number, item in enumerate(items):
        widget = f"forgot{number}{shown.key}"
        screen.shows(widget, item in writing.own.forgotten)
        st.checkbox(
            screen.safe(item),
            key=widget,
            on_change=_ticked,
            args=(shown, known, items, item, widget),
        )
    _one_more(shown, known)


def _ticked(
    shown: Draft, known: letters.Facts, items: Sequence[str], item: str, widget: str
) -> None:
    def step(writing: Writing) -> Writing:
        ticked = {*writing.own.forgotten} - {item} | ({item} if on else set())
        return desk.with_own(writing, known, _in_order(writing.own, items, ticked))

    on = bool(st.session_state[widget])
    screen.act(desk.change, shown, step)


def _in_order(own: Own, items: Sequence[str], ticked: set[str]) -> Own:
    return replace(own, forgotten=tuple(i for i in items if i in ticked))


def _one_more(shown: Draft, known: letters.Facts) -> None:
    widget = f"forgot_new{shown.key}"
    st.text_input(
        "Something you forgot to say, if there is",
        max_chars=LONGEST_ANSWER,
        placeholder="I led the move of forty volunteers",
        key=widget,
        on_change=_added,
        args=(shown, known, widget),
    )


def _added(shown: Draft, known: letters.Facts, widget: str) -> None:
    item = " ".join(str(st.session_state[widget] or "").split())

    def step(writing: Writing) -> Writing:
        forgotten = tuple(dict.fromkeys((*writing.own.forgotten, item)))
        return desk.with_own(writing, known, replace(writing.own, forgotten=forgotten))

    if item:
        screen.act(desk.change, shown, step)
        st.session_state[widget] = ""


def _name(shown: Draft) -> None:
    screen.shows("letter_sender", desk.sender())
    st.text_input(
        "Your name, as you sign",
        max_chars=100,
        key="letter_sender",
        on_change=_signed,
        args=(shown,),
    )


def _signed(shown: Draft) -> None:
    name = " ".join(st.session_state["letter_sender"].split())
    _kept("signature", name)
    if name:
        screen.act(desk.change, shown, desk.with_body, str.replace, letters.NO_NAME, name)


def _settings(shown: Draft) -> None:
    with st.popover("Your name and spelling", type="tertiary", icon=":material/tune:"):
        if desk.sender():
            _name(shown)
        screen.shows("letter_english", desk.english().value)
        st.selectbox(
            "Your English",
            [english.value for english in ENGLISHES],
            format_func=lambda value: ENGLISHES[English(value)],
            key="letter_english",
            on_change=lambda: _kept("english", st.session_state["letter_english"]),
        )
        screen.small("Letters begun from now on follow it; this one when it is put another way.")


def _kept(name: str, value: str) -> None:
    screen.act(screen.journal().set_preference, name, value or None)
    if name == "english":
        proofreading.warm(value)
