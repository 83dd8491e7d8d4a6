"""One theme to practise, chosen by the person from what was asked for and can change."""

from collections.abc import Sequence

import streamlit as st

from coaching import practice, screen
from coaching.codebook import Codebook
from coaching.model import Origin, PlanStatus, PracticePlan, Topic
from coaching.practice import Candidate, Choice, Said
from coaching.screen import drafted, words
from coaching.screen import help as centre_help

SHOWN = 4
QUOTES = 3
HORIZON = {"days": "can change in days", "weeks": "takes some weeks", "months": "takes months"}
WHOSE = {
    Origin.EMPLOYER: "",
    Origin.MOCK: "From a practice interview",
    Origin.OWN: "From your own view",
}


def choose(found: Choice, book: Codebook, plans: Sequence[PracticePlan]) -> None:
    """Everything there is to choose from: employers' words first, then the rest, kept apart."""
    _heading(found)
    for candidate in _ordered(found.by_employers, plans)[:SHOWN]:
        _shown(candidate, found, book, plans)
    more = found.by_employers[SHOWN:]
    if found.apart:
        _apart(found, book, plans)
    _any_theme(found, book, [c.theme for c in more])
    if found.kept_private:
        screen.small(
            ":material/lock: Remarks you keep private, and those that may touch on who you are, "
            "lead to no drill. A consultant can look at them with you."
        )
    centre_help.folded(Topic.PRACTICE)


def _heading(found: Choice) -> None:
    st.subheader("Choose one thing to practise", anchor=False)
    if not found.by_employers and not found.apart:
        st.markdown(
            "No words to choose from yet. Feedback, a practice interview or your own view of one "
            "interview is enough; you can also choose any theme below."
        )
        with st.container(horizontal=True):
            if st.button("Add feedback", icon=":material/add_comment:", key="practice_add"):
                screen.go("add_feedback")
            if st.button("Note your own view", icon=":material/edit_note:", key="practice_own"):
                screen.go("add_feedback", mode="My own view")
    elif not found.by_employers:
        st.markdown(
            "No employer has asked for anything that can be practised so far. What you or a "
            "mock interviewer noted is a good place to begin."
        )
    elif found.enough:
        st.markdown(
            "What employers asked for more of and you can change. One thing at a time does more "
            "than four at once; which one is up to you."
        )
    else:
        many = "one employer" if found.employers == 1 else "two employers"
        st.markdown(
            f"What {many} asked for, in their words. That is too few to count, and enough to "
            "begin with."
        )


def _ordered(candidates: Sequence[Candidate], plans: Sequence[PracticePlan]) -> list[Candidate]:
    """As found, but what was practised already after the rest."""
    done = {p.theme for p in plans if p.status is PlanStatus.DONE}
    return sorted(candidates, key=lambda c: c.theme in done)


def _shown(
    candidate: Candidate, found: Choice, book: Codebook, plans: Sequence[PracticePlan]
) -> None:
    key = f"choose_{candidate.origin}_{book.place(candidate.theme)}_{candidate.said[0].point.id}"
    with st.container(border=True, gap="small", key=key):
        quotes = [_quote(said) for said in candidate.said[:QUOTES]]
        st.markdown(
            "  \n".join(
                [
                    f"**{screen.safe(book.label(candidate.theme))}**",
                    f":small[:gray[{_known(candidate, found, book)}]]",
                ]
            )
            + "\n\n"
            + "\n\n".join(quotes)
        )
        known = book.get(candidate.theme)
        advice = [
            _advice(candidate, plans),
            f"Worth knowing: {known.caution}" if known and known.caution else "",
        ]
        if any(advice):
            screen.small("  \n".join(filter(None, advice)))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                "Practise this",
                icon=":material/check_circle:",
                key=f"{key}_take",
                on_click=screen.act,
                args=(begin, candidate.theme, candidate.interviews),
            )
            left = len(candidate.said) - QUOTES
            if left > 0 and st.button(
                f"Read all {len(candidate.said)}",
                type="tertiary",
                icon=":material/format_quote:",
                key=f"{key}_read",
            ):
                words.ask(candidate.theme, None)


def _known(candidate: Candidate, found: Choice, book: Codebook) -> str:
    parts = []
    if candidate.origin is not Origin.EMPLOYER:
        parts.append(WHOSE[candidate.origin])
    elif found.enough:
        parts.append(
            f"Asked for in {len(candidate.interviews)} of {found.heard} interviews with feedback"
        )
        if candidate.latest:
            parts.append("also in the latest")
    known = book.get(candidate.theme)
    parts.append(HORIZON.get(known.horizon, "") if known else "")
    if book.lane(candidate.theme) == "partly":
        parts.append("partly in your hands")
    return " · ".join(part for part in parts if part)


def _quote(said: Said) -> str:
    glyphs = screen.GLYPH if said.feedback.origin is Origin.EMPLOYER else screen.HOLLOW
    who = words.who(said.interview, said.feedback).replace("**", "")
    source = f"{who} · {screen.day(said.interview.held_on)}"
    return f"{glyphs[said.point.kind]} “{screen.safe(said.point.text)}”  \n:small[:gray[{source}]]"


def _advice(candidate: Candidate, plans: Sequence[PracticePlan]) -> str:
    """When a person sees more than a program: repeats, and employers who differ."""
    practised = [p for p in plans if p.theme == candidate.theme and p.status is PlanStatus.DONE]
    advice = []
    if practised:
        advice.append(f"You practised this from {screen.day(practised[-1].starts_on)}.")
    if candidate.valued and candidate.origin is Origin.EMPLOYER:
        number = len({s.interview.id for s in candidate.valued})
        advice.append(
            f"Named as a strength in {screen.plural(number, 'interview')} too. What was "
            "different there is a good question for a consultant."
        )
    elif len(candidate.interviews) >= practice.ENOUGH:
        advice.append("It was asked for more than twice: a consultant may see why sooner.")
    return " ".join(advice)


def _apart(found: Choice, book: Codebook, plans: Sequence[PracticePlan]) -> None:
    label = "From practice interviews and your own view (kept apart)"
    unfolded = not found.by_employers
    with st.expander(label, type="compact", expanded=unfolded, key="practice_apart"):
        for candidate in _ordered(found.apart, plans)[:SHOWN]:
            _shown(candidate, found, book, plans)


def _any_theme(found: Choice, book: Codebook, more: Sequence[str]) -> None:
    offered = [t for t in book.themes() if book.lane(t) != "no"]
    asked = {c.theme: c for c in (*found.apart, *found.by_employers)}
    offered.sort(key=lambda t: t not in more)
    with st.container(horizontal=True, vertical_alignment="bottom", key="practice_any"):
        theme = st.selectbox(
            "Or any other theme" if asked else "Any theme",
            offered,
            index=None,
            format_func=book.label,
            placeholder="Type to search themes",
            key="practice_theme",
        )
        st.button(
            "Practise this",
            key="practice_take",
            disabled=theme is None,
            on_click=screen.act,
            args=(begin, theme or "", asked[theme].interviews if theme in asked else ()),
        )


def begin(theme: str, interviews: Sequence[int]) -> None:
    """Start writing a plan for a theme; the interviews that asked for it are kept with it."""
    body = practice.begin(theme, interviews, screen.today(), screen.codebook())
    drafted.begin(practice.KIND, body)
