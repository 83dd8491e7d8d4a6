"""
Answer table → the one sentence above it, in Markdown.

Every sentence says what it counts and of how many, holds no percentage, and passes whatever a
person typed through ``escapes``.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from coaching.escapes import markdown
from coaching.frames import records
from coaching.model import Kind, Origin, Status
from coaching.summary.coverage import Heard, employers_with_feedback
from coaching.summary.quotes import Quote
from coaching.summary.theme_matrix import MONTHS

NBSP = "\u00a0"
Escape = Callable[[str], str]
"""Makes a person's text safe for one kind of sink; see ``coaching.escapes``."""
_NAMED_AT_ONCE = 3
_ONE_LINE = 30
_WITHOUT = {
    Status.ASKED: "asked and waiting",
    Status.PROMISED: "promised, not here yet",
    Status.NOT_ASKED: "not asked yet",
    Status.DECLINED: "gave none",
    Status.NO_ANSWER: "without an answer",
}
_AS = {Kind.STRENGTH: "a strength", Kind.WEAKNESS: "to work on", Kind.SUGGESTION: "a suggestion"}


def coverage(table: pd.DataFrame) -> str:
    """How many interviews, how many with feedback, and how it stands with the others."""
    counts = dict(zip(table["status"].tolist(), table["interviews"].tolist(), strict=True))
    total, given = sum(counts.values()), counts[Status.GIVEN.value]
    if not total:
        return "No interviews yet."
    rest = [f"{counts[s.value]} {so}" for s, so in _WITHOUT.items() if counts[s.value]]
    told = f" {listed(rest)}." if rest else ""
    return f"**{numbered(total, 'interview')}, {given or 'none'} with feedback.**{told}"


def floor(heard: Heard) -> str:
    """What stands in the place of charts while fewer than three employers gave feedback."""
    if not heard.employers:
        return (
            "No employer feedback yet. Most employers give none; your own view and practice "
            "interviews count here too."
        )
    one = heard.employers == 1
    where = "" if heard.one_each else f", in {heard.interviews} interviews"
    return (
        f"{'One employer has' if one else f'{_capital(heard.employers)} employers have'} given "
        f"feedback{where}: here is what was said. Charts begin with the third employer."
    )


def themes(table: pd.DataFrame, kind: Kind, heard: Heard) -> str:
    """Which themes were named most often, by how many of those who gave feedback."""
    if not heard.interviews:
        return "No employer feedback yet."
    named = records(table)
    if not named:
        return f"So far {everyone(heard)} named no theme as {_AS[kind]}."
    most = max(row.interviews for row in named)
    top = [row for row in named if row.interviews == most]
    said = _each_named([row.label for row in top], f"named {by_how_many(most, heard)}")
    return said + (_within_weeks(top) if kind is Kind.WEAKNESS else "")


def theme_matrix(table: pd.DataFrame, heard: Heard) -> str:
    """Which theme came up most, as what, and when last. Reasons are not counted."""
    if not heard.interviews:
        return "No employer feedback yet."
    said = [r for r in records(table) if r.kind in _AS and r.origin == Origin.EMPLOYER]
    if not said:
        return f"So far {everyone(heard)} named no theme."
    counts = Counter(theme for theme, _ in {(row.theme, row.interview) for row in said})
    most = max(counts.values())
    top = [theme for theme in dict.fromkeys(row.theme for row in said) if counts[theme] == most]
    labels = {row.theme: row.label for row in said}
    lead = _each_named([labels[t] for t in top], f"named {by_how_many(most, heard)}")
    more = ", more than any other theme" if len(counts) > len(top) else ""
    parts = _as_what([row for row in said if row.theme == top[0]], heard) if len(top) == 1 else ""
    return f"{lead.removesuffix('.')}{more}{parts}."


def differences(table: pd.DataFrame) -> str:
    """How many themes were a strength in one interview and to work on in another."""
    both = "a strength in one interview and to work on in another"
    if table.empty:
        return f"No theme was {both}."
    if len(table) == 1:
        return f"**{markdown(table['label'].iloc[0])}** was {both}. Nothing here is averaged."
    return f"{len(table)} themes were {both}. Nothing here is averaged."


def question(row: Any) -> str:
    """What to ask about a theme on which employers differ; takes a row of ``differences``."""
    one, other = row.strengths[-1], row.weaknesses[-1]
    rooms = [markdown(quote.employer) for quote in (one, other)]
    if one.format and other.format and one.format != other.format:
        rooms = [
            f"{room} ({markdown(quote.format.lower())})"
            for room, quote in zip(rooms, (one, other), strict=True)
        ]
    # Not in italics: the browser would load 139 kB of letters for this one name.
    return f"what was different about **{markdown(row.label)}** at {rooms[0]} and at {rooms[1]}?"


