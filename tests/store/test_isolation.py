"""PostgreSQL keeps journals apart by itself: a query that forgets the owner finds no row."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from coaching.__main__ import main
from coaching.model import Role
from coaching.store import Journal, Store, StoreFailed, isolation, open_store, upgrade
from coaching.store.tables import COMMON, interview, metadata, person
from tests.build import ADA, GRACE, a_point, an_interview
from tests.postgres import ADMINISTRATORS
from tests.store.looking import NOW, rows_of
from tests.store.test_migration import later

pytestmark = pytest.mark.postgres


@pytest.fixture
def apart(postgres_url: str) -> Iterator[Store]:
    """Ada's and Grace's journals, each with one interview and its history."""
    with open_store(postgres_url) as store:
        for who in (ADA, GRACE):
            store.journal(who).add_interview(an_interview(a_point()), request="r", now=NOW)
        yield store


def seen(connection: sa.Connection) -> dict[str, set[int]]:
    """Whose rows a query without an owner finds, in every table that has one."""
    return {
        table.name: set(connection.execute(sa.select(table.c.person_id)).scalars())
        for table in metadata.sorted_tables
        if "person_id" in table.c and table not in COMMON
    }


def test_a_query_without_an_owner_sees_the_owners_rows_only(apart: Store) -> None:
    ada = apart.journal(ADA)

    with ada._database.read() as connection:
        found = seen(connection)
        people = connection.execute(sa.select(person.c.id)).scalars().all()

    assert found["interview"] == found["point"] == found["change"] == {ada._person}
    assert set().union(*found.values()) == {ada._person}
    assert people == [ada._person]


def test_nobody_in_particular_sees_nothing(apart: Store) -> None:
    with apart._database.read() as connection:
        found = seen(connection)
        people = connection.execute(sa.select(person.c.id)).scalars().all()

    assert set().union(*found.values()) == set()
    assert people == []


def test_nothing_is_left_on_a_connection_that_goes_back_to_the_pool(apart: Store) -> None:
    ada, one = apart.journal(ADA), apart._database.engine.pool
    with ada._database.read() as connection:
        backend = connection.exec_driver_sql("select pg_backend_pid()").scalar()
    with ada._database.write() as connection:
        connection.execute(sa.select(1))

    with apart._database.read() as connection:
        again = connection.exec_driver_sql("select pg_backend_pid()").scalar()
        found = seen(connection)

    assert again == backend, one.status()
    assert set().union(*found.values()) == set()


def test_nothing_is_left_after_a_write_that_failed(apart: Store) -> None:
    ada = apart.journal(ADA)

    with pytest.raises(StoreFailed), ada._database.write() as connection:
        connection.exec_driver_sql("select 1 / 0")

    with apart._database.read() as connection:
        assert set().union(*seen(connection).values()) == set()


def test_a_row_cannot_be_written_in_another_persons_name(apart: Store) -> None:
    ada, grace = apart.journal(ADA), apart.journal(GRACE)
    with rows_of(apart) as connection:
        theirs = sa.select(interview).where(interview.c.person_id == grace._person)
        row = dict(connection.execute(theirs).mappings().one()) | {"id": 999}

    for attempt in (
        interview.insert().values(row),
        interview.update().values(person_id=grace._person),
        person.insert().values(issuer="test", subject="mallory"),
    ):
        # 42501: insufficient privilege, as which PostgreSQL refuses a row against the rule.
        with pytest.raises(StoreFailed, match="could not") as refused, ada._database.write() as c:
            c.execute(attempt)
        assert refused.value.code.endswith("42501")


def test_updates_and_deletes_without_an_owner_reach_nobody_else(apart: Store) -> None:
    ada, grace = apart.journal(ADA), apart.journal(GRACE)
    kept = grace.interviews()

    with ada._database.write() as connection:
        assert connection.execute(interview.update().values(role="Taken")).rowcount == 1
        assert connection.execute(person.delete()).rowcount == 1

    assert grace.interviews() == kept


def test_every_table_with_an_owner_has_the_rule_and_its_own_role_obeys(apart: Store) -> None:
    """Asked of PostgreSQL itself, so a table that a later release brings cannot be forgotten."""
    asked = sa.text(
        "select c.relname, c.relrowsecurity and c.relforcerowsecurity,"
        " (select count(*) from pg_policy p where p.polrelid = c.oid)"
        " from pg_class c join pg_attribute a on a.attrelid = c.oid"
        " where a.attname = 'person_id' and c.relkind = 'r' and not a.attisdropped"
    )
    with rows_of(apart) as connection:
        found = {name: (forced, rules) for name, forced, rules in connection.execute(asked)}

    common = {table.name for table in COMMON}
    assert {n: state for n, state in found.items() if n not in common} == {
        name: (True, 1) for name in isolation.owned() if name != "person"
    }
    assert all(len(reason.split()) >= 4 for reason in COMMON.values())


def test_who_may_sign_in_is_read_before_anybody_is_known(apart: Store) -> None:
    apart.accounts.give(ADA, Role.CONSULTANT)

    assert [a.person for a in apart.accounts.everybody()] == [ADA]


def test_a_migration_sees_every_row_and_leaves_the_rule_in_place(apart: Store) -> None:
    with apart._database.write() as connection:
        isolation.lift(connection)
        assert len(connection.execute(sa.select(interview.c.person_id)).all()) == 2
        isolation.lay(connection)

    with apart._database.read() as connection:
        assert set().union(*seen(connection).values()) == set()


def test_the_role_that_owns_the_tables_obeys_and_a_superuser_is_told(
    apart: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not apart.passes_over_isolation()
    name = str(apart._database.engine.url.database)
    mighty = ADMINISTRATORS[name].render_as_string(hide_password=False)
    monkeypatch.setenv("AFTERWORD_DATABASE_URL", mighty)

    assert main(["migrate"]) == 0

    assert "sees every journal" in capsys.readouterr().out


def test_the_site_can_run_as_a_role_that_cannot_touch_the_schema(
    apart: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = str(apart._database.engine.url.database)
    with rows_of(apart) as connection:
        connection.exec_driver_sql(f'drop role if exists "{name} site"')
        connection.exec_driver_sql(f"create role \"{name} site\" login password 'x'")
    url = sa.make_url(apart._database.engine.url).set(username=f"{name} site", password="x")  # noqa: S106 - of a throw-away role
    monkeypatch.setenv(
        "AFTERWORD_DATABASE_URL", apart._database.engine.url.render_as_string(hide_password=False)
    )

    assert main(["migrate", "--grant", f"{name} site"]) == 0

    with open_store(url.render_as_string(hide_password=False)) as site:
        assert site.is_current()
        journal: Journal = site.journal(ADA)
        journal.add_interview(an_interview(a_point()), request="as the site", now=NOW)
        assert len(journal.interviews()) == 2
        with site._database.read() as connection:
            assert set().union(*seen(connection).values()) == set()
        with pytest.raises(DBAPIError), site._database.engine.begin() as connection:
            connection.exec_driver_sql("alter table interview no force row level security")
        site.journal(GRACE).erase()
        with apart._database.engine.begin() as connection:  # as a later migration would
            connection.exec_driver_sql("create table brought_later (id bigint)")
        with site._database.read() as connection:
            assert connection.exec_driver_sql("select * from brought_later").all() == []
    with rows_of(apart) as connection:
        assert connection.execute(sa.select(person.c.subject)).scalars().all() == ["ada"]
        connection.exec_driver_sql(f'drop owned by "{name} site"')
        connection.exec_driver_sql(f'drop role "{name} site"')


def test_a_database_without_the_rule_gets_it_with_its_next_migration(
    apart: Store, tmp_path: Path
) -> None:
    with rows_of(apart) as connection:
        for name in isolation.owned():
            connection.exec_driver_sql(f"drop policy own_rows_only on {name}")
            connection.exec_driver_sql(f"alter table {name} disable row level security")

    assert upgrade.upgrade(apart._database, later(tmp_path, "pass"))

    with apart._database.read() as connection:
        assert set().union(*seen(connection).values()) == set()
