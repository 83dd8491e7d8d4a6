"""
`python -m tests.benchmarks.views`: each view of the Trends page, from interviews to figure.

Server time of what a switch of views costs: interviews → frame → answer → sentence and figure.
Beside it the same counts done the usual way: a DataFrame of objects and a groupby for each chart,
drawn with plotly.express.
"""

import gc
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pandas as pd
import plotly.express as px

from coaching import charts, codebook, frames, summary
from coaching.charts import LIGHT
from coaching.model import Feedback, Interview, Kind, Origin, PracticeLog, Round
from coaching.summary import Practised, claims, sentences
from tests.benchmarks.figures import Figure, table
from tests.build import a_point

SIZES = {12: 9, 400: 9}
"""Interviews → employers' points in each; a third as many of one's own come on top."""
BARS = {12: 30.0, 400: 150.0}
ROUNDS = 9
THEMES = [name for name, theme in codebook.themes().items() if theme.controllable != "no"]
KINDS = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION)
Found = Sequence[Interview]


def main() -> int:
    """Print the table; 1 if a bar was not met."""
    figures = measure()
    print(table(figures))  # noqa: T201
    return int(any(figure.verdict == "NOT MET" for figure in figures))


def measure() -> list[Figure]:
    """Every view with few and with many interviews, turn by turn with the usual way."""
    figures = []
    for size, each in SIZES.items():
        found = journal(size, each)
        gc.collect()
        gc.freeze()  # as the app does
        for name, (ours, usual) in VIEWS.items():
            spent, theirs = [], []
            for _ in range(ROUNDS):
                spent.append(_ms(ours, found))
                theirs.append(_ms(usual, found))
            count = sum(len(f.points) for i in found for f in i.feedback)
            label = f"view {name}, {size} interviews, {count:,} points"
            figures.append(Figure(label, "ms", spent, theirs, bar=None))
            figures.append(Figure(f"{label}, bar", "ms", spent, bar=BARS[size], tolerance=1))
    return figures


def journal(size: int, each: int) -> Found:
    """Interviews five days apart, with both views; themes and kinds in turn."""
    return [_interview(i, each) for i in range(size)]


