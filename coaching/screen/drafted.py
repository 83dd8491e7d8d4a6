"""A form whose every field is kept as it is typed: one draft, named in the URL, ended by a save."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

import streamlit as st

from coaching import screen
from coaching.model import CoachingError, Draft, Stale
from coaching.screen.autosave import in_browser, whole
from coaching.screen.draft_area import draft_area

OTHER = "other:"
"""What another tab wrote into the same field is kept beside it under this name."""


@dataclass(frozen=True, slots=True)
class Form:
    """A draft on the screen and what its fields hold when nothing is typed yet."""

    draft: Draft
    empty: Mapping[str, Any]

    def __getitem__(self, field: str) -> Any:
        return self.draft.body.get(field, self.empty.get(field))

    @property
    def key(self) -> str:
        """The name of the draft, and the key that makes its save happen once."""
        return self.draft.key

    @property
    def begun(self) -> bool:
        """Whether anything of it is kept."""
        return self.draft.version > 0

    @property
    def body(self) -> dict[str, Any]:
        """Every field."""
        return {**self.empty, **self.draft.body}


def opened(
    kind: str, empty: Mapping[str, Any], *, of: Callable[[Draft], bool] | None = None
) -> Form:
    """
    The form named in the URL under its kind, else the newest unfinished one, else an empty one.

    ``of`` says which unfinished ones are meant. One that was saved meanwhile gives a fresh one.
    """
    journal, named = screen.journal(), st.query_params.get(kind, "")
    wanted = of or (lambda _: True)
    found = journal.draft(named) if named else None
    if found is not None and (found.kind != kind or not wanted(found)):
        found = None
    if found is None:
        found = next((d for d in journal.drafts(kind) if wanted(d)), None)
    if found is None:
        fresh = not named or journal.draft(named) is not None or journal.saved(named) is not None
        found = Draft(screen.request() if fresh else named, kind)
    if named != found.key:
        st.query_params[kind] = found.key
    return Form(found, empty)


def begin(kind: str, body: Mapping[str, Any]) -> str:
    """Start a form with these fields; its name, which goes into the URL."""
    key = screen.request()
    _save(Draft(key, kind), body)
    st.query_params[kind] = key
    return key


def put(form: Form, **values: Any) -> None:
    """Keep what some fields hold; the others stay as they are stored."""
    stored = screen.journal().draft(form.key) or replace(form.draft, version=0)
    _save(stored, {**form.empty, **stored.body, **values})


def discard(form: Form) -> None:
    """Put a form away; undo brings it back."""
    if screen.journal().draft(form.key) is not None:
        screen.journal().discard_draft(form.key, request=screen.request(), now=screen.now())
    st.query_params.pop(form.draft.kind, None)


@contextmanager
def not_over_newer(form: Form) -> Iterator[None]:
    """
    Save a change, unless what it changes was changed elsewhere meanwhile.

    Raises:
        CoachingError: The first time; the form keeps its words, and saving again keeps those.
    """
    try:
        yield
    except Stale as stale:
        newest = getattr(stale.theirs, "version", None)
        if newest is None:
            raise
        put(form, version=newest)
        raise CoachingError(
            "This was changed in another tab since you opened it. Your words are still here: "
            "keep them by pressing again, or leave what is stored as it is."
        ) from None


def field(
    form: Form, name: str, widget: str, to_stored: Callable[[Any], Any] = lambda v: v
) -> None:
    """What a Streamlit widget does when it changes: keep its value as this field."""
    screen.act(put, form, **{name: to_stored(st.session_state[widget])})


def iso(value: date | None) -> str:
    """A day as it stands in a draft; empty for none."""
    return value.isoformat() if value else ""


def area(form: Form, name: str, label: str, *, hint: str = "", rows: int = 2) -> None:
    """A field of words that survives a reload, a closed tab and a killed server."""
    widget = f"{form.draft.kind}_{name}_{form.key}"
    text = str(form[name] or "")
    draft_area(
        label,
        key=widget,
        data={
            "id": _field_id(form, name),
            "owner": screen.owner(),
            "text": text,
            "version": _stamp(text),
            "epoch": st.session_state.get(f"{widget}_epoch", 0),
            "placeholder": hint,
            "height": f"{rows * 1.5 + 1.5}rem",
        },
        on_typed=lambda: _typed(form, name, widget),
    )
    if theirs := form[OTHER + name]:
        _choose(form, name, theirs, widget)


def _choose(form: Form, name: str, theirs: str, widget: str) -> None:
    with st.container(border=True, gap="small", key=f"{widget}_other"):
        st.warning(
            "Another tab wrote something else here. Both are kept.", icon=":material/tab_duplicate:"
        )
        st.text(theirs)
        with st.container(horizontal=True):
            st.button(
                "Use these words",
                key=f"{widget}_theirs",
                on_click=screen.act,
                args=(_settle, form, name, theirs, widget),
            )
            st.button(
                "Keep what is above",
                type="tertiary",
                key=f"{widget}_mine",
                on_click=screen.act,
                args=(_settle, form, name, None, widget),
            )


def _settle(form: Form, name: str, theirs: str | None, widget: str) -> None:
    chosen = {} if theirs is None else {name: theirs}
    put(form, **chosen, **{OTHER + name: ""})
    if theirs is not None:
        epoch = f"{widget}_epoch"
        st.session_state[epoch] = st.session_state.get(epoch, 0) + 1


def _typed(form: Form, name: str, widget: str) -> None:
    sent = st.session_state[widget]["typed"]
    if not sent or sent["id"] != _field_id(form, name):
        return
    text = whole(sent["text"])
    stored = screen.journal().draft(form.key)
    before = str((stored.body if stored else form.empty).get(name) or "")
    own = stored is None or stored.writer == screen.writer()
    screen.written_by(sent["tab"])
    own = own or (stored is not None and stored.writer == screen.writer())
    if text == before:
        return
    new = {name: text}
    if before and not own and sent["base"] != _stamp(before):
        new[OTHER + name] = before
    try:
        put(form, **new)
    except Stale:
        # The form was saved in another tab: these words become one of their own.
        st.session_state["_notice"] = CoachingError(
            "This was saved in another tab meanwhile. What you typed since is kept as a new one."
        )
        begin(form.draft.kind, {**form.body, **new, "changes": None})


def _save(stored: Draft, body: Mapping[str, Any]) -> None:
    screen.journal().save_draft(
        stored.key,
        stored.kind,
        dict(body),
        version=stored.version,
        writer=screen.writer(),
        now=screen.now(),
    )


def _field_id(form: Form, name: str) -> str:
    return in_browser(f"{form.key}:{name}")


def _stamp(text: str) -> str:
    """Tells one text from another, so that a change of another field is no conflict."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
