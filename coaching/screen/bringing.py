"""A list kept elsewhere → a preview → interviews; nothing is saved before it is confirmed."""

import csv
import io
from collections.abc import Mapping, Sequence
from hashlib import sha256

import streamlit as st

from coaching import escapes, screen
from coaching.intake import applications, chosen, table
from coaching.intake.applications import Listed, SetAside
from coaching.intake.chosen import Fate
from coaching.intake.days import Order
from coaching.intake.guard import NotReadable
from coaching.intake.table import Column, Table
from coaching.model import Interview
from coaching.screen import fate_table

ENDINGS = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"]
NO_STATUS = "no status"


def offered() -> None:
    """The way to it from the list of interviews."""
    if st.button(
        "Bring your list", type="tertiary", icon=":material/upload_file:", key="interviews_bring"
    ):
        screen.go("interviews", bring="list")


def bring() -> None:
    """Ask for the file, show what would come of it, and take it over when that is confirmed."""
    st.subheader("Bring your list", anchor=False)
    screen.small(
        "A table you kept elsewhere: *Job Applications.csv* of LinkedIn, exports of Huntr, Teal or "
        "JobSync, or your own .csv or .xlsx. It is read on this machine, and nothing is saved "
        "before you have seen it."
    )
    handed = st.file_uploader(
        "Your list",
        type=ENDINGS,
        max_upload_size=10,
        key="bring_file",
        label_visibility="collapsed",
    )
    if st.button("Back to the interviews", type="tertiary", key="bring_back"):
        screen.go("interviews")
    if handed is None:
        return
    data = handed.getvalue()
    mark = sha256(data).hexdigest()[:16]
    bar = st.progress(0.0, "Reading the file")
    try:
        found = _table(mark, handed.name, data)
        bar.progress(0.3, "Reading the rows")
        _preview(found, mark, bar)
    except NotReadable as error:
        st.warning(str(error), icon=":material/info:")
    bar.empty()


def _table(mark: str, name: str, data: bytes) -> Table:
    """What the guarded process read; once per file, as long as the tab is open."""
    kept = st.session_state.get("bring_table")
    if kept is None or kept[0] != mark:
        kept = (mark, table.opened(name, data))
        st.session_state["bring_table"] = kept
    found: Table = kept[1]
    return found


def _preview(found: Table, mark: str, bar: "st.delta_generator.DeltaGenerator") -> None:
    _how_it_was_read(found)
    columns = _columns(found, mark)
    if Column.EMPLOYER not in columns:
        st.info("Choose the column that names the employer.", icon=":material/view_column:")
        return
    order = _order(found, columns, mark)
    if order is None:
        return
    rows = applications.listed(
        found, columns, order, screen.today(), lambda x: bar.progress(0.3 + 0.6 * x)
    )
    statuses = _statuses(rows, mark)
    fates = chosen.fates(rows.applications, statuses, screen.journal().interviews())
    picked = fate_table.picked(
        rows.applications, fates, f"bring_rows{mark}{order}{sorted(statuses)}"
    )
    _what_is_left(fates, rows.aside, found)
    _confirm(picked, bar)


def _how_it_was_read(found: Table) -> None:
    by = f"{found.program}’s list" if found.program else "A table"
    rows = screen.plural(len(found.rows), "row")
    st.markdown(f"**{by}**, {rows} ({screen.safe(found.read)}).")
    if found.beyond:
        st.warning(
            f"{screen.plural(found.beyond, 'row')} beyond the first 10,000 were not read and stay "
            "in your file. Bring them in a file of their own.",
            icon=":material/info:",
        )


def _columns(found: Table, mark: str) -> dict[Column, int]:
    """Which column is what: a guess by their names, which the person can correct."""
    guessed = table.guess(found.header)
    names = {i: f"{name or 'Column'} ({i + 1})" for i, name in enumerate(found.header)}
    told = ", ".join(f"{c} from “{found.header[i]}”" for c, i in guessed.items())
    with st.expander(
        "Which column is what (a guess by their names)",
        expanded=Column.EMPLOYER not in guessed,
        type="compact",
        key="bring_columns",
    ):
        screen.small(screen.safe(told or "No column was recognised by its name."))
        sides = st.columns(2, gap="small")
        picked: dict[Column, int] = {}
        for n, column in enumerate(Column):
            at = sides[n % 2].selectbox(
                column.value,
                list(names),
                index=guessed.get(column),
                format_func=names.__getitem__,
                placeholder="Not in this list",
                key=f"bring_{column.name}{mark}",
            )
            if at is not None:
                picked[column] = at
    return picked


