"""A sign-in stands from its registration until it is ended, idle too long, or simply over."""

from datetime import UTC, datetime, timedelta

import pytest

from coaching.model import CoachingError, NotFound, Role, SignIn
from coaching.store import Accounts, Store
from tests.build import ADA, GRACE

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
LIMITS = SignIn(idle_hours=12, longest_days=7)


@pytest.fixture
def accounts(store: Store) -> Accounts:
    """An empty register on each engine."""
    return store.accounts


def begin(accounts: Accounts, cookie: str = "one", **said: object) -> None:
    given = {"name": "Ada", "email": "ada@example.org", "now": NOW} | said
    accounts.begin(ADA, cookie, **given)  # type: ignore[arg-type]


def stands(accounts: Accounts, cookie: str = "one", at: datetime = NOW) -> bool:
    return accounts.signed_in(cookie, now=at, limits=LIMITS) is not None


def test_only_what_was_registered_stands(accounts: Accounts) -> None:
    begin(accounts)

    found = accounts.signed_in("one", now=NOW, limits=LIMITS)

    assert found is not None
    assert (found.person, found.name, found.role) == (ADA, "Ada", Role.SEEKER)
    assert not stands(accounts, "two")
    assert accounts.signed_in(None, now=NOW, limits=LIMITS) is None


def test_what_was_ended_does_not_stand_and_the_others_do(accounts: Accounts) -> None:
    begin(accounts, "phone")
    begin(accounts, "laptop")

    accounts.end("phone")

    assert not stands(accounts, "phone")
    assert stands(accounts, "laptop")


def test_every_device_is_signed_out_at_once(accounts: Accounts) -> None:
    begin(accounts, "phone")
    begin(accounts, "laptop")
    accounts.begin(GRACE, "hers", name="Grace", email="", now=NOW)
    mine = accounts.of(ADA)
    assert mine

    accounts.end_all(mine.id)

    assert [stands(accounts, c) for c in ("phone", "laptop", "hers")] == [False, False, True]


def test_a_sign_in_ends_when_nobody_was_there_for_too_long(accounts: Accounts) -> None:
    begin(accounts)
    later = NOW + timedelta(hours=8)

    accounts.signed_in("one", now=later, limits=LIMITS, there=True)

    assert stands(accounts, at=later + timedelta(hours=12))
    assert not stands(accounts, at=later + timedelta(hours=12, seconds=1))
    assert not stands(accounts, at=later)  # once over, over


def test_asking_alone_is_no_sign_of_life(accounts: Accounts) -> None:
    begin(accounts)

    assert stands(accounts, at=NOW + timedelta(hours=11))
    assert not stands(accounts, at=NOW + timedelta(hours=13))


def test_a_sign_in_is_over_after_its_longest_time_however_busy(accounts: Accounts) -> None:
    begin(accounts)

    for hours in range(0, 7 * 24 + 1, 6):
        at = NOW + timedelta(hours=hours)
        assert accounts.signed_in("one", now=at, limits=LIMITS, there=True)

    assert not stands(accounts, at=NOW + timedelta(days=7, seconds=1))


def test_a_person_is_known_by_issuer_and_subject_never_by_email(accounts: Accounts) -> None:
    begin(accounts)
    accounts.begin(GRACE, "two", name="Ada", email="ada@example.org", now=NOW)
    accounts.give(ADA, Role.CONSULTANT)

    assert [(a.person, a.role) for a in accounts.everybody()] == [
        (ADA, Role.CONSULTANT),
        (GRACE, Role.SEEKER),
    ]


def test_signing_in_again_keeps_the_role_and_takes_the_new_name(accounts: Accounts) -> None:
    accounts.give(ADA, Role.ADMINISTRATOR)  # before the first sign-in
    begin(accounts, name="Ada King")

    (found,) = accounts.everybody()

    assert (found.name, found.role, found.signed_in_at) == ("Ada King", Role.ADMINISTRATOR, NOW)


def test_the_last_administrator_can_neither_step_down_nor_go(accounts: Accounts) -> None:
    accounts.give(ADA, Role.ADMINISTRATOR)
    (ada,) = accounts.everybody()

    with pytest.raises(CoachingError, match="needs an administrator"):
        accounts.give(ADA, Role.CONSULTANT)
    with pytest.raises(CoachingError, match="needs an administrator"):
        accounts.remove(ada.id)

    accounts.give(GRACE, Role.ADMINISTRATOR)
    accounts.give(ADA, Role.CONSULTANT)
    assert accounts.account(ada.id).role is Role.CONSULTANT


def test_a_removed_account_is_signed_out_everywhere(accounts: Accounts) -> None:
    begin(accounts)
    (ada,) = accounts.everybody()

    accounts.remove(ada.id)

    assert not stands(accounts)
    with pytest.raises(NotFound):
        accounts.account(ada.id)
