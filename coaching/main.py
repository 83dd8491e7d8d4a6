"""Who is asking → which pages. The Streamlit script; pages/ lies elsewhere on purpose."""

# With pages/ beside the script a deep link on a fresh server would run that page without this one.

import gc
from pathlib import Path
from threading import BoundedSemaphore

import streamlit as st

ROOT = Path(__file__).resolve().parents[1]

PAGES = (
    ("today", "Where things stand", "home"),
    ("add_feedback", "Add feedback", "add_comment"),
    ("interviews", "Interviews", "event_note"),
    ("messages", "Messages", "mail"),
    ("trends", "Trends", "grid_view"),
    ("quotes", "Quotes and themes", "format_quote"),
    ("practice", "Practice plan", "checklist"),
    ("consultant", "Consultant meeting", "groups"),
    ("your_data", "Your data", "database"),
    ("caseload", "Shared with me", "folder_shared"),
    ("shared", "What somebody shared", "co_present"),
    ("client", "What a client shares", "co_present"),
    ("people", "People", "manage_accounts"),
    ("read", "Shared with you", "co_present"),
)
# For whoever something was shared with: the Consultant meeting leads there, and a link to "read".
# Roles list some.
UNLISTED = {"caseload", "shared", "people", "read", "client"}


@st.cache_resource(show_spinner=False)
def _one_at_a_time() -> BoundedSemaphore:
    """
    Import what is heavy once and keep it out of the collector's sight.

    A full collection goes through all that pandas and Plotly brought, 25-55 ms, unless that is
    frozen. One run at a time keeps the slowest click short when many people click.
    """
    from coaching import charts, frames, screen, sorting, summary  # noqa: F401, PLC0415

    sorting.warming().join()  # begun when the server started, so long done; frozen with the rest
    gc.collect()
    gc.freeze()
    return BoundedSemaphore(1)


def main() -> None:
    """Show the page that was asked for."""
    gate = _one_at_a_time()
    from coaching import screen  # noqa: PLC0415 - after the freeze above

    st.set_page_config(page_icon=str(ROOT / "data" / "icon.svg"), layout="wide")
    st.logo(":material/forum:", size="large")
    with screen.one_answer():
        _run(gate)


def _run(gate: BoundedSemaphore) -> None:
    from coaching import screen  # noqa: PLC0415
    from coaching.model import CoachingError  # noqa: PLC0415
    from coaching.screen import reconnecting  # noqa: PLC0415

    let_in, problem = False, ""
    try:
        let_in = not screen.by_link() and screen.let_in()
    except CoachingError as error:
        problem = str(error)
    unlisted = UNLISTED - screen.listed_for_role() if let_in else UNLISTED
    page = st.navigation(
        [
            st.Page(
                ROOT / "pages" / f"{name}.py",
                title=title,
                icon=f":material/{icon}:",
                default=name == "today",
                visibility="hidden" if name in unlisted else "visible",
            )
            for name, title, icon in PAGES
        ],
        position="sidebar" if let_in else "hidden",
        expanded=True,
    )
    st.html(ROOT / "coaching" / "screen" / "page.css")
    if page.url_path == "read" and not screen.local():  # no account, and nothing of one's own
        with gate:
            page.run()
        return
    if not let_in:
        screen.front(problem)
        st.stop()
    screen.sidebar()
    screen.toast()
    screen.begin_run()
    reconnecting.whole_run_after_a_break()
    with gate:
        page.run()


if __name__ == "__main__":  # as Streamlit runs it
    main()