def _interview(number: int, each: int) -> Interview:
    def points(count: int, step: int) -> tuple:  # type: ignore[type-arg]
        return tuple(
            a_point(
                THEMES[(number * step + n) % len(THEMES)],
                text=f"Interview {number}, point {n}: what was said about it, at some length.",
                kind=KINDS[(number + n * step) % 3],
                id=number * 100 + n + step,
            )
            for n in range(count)
        )

    held = date(2020, 1, 6) + timedelta(days=5 * number)
    return Interview(
        employer=f"Employer {number}",
        role="Analyst",
        rounds=(Round("First interview", "Panel" if number % 3 else "Phone", held),),
        feedback=(
            Feedback(points=points(each, 3), id=number * 10),
            Feedback(points=points(each // 3 + 1, 5), origin=Origin.OWN, id=number * 10 + 1),
        ),
        id=number + 1,
    )


def _ms(view: Callable[[Found], None], found: Found) -> float:
    began = time.process_time()
    view(found)
    return (time.process_time() - began) * 1000


def _frames(found: Found) -> tuple[pd.DataFrame, pd.DataFrame]:
    return frames.to_frame(found), frames.to_coverage(found)


def _summary(found: Found) -> None:
    points, coverage = _frames(found)
    heard = summary.employers_with_feedback(coverage)
    for kind in (Kind.STRENGTH, Kind.WEAKNESS):
        counted = summary.by_theme(points, coverage, kind)
        sentences.themes(counted, kind, heard)
        claims.how_sure(counted, heard)
        charts.themes_chart(counted.head(8), kind, LIGHT)
    sentences.differences(summary.differences(points))
    sentences.reasons(summary.reasons(points), coverage)


def _matrix(found: Found) -> None:
    points, coverage = _frames(found)
    marks = summary.theme_matrix(points, coverage)
    sentences.theme_matrix(marks, summary.employers_with_feedback(coverage))
    charts.theme_matrix_chart(summary.page_of(marks, 36, 1, newest_first=True), LIGHT)


def _two_views(found: Found) -> None:
    points, coverage = _frames(found)
    views = summary.two_views(points, coverage)
    claims.two_views(views, len(summary.with_both(points, coverage)))
    charts.two_views_chart(views, LIGHT, most=8)


def _before_after(found: Found) -> None:
    points, coverage = _frames(found)
    began = found[len(found) // 2].held_on or date.min
    practised = [Practised(t, (PracticeLog(1, began),)) for t in THEMES[:3]]
    lanes = summary.before_after(points, coverage, practised[0])
    fewer = summary.fewer_since(points, coverage, practised)[practised[0].theme]
    claims.before_after(lanes, practised[0], fewer=fewer)
    charts.before_after_chart(lanes, practised[0], LIGHT)


def _over_time(found: Found) -> None:
    points, coverage = _frames(found)
    trends = summary.themes_over_time(points, coverage)
    theme = next(iter(trends))
    shares = summary.over_time(points, coverage, theme)
    claims.over_time(shares, trends[theme], summary.employers_over_time(coverage))
    charts.over_time_chart(shares, LIGHT)


def _objects(found: Found, origin: Origin | None = Origin.EMPLOYER) -> pd.DataFrame:
    """The usual frame: a row per point as a dict, every column of objects."""
    rows = [
        {
            "interview": i.id,
            "employer": i.employer,
            "date": i.held_on,
            "origin": f.origin.value,
            "kind": p.kind.value,
            "theme": codebook.themes()[theme].label,
        }
        for i in found
        for f in i.feedback
        for p in f.points
        for theme in p.themes
        if origin in (None, f.origin)
    ]
    return pd.DataFrame(rows)


def _usual_summary(found: Found) -> None:
    points = _objects(found)
    for kind in ("strength", "weakness"):
        counts = points[points["kind"] == kind].groupby("theme")["interview"].nunique()
        px.bar(counts.sort_values(ascending=False).head(8).reset_index(), x="interview", y="theme")
    points.groupby("theme")["kind"].agg(set)


def _usual_matrix(found: Found) -> None:
    points = _objects(found)
    last = points[points["interview"] > len(found) - 36]
    cells = last.groupby(["theme", "employer", "kind"]).size().reset_index(name="remarks")
    px.scatter(cells, x="employer", y="theme", color="kind", symbol="kind")


def _usual_two_views(found: Found) -> None:
    points = _objects(found, None)
    both = points.groupby(["theme", "interview"])["origin"].agg(lambda said: "+".join(set(said)))
    px.histogram(both.reset_index(), y="theme", color="origin")


def _usual_before_after(found: Found) -> None:
    points = _objects(found)
    points["after"] = pd.to_datetime(points["date"]) > pd.to_datetime(points["date"]).median()
    one = points[points["theme"] == points["theme"].iloc[0]]
    one.groupby(["after", "kind"])["interview"].nunique()
    px.scatter(one, x="date", y="kind", color="kind")


def _usual_over_time(found: Found) -> None:
    points = _objects(found)
    points["quarter"] = pd.to_datetime(points["date"]).dt.to_period("Q").astype(str)
    of = points.groupby("quarter")["interview"].nunique()
    one = points[points["theme"] == points["theme"].iloc[0]]
    share = one.groupby("quarter")["interview"].nunique() / of
    px.line(share.reset_index(), x="quarter", y="interview")


VIEWS = {
    "summary": (_summary, _usual_summary),
    "interviews": (_matrix, _usual_matrix),
    "two views": (_two_views, _usual_two_views),
    "practice": (_before_after, _usual_before_after),
    "over time": (_over_time, _usual_over_time),
}


if __name__ == "__main__":
    sys.exit(main())
