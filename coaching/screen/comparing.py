"""A coding from a file beside one's own: how far the two agree, and the quotes they differ on."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from coaching import escapes, exchange, screen
from coaching.codebook import Codebook
from coaching.exchange import FEW, Agreement, Project
from coaching.model import Interview, Point

MOST = 30
"""Quotes shown side by side; more nobody talks through in a meeting."""


def comparison(project: Project, interviews: Sequence[Interview], book: Codebook) -> None:
    """Only where the file codes quotes of this journal."""
    theirs = exchange.read_coding(project, interviews, book)
    if not theirs:
        return
    points = {p.id: (i, p) for i in interviews for f in i.feedback for p in f.points}
    mine = {point: book.about(points[point][1].themes) for point in theirs}
    rows = exchange.agreement(mine, theirs)
    new = {theme.id: theme.label for theme in exchange.incoming(project, interviews, book).new}
    labels = {row.theme: new.get(row.theme, book.label(row.theme)) for row in rows}
    labels[""] = "All together"
    with st.container(border=True, gap="small", key="exchange_compare"):
        st.subheader("Your coding and this one", anchor=False)
        st.markdown(_sentence(mine, theirs, rows))
        if not rows:
            return
        st.table(
            _table(rows, labels).map(escapes.markdown),
            border="horizontal",
            hide_index=True,
            alt="Agreement by theme",
        )
        differ = [point for point in mine if set(mine[point]) != set(theirs[point])]
        if differ:
            st.markdown(
                "\n\n".join(_differs(points[p], mine[p], theirs[p], labels) for p in differ[:MOST])
            )
        if len(differ) > MOST:
            screen.small(f"and {len(differ) - MOST} more")


def _sentence(
    mine: Mapping[int, Sequence[str]],
    theirs: Mapping[int, Sequence[str]],
    rows: Sequence[Agreement],
) -> str:
    alike = sum(set(mine[p]) == set(theirs[p]) for p in mine)
    said = f"The same themes on {alike} of {screen.plural(len(mine), 'quote')}."
    if not rows:
        return f"{said} Neither gave any of them a theme."
    if len(mine) < FEW:
        return f"{said} With fewer than {FEW} quotes, more than these counts would say too much."
    every = rows[0]
    share = f"Yes or no for each theme: alike in {every.agreed} of {every.of}"
    percent = f" ({round(100 * every.agreed / every.of)} %)"
    if every.kappa is None:
        return f"{said} {share}{percent}; too alike to say how much of it is chance."
    return (
        f"{said} {share}{percent}; Cohen's kappa {every.kappa:.2f} (0 is chance, 1 is always). "
        "Where you differ is worth talking about; neither is wrong."
    )


def _table(rows: Sequence[Agreement], labels: Mapping[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (
                labels[row.theme],
                f"{row.first} / {row.second}",
                f"{row.agreed} of {row.of} ({round(100 * row.agreed / row.of)} %)",
                "too few to say" if row.kappa is None else f"{row.kappa:.2f}",
            )
            for row in rows
        ],
        columns=["Theme", "You / they", "Alike", "Kappa"],
        dtype="str",
    )


def _differs(
    said: tuple[Interview, Point],
    mine: Sequence[str],
    theirs: Sequence[str],
    labels: Mapping[str, str],
) -> str:
    interview, point = said
    return (
        f"“{screen.safe(point.text)}”  \n:small[:gray[{screen.safe(interview.employer)}]]  \n"
        f"you: {_names(mine, labels)} · they: {_names(theirs, labels)}"
    )


def _names(themes: Sequence[str], labels: Mapping[str, str]) -> str:
    return ", ".join(f"**{screen.safe(labels[t])}**" for t in themes) or "no theme"
