"""The drawer: the exact words behind a mark, with who said them and what could be practised."""

from collections.abc import Callable, Sequence

import streamlit as st

from coaching import screen
from coaching.codebook import Codebook
from coaching.model import About, Comment, Feedback, Flag, Interview, Kind, Origin, Point
from coaching.screen.meeting import signed

PRACTISE = "_practise"
"""Where the theme that somebody wants to practise waits for the page of practice."""
MARKS = {
    Flag.STARRED: "★ starred",
    Flag.SECOND_HAND: "passed on by somebody else",
    Flag.PRIVATE: "only you see this",
}
ORDER = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION, Kind.REASON)


def ask(theme: str | None, interview: int | None, among: tuple[int, ...] = ()) -> None:
    """
    Remember whose words are wanted; the drawer opens on this run.

    Of one interview, of some (``among``), or of all.
    """
    st.session_state["_words"] = (theme, interview, among)


def drawer() -> None:
    """Open the drawer when it was asked for."""
    theme, interview, among = st.session_state.pop("_words", (None, None, ()))
    if theme is None and interview is None:
        return
    found = next((i for i in screen.journal().interviews() if i.id == interview), None)
    label = screen.codebook().label(theme) if theme else ""
    title = label or (found.employer if found else "Not here any more")
    st.dialog(screen.safe(title), position="right", width=460)(_body)(theme, interview, among)


def _body(theme: str | None, interview: int | None, among: tuple[int, ...]) -> None:
    screen.same_journal()
    every, book = screen.journal().interviews(), screen.codebook()
    here = [i for i in every if interview in (None, i.id) and (not among or i.id in among)]
    if theme:
        screen.small(screen.safe(book.definition(theme)) or "A theme of your own.")
    elif here:
        screen.small(about(here[0]))
    _words(here, theme, book)
    if theme and interview is not None:
        _elsewhere([i for i in every if i.id != interview], theme, book)
    if theme:
        _drill(theme, book)
        if st.button("Read on the Quotes page", icon=":material/format_quote:", key="to_quotes"):
            if book.in_our_words([theme]):
                screen.go("quotes", theme=book.label(theme))
            st.session_state["theme"] = book.resolve(theme)
            screen.go("quotes")


def _words(here: list[Interview], theme: str | None, book: Codebook) -> None:
    every = [
        (i, f, p) for i in here for f in i.feedback for p in f.points if _wanted(p, theme, book)
    ]
    heard = screen.journal().sharing.comments()
    if general := [c for c in heard if c.about is About.THEME and theme and c.ref == theme]:
        st.markdown("\n\n".join(map(_heard, general)))
    of = {str(p.id): [c for c in heard if _is_on(c, p)] for _, _, p in every}
    by_employer = [x for x in every if x[1].origin is Origin.EMPLOYER]
    apart = [x for x in every if x[1].origin is not Origin.EMPLOYER]
    if not by_employer and not theme:
        st.markdown("No employer feedback is recorded for this interview yet.")
    for kind in ORDER:
        group = [x for x in by_employer if x[2].kind is kind]
        if group:
            count = screen.plural(len({i.id for i, _, _ in group}), "interview")
            st.markdown(f"{screen.GLYPH[kind]} {screen.WORD[kind]} · {count}")
            for i, f, p in group:
                quote(i, f, p, of[str(p.id)])
    if apart:
        st.markdown("○ Your own view and practice interviews :gray[(kept apart)]")
        for i, f, p in apart:
            quote(i, f, p, of[str(p.id)])


def _is_on(said: Comment, point: Point) -> bool:
    return said.about is About.POINT and said.ref == str(point.id)


def _heard(said: Comment) -> str:
    return (
        f":material/comment: {screen.safe(said.body)}  \n"
        f":small[:gray[{signed(said)}, about what you shared]]"
    )


def _wanted(point: Point, theme: str | None, book: Codebook) -> bool:
    return Flag.PRIVATE not in point.flags and (
        book.resolve(theme) in book.about(point.themes) if theme else point.kind is not Kind.REMARK
    )


def _elsewhere(others: list[Interview], theme: str, book: Codebook) -> None:
    employers = [i for i in others if _has(i, theme, book)]
    if not employers:
        return
    label = f"{screen.plural(len(employers), 'other employer')} on this theme"
    with st.expander(label, type="compact"):
        for i in employers:
            for f in i.feedback:
                for p in f.points:
                    if f.origin is Origin.EMPLOYER and _wanted(p, theme, book):
                        quote(i, f, p)


def _has(interview: Interview, theme: str, book: Codebook) -> bool:
    return any(
        _wanted(p, theme, book)
        for f in interview.feedback
        if f.origin is Origin.EMPLOYER
        for p in f.points
    )


def _drill(theme: str, book: Codebook) -> None:
    known = book.get(theme)
    if known is None or known.drill is None or known.controllable == "no":
        return
    with st.container(border=True, key="drill"):
        drill = known.drill
        st.markdown(
            f"**If you want to practise this:** {drill.name.lower()}, "
            f"about {drill.minutes} minutes."
        )
        st.markdown("\n".join(f"{n}. {step}" for n, step in enumerate(drill.steps, 1)))
        screen.small(f"Done when: {drill.done_when}")
        if st.button("Make it a plan", icon=":material/checklist:", key="drill_plan"):
            st.session_state[PRACTISE] = theme
            screen.go("practice")


def about(interview: Interview, shown: Callable[[str], str] = screen.safe) -> str:
    """Role, format and day of an interview, ``shown`` as Markdown does."""
    last = interview.last_round
    parts = (interview.role, last.format.lower(), screen.day(last.held_on))
    return " · ".join(shown(p) for p in parts if p)


def quote(
    interview: Interview, given: Feedback, point: Point, heard: Sequence[Comment] = ()
) -> None:
    """One point's words with who said them, and what a consultant said about them."""
    marks = "".join(f" · {mark}" for mark in marks_of(point))
    source = f"{who(interview, given)} · {about(interview)}{how(given)}{marks}"
    with st.container(border=True):
        words = f"{said(given, point)}  \n:small[:gray[{source}]]"
        st.markdown("\n\n".join([words, *map(_heard, heard)]))


def said(given: Feedback, point: Point) -> str:
    """The words behind their mark: filled for an employer, hollow for a mock or one's own view."""
    glyphs = screen.GLYPH if given.origin is Origin.EMPLOYER else screen.HOLLOW
    return f"{glyphs[point.kind]} “{screen.safe(point.text)}”"


def marks_of(point: Point) -> list[str]:
    """What is to be known about a point beside its words."""
    lock = {Flag.PRIVATE: ":material/lock: "}
    return [lock.get(flag, "") + mark for flag, mark in MARKS.items() if flag in point.flags]


def who(interview: Interview, given: Feedback) -> str:
    """Whose words they are, safe for Markdown."""
    if given.origin is Origin.OWN:
        return f"**Your own view** · {screen.safe(interview.employer)}"
    practice = " (practice interview)" if given.origin is Origin.MOCK else ""
    return f"**{screen.safe(interview.employer)}**{practice}"


def how(given: Feedback, shown: Callable[[str], str] = screen.safe) -> str:
    """How the words came, to stand after what they are about."""
    return f" · {shown(given.channel.lower())}" if given.channel else ""
