"""An administrator says who is a consultant; nobody else sees or does anything there."""

import pytest

from coaching.model import CoachingError, Person, Role
from coaching.screen import people
from tests.build import ADA, GRACE, an_interview
from tests.pages.conftest import App, Site, now, said

HEDY = Person("test", "hedy")


@pytest.fixture
def centre(site: Site) -> Site:
    """Ada and Grace signed in once; Hedy administers."""
    site.signs_in(ADA)
    site.signs_in(GRACE)
    site.signs_in(HEDY, role=Role.ADMINISTRATOR)
    site.who = HEDY
    return site


def role_of(site: Site, person: Person) -> Role | None:
    found = site.store.accounts.of(person)
    return found.role if found else None


def number(site: Site, person: Person) -> int:
    found = site.store.accounts.of(person)
    assert found
    return found.id


def test_an_administrator_makes_somebody_a_consultant(centre: Site) -> None:
    tab = centre.opens(HEDY, "people")
    grace = number(centre, GRACE)

    tab.selectbox(key="people_who").set_value(grace).run()
    tab.radio(key=f"people_role{grace}").set_value(Role.CONSULTANT).run()
    tab.button(key="people_save").click().run()

    assert role_of(centre, GRACE) is Role.CONSULTANT
    assert not tab.exception


def test_the_list_shows_roles_and_nothing_of_what_people_keep(centre: Site) -> None:
    centre.store.journal(ADA).add_interview(
        an_interview(employer="Fenwick Parks"), request="r", now=now()
    )

    tab = centre.opens(HEDY, "people")

    shown = tab.dataframe[0].value
    assert list(shown["Name"]) == ["Hedy", "Ada", "Grace"]
    assert list(shown["Role"]) == ["Administrator", "Job seeker", "Job seeker"]
    assert "Fenwick" not in said(tab) + shown.to_csv()


def test_among_thousands_one_is_found_by_name(
    centre: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "SHOWN", 2)
    tab = centre.opens(HEDY, "people")
    assert len(tab.dataframe[0].value) == 2
    assert "The first 2 of 3." in said(tab)

    tab.text_input(key="people_search").set_value("grace x.org").run()

    assert list(tab.dataframe[0].value["Name"]) == ["Grace"]


@pytest.mark.parametrize("role", [Role.SEEKER, Role.CONSULTANT])
def test_nobody_else_sees_it_or_can_act_there(centre: Site, role: Role) -> None:
    centre.store.accounts.give(ADA, role)

    tab = centre.opens(ADA, "people")

    assert people.NOT_FOR_YOU in tab.info[0].value
    assert not tab.dataframe
    assert not tab.selectbox
    with pytest.raises(CoachingError, match="administrators"):
        people._give(number(centre, ADA), Role.ADMINISTRATOR)
    with pytest.raises(CoachingError, match="administrators"):
        people._remove(number(centre, GRACE))
    assert (role_of(centre, ADA), role_of(centre, GRACE)) == (role, Role.SEEKER)


def test_a_role_taken_away_counts_in_a_tab_that_is_open(centre: Site) -> None:
    centre.store.accounts.give(GRACE, Role.ADMINISTRATOR)
    tab = centre.opens(HEDY, "people")
    tab.selectbox(key="people_who").set_value(number(centre, ADA)).run()
    tab.radio(key=f"people_role{number(centre, ADA)}").set_value(Role.CONSULTANT).run()
    centre.store.accounts.give(HEDY, Role.SEEKER)

    tab.button(key="people_save").click().run()

    assert role_of(centre, ADA) is Role.SEEKER
    assert people.NOT_FOR_YOU in tab.info[0].value


def test_on_ones_own_machine_there_is_no_such_page(app: App) -> None:
    tab = app.open("people")

    assert people.NOT_FOR_YOU in tab.info[0].value


def test_an_account_goes_with_its_journal_when_its_name_is_typed(centre: Site) -> None:
    centre.store.journal(ADA).add_interview(an_interview(), request="r", now=now())
    tab = centre.opens(HEDY, "people")
    ada = number(centre, ADA)
    tab.selectbox(key="people_who").set_value(ada).run()

    tab.text_input(key=f"people_typed{ada}").set_value("ada").run()
    tab.button(key="people_remove").click().run()

    assert role_of(centre, ADA) is Role.SEEKER
    assert "exactly as it stands" in tab.warning[0].value

    tab.text_input(key=f"people_typed{ada}").set_value("Ada").run()
    tab.button(key="people_remove").click().run()

    assert role_of(centre, ADA) is None
    assert centre.store.journal(ADA).interviews() == ()
    assert not tab.exception


def test_a_name_that_would_draw_something_stays_words_and_can_be_typed(centre: Site) -> None:
    name = "![a](https://elsewhere.example/a.png)  Bob "
    centre.store.accounts.begin(ADA, "a later one", name=name, email="", now=now())
    tab = centre.opens(HEDY, "people")
    ada = number(centre, ADA)
    tab.selectbox(key="people_who").set_value(ada).run()
    tab.text_input(key=f"people_typed{ada}").set_value("Bob").run()
    tab.button(key="people_remove").click().run()

    assert "![a](" not in tab.warning[0].value

    tab.text_input(key=f"people_typed{ada}").set_value(" ".join(name.split())).run()
    tab.button(key="people_remove").click().run()

    assert role_of(centre, ADA) is None


def test_the_only_administrator_stays(centre: Site) -> None:
    tab = centre.opens(HEDY, "people")
    hedy = number(centre, HEDY)
    tab.selectbox(key="people_who").set_value(hedy).run()
    tab.text_input(key=f"people_typed{hedy}").set_value("Hedy").run()

    tab.button(key="people_remove").click().run()

    assert role_of(centre, HEDY) is Role.ADMINISTRATOR
    assert "needs an administrator" in tab.warning[0].value
