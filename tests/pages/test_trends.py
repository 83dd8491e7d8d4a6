"""The Trends page: its views, its filter in the URL, and what it says when there is too little."""

from datetime import date

from streamlit.testing.v1 import AppTest

from coaching.model import PracticeLog, PracticePlan
from tests.pages.conftest import App, now, said
from tests.summary.said import interviews

TWELVE = "\n".join(
    f"E{i} 2026-{i:02}-05 [First interview; {'Panel' if i % 2 else 'Phone'}; Utilities]: "
    f"{'-structure' if i < 6 else '+structure'} +team | -nerves -structure"
    for i in range(1, 13)
)

NINETY = "\n".join(f"E{i} 2026-01-{i % 28 + 1:02}: +team -structure" for i in range(90))


def opened(app: App, text: str = TWELVE, **query: str) -> AppTest:
    app.add(*interviews(text))
    return app.open("trends", **query)


def test_two_views_say_what_both_saw(app: App) -> None:
    tab = opened(app, view="Two views")

    assert "12 interviews have both views." in said(tab)
    assert "Agreed: **Structure and length**, noted by both of you in 5 of the 12." in said(tab)
    assert "differently in 7 of the 12." in said(tab)
    assert len(tab.get("plotly_chart")) == 2


def test_two_views_wait_for_three_interviews(app: App) -> None:
    tab = opened(app, TWELVE.replace("| -nerves -structure", ""), view="Two views")

    assert "No interview has both your own view and the employer's." in said(tab)
    assert len(tab.get("plotly_chart")) == 1


def practised(app: App, day: date = date(2026, 6, 20)) -> AppTest:
    """The practice view after structure was practised, because of the fifth interview."""
    app.add(*interviews(TWELVE))
    fifth = app.journal.interviews()[4].id or 0
    plan = PracticePlan("structure_concision", day, prompted_by=(fifth,))
    number = app.journal.practice.add_plan(plan, request="plan", now=now())
    app.journal.practice.add_log(PracticeLog(number, day), request="log", now=now())
    return app.open("trends", view="Practice")


def test_practice_compares_before_and_since_without_what_prompted_it(app: App) -> None:
    tab = practised(app)

    assert (
        "Before 20 Jun, 5 of 6 interviews with feedback had it to work on; 1 of these prompted "
        "the practice and is no evidence, which leaves 4 of 5. Since then none of 6 interviews "
        "with feedback did, and 6 named it as a strength. That is fewer than chance" in said(tab)
    )
    assert len(tab.get("plotly_chart")) == 2


def test_practice_that_nobody_has_heard_of_since_has_no_chart(app: App) -> None:
    tab = practised(app, date(2026, 12, 20))

    assert "There is no interview with feedback since 20 Dec yet" in said(tab)
    assert len(tab.get("plotly_chart")) == 1


def test_without_practice_it_says_what_would_stand_here(app: App) -> None:
    tab = opened(app, view="Practice")

    assert "No practice is noted yet." in said(tab)


def test_over_time_says_how_the_share_goes(app: App) -> None:
    tab = opened(app, view="Over time")

    assert "was to work on in 5 of 12 interviews (plausible 19–68 %)" in said(tab)
    assert "The share falls" in said(tab)


def test_over_time_waits_for_eight_employers(app: App) -> None:
    tab = opened(app, "\n".join(TWELVE.splitlines()[:7]), view="Over time")

    assert "7 have given feedback with a known day so far." in said(tab)


def test_the_summary_says_how_sure_it_is(app: App) -> None:
    tab = opened(app)

    assert "12 of 12 interviews (plausible 76–100 %). Recurring: **Working with others**" in said(
        tab
    )


def test_a_filter_in_the_url_is_what_every_count_is_of(app: App) -> None:
    tab = opened(app, format="Panel", since="2026-03-01")

    assert "**Filtered: Panel; from 1 Mar 2026.** 5 of 12 interviews." in said(tab)
    assert "**5 interviews, 5 with feedback.**" in said(tab)
    assert "5 of 5 interviews (plausible 57–100 %)" in said(tab)

    tab = tab.button(key="clear").click().run()
    assert "Filtered" not in said(tab)
    assert "**12 interviews, 12 with feedback.**" in said(tab)


def test_a_filter_that_leaves_too_few_shows_words_and_no_chart_of_counts(app: App) -> None:
    tab = opened(app, format="Panel", until="2026-03-31")

    assert "Two employers have given feedback: here is what was said." in said(tab)
    assert "plausible" not in said(tab)


def test_a_filter_that_leaves_nothing_says_so_and_can_be_cleared(app: App) -> None:
    tab = opened(app, since="2030-01-01")

    assert "None of the 12 interviews fits this filter." in said(tab)
    assert not tab.exception
    tab = tab.button(key="clear").click().run()
    assert "**12 interviews, 12 with feedback.**" in said(tab)


def test_nonsense_in_the_url_changes_nothing(app: App) -> None:
    tab = opened(app, format="<b>x</b>", since="yesterday", view="Nowhere", stage="Panel")

    assert not tab.exception
    assert "**12 interviews, 12 with feedback.**" in said(tab)


def test_one_interview_needs_no_filter(app: App) -> None:
    tab = opened(app, TWELVE.splitlines()[0])

    assert tab.multiselect.len == 0


def test_very_many_interviews_are_drawn_in_part_and_it_says_so(app: App) -> None:
    tab = opened(app, NINETY)

    assert "Drawn are the newest 80; the table has all." in said(tab)
    assert "Each mark stands for up to 3 interviews." in said(tab)
    assert "**Working with others** was named by 90 of the 90 employers" in said(tab)


def test_the_columns_of_very_many_interviews_have_pages(app: App) -> None:
    tab = opened(app, NINETY, view="Interviews")

    assert "90 columns, 36 at a time, the newest first." in said(tab)


def test_many_differences_are_folded_away(app: App) -> None:
    themes = ("examples", "result", "structure", "preparation", "questions", "team", "rapport")
    praise, advice = (" ".join(sign + theme for theme in themes) for sign in "+-")
    tab = opened(app, f"A 2026-01-03: {praise}\nB 2026-02-03: {advice}\nC 2026-03-03: +nerves")

    assert "7 themes were a strength in one interview and to work on in another." in said(tab)
    assert [e.label for e in tab.expander if "differ" in e.label] == [
        "2 more themes on which they differ"
    ]
    assert "A good question for a consultant: what was different about" in said(tab)


def test_the_own_view_is_counted_apart_and_chosen_in_the_url(app: App) -> None:
    tab = opened(app, **{"from": "My own view"})

    assert "What went well, as you saw it" in said(tab)
    assert (
        "**Structure and length** and **Composure and nerves** were each noted in 12 of the 12 "
        "interviews you wrote about." in said(tab)
    )
    assert "No theme was noted as a strength in the 12 interviews you wrote about." in said(tab)
    assert "employers who gave feedback" not in said(tab)


def test_without_employers_ones_own_view_works_by_itself_from_three_interviews_on(app: App) -> None:
    lines = [f"E{i} 2026-0{i}-05: asked | -nerves" for i in (1, 2, 3)]
    tab = opened(app, "\n".join(lines))

    assert "No employer feedback yet." in said(tab)
    assert "**Composure and nerves** was noted in 3 of the 3 interviews you wrote" in said(tab)


def test_two_own_views_are_too_few(app: App) -> None:
    lines = [f"E{i} 2026-0{i}-05: asked | -nerves" for i in (1, 2)]

    assert "interviews you wrote about" not in said(opened(app, "\n".join(lines)))