def reasons(table: pd.DataFrame, coverage: pd.DataFrame) -> str:
    """How many gave a reason that no answer could have changed. Takes ``frames.to_coverage``."""
    gave = set(table["interview"].tolist())
    if not gave:
        return "No employer gave a reason that no answer in the room could have changed."
    real = [row for row in records(coverage) if not row.mock]
    heard = employers_with_feedback(coverage)
    reason = (
        "a reason no answer in the room could have changed. It is kept, and counted nowhere else."
    )
    # A reason may come with a refusal to say more: then the interviews are what it is of.
    if not gave <= {row.interview for row in real if row.given}:
        return f"In {len(gave)} of {numbered(len(real), 'interview')} there was {reason}"
    who = _of(len(gave), heard)
    if heard.one_each:
        return f"{who[0].upper()}{who[1:]} gave {reason}"
    return f"In {who} there was {reason}"


def columns_key(table: pd.DataFrame, last: int | None = None) -> tuple[str, ...]:
    """
    The numbers above the grid with the employers they stand for, in the order of columns.

    Args:
        table: ``summary.theme_matrix``.
        last: Only the newest columns, as in the chart; None for all.
    """
    columns = {row.column: row for row in records(table)}
    shown = [columns[i] for i in sorted(columns)][-(last or 0) :]
    return tuple(_column(row) for row in shown if not row.mock)


def words(quote: Quote, escape: Escape = markdown) -> str:
    """What was said, in quotation marks; ``escape`` is the one of the sink."""
    return f"“{escape(quote.text)}”"


def source(quote: Quote, escape: Escape = markdown) -> str:
    """Who said it, when and in what kind of interview; what is not known is left out."""
    who = "your own view" if quote.origin == Origin.OWN.value else ""
    parts = (quote.employer, who, "mock" if quote.mock else "", day(quote.date))
    return ", ".join(escape(part) for part in (*parts, quote.format.lower()) if part)


def day(when: date | None) -> str:
    """A day as 12 May; empty when not known."""
    return "" if when is None or pd.isna(when) else f"{when.day} {MONTHS[when.month - 1]}"


def day_among(when: date, others: Iterable[date]) -> str:
    """A day as 12 May, with its year where other days beside it are of another year."""
    return day(when) if all(d.year == when.year for d in others) else f"{day(when)} {when.year}"


def listed(parts: Sequence[str]) -> str:
    """A, B and C."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def numbered(count: int, noun: str) -> str:
    """1 interview, 2 interviews."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def by_how_many(count: int, heard: Heard) -> str:
    """``by 3 of the 7 employers who gave feedback``, or in interviews where they differ."""
    return f"{'by' if heard.one_each else 'in'} {_of(count, heard)}"


def everyone(heard: Heard) -> str:
    """The whole that counts are of, as people."""
    if heard.employers == 1:
        return "the employer who gave feedback"
    return f"the {heard.employers} employers who gave feedback"


def _of(count: int, heard: Heard) -> str:
    if heard.one_each:
        return everyone(heard) if heard.employers == 1 else f"{count} of {everyone(heard)}"
    return f"{count} of the {heard.interviews} interviews with feedback"


def _column(row: Any) -> str:
    """Number and name in one piece; a name too long for a phone's width breaks between words."""
    name = markdown(row.employer)
    whole = len(row.employer) <= _ONE_LINE
    return f"**{row.number}**{NBSP}{name.replace(' ', NBSP) if whole else name}"


def _each_named(labels: Sequence[str], what: str) -> str:
    bold = [f"**{markdown(label)}**" for label in labels]
    if len(bold) == 1:
        return f"{bold[0]} was {what}."
    more = len(bold) - _NAMED_AT_ONCE
    if more > 1:
        bold = [*bold[:_NAMED_AT_ONCE], f"{more} more"]
    return f"{listed(bold)} were each {what}."


def _within_weeks(top: Sequence[Any]) -> str:
    if any(row.lane != "yes" for row in top):
        return ""
    subject = {1: "This", 2: "Both"}.get(len(top), "All of them")
    return f" {subject} can change within weeks."


def _as_what(rows: Sequence[Any], heard: Heard) -> str:
    """``: a strength for 2 (latest 7 Jul) and to work on for 3 (latest 8 Apr)``."""
    parts: list[str] = []
    seen: set[int] = set()
    for kind, phrase in _AS.items():
        said = {row.interview: row.date for row in rows if row.kind == kind}
        # A suggestion beside a weakness in one interview says the same thing twice.
        if kind is Kind.SUGGESTION:
            said = {interview: when for interview, when in said.items() if interview not in seen}
        if said:
            latest = day(max((d for d in said.values() if not pd.isna(d)), default=None))
            when = f" (latest {latest})" if latest and len(said) > 1 else ""
            parts.append(f"{phrase} {'for' if heard.one_each else 'in'} {len(said)}{when}")
        seen |= said.keys()
    return f": {listed(parts)}"


def _capital(count: int) -> str:
    return "Two" if count == 2 else str(count)
