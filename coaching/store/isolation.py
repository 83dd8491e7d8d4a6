"""On PostgreSQL the database itself keeps journals apart: a forgotten owner finds no row."""

import sqlalchemy as sa

from coaching.model import Person
from coaching.store.columns import storable
from coaching.store.tables import COMMON, metadata, person

# Settings of one transaction, so that a pooled connection forgets them with it.
OWNER, ASKING = "afterword.person", "afterword.asking"

_POLICY = "own_rows_only"
_OWNED = f"person_id = (select nullif(current_setting('{OWNER}', true), '')::bigint)"
# A person is looked for by the name their provider gives them before their number is known.
_SELF = (
    f"id = (select nullif(current_setting('{OWNER}', true), '')::bigint)"
    f" or issuer || chr(10) || subject = current_setting('{ASKING}', true)"
)


def of_owner(person_id: int) -> dict[str, str]:
    """What a transaction says about itself to see one person's rows."""
    return {OWNER: str(person_id)}


def of_somebody_asking(who: Person) -> dict[str, str]:
    """What a transaction says about itself to see, or make, one row of ``person``."""
    return {ASKING: storable(f"{who.issuer}\n{who.subject}") or ""}


def owned() -> dict[str, str]:
    """Every table that is kept apart → the rule that says whose a row is."""
    rules = {t.name: _OWNED for t in metadata.sorted_tables if "person_id" in t.c}
    common = {table.name for table in COMMON}
    return {person.name: _SELF} | {n: rule for n, rule in rules.items() if n not in common}


def lay(connection: sa.Connection) -> None:
    """
    Put the rule on every table that has an owner, whatever a migration has made of it.

    It holds for the role that owns the tables as well, but for no superuser and no role with
    BYPASSRLS: see :func:`passed_over`.
    """
    for name, rule in owned().items():
        for command in (
            f"drop policy if exists {_POLICY} on {name}",
            f"create policy {_POLICY} on {name} using ({rule}) with check ({rule})",
            f"alter table {name} enable row level security",
            f"alter table {name} force row level security",
        ):
            connection.exec_driver_sql(command)


def lift(connection: sa.Connection) -> None:
    """Let the owner of the tables see every row until :func:`lay`: a migration moves them all."""
    forced = "select relname from pg_class where relforcerowsecurity and relkind = 'r'"
    for name in connection.exec_driver_sql(forced).scalars().all():
        connection.exec_driver_sql(f'alter table "{name}" no force row level security')


def passed_over(connection: sa.Connection) -> bool:
    """Whether the role of this connection sees every row in spite of the rule."""
    asked = "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"
    return bool(connection.exec_driver_sql(asked).scalar())


def grant(connection: sa.Connection, role: str) -> None:
    """Let another role read and write rows, its own only; not change the schema."""
    quoted = connection.dialect.identifier_preparer.quote_identifier(role)
    everything = "select, insert, update, delete on tables"
    for command in (
        # Later migrations bring tables of their own.
        f"alter default privileges in schema public grant {everything} to {quoted}",
        f"grant usage on schema public to {quoted}",
        f"grant select, insert, update, delete on all tables in schema public to {quoted}",
    ):
        connection.exec_driver_sql(command)
