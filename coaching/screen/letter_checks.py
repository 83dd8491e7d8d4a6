"""What to look at before a letter goes out: gaps, tone, a twin, spelling and grammar."""

import streamlit as st

from coaching import letters, proofreading, screen
from coaching.follow_up import Record
from coaching.letters.draft import Writing
from coaching.model import CoachingError, Draft, Interview, Letter
from coaching.proofreading import Proofread, Slip
from coaching.screen import letters as desk

AT_ONCE = 4
"""Suggestions shown at a time: each has buttons, and a long list discourages."""
AROUND = 40
"""Characters shown on either side of a slip."""
MOST_IGNORED = 500


def gaps_and_advice(writing: Writing, known: Record, interview: Interview) -> None:
    """Gaps that keep the letter here, then gentle remarks; one block."""
    lines = []
    if found := letters.gaps(writing.subject, writing.body):
        listed = ", ".join(f"**{screen.safe(gap)}**" for gap in found[:5])
        lines.append(f":material/edit: Still to fill in: {listed}")
    remarks = letters.advice(
        writing.kind,
        writing.body,
        to=writing.to,
        others=desk.others_named(writing, known),
        chat=interview.preferred_channel == "Chat message",
    )
    lines += [f":material/lightbulb: {screen.safe(one.text)}" for one in remarks]
    if writing.kind is Letter.THANK_YOU and (other := desk.twin(writing, known)):
        lines.append(
            f":material/content_copy: This reads almost like your letter to {screen.safe(other)}. "
            "People who meet you together may compare; one thing only you two talked about is "
            "enough."
        )
    if lines:
        st.markdown("  \n".join(f":small[{line}]" for line in lines))


def proof(shown: Draft, writing: Writing, interview: Interview, known: Record) -> None:
    """Spelling and grammar: by itself once nothing is left to fill in, before that when asked."""
    wanted = f"proof{shown.key}"
    whole = not letters.gaps(writing.subject, writing.body)
    if not whole and not st.session_state.get(wanted):
        st.button(
            "Check spelling and grammar",
            icon=":material/spellcheck:",
            key="letter_proof",
            on_click=lambda: st.session_state.update({wanted: True}),
        )
        return
    try:
        found = _proofread(writing, interview, known)
    except CoachingError as silent:
        screen.small(screen.safe(str(silent)))
        return
    _summary(found)
    for number, slip in enumerate(found.slips[:AT_ONCE]):
        _suggestion(shown, writing, slip, number)


def _proofread(writing: Writing, interview: Interview, known: Record) -> Proofread:
    journal = screen.journal()
    posting = journal.interview(interview.id or 0).posting_text or ""
    names = [
        interview.employer,
        desk.sender(),
        writing.to,
        *proofreading.names_in(f"{interview.role} {posting} {interview.notes}"),
        *(f"{c.name} {c.title}" for c in known.met(interview)),
    ]
    with st.spinner("Reading it through …", show_time=False):
        return proofreading.check(
            desk.whole(writing), desk.english().value, known=names, ignored=_ignored()
        )


def _ignored() -> frozenset[str]:
    kept = screen.journal().preference("proofreading_ignored")
    return frozenset(map(str, kept)) if isinstance(kept, list) else frozenset()


def _summary(found: Proofread) -> None:
    english = letters.ENGLISHES[desk.english()]
    if not found.checked:
        screen.small("This is longer than any letter, so spelling was not checked.")
    elif found.slips:
        count = screen.plural(len(found.slips), "suggestion")
        more = f", the first {AT_ONCE} below" if len(found.slips) > AT_ONCE else ""
        st.markdown(f"**Spelling and grammar ({english}):** {count}{more}")
        screen.small("A machine’s suggestions: take one, or leave it.")
    else:
        screen.small(f":material/check: Spelling and grammar ({english}): nothing found.")


def _suggestion(shown: Draft, writing: Writing, slip: Slip, number: int) -> None:
    text = desk.whole(writing)
    before, after = around(text, slip.start, slip.end)
    with st.container(border=True, gap="xsmall", key=f"slip{number}"):
        st.markdown(
            f":small[{_after_a_break(before)}**{screen.safe(slip.problem) or '…'}**"
            f"{screen.safe(after.split(chr(10))[0])}]  \n"
            f":small[:gray[{screen.safe(slip.message)}]]"
        )
        with st.container(horizontal=True, gap="xsmall"):
            for choice, instead in enumerate(slip.instead[:3]):
                st.button(
                    screen.safe(instead.strip()) or "Take it out",
                    key=f"slip{number}_{choice}",
                    on_click=screen.act,
                    args=(
                        desk.change,
                        shown,
                        desk.with_whole,
                        proofreading.accepted,
                        slip,
                        instead,
                    ),
                )
            st.button(
                "Ignore for good",
                type="tertiary",
                key=f"slip{number}_ignore",
                on_click=screen.act,
                args=(_ignore, slip),
            )


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a place, cut between words."""
    before, after = text[:start], text[end:]
    if len(before) > AROUND:
        before = before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0]
    return before, after


def _after_a_break(before: str) -> str:
    line = before.rpartition("\n")[2]
    space = " " if line.endswith(" ") else ""
    return screen.safe(line) + space


def _ignore(slip: Slip) -> None:
    kept = [k for k in sorted(_ignored()) if k != slip.key][-(MOST_IGNORED - 1) :]
    screen.journal().set_preference("proofreading_ignored", [*kept, slip.key])
