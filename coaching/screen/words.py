"""The drawer: the exact words behind a mark, with who said them and what could be practised."""

import streamlit as st

from coaching import codebook, screen
from coaching.model import Feedback, Flag, Interview, Kind, Origin, Point
from coaching.screen import entries

ORDER = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION, Kind.REASON)


def ask(theme: str | None, interview: int | None) -> None:
    """Remember whose words are wanted; the drawer opens on this run."""
    st.session_state["_words"] = (theme, interview)


def drawer() -> None:
    """Open the drawer when it was asked for."""
    theme, interview = st.session_state.pop("_words", (None, None))
    if theme is None and interview is None:
        return
    found = next((i for i in screen.journal().interviews() if i.id == interview), None)
    title = codebook.label(theme) if theme else (found.employer if found else "Not here any more")
    st.dialog(screen.safe(title), position="right", width=460)(_body)(theme, interview)


def _body(theme: str | None, interview: int | None) -> None:
    every = screen.journal().interviews()
    here = [i for i in every if interview in (None, i.id)]
    if theme:
        known = codebook.themes().get(theme)
        screen.small(known.definition if known else "A theme of your own.")
    elif here:
        screen.small(about(here[0]))
    _said(here, theme)
    if theme and interview is not None:
        _elsewhere([i for i in every if i.id != interview], theme)
    if theme:
        _drill(theme)


def _said(here: list[Interview], theme: str | None) -> None:
    said = [(i, f, p) for i in here for f in i.feedback for p in f.points if _wanted(p, theme)]
    by_employer = [x for x in said if x[1].origin is Origin.EMPLOYER]
    apart = [x for x in said if x[1].origin is not Origin.EMPLOYER]
    if not by_employer and not theme:
        st.markdown("No employer feedback is recorded for this interview yet.")
    for kind in ORDER:
        group = [x for x in by_employer if x[2].kind is kind]
        if group:
            count = screen.plural(len({i.id for i, _, _ in group}), "interview")
            st.markdown(f"{screen.GLYPH[kind]} {screen.WORD[kind]} · {count}")
            for i, f, p in group:
                quote(i, f, p)
    if apart:
        st.markdown("○ Your own view and practice interviews :gray[(kept apart)]")
        for i, f, p in apart:
            quote(i, f, p)


def _wanted(point: Point, theme: str | None) -> bool:
    return Flag.PRIVATE not in point.flags and (
        theme in point.themes if theme else point.kind is not Kind.REMARK
    )


def _elsewhere(others: list[Interview], theme: str) -> None:
    employers = [i for i in others if _has(i, theme)]
    if not employers:
        return
    label = f"{screen.plural(len(employers), 'other employer')} on this theme"
    with st.expander(label, type="compact"):
        for i in employers:
            for f in i.feedback:
                for p in f.points:
                    if f.origin is Origin.EMPLOYER and _wanted(p, theme):
                        quote(i, f, p)


def _has(interview: Interview, theme: str) -> bool:
    return any(
        _wanted(p, theme)
        for f in interview.feedback
        if f.origin is Origin.EMPLOYER
        for p in f.points
    )


def _drill(theme: str) -> None:
    known = codebook.themes().get(theme)
    if known is None or known.controllable == "no":
        return
    with st.container(border=True, key="drill"):
        drill = known.drill
        st.markdown(
            f"**If you want to practise this:** {drill.name.lower()}, "
            f"about {drill.minutes} minutes."
        )
        st.markdown("\n".join(f"{n}. {step}" for n, step in enumerate(drill.steps, 1)))
        screen.small(f"Done when: {drill.done_when}")


def about(interview: Interview) -> str:
    """Role, format and day of an interview, safe for Markdown."""
    last = interview.last_round
    parts = (interview.role, last.format.lower(), screen.day(last.held_on))
    return " · ".join(screen.safe(p) for p in parts if p)


def quote(interview: Interview, given: Feedback, point: Point, *, correct: bool = False) -> None:
    """One point's words with who said them; ``correct`` adds the way back to its cards."""
    glyphs = screen.GLYPH if given.origin is Origin.EMPLOYER else screen.HOLLOW
    with st.container(border=True, gap="xxsmall"):
        st.markdown(f"{glyphs[point.kind]} “{screen.safe(point.text)}”")
        screen.small(f"{_who(interview, given)} · {about(interview)}{_how(given, point)}")
        if correct:
            _tools(interview, given, point)


def _who(interview: Interview, given: Feedback) -> str:
    if given.origin is Origin.OWN:
        return f"**Your own view** · {screen.safe(interview.employer)}"
    practice = " (practice interview)" if given.origin is Origin.MOCK else ""
    return f"**{screen.safe(interview.employer)}**{practice}"


def _how(given: Feedback, point: Point) -> str:
    how = f" · by {screen.safe(given.channel.lower())}" if given.channel else ""
    how += " · passed on by somebody else" if Flag.SECOND_HAND in point.flags else ""
    return how + (" · :material/lock: only you see this" if Flag.PRIVATE in point.flags else "")


def _tools(interview: Interview, given: Feedback, point: Point) -> None:
    labels = ", ".join(screen.safe(codebook.label(t)) for t in point.themes)
    screen.small(labels or "No theme chosen")
    if st.button(
        "Correct",
        type="tertiary",
        icon=":material/edit:",
        key=f"correct{given.id}_{point.id}",
        help="Opens the whole message as cards again",
    ):
        entries.correct(interview, given)
