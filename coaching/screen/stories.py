"""The person's own stories in four parts: written, found again, and taken away as text."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from coaching import practice, screen
from coaching.codebook import Codebook
from coaching.model import CoachingError, Interview, Question, Story
from coaching.screen import drafted
from coaching.screen.drafted import Form

KIND, NEW = "story", "new"
PAGE = 8
PARTS = (
    ("situation", "Situation", "Where was it, and what was at stake?"),
    ("task", "Task", "What was yours to do?"),
    ("action", "Action", "What did you do, step by step?"),
    ("result", "Result", "What changed? A number helps, if there is one."),
    ("shows", "What it shows", "I can plan an event from start to finish."),
)
EMPTY: dict[str, Any] = {"title": "", "themes": [], **{name: "" for name, _, _ in PARTS}}


def show(interviews: Sequence[Interview]) -> None:
    """The bank of stories: which themes have one, the one being written, and all of them."""
    book, every = screen.codebook(), screen.journal().stories.all()
    asked = practice.choice(interviews, book)
    st.markdown(
        "A handful of true stories goes a long way. Each is told in four parts, in your own words."
    )
    _themes_asked_about(asked, every, book)
    form = drafted.opened(KIND, EMPTY)
    if form.begun or st.query_params.get(NEW) == KIND:
        _write(form, book)
    elif st.button("Write a story", type="primary", icon=":material/add:", key="story_add"):
        # In the address, so that a reload before the first word has arrived opens it again.
        st.query_params[NEW] = KIND
        st.rerun()
    if every:
        _listed(every, book)


def _themes_asked_about(found: practice.Choice, every: Sequence[Story], book: Codebook) -> None:
    themes = [c.theme for c in found.by_employers][:6]
    if not themes:
        return
    told = {t for story in every for t in book.about(story.themes)}
    have = [screen.safe(book.short(t)) for t in themes if t in told]
    miss = [screen.safe(book.short(t)) for t in themes if t not in told]
    lines = [f"With a story: {', '.join(have)}."] if have else []
    lines += [f"None yet: {', '.join(miss)}."] if miss else []
    screen.small(f"What employers asked for more of. {' '.join(lines)}")


def _write(form: Form, book: Codebook) -> None:
    with st.container(border=True, key="story_form"):
        st.subheader("Change the story" if form["changes"] else "A story of yours", anchor=False)
        drafted.area(form, "title", "What do you call it?", hint="The book sale", rows=1)
        for name, label, hint in PARTS:
            drafted.area(form, name, label, hint=hint, rows=1 if name == "shows" else 2)
        widget = f"story_themes_{form.key}"
        known = [t for t in book.about(form["themes"]) if t in book.themes()]
        screen.shows(widget, known)
        st.multiselect(
            "Good for questions about",
            list(book.themes()),
            format_func=book.label,
            placeholder="Choose themes",
            key=widget,
            on_change=drafted.field,
            args=(form, "themes", widget, list),
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            # Not as a callback: those of the fields typed into just before have run by now.
            if st.button(
                "Keep this story", type="primary", icon=":material/check:", key="story_keep"
            ):
                screen.act(_keep, form)
                st.rerun()
            st.button(
                "Leave it as it was" if form["changes"] else "Put it away",
                type="tertiary",
                key="story_leave",
                on_click=screen.act,
                args=(_leave, form),
            )


def _leave(form: Form) -> None:
    drafted.discard(form)
    st.query_params.pop(NEW, None)


def _keep(form: Form) -> None:
    journal, stored = screen.journal(), screen.journal().draft(form.key)
    if stored is None and journal.saved(form.key) is not None:
        return
    body = {**EMPTY, **(stored.body if stored else {})}
    told = {name: body[name].strip() for name, _, _ in PARTS}
    title = " ".join(body["title"].split())
    if not title and not any(told.values()):
        raise CoachingError("There is no story yet. A name and one sentence are enough to begin.")
    story = Story(
        title=title or " ".join(next(filter(None, told.values())).split()[:6]),
        themes=tuple(body["themes"]),
        id=body.get("changes"),
        version=body.get("version", 1),
        **told,
    )
    if story.id is None:
        journal.stories.add(story, request=form.key, now=screen.now(), draft=form.key)
    else:
        with drafted.not_over_newer(form):
            journal.stories.edit(story, request=form.key, now=screen.now(), draft=form.key)
    st.query_params.pop(KIND, None)
    st.query_params.pop(NEW, None)


def _listed(every: Sequence[Story], book: Codebook) -> None:
    used = _used()
    with st.container(horizontal=True, vertical_alignment="bottom", key="story_find"):
        looked_for = st.text_input(
            "Search your stories", icon=":material/search:", key="story_search"
        )
        st.download_button(
            "Take them away as text",
            lambda: as_text(every, book),
            file_name="stories.txt",
            mime="text/plain",
            icon=":material/download:",
            on_click="ignore",
            key="story_text",
        )
    found = [s for s in every if _matches(s, looked_for, book)]
    if not found:
        screen.small("No story has all of these words.")
    pages = -(-len(found) // PAGE)
    at = st.pagination(pages, key="story_page") if pages > 1 else 1
    for story in found[(at - 1) * PAGE : at * PAGE]:
        with st.container(border=True, gap="small", key=f"story{story.id}"):
            _told(story, book, used.get(story.id or 0, []))


def _used() -> dict[int, list[Question]]:
    """Questions that a story answered, by the story's id."""
    found: dict[int, list[Question]] = {}
    for question in screen.journal().questions.all():
        if question.story is not None:
            found.setdefault(question.story, []).append(question)
    return found


