"""Sharing with a consultant's account, and what either side sees when there is nothing."""

from dataclasses import replace

import pytest

from coaching import live, sharing
from coaching.model import About, Choice, CoachingError, Comment, Person, Role
from coaching.screen import visiting
from coaching.screen.answer_draft import OwnWords
from coaching.screen.sharing import CHOICE
from coaching.wire import plain
from tests.build import ADA, GRACE, a_point, an_interview
from tests.pages.conftest import App, Site, now, said

HEDY = Person("test", "hedy")


@pytest.fixture
def centre(site: Site) -> Site:
    """Ada keeps one interview; Grace is a consultant."""
    site.signs_in(ADA)
    site.signs_in(GRACE, role=Role.CONSULTANT)
    interview = an_interview(a_point(text="Fenwick Parks wanted more."), employer="Fenwick Parks")
    site.store.journal(ADA).add_interview(interview, request="r", now=now())
    return site


def give(site: Site, question: str = "What next?") -> str:
    """Ada's consent as the page gives it; the share's name in addresses."""
    grace = site.store.accounts.of(GRACE)
    assert grace
    ada = site.store.journal(ADA)
    fixed = sharing.fixed(live.record(ada, now().date()), Choice(sharer="Ada", question=question))
    ada.entrusted.give(grace, fixed, now().replace(year=2100), "yes", now=now())
    return site.store.visits(grace)[-1].handle


def test_a_job_seeker_agrees_in_words_that_are_kept(centre: Site) -> None:
    grace = centre.store.accounts.of(GRACE)
    assert grace
    journal = centre.store.journal(ADA)
    journal.set_preference(CHOICE, plain(Choice(holder="Ms Okafor")))
    tab = centre.opens(ADA, "consultant")

    tab.selectbox(key="account_whom").set_value(grace.id).run()
    assert "I share 1 point of 1 interview" in said(tab)
    assert "They do not see my name." in said(tab)
    tab.button(key="account_give").click().run()

    assert not tab.exception
    (link,) = centre.store.journal(ADA).entrusted.all()
    assert link.holder == link.choice.holder == "Grace"  # whoever a file was for, say
    assert len(link.choice.only or ()) == 1


def test_without_a_consultant_the_other_ways_are_named(site: Site) -> None:
    site.signs_in(ADA)
    site.store.journal(ADA).add_interview(an_interview(a_point()), request="r", now=now())

    tab = site.opens(ADA, "consultant")

    assert "No consultant has an account here yet." in said(tab)


def test_nobody_shares_with_themselves(centre: Site) -> None:
    centre.store.journal(GRACE).add_interview(an_interview(a_point()), request="r", now=now())

    tab = centre.opens(GRACE, "consultant")

    assert "No consultant has an account here yet." in said(tab)


def test_the_consultant_opens_it_once_and_it_is_listed_once(centre: Site) -> None:
    handle = give(centre)
    tab = centre.opens(GRACE, "caseload")
    assert "**Ada**" in said(tab)
    assert "What next?" in said(tab)

    tab = centre.opens(GRACE, "client", of=handle)
    tab.run()

    assert not tab.exception
    assert tab.title[0].value
    assert [v.what for v in centre.store.journal(ADA).links.views()] == ["opened"]
    assert [c.name for c in centre.store.journal(GRACE).caseload.clients()] == ["Ada"]


def test_a_tab_that_was_signed_out_says_and_takes_back_nothing(centre: Site) -> None:
    handle = give(centre)
    grace = centre.store.accounts.of(GRACE)
    assert grace
    [visit] = centre.store.visits(grace)
    link = visit.link(now=now())
    assert link
    shared = live.shown(centre.store.owner_of(visit), link)
    open_now = visiting.AccountDesk(visit, link, shared, (), (), 1, "Grace", OwnWords())
    said_by = Comment(f"{handle}1", About.WHOLE, "whole", "Which one?", "Grace", now())

    centre.who = GRACE
    open_now.say(said_by)
    for nobody in (None, HEDY):
        centre.who = nobody
        with pytest.raises(CoachingError):
            open_now.say(replace(said_by, withdrawn=True, revision=2))

    assert centre.store.journal(ADA).sharing.comments() == (said_by,)


@pytest.mark.parametrize("who", [ADA, HEDY])
def test_nobody_else_opens_it_at_its_address(centre: Site, who: Person) -> None:
    centre.signs_in(HEDY, role=Role.CONSULTANT)
    handle = give(centre)

    tab = centre.opens(who, "client", of=handle)

    assert visiting.CLOSED in said(tab)
    assert "wanted more" not in said(tab)
    assert centre.store.journal(ADA).links.views() == ()


def test_nothing_opens_without_a_name_or_on_ones_own_machine(centre: Site) -> None:
    assert visiting.CLOSED in said(centre.opens(GRACE, "client"))


def test_a_consultants_notes_stay_when_it_was_taken_back(centre: Site) -> None:
    handle = give(centre)
    centre.opens(GRACE, "client", of=handle)
    journal = centre.store.journal(ADA)
    journal.entrusted.take_back(journal.entrusted.all()[0].id, now=now())

    assert visiting.CLOSED in said(centre.opens(GRACE, "client", of=handle))
    tab = centre.opens(GRACE, "caseload")
    assert "your notes are kept" in said(tab)


def test_on_ones_own_machine_there_are_no_accounts(app: App) -> None:
    app.add(an_interview(a_point()))

    assert "consultant of this centre" not in said(app.open("consultant"))
    assert visiting.CLOSED in said(app.open("client"))