def _order(found: Table, columns: Mapping[Column, int], mark: str) -> Order | None:
    """The order the dates are in; asked for when they can be read both ways."""
    fitting = applications.date_orders(found, columns)
    if len(fitting) == 1:
        screen.small(f"Dates in numbers were read as {fitting[0]}.")
        return fitting[0]
    if not fitting:
        return Order.DAY_FIRST  # none is in numbers, or day and month are the same
    return st.radio(
        "How are dates written in this list? They can be read both ways.",
        list(Order),
        index=None,
        format_func=lambda o: f"{o.value} (3/4/2026 is {_example(o)})",
        key=f"bring_order{mark}",
    )


def _example(order: Order) -> str:
    return "3 April" if order is Order.DAY_FIRST else "4 March"


def _statuses(rows: Listed, mark: str) -> set[str]:
    """Which statuses mean that there was an interview."""
    counts = rows.statuses
    if len(counts) < 2 and "" in counts:
        st.markdown("No column says how far each came, so choose the interviews below.")
        return set()
    guessed = [s for s in counts if applications.led_to_talking(s)]
    options = list(counts)[:200]
    picked = st.multiselect(
        "Which of these led to an interview? (preselected: a guess)",
        options,
        default=[s for s in guessed if s in options],
        format_func=lambda s: f"{escapes.markdown(s) if s else NO_STATUS} ({counts[s]})",
        placeholder="None of them",
        key=f"bring_statuses{mark}",
    )
    screen.small(
        "“Rejected” alone does not say whether you were interviewed, so it is yours to choose. "
        "Applications without an interview stay in your file and out of every count."
    )
    return set(picked)


def _what_is_left(fates: Sequence[Fate], aside: Sequence[SetAside], found: Table) -> None:
    lines = [
        f"{screen.plural(fates.count(fate), 'row')}: {said}"
        for fate, said in (
            (Fate.APPLICATION, "application without an interview, as chosen above."),
            (Fate.KNOWN, "in your journal already (same employer, role and day)."),
            (Fate.TWICE, "twice in this file; the first one counts."),
        )
        if fate in fates
    ]
    if lines:
        screen.small("  \n".join(lines))
    if not aside:
        return
    with st.expander(
        f"{screen.plural(len(aside), 'row')} set aside", icon=":material/rule:", key="bring_aside"
    ):
        st.text("\n".join(one.why for one in aside[:200]))
        if len(aside) > 200:
            screen.small(f"And {len(aside) - 200:,} more, all in the file below.")
        st.download_button(
            "Keep these rows as a file",
            as_csv(found.header, aside),
            file_name="rows-set-aside.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="bring_aside_file",
        )


def as_csv(header: Sequence[str], aside: Sequence[SetAside]) -> bytes:
    """The rows as they were, to mend and bring again; read by a spreadsheet as text."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(map(escapes.spreadsheet, header))
    writer.writerows(map(escapes.spreadsheet, one.cells) for one in aside)
    return ("\ufeff" + written.getvalue()).encode("utf-8", "replace")


def _confirm(picked: Sequence[Interview], bar: "st.delta_generator.DeltaGenerator") -> None:
    if not picked:
        screen.small("No row is chosen, so there is nothing to add.")
        return
    many = screen.plural(len(picked), "interview")
    if st.button(f"Add {many}", type="primary", icon=":material/check:", key="bring_confirm"):
        bar.progress(0.95, "Keeping them")
        with screen.told():
            screen.journal().bring_interviews(
                picked, request=chosen.request(picked), now=screen.now()
            )
            st.session_state.pop("bring_table", None)
            st.session_state["_toast"] = f"{many} added. You can undo it below the title."
            screen.go("interviews")
        st.rerun()