def _matches(story: Story, looked_for: str, book: Codebook) -> bool:
    labels = [book.label(t) for t in book.about(story.themes)]
    words = " ".join([story.title, *(getattr(story, name) for name, _, _ in PARTS), *labels])
    return all(word in words.casefold() for word in looked_for.casefold().split())


def _told(story: Story, book: Codebook, used: Sequence[Question]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        themes = " · ".join(screen.safe(book.short(t)) for t in book.about(story.themes))
        below = f"  \n:small[:gray[{themes}]]" if themes else ""
        st.markdown(f"**{screen.safe(story.title)}**{below}", width="stretch")
        widget = f"story_do{story.id}_{story.version}"
        st.menu_button(
            "Change",
            ["edit", "delete"],
            format_func={"edit": "Edit", "delete": "Delete (can be undone)"}.__getitem__,
            type="tertiary",
            icon=":material/more_horiz:",
            key=widget,
            on_click=_did,
            args=(story, widget),
        )
    parts = [(label, getattr(story, name)) for name, label, _ in PARTS]
    lines = [f"**{label}.** {screen.safe(words)}" for label, words in parts if words]
    missing = [label.lower() for label, words in parts[:4] if not words]
    if missing:
        lines.append(f":small[:gray[Still to tell: {', '.join(missing)}.]]")
    lines += [f":small[:gray[Answered: “{screen.safe(q.text)}”]]" for q in used]
    st.markdown("\n\n".join(lines))


def _did(story: Story, widget: str) -> None:
    match st.session_state[widget]:
        case "edit":
            screen.act(_change, story)
        case "delete":
            screen.act(_delete, story)


def _change(story: Story) -> None:
    body = {"title": story.title, "themes": list(story.themes)}
    body |= {name: getattr(story, name) for name, _, _ in PARTS}
    drafted.begin(KIND, {**body, "changes": story.id, "version": story.version})


def _delete(story: Story) -> None:
    screen.journal().stories.delete(
        story.id or 0, version=story.version, request=screen.request(), now=screen.now()
    )
    st.session_state["_toast"] = "Deleted. You can undo it below the title."


def as_text(every: Sequence[Story], book: Codebook) -> str:
    """Every story as plain text, to print or to paste elsewhere."""
    return "\n\n\n".join(_plain(story, book) for story in every) + "\n"


def _plain(story: Story, book: Codebook) -> str:
    lines = [story.title, "=" * max(3, min(len(story.title), 60))]
    lines += [
        f"{label}: {getattr(story, name)}" for name, label, _ in PARTS if getattr(story, name)
    ]
    themes = ", ".join(book.label(t) for t in book.about(story.themes))
    return "\n".join([*lines, *([f"Themes: {themes}"] if themes else [])])
