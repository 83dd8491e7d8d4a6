"""One letter being written: the writer's answers, the text, what to look at, and the ways out."""

import streamlit as st

from coaching import follow_up, letters, screen
from coaching.centre import centre
from coaching.follow_up import Record
from coaching.letters import draft
from coaching.letters.draft import Writing
from coaching.model import Contact, Draft, Interview, Letter, NotFound, Topic
from coaching.screen import autosave, clock, letter_checks, letter_out
from coaching.screen import help as centre_help
from coaching.screen import letters as desk
from coaching.screen.draft_area import draft_area
from coaching.screen.letter_answers import answers


@st.fragment
def editor(key: str) -> None:
    """Show the letter named ``key``; every step is kept as a draft."""
    screen.same_journal()
    shown = screen.journal().draft(key)
    if shown is None:
        st.rerun()  # recorded or put away: the page around says so
    screen.notice()
    writing, known = draft.of(shown), desk.record()
    try:
        interview, contact = desk.about(writing, known)
    except NotFound as gone:
        _orphan(shown, writing, str(gone))
        return
    _heading(writing, known, interview, contact)
    left, right = st.columns([2, 3], gap="small")
    with left, st.container(border=True, key="letter_answers"):
        answers(shown, writing, interview, contact)
    with right, st.container(border=True, key="letter_text"):
        _text(shown, writing)
        autosave.choice(key, desk.WORDS)
        letter_checks.gaps_and_advice(writing, known, interview)
        letter_checks.proof(shown, writing, interview, known)
    letter_out.ways_out(shown, writing, interview)
    if writing.kind in desk.ASKS:
        centre_help.folded(Topic.ASKING)


def _heading(
    writing: Writing, known: Record, interview: Interview, contact: Contact | None
) -> None:
    name = f"{screen.safe(contact.name)}, " if contact and contact.name else ""
    title = letters.wording(writing.kind).title
    st.markdown(f"**{title}** to {name}{screen.safe(interview.employer)}")
    held = follow_up.held_round(interview, screen.now(), screen.today())
    window = follow_up.window(held, centre().timings) if held else None
    if window and writing.kind is Letter.THANK_YOU:
        screen.small(f"A thank-you letter {clock.sentence(window, screen.now())}.")
    if warning := _enough(writing, known, interview):
        st.info(warning, icon=":material/self_improvement:")


def _enough(writing: Writing, known: Record, interview: Interview) -> str:
    """A kind word when they have been written to often enough."""
    used, cap = follow_up.contacts_used(known, interview), desk.cap()
    if writing.kind is Letter.FOLLOW_UP and used >= cap:
        return (
            f"You have been in touch {screen.plural(used, 'time')} since the thank-you. Silence is "
            "an answer about their time, not about you; more messages rarely change it. You can "
            "still write, and it may do more good to leave this one be."
        )
    if writing.kind is Letter.REMINDER and follow_up.times_asked(interview) > 1:
        return (
            "They have had one reminder. One reminder, then stop: an answer may still come by "
            "itself. You can note “no answer” on the Interviews page and let it rest."
        )
    if interview.phone_welcome is False and writing.kind in desk.ASKS:
        return "They would rather not be called: writing, as you do, is right."
    return ""


def _text(shown: Draft, writing: Writing) -> None:
    widget = f"letter_subject{shown.key}"
    screen.shows(widget, writing.subject)
    st.text_input(
        "Subject",
        max_chars=200,
        key=widget,
        live=True,
        on_change=lambda: screen.act(
            desk.change, shown, desk.with_subject, st.session_state[widget]
        ),
    )
    area = f"letter_area{shown.key}"
    draft_area(
        "Letter",
        key=area,
        data={
            "id": autosave.in_browser(shown.key),
            "owner": screen.owner(),
            "text": writing.body,
            "version": shown.version,
            "epoch": autosave.epoch(desk.WORDS),
            "placeholder": "Dear …",
            "height": "28rem",
        },
        on_typed=lambda: autosave.arrived(shown, desk.WORDS, area),
    )


def _orphan(shown: Draft, writing: Writing, why: str) -> None:
    st.info(why, icon=":material/info:")
    st.text(f"{writing.subject}\n\n{writing.body}")
    if st.button("Put this letter away", key="letter_orphan"):
        screen.act(desk.put_away, shown.key)
        screen.go("messages")
