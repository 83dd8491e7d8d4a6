"""Choosing is remembered at once, the preview is what is handed over, and an answer comes in."""

from dataclasses import replace
from datetime import timedelta

from coaching import bundle
from coaching.model import About, Choice, Comment, Flag, Grant, Reply, Section, Task, Terms
from coaching.screen.sharing import CHOICE
from coaching.wire import read
from tests.build import a_point, an_interview
from tests.pages.conftest import App, now, said

SECRET = "bafe-dito-luma"  # noqa: S105 - of this test alone


def choice(app: App) -> Choice:
    return read(Choice, app.journal.preference(CHOICE))


def preview(app: App) -> str:
    return "".join(e.proto.body for e in app.tab.get("html") if "brief" in e.proto.body)


def an_app(app: App) -> App:
    private = a_point(text="Your accent.", flags=frozenset({Flag.PRIVATE, Flag.SENSITIVE}))
    app.add(an_interview(a_point(text="Northgate wanted an example."), private))
    app.open("consultant")
    return app


def test_names_are_hidden_at_first_and_the_preview_says_what_is_left_out(app: App) -> None:
    shown = preview(an_app(app))

    assert "[employer] wanted an example." in shown
    assert "Northgate" not in shown
    assert "accent" not in shown
    assert "1 item not shared." in shown


def test_a_choice_is_remembered_at_once_and_after_a_reload(app: App) -> None:
    tab = an_app(app).tab
    tab.text_input(key="share_holder").input("Ms Okafor").run()
    tab.button_group(key="share_names").set_value(False).run()

    assert (choice(app).holder, choice(app).hide_names) == ("Ms Okafor", False)
    assert "Northgate wanted an example." in preview(app)
    assert app.open("consultant").text_input(key="share_holder").value == "Ms Okafor"


def test_a_part_that_is_not_included_is_not_in_the_preview(app: App) -> None:
    tab = an_app(app).tab
    tab.button_group(key="share_sections").set_value([Section.STRENGTHS]).run()

    assert choice(app).sections == (Section.STRENGTHS,)
    assert "wanted an example" not in preview(app)


def test_a_private_point_is_shared_when_it_is_picked(app: App) -> None:
    tab = an_app(app).tab
    [interview] = app.journal.interviews()
    point = interview.feedback[0].points[1].id
    tab.selectbox(key="share_points_of").select_index(0).run()
    tab.checkbox(key=f"share_point{point}").check().run()

    assert choice(app).picked == (point,)
    assert "Your accent." in preview(app)


def test_a_word_is_hidden_by_hand(app: App) -> None:
    tab = an_app(app).tab
    tab.text_input(key="share_hide").input("example").run()

    assert "wanted an [hidden]." in preview(app)


def test_a_replaced_word_stands_in_its_sentence_and_is_shown_again_with_one_press(
    app: App,
) -> None:
    app.add(an_interview(a_point(text="You talked well with Lena about the rota.")))
    tab = app.open("consultant")
    lines = " ".join(m.value for m in tab.markdown)
    assert "talked well with **Lena** about the" in lines

    pills = tab.button_group(key="share_shown")
    assert pills.value == ["Lena"]
    pills.set_value([]).run()
    assert choice(app).shown == ("Lena",)
    assert "with Lena about" in preview(app)

    app.tab.button_group(key="share_shown").set_value(["Lena"]).run()
    assert "with [a name] about" in preview(app)


def test_an_interview_is_left_out(app: App) -> None:
    tab = an_app(app).tab
    [interview] = app.journal.interviews()
    tab.multiselect(key="share_without").set_value([interview.id]).run()

    assert choice(app).without_interviews == (interview.id,)
    assert "1 interview not shared" in preview(app)


def test_the_locked_file_holds_what_the_preview_shows(app: App) -> None:
    tab = an_app(app).tab
    tab.text_input(key="share_secret").input(SECRET).run()
    app.press("share_make")
    _, data, _ = tab.session_state["share_file"]

    shared = bundle.unseal(data, SECRET, now().date())
    points = [p.text for i in shared.interviews for f in i.feedback for p in f.points]  # type: ignore[union-attr]
    assert points == ["[employer] wanted an example."]
    assert len(app.journal.sharing.grants()) == 1


