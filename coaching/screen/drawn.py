"""One of the questions really asked, drawn to practise: a timer, a story, how it felt."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from coaching import screen
from coaching.model import Interview, Question, Story
from coaching.screen.timer import timer

ANSWER_MINUTES = 2
RATINGS = {1: "1 lost for words", 2: "2 shaky", 3: "3 all right", 4: "4 good", 5: "5 just right"}


def practise(
    every: Sequence[Question], told: Mapping[int, Story], where: Mapping[int, Interview]
) -> None:
    """The question that was drawn, or the way to draw one."""
    drawn = next((q for q in every if q.id == st.session_state.get("question_drawn")), None)
    with st.container(border=True, key="question_practise"):
        if drawn is None:
            st.markdown("**Practise one.** It is drawn at random; two minutes for the answer.")
        else:
            st.markdown(f"### “{screen.safe(drawn.text)}”  \n:small[:gray[{about(drawn, where)}]]")
            timer(f"question{drawn.id}", ANSWER_MINUTES)
            _answered(drawn, told)
        st.button(
            "Draw another" if drawn else "Draw a question",
            type="secondary" if drawn else "primary",
            icon=":material/shuffle:",
            key="question_draw",
            on_click=_draw,
            args=(tuple(q.id for q in every), drawn.id if drawn else None),
        )


def _draw(ids: Sequence[int | None], but: int | None) -> None:
    others = [i for i in ids if i != but] or list(ids)
    st.session_state["question_drawn"] = secrets.choice(others)


def _answered(drawn: Question, told: Mapping[int, Story]) -> None:
    ids = list(told)
    with st.form(f"answered{drawn.id}_{drawn.version}", border=False):
        story = st.selectbox(
            "Which story answered it?",
            ids,
            index=ids.index(drawn.story) if drawn.story and drawn.story in told else None,
            format_func=lambda i: told[i].title,
            placeholder="None of them, or not yet" if ids else "No story is kept yet",
        )
        rating = _rating("How did the answer feel?", drawn.rating)
        if not st.form_submit_button("Keep it", icon=":material/check:"):
            return
    with screen.told():
        screen.journal().questions.edit(
            replace(drawn, story=story, rating=rating, practised_on=screen.today()),
            request=screen.request(),
            now=screen.now(),
        )
        st.session_state["_toast"] = "Kept with the question."
        st.session_state.pop("question_drawn", None)
    st.rerun()


def _rating(label: str, value: int | None) -> int | None:
    chosen: int | None = st.radio(
        label,
        list(RATINGS),
        index=value - 1 if value else None,
        format_func=RATINGS.__getitem__,
        horizontal=True,
    )
    return chosen


def take(question: Question) -> None:
    """Practise this one."""
    st.session_state["question_drawn"] = question.id


def about(question: Question, where: Mapping[int, Interview]) -> str:
    """Where and how it went, safe for Markdown."""
    asked = where.get(question.interview or 0)
    mock = " (practice interview)" if asked and asked.mock else ""
    parts = [screen.safe(named(asked)) + mock] if asked else []
    parts += [f"your rating: {RATINGS[question.rating]}"] if question.rating else []
    if question.practised_on:
        parts.append(f"practised {screen.day(question.practised_on)}")
    return " · ".join(parts)


def named(interview: Interview) -> str:
    """An interview in a list to choose from."""
    return f"{interview.employer}, {screen.day(interview.held_on)}"
