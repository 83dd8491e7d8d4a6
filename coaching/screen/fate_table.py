"""Rows of a list and what would become of each → the interviews the person ticked."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from coaching.intake.applications import Application
from coaching.intake.chosen import Fate
from coaching.model import Interview


def picked(applications: Sequence[Application], fates: Sequence[Fate], key: str) -> list[Interview]:
    """Show every row with a box to tick; those that would be added come first."""
    if not applications:
        return []
    order = sorted(range(len(fates)), key=lambda i: fates[i] is not Fate.NEW)
    rows = pd.DataFrame(
        {
            "Add": [fates[i] is Fate.NEW for i in order],
            "Employer": [applications[i].interview.employer for i in order],
            "Role": [applications[i].interview.role for i in order],
            "Interview": [applications[i].interview.held_on for i in order],
            "Applied": [applications[i].applied_on for i in order],
            "Status": [applications[i].status for i in order],
            "What becomes of it": [fates[i].value for i in order],
            "Row": [applications[i].row for i in order],
        }
    )
    day = st.column_config.DateColumn(format="YYYY-MM-DD")
    edited = st.data_editor(
        rows,
        hide_index=True,
        disabled=[name for name in rows.columns if name != "Add"],
        column_config={
            "Add": st.column_config.CheckboxColumn(pinned=True, width="small"),
            "Interview": day,
            "Applied": day,
            "Row": st.column_config.NumberColumn(format="%d", width="small"),
        },
        height=min(420, 38 + 35 * len(rows)),
        placeholder="",
        key=key,
    )
    ticked = edited["Add"].tolist()
    return [applications[i].interview for i, add in zip(order, ticked, strict=True) if add]