def handed_over(app: App) -> str:
    """A share of earlier, by its own name."""
    share = "5" * 32
    grant = Grant(share, "Ms Okafor", "file", Choice(), now(), now() + timedelta(14))
    app.journal.sharing.hand_over(grant, request="g", now=now())
    return share


def test_an_answer_is_read_and_its_task_taken_on(app: App) -> None:
    share = handed_over(an_app(app))
    comment = Comment("c1", About.WHOLE, "whole", "A *good* start.", "Ms Okafor", now())
    task = Task("t1", "specific_examples", "name one project", "Ms Okafor", now())
    answer = Reply(share, "Ms Okafor", now().date(), (comment,), (task,))
    app.journal.sharing.merge(answer, now=now())

    assert "A *good* start." in said(app.open("consultant"))
    app.press("take_0")

    assert [p.action for p in app.journal.practice.plans()] == ["name one project"]
    assert "It is your practice plan now." in said(app.tab)


def test_the_meeting_view_goes_on_part_by_part(app: App) -> None:
    an_app(app)
    tab = app.open("consultant", view="meeting")
    first = tab.title[0].value
    app.press("meeting_next")

    assert first == "The question"
    assert app.tab.title[0].value == "What they asked for more of"


def test_names_are_hidden_in_comments_too_where_another_looks_on(app: App) -> None:
    share = handed_over(an_app(app))
    comment = Comment("c1", About.WHOLE, "whole", "Northgate is strict.", "Jo", now())
    app.journal.sharing.merge(Reply(share, "Jo", now().date(), (comment,)), now=now())

    assert "Northgate is strict." in said(app.open("consultant"))
    assert "[employer] is strict." in said(app.open("consultant", view="meeting"))


def test_the_meeting_view_shows_the_charts_of_trends_from_three_employers_on(app: App) -> None:
    for n in range(3):
        app.add(an_interview(a_point(), employer=f"Employer number {n}"))
    charted = []
    app.open("consultant", view="meeting")
    for _ in range(4):
        charted += [c.proto.alt for c in app.tab.get("plotly_chart")]
        if app.tab.button(key="meeting_next").disabled:
            break
        app.press("meeting_next")

    assert any("3 interviews" in alt for alt in charted)
    assert any("theme" in alt.casefold() for alt in charted)
    assert app.tab.button(key="meeting_close").proto.shortcut == "escape"


def test_clients_stand_by_their_next_meeting_and_tell_what_is_new(app: App) -> None:
    from tests.sharing.secrets import seen  # noqa: PLC0415

    for name, days, sender in (("Amina", None, "a"), ("Björn", 9, "b"), ("Chiara", 2, "c")):
        shared = replace(seen(sharer=name, days=3650), sender=sender, share=sender * 32)
        app.journal.caseload.receive(shared, now=now())
        client = next(c for c in app.journal.caseload.clients() if c.name == name)
        if days:
            later = replace(client, next_meeting=now().date() + timedelta(days))
            app.journal.caseload.edit_client(later, request=name, now=now())
    more = replace(seen(sharer="Amina", days=3650), sender="a", share="d" * 32)
    grown = replace(more, practised=tuple(replace(p, sessions=5) for p in more.practised))
    app.journal.caseload.receive(grown, now=now())

    told = said(app.open("caseload"))
    assert told.index("Chiara") < told.index("Björn") < told.index("Amina")
    assert "0 new points and 3 practice sessions since the file before" in told


def test_a_consultant_reads_comments_and_sets_a_task(app: App) -> None:
    from tests.sharing.secrets import seen  # noqa: PLC0415

    shared = seen(sharer="Sam", days=3650)
    opened = app.journal.caseload.receive(shared, now=now())
    assert "**Sam**" in said(app.open("caseload"))

    tab = app.open("shared", opened=str(opened))
    assert tab.title[0].value == "The question"
    typed(app, f"task {opened} action", "name one project")
    app.open("shared", opened=str(opened))
    app.press("task_set")

    [found] = app.journal.caseload.opened(now().date())
    assert [t.action for t in found.tasks] == ["name one project"]


def typed(app: App, field: str, words: str) -> None:
    """As the browser keeps what is typed."""
    app.journal.save_draft(field, "answer", {"text": words}, version=0, writer="w", now=now())


