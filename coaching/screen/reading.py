"""Every saved point in its exact words, filtered, with the way to correct it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import streamlit as st

from coaching import screen
from coaching.codebook import Codebook
from coaching.model import Interview, Kind, Origin, Point
from coaching.screen.message_list import Said, messages
from coaching.seeking import Sought, sought
from coaching.store import Found

PAGE = 6
ORIGINS = {
    Origin.EMPLOYER: "Employers",
    Origin.MOCK: "Practice interviews",
    Origin.OWN: "My own view",
}
KINDS = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION, Kind.REASON, Kind.REMARK)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader looks for; empty means everything."""

    words: Sought
    kinds: tuple[Kind, ...]
    origins: tuple[Origin, ...]
    theme: str | None
    employer: str | None
    book: Codebook


def filters(interviews: Sequence[Interview]) -> Wanted:
    """Show the filters, kept in the URL so that a view can be returned to."""
    book = screen.codebook()
    said = (p.themes for i in interviews for f in i.feedback for p in f.points)
    used = {theme for themes in said for theme in book.about(themes)}
    text, theme, employer = st.columns(3, gap="small")
    with text:
        looked_for = st.text_input(
            "Words",
            placeholder="Search the words",
            icon=":material/search:",
            help="Beginnings of words are enough; “words between quotation marks” stand together.",
            max_chars=300,
            key="quotes_text",
        )
    themes = [t for t in book.themes() if t in used]
    with theme:
        about = st.selectbox(
            "Theme",
            themes,
            index=None,
            format_func=book.label,
            placeholder="Every theme",
            key="theme",
            bind="query-params" if book.in_our_words(themes) else None,
        )
    with employer:
        who = st.selectbox(
            "Employer",
            list(dict.fromkeys(i.employer for i in reversed(interviews) if i.feedback)),
            index=None,
            placeholder="Every employer",
            key="quotes_employer",
        )
    kinds = st.pills(
        "Kind",
        list(KINDS),
        selection_mode="multi",
        default=list(KINDS[:4]),
        format_func=lambda k: f"{screen.GLYPH[Kind(k)]} {screen.WORD[Kind(k)]}",
        key="kind",
        bind="query-params",
        wrap=True,
    )
    origins = st.pills(
        "Whose words",
        list(ORIGINS),
        selection_mode="multi",
        default=[Origin.EMPLOYER],
        format_func=ORIGINS.__getitem__,
        key="whose",
        bind="query-params",
        wrap=True,
    )
    return Wanted(
        sought(looked_for or ""),
        tuple(kinds or KINDS),
        tuple(origins or ORIGINS),
        about,
        who,
        book,
    )


def quotes(interviews: Sequence[Interview], wanted: Wanted) -> None:
    """The messages whose words were asked for, newest interview first, 6 a page."""
    hits = screen.journal().words.find(wanted.words)
    found = list(_found(interviews, wanted, hits))
    if not found:
        st.markdown("No words fit these filters. Choose other kinds, or take a filter away.")
        return
    count = sum(len(points) for _, _, points in found)
    rooms = len({i.id for i, _, _ in found})
    screen.small(f"{screen.plural(count, 'quote')} from {screen.plural(rooms, 'interview')}")
    pages = -(-len(found) // PAGE)
    at = st.pagination(pages, key="quotes_page") if pages > 1 else 1
    messages(found[(at - 1) * PAGE : at * PAGE], wanted.book, wanted.words)


def _found(interviews: Sequence[Interview], wanted: Wanted, hits: Found) -> Iterator[Said]:
    """Points that hold the words; a message that holds them elsewhere comes without points."""
    for interview in reversed(interviews):
        if wanted.employer not in (None, interview.employer):
            continue
        for given in interview.feedback:
            points = [p for p in given.points if _fits(p, wanted, hits)]
            elsewhere = given.id in hits.messages and wanted.theme is None
            if given.origin in wanted.origins and (points or elsewhere):
                yield interview, given, points


def _fits(point: Point, wanted: Wanted, hits: Found) -> bool:
    return (
        point.kind in wanted.kinds
        and (wanted.theme is None or wanted.theme in wanted.book.about(point.themes))
        and (not wanted.words or point.id in hits.points)
    )
