"""The people of a centre, for its administrators: who may do what, and taking an account away."""

from collections.abc import Sequence

import streamlit as st

from coaching.demo import demo_person
from coaching.escapes import markdown
from coaching.model import Account, CoachingError, Role
from coaching.screen.blocks import day, small
from coaching.screen.notices import act
from coaching.screen.whose import account, local, store

ROLES = {
    Role.SEEKER: "Job seeker",
    Role.CONSULTANT: "Consultant",
    Role.ADMINISTRATOR: "Administrator",
}
MAY = {
    Role.SEEKER: "Has a journal of their own.",
    Role.CONSULTANT: "Can be chosen by job seekers, and reads what they share. Nothing else.",
    Role.ADMINISTRATOR: "Sees this page. Reads nobody's journal.",
}
NOT_FOR_YOU = "This page is for the administrators of a centre."
SHOWN = 200
_LISTED = {Role.ADMINISTRATOR: {"people"}, Role.CONSULTANT: {"caseload"}}


def listed_for_role() -> set[str]:
    """Pages that stand in the menu because of what the reader's account is for."""
    found = None if local() else account()
    return _LISTED.get(found.role, set()) if found else set()


def administrator() -> Account:
    """
    Who is asking, if they administer the centre; asked of the database, also in every callback.

    Raises:
        CoachingError: If they do not.
    """
    found = None if local() else account()
    if found is None or found.role is not Role.ADMINISTRATOR:
        raise CoachingError(NOT_FOR_YOU)
    return found


def searched(everybody: Sequence[Account]) -> Sequence[Account]:
    """Those whose name or e-mail holds what was typed, never more than a page can show."""
    if len(everybody) <= SHOWN:
        return everybody
    words = st.text_input("Search names and e-mail", key="people_search").casefold().split()
    found = [p for p in everybody if all(w in f"{p.name} {p.email}".casefold() for w in words)]
    if len(found) > SHOWN:
        small(f"The first {SHOWN} of {len(found)}. Search to see others.")
    return found[:SHOWN]


def listed(people: Sequence[Account]) -> None:
    """Everybody in one table: role and last sign-in, and nothing of what they keep."""
    st.dataframe(
        {
            "Name": [p.name for p in people],
            "E-mail, as the provider says": [p.email for p in people],
            "Role": [ROLES[p.role] for p in people],
            "Last sign-in": [day(p.signed_in_at.date()) if p.signed_in_at else "" for p in people],
        },
        hide_index=True,
        key="people_table",
    )


def one(people: Sequence[Account]) -> None:
    """One person: what they may do, and the way to take the account away."""
    by_id = {p.id: p for p in people}
    chosen = st.selectbox(
        "Person",
        list(by_id),
        index=None,
        format_func=lambda number: _named(by_id[number]),
        placeholder="Type to search",
        key="people_who",
    )
    if chosen is None:
        small("Choose a person to change their role or take the account away.")
        return
    with st.container(border=True, key="people_one"):
        _role(by_id[chosen])
        _removal(by_id[chosen])


def _named(person: Account) -> str:
    return f"{person.called} ({person.email})" if person.email and person.name else person.called


def _role(person: Account) -> None:
    role = st.radio(
        "Role",
        list(ROLES),
        index=list(ROLES).index(person.role),
        format_func=ROLES.__getitem__,
        captions=list(MAY.values()),
        key=f"people_role{person.id}",
    )
    st.button(
        "Save the role",
        disabled=role is person.role,
        on_click=act,
        args=(_give, person.id, role),
        key="people_save",
    )


def _give(person: int, role: Role) -> None:
    administrator()
    accounts = store().accounts
    found = accounts.account(person)
    accounts.give(found.person, role)
    st.session_state["_toast"] = f"{markdown(found.called)}: {ROLES[role]}"


def _removal(person: Account) -> None:
    with st.expander("Take the account away", icon=":material/person_remove:", type="compact"):
        st.markdown(
            "Their sign-ins end at once, on every device. Their journal is erased with all they "
            "shared; there is no way back. They can sign in again, and begin with nothing."
        )
        st.text_input(
            f"To go on, type the name: {markdown(person.called)}", key=f"people_typed{person.id}"
        )
        st.button(
            "Take away for good",
            on_click=act,
            args=(_remove, person.id),
            key="people_remove",
        )


def _remove(person: int) -> None:
    administrator()
    found = store().accounts.account(person)
    typed = st.session_state[f"people_typed{person}"]
    if typed.split() != found.called.split():
        raise CoachingError(f"Type the name exactly as it stands: {markdown(found.called)}")
    remove(found)
    st.session_state["people_who"] = None
    st.session_state["_toast"] = "The account is gone."


def remove(found: Account) -> None:
    """
    Take an account away with its journals: first every door is shut, then all is erased.

    Raises:
        CoachingError: If the centre would be left without an administrator.
    """
    store().accounts.may_go(found.id)
    store().accounts.end_all(found.id)
    for person in (found.person, demo_person(found.person)):
        store().journal(person).erase()
    store().accounts.remove(found.id)
