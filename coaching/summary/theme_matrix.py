"""Every theme in every interview: the table behind the grid."""

from collections.abc import Collection
from typing import Literal

import pandas as pd

from coaching import codebook
from coaching.model import Kind, Origin
from coaching.summary.themes import place

COLUMNS = {
    "theme": "str",
    "label": "str",
    "short": "str",
    "lane": "str",
    "kind": "str",
    "origin": "str",
    "words": "str",
    "remarks": "int64",
    "interview": "int64",
    "column": "int64",
    "number": "int64",
    "band": "str",
    "year": "int64",
    "employer": "str",
    "role": "str",
    "date": "datetime64[s]",
    "mock": "bool",
    "given": "bool",
}
KINDS = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION, Kind.REASON)
ORIGINS = (Origin.EMPLOYER, Origin.MOCK, Origin.OWN)
LANES = ("yes", "partly", "no")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_MARK = ["interview", "theme", "kind", "origin"]


def theme_matrix(
    points: pd.DataFrame,
    coverage: pd.DataFrame,
    *,
    origins: Collection[Origin] = (Origin.EMPLOYER, Origin.MOCK),
    order: Literal["date", "format"] = "date",
    unknown: bool = True,
) -> pd.DataFrame:
    """
    Lay out which theme came up as what in which interview.

    Private points, remarks and points without a theme are left out. Whatever is said on a theme
    outside the person's control is a reason here, whatever its kind.

    Args:
        points: ``frames.to_frame``.
        coverage: ``frames.to_coverage`` of the same interviews.
        origins: Whose words are marked. Mock interviews are columns only with ``Origin.MOCK``.
        order: Columns by date (undated last), or by format in the vocabulary's order, then date.
        unknown: Whether interviews that have neither employer feedback nor a mark are columns.

    Returns:
        ``COLUMNS``: one row per (theme, interview, origin, kind), ``words`` the first of its
        ``remarks`` points; and one row per column without any mark, its ``theme`` missing, 0
        remarks. ``column`` counts from 0; ``band`` groups columns (month with its ``year``, or
        format); ``given`` False means that the employer's view is not known. Rows by lane, then
        by how many interviews employers named the theme in, then codebook order.
    """
    marks = _marks(points, origins)
    columns = _columns(coverage, marks, order, mock=Origin.MOCK in origins, unknown=unknown)
    table = columns.merge(marks, on="interview", how="left")
    table["remarks"] = table["remarks"].fillna(0)
    ranks = {theme: rank for rank, theme in enumerate(_rows(table))}
    table["_row"] = table["theme"].map(ranks).fillna(len(ranks))
    table["_kind"] = table["kind"].map({kind.value: i for i, kind in enumerate(KINDS)})
    table["_origin"] = table["origin"].map({origin.value: i for i, origin in enumerate(ORIGINS)})
    table = table.sort_values(["_row", "column", "_origin", "_kind"], kind="stable")
    table["label"] = table["theme"].map(codebook.label, na_action="ignore")
    table["short"] = table["theme"].map(codebook.short, na_action="ignore")
    return table[list(COLUMNS)].astype(COLUMNS).reset_index(drop=True)


def _marks(points: pd.DataFrame, origins: Collection[Origin]) -> pd.DataFrame:
    shown = points[
        points["origin"].isin([origin.value for origin in origins])
        & (points["kind"] != Kind.REMARK.value)
        & points["theme"].notna()
        & ~points["private"]
    ]
    shown = shown[[*_MARK, "lane", "text"]].rename(columns={"text": "words"})
    shown["kind"] = shown["kind"].mask(shown["lane"] == "no", Kind.REASON.value)
    remarks = shown.groupby(_MARK, sort=False).size().rename("remarks").reset_index()
    return shown.drop_duplicates(_MARK).merge(remarks, on=_MARK)


def _columns(
    coverage: pd.DataFrame, marks: pd.DataFrame, order: str, *, mock: bool, unknown: bool
) -> pd.DataFrame:
    kept = coverage[["interview", "number", "employer", "role", "date", "format", "mock", "given"]]
    if not mock:
        kept = kept[~kept["mock"]]
    if not unknown:
        kept = kept[kept["given"] | kept["mock"] | kept["interview"].isin(marks["interview"])]
    for name, values in _bands(kept, order).items():
        kept = kept.assign(**{name: pd.Series(values, index=kept.index)})
    by = ["_rank", "band", "date"] if order == "format" else ["date"]
    kept = kept.sort_values(by, kind="stable", na_position="last")
    return kept.assign(column=range(len(kept))).drop(columns=["_rank", "format"])


def _bands(interviews: pd.DataFrame, order: str) -> dict[str, list[object]]:
    if order == "format":
        known = {name: rank for rank, name in enumerate(codebook.vocabulary("formats"))}
        names = [
            "Mock" if mock else name or "No format"
            for name, mock in zip(interviews["format"], interviews["mock"], strict=True)
        ]
        last = {"No format": len(known) + 1, "Mock": len(known) + 2}
        ranks = [(known | last).get(name, len(known)) for name in names]
        return {"band": [*names], "year": [0] * len(names), "_rank": [*ranks]}
    dates = interviews["date"].tolist()
    return {
        "band": ["No date" if pd.isna(d) else MONTHS[d.month - 1] for d in dates],
        "year": [0 if pd.isna(d) else d.year for d in dates],
        "_rank": [0] * len(dates),
    }


def _rows(table: pd.DataFrame) -> list[str]:
    """Themes in the order of rows."""
    marked = table[table["theme"].notna()]
    lanes = dict(zip(marked["theme"].tolist(), marked["lane"].tolist(), strict=True))
    said = marked[marked["origin"] == Origin.EMPLOYER.value]
    count = said.drop_duplicates(["theme", "interview"])["theme"].value_counts().to_dict()
    return sorted(lanes, key=lambda t: (LANES.index(lanes[t]), -count.get(t, 0), place(t)))