def test_a_consultant_takes_a_comment_and_a_task_back_to_say_them_anew(app: App) -> None:
    from tests.sharing.secrets import seen  # noqa: PLC0415

    opened = app.journal.caseload.receive(seen(sharer="Sam", days=3650), now=now())
    comment = Comment("c1", About.WHOLE, "whole", "Too hasty.", "Ms Okafor", now())
    task = Task("t1", "specific_examples", "name it", "Ms Okafor", now(), cue="they ask")
    for said_ in (comment, task):
        app.journal.caseload.say(opened, said_, request=said_.uid, now=now())
    app.open("shared", opened=str(opened))
    app.press("back_c1")
    app.press("back_t1")

    [found] = app.journal.caseload.opened(now().date())
    [comment], [task] = found.comments, found.tasks
    assert (comment.withdrawn, comment.revision) == (task.withdrawn, task.revision) == (True, 2)
    kept = {
        key: app.journal.draft(f"{key}").body["text"]  # type: ignore[union-attr]
        for key in (f"comment {opened} whole", f"task {opened} cue", f"task {opened} action")
    }
    assert list(kept.values()) == ["Too hasty.", "they ask", "name it"]
    assert "**Send back**: 0 comments, 0 tasks" in said(app.tab)


def with_an_answer(app: App) -> str:
    share = handed_over(an_app(app))
    [interview] = app.journal.interviews()
    point = str(interview.feedback[0].points[0].id)
    comment = Comment("c1", About.POINT, point, "Quick to <b>mend</b>.", "Ms Okafor", now())
    task = Task("t1", "specific_examples", "name one project", "Ms Okafor", now())
    answer = Reply(share, "Ms Okafor", now().date(), (comment,), (task,))
    app.journal.sharing.merge(answer, now=now())
    return share


def test_a_task_waits_on_the_practice_page_until_it_is_taken_on(app: App) -> None:
    with_an_answer(app)

    assert "A task from your consultant: Ms Okafor" in said(app.open("practice"))
    app.press("take_0")
    assert "A task from your consultant" not in said(app.open("practice"))


def test_a_comment_stands_beside_its_point_in_the_drawer(app: App) -> None:
    with_an_answer(app)
    [interview] = app.journal.interviews()
    app.tab.session_state["_words"] = (None, interview.id, ())

    assert "Quick to" in said(app.open("practice"))


def test_a_comment_on_a_theme_stands_above_its_words(app: App) -> None:
    share = with_an_answer(app)
    comment = Comment("c2", About.THEME, "specific_examples", "I hear it twice.", "Jo", now())
    app.journal.sharing.merge(Reply(share, "Jo", now().date(), (comment,)), now=now())
    app.tab.session_state["_words"] = ("specific_examples", None, ())

    assert "I hear it twice." in said(app.open("practice"))


def test_what_no_font_here_has_is_told_and_the_other_forms_stay(app: App) -> None:
    app.add(an_interview(a_point(text="They wrote \U0001e000 and \U000e0fff.")))
    tab = app.open("consultant")

    assert "No font on this machine has every letter" in said(tab)
    assert next(b.proto.label for b in tab.get("download_button")) == "As a page for a browser"


def test_what_was_said_since_is_news_on_today_until_it_was_read(app: App) -> None:
    an_app(app)
    answer(app)

    assert "Your consultant left 1 comment and 1 task." in said(app.open("today"))
    app.open("consultant")
    assert "Your consultant left" not in said(app.open("today"))


def answer(app: App) -> None:
    """Somebody reads by link, leaves a comment and sets a task."""
    until = now() + timedelta(days=14)
    _, token = app.journal.links.make("Ms Okafor", Choice(), Terms(until), now=now())
    readers = app.store.readers(token=token)
    assert readers is not None
    secret, _ = readers.enter(now=now()) or ("", None)
    _, reader = readers.find(secret, now=now()) or (None, None)
    assert reader is not None
    comment = Comment(f"{reader.mark}1", About.CHART, "asked", "Good.", "Ms Okafor", now())
    readers.say(secret, comment, now=now())
    task = Task(f"{reader.mark}2", "specific_examples", "name one project", "Ms Okafor", now())
    readers.say(secret, task, now=now())


def test_a_comment_on_a_part_names_the_part(app: App) -> None:
    an_app(app)
    answer(app)

    assert "on “What they asked for more of”" in said(app.open("consultant"))
