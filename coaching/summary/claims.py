"""
Answer table → a sentence that claims no more than so few interviews can prove.

Like ``sentences``: Markdown, escaped, counts with their denominators. The only percentages are
the ends of a plausible interval, and only from three employers on.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from coaching import evidence
from coaching.escapes import markdown
from coaching.evidence import Sides, Trend
from coaching.frames import records
from coaching.model import Kind, Origin
from coaching.summary.coverage import Heard
from coaching.summary.over_time import FLOOR as OVER_TIME_FLOOR
from coaching.summary.practised import Practised, praised_since, sides
from coaching.summary.sentences import day_among, listed, numbered
from coaching.summary.two_views import BOTH, DIFFERENT, EMPLOYER, FLOOR, YOU

MANY = 10
"""Interviews from which on it says something that no theme is recurring."""
NO_PRACTICE = (
    "No practice is noted yet. Once a theme was practised, what employers said of it before and "
    "since stands here side by side."
)
_NAMED = 2
_AS = {Kind.STRENGTH: "a strength", Kind.WEAKNESS: "to work on", Kind.SUGGESTION: "a suggestion"}
_MOVES = {
    Trend.RISES: "The share rises, by more than chance would easily give.",
    Trend.FALLS: "The share falls, by more than chance would easily give.",
    Trend.UNKNOWN: "Whether the share rises or falls cannot be told from chance.",
}


def plausible(count: int, of: int) -> str:
    """``4 of 6 interviews (plausible 30–90 %)``; the range is where the share may well lie."""
    found = evidence.share(count, of)
    low, high = (round(100 * end) for end in (found.low, found.high))
    return f"{count} of {numbered(of, 'interview')} (plausible {low}–{high} %)"


def two_views(table: pd.DataFrame, both: int) -> str:
    """
    What both noted, what only one side did, and where they saw the opposite.

    Args:
        table: ``summary.two_views``.
        both: Interviews with both views, ``len(summary.with_both(…))``.
    """
    if both < FLOOR:
        return _two_views_missing(both)
    rows = records(table)
    parts = [
        _most(rows, BOTH, None, "Agreed: {themes}, noted by both of you in {count}."),
        _most(
            rows,
            EMPLOYER,
            Kind.STRENGTH,
            "Hidden strength: {themes}, named by the employer in {count} where you had not "
            "written it down.",
        ),
        _most(
            rows,
            EMPLOYER,
            Kind.WEAKNESS,
            "Blind spot: {themes}, asked for in {count} where your notes do not have it.",
        ),
        _most(rows, YOU, None, "Only you noted {themes}, in {count}."),
        _most(rows, DIFFERENT, None, "You and the employer saw {themes} differently in {count}."),
    ]
    found = [part for part in parts if part]
    if not found:
        found = ["Neither side named a theme in them."]
    return " ".join([f"**{both} interviews have both views.**", *found])


def _two_views_missing(both: int) -> str:
    have = {0: "No interview has", 1: "1 interview has"}.get(both, f"{both} interviews have")
    return (
        f"{have} both your own view and the employer's. Side by side they show from "
        f"{FLOOR} interviews on; a few lines after each interview are enough."
    )


def _most(rows: Sequence[Any], place: str, kind: Kind | None, sentence: str) -> str:
    """The themes that stand in most interviews at one place; empty when there is none."""
    seen: dict[str, set[int]] = {}
    for row in rows:
        if row.place == place and kind in (None, row.kind):
            seen.setdefault(row.label, set()).add(row.interview)
    if not seen:
        return ""
    most = max(map(len, seen.values()))
    top = [label for label, interviews in seen.items() if len(interviews) == most]
    count = f"{most} of the {rows[0].of}{' each' if len(top) > 1 else ''}"
    # Labels may hold braces: a person names themes of their own.
    return sentence.replace("{count}", count).replace("{themes}", _bold(top))


def _bold(labels: Sequence[str]) -> str:
    """The first two in bold; more are counted."""
    bold = [f"**{markdown(label)}**" for label in labels]
    if len(bold) > _NAMED + 1:
        bold = [*bold[:_NAMED], f"{len(bold) - _NAMED} more"]
    return listed(bold)


def before_after(table: pd.DataFrame, practised: Practised, *, fewer: bool) -> str:
    """
    How many named the theme before practice and since, and whether that says anything.

    Args:
        table: ``summary.before_after``.
        practised: The theme and its days.
        fewer: Whether ``summary.fewer_since`` holds for the theme.
    """
    every, left = sides(table, prompts=True), sides(table)
    began = day_among(practised.began, table["date"].dropna())
    if missing := _side_missing(every, began):
        return missing
    before = f"Before {began}, {_of(every.before, every.of_before, 'had it to work on')}"
    if prompted := every.of_before + every.of_after - left.of_before - left.of_after:
        before += (
            f"; {prompted} of these prompted the practice and {'is' if prompted == 1 else 'are'} "
            f"no evidence, which leaves {left.before} of {left.of_before}"
        )
    since = f"Since then {_of(left.after, left.of_after, 'did')}"
    if praised := praised_since(table):
        since += f", and {praised} named it as a strength"
    return f"{before}. {since}. {_what_it_says(left, fewer=fewer)}"


def _of(count: int, of: int, did: str) -> str:
    return f"{count or 'none'} of {numbered(of, 'interview')} with feedback {did}"


def _side_missing(every: Sides, began: str) -> str:
    if every.of_before and every.of_after:
        return ""
    if not every.of_before and not every.of_after:
        which = f"from before {began} or since"
    else:
        which = f"since {began}" if every.of_before else f"from before {began}"
    return (
        f"Practice began on {began}. There is no interview with feedback {which} yet, so there is "
        "nothing to compare. Practice counts all the same."
    )


def _what_it_says(left: Sides, *, fewer: bool) -> str:
    if fewer and left.enough:
        return (
            "That is fewer than chance alone would easily give; it does not prove that practice "
            "was the reason."
        )
    if not left.enough:
        return "That is few interviews, so it may be chance."
    if left.after * left.of_before < left.before * left.of_after:
        return "The difference may be chance."
    return "No fall can be seen in that."


def over_time(table: pd.DataFrame, trend: Trend, employers: int) -> str:
    """
    How often a theme was named in all, whether it is recurring, and whether its share moves.

    Args:
        table: ``summary.over_time``.
        trend: What ``summary.themes_over_time`` says of the theme.
        employers: ``summary.employers_over_time``.
    """
    if employers < OVER_TIME_FLOOR:
        return over_time_missing(employers)
    rows = records(table)
    named, of = sum(row.named for row in rows), sum(row.of for row in rows)
    first, last = rows[0], rows[-1]
    lead = f"**{markdown(first.label)}** was {_AS[Kind(first.kind)]} in {plausible(named, of)}."
    ends = (
        f"{first.named} of {first.of} in {_period(first)}, {last.named} of {last.of} in "
        f"{_period(last)}."
    )
    return " ".join([lead, *_recurring(named, of), ends, _MOVES[trend]])


def over_time_missing(employers: int) -> str:
    """What stands in the place of the chart while fewer than eight employers gave feedback."""
    so_far = {0: "none has given", 1: "1 has given"}.get(employers, f"{employers} have given")
    return (
        f"Shares over time begin with the eighth employer; {so_far} feedback with a known day so "
        "far. Until then the other views say all there is to say."
    )


def how_sure(table: pd.DataFrame, heard: Heard) -> str:
    """
    What the count of the themes named most can mean, and which themes are recurring.

    Takes ``summary.by_theme``; empty under three employers and when nothing was named.
    """
    rows = records(table)
    if not heard.enough or not rows:
        return ""
    most = max(row.interviews for row in rows)
    found = [row.label for row in rows if evidence.recurring(row.interviews, row.of)]
    range_ = plausible(most, rows[0].of)
    if found:
        return f"{range_}. Recurring: {_bold(found)}."
    if rows[0].of < MANY:
        return f"{range_}: so few cannot show yet whether any of it is recurring."
    return f"{range_}. No theme comes back so often that it is recurring."


def _recurring(named: int, of: int) -> list[str]:
    return ["That is recurring."] if evidence.recurring(named, of) else []


def _period(row: Any) -> str:
    period = str(row.period)
    return period if str(row.year) == period else f"{period} {row.year}"


def apart(table: pd.DataFrame, kind: Kind, heard: Heard) -> str:
    """Which themes the person noted, or mock interviews named, most; never added to employers'."""
    rows = records(table)
    did, of = (
        ("noted", "interviews you wrote about")
        if heard.origin is Origin.OWN
        else ("named", "mock interviews")
    )
    if not rows:
        return f"No theme was {did} as {_AS[kind]} in the {heard.interviews} {of}."
    most = max(row.interviews for row in rows)
    top = [row.label for row in rows if row.interviews == most]
    each = " each" if len(top) > 1 else ""
    was = "were" if each else "was"
    return f"{_bold(top)} {was}{each} {did} in {most} of the {heard.interviews} {of}."
