"""The codebook and coded quotes to and from other programs: files out, a preview of files in."""

import secrets
from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from coaching import exchange, screen
from coaching.codebook import Codebook
from coaching.exchange import Incoming, NotReadable, Project
from coaching.model import Interview
from coaching.screen import comparing

FILES: dict[str, tuple[str, str, Callable[[Project], bytes]]] = {
    "qdpx": ("Everything (.qdpx)", "qdpx", exchange.qdpx),
    "qdc": ("Codebook (.qdc)", "qdc", exchange.qdc),
    "tags": ("Codebook for Taguette (.csv)", "csv", exchange.codebook_csv),
    "highlights": ("Highlights as in Taguette (.csv)", "csv", exchange.highlights_csv),
}
WHOSE = {"person": "Mine", "consultant": "My consultant's"}


def exchanging(interviews: Sequence[Interview], book: Codebook) -> None:
    """Quiet at the foot of the page; what is in it is made only when it is opened."""
    shown = st.expander(
        "Exchange with other programs",
        icon=":material/swap_horiz:",
        type="compact",
        key="exchange",
        on_change="rerun",
    )
    if shown.open:
        with shown:
            _out(interviews, book)
            _in(interviews, book)


def _out(interviews: Sequence[Interview], book: Codebook) -> None:
    screen.small(
        "REFI-QDA files open in NVivo, MAXQDA, ATLAS.ti, QualCoder and others; the tables are "
        "Taguette's. They hold the whole messages with the employers' names, so mind who gets "
        "them."
    )
    held_back = sum(bool(f.raw) and exchange.is_private(f) for i in interviews for f in i.feedback)
    everything = False
    if held_back:
        count = screen.plural(held_back, "message")
        everything = st.checkbox(
            f"Also {count} with words you keep private", key="exchange_private"
        )
    with st.container(horizontal=True):
        for key, (label, ending, write) in FILES.items():
            st.download_button(
                label,
                # Made when it is asked for: on each rerun it would cost more than the page.
                partial(_file, interviews, book, write, everything),
                # Streamlit tells large files apart by little more than their name.
                file_name=f"afterword-{secrets.token_hex(4)}.{ending}",
                mime="application/octet-stream",
                icon=":material/download:",
                on_click="ignore",
                key=f"exchange_{key}",
            )


def _file(
    interviews: Sequence[Interview],
    book: Codebook,
    write: Callable[[Project], bytes],
    private: bool,
) -> bytes:
    return write(exchange.coded(interviews, book, private=private))


def _in(interviews: Sequence[Interview], book: Codebook) -> None:
    handed = st.file_uploader(
        "Bring in a codebook or a coded project (.qdc, .qdpx, Taguette's .csv)",
        type=["qdc", "qdpx", "csv"],
        max_upload_size=20,
        key="exchange_file",
    )
    if handed is None:
        return
    try:
        project = exchange.read(handed.name, handed.getvalue())
    except NotReadable as error:
        st.warning(str(error), icon=":material/info:")
        return
    _preview(exchange.incoming(project, interviews, book))
    comparing.comparison(project, interviews, book)


def _preview(found: Incoming) -> None:
    with st.container(border=True, gap="small", key="exchange_preview"):
        st.markdown("**What this file would change.** Nothing is saved yet.")
        st.markdown("\n".join(f"- {line}" for line in _lines(found)))
        if found.adoption(messages=True).empty:
            return
        messages = False
        if found.interviews:
            count = screen.plural(len(found.interviews), "message")
            messages = st.checkbox(
                f"Also add the {count} that your journal does not have",
                key="exchange_messages",
                help="Each becomes an interview under its name in the file. Where the file does "
                "not say what a quote is, the kind is a guess by this program: check it.",
            )
        whose = st.segmented_control(
            "Whose coding is it?",
            list(WHOSE),
            default="person",
            required=True,
            format_func=WHOSE.__getitem__,
            key="exchange_whose",
        )
        st.button(
            "Take it over",
            type="primary",
            icon=":material/check:",
            key="exchange_take",
            on_click=screen.act,
            args=(_take, found, messages, whose == "consultant", screen.request()),
            disabled=found.adoption(messages=messages).empty,
        )


def _lines(found: Incoming) -> list[str]:
    names = [f"**{screen.safe(theme.label)}**" for theme in found.new[:12]]
    more = f" and {len(found.new) - 12} more" if len(found.new) > 12 else ""
    lines = [f"{screen.plural(found.known, 'theme')} you have already: your names stay."]
    if names:
        lines.append(f"{screen.plural(len(found.new), 'new theme')}: {', '.join(names)}{more}.")
    if found.given:
        lines.append(f"{screen.plural(len(found.given), 'quote')} would get further themes.")
    if found.interviews:
        count = screen.plural(len(found.interviews), "message")
        lines.append(f"{count} your journal does not have.")
    if found.unplaced:
        count = screen.plural(found.unplaced, "coded stretch", "coded stretches")
        lines.append(f"{count} fit none of your quotes and are left out.")
    if found.skipped:
        lines.append(f"{screen.plural(found.skipped, 'thing')} in it cannot be used here.")
    return lines


def _take(found: Incoming, messages: bool, consultant: bool, request: str) -> None:
    screen.journal().codebook.adopt(
        found.adoption(messages=messages, consultant=consultant),
        request=request,
        now=screen.now(),
    )
