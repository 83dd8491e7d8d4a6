"""python -m coaching: migrate, backup, sort; at a centre also accounts and grant."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from coaching.cards import SURE
from coaching.model import CoachingError, Kind, Person, Role
from coaching.sorting import SortedPoint, sort_feedback
from coaching.store import Store, open_store

GROUPS = {
    "Strengths": (Kind.STRENGTH,),
    "Weaknesses (to work on)": (Kind.WEAKNESS,),
    "Suggestions": (Kind.SUGGESTION,),
    "Set aside": (Kind.REASON, Kind.REMARK),
}
MIGHTY = (
    "This role is a superuser or has BYPASSRLS: it sees every journal. Let the site itself run as "
    "another role: python -m coaching migrate --grant ROLE. It will not open as this one.\n"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it went well, 1 when the reader has to do something."""
    chosen = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], None] = chosen.command
    try:
        command(chosen)
    except CoachingError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m coaching", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    migrate = commands.add_parser("migrate", help="bring the database up to date")
    migrate.add_argument(
        "--grant", metavar="ROLE", help="let this PostgreSQL role, as which the site runs, use it"
    )
    migrate.set_defaults(command=_migrate)

    backup = commands.add_parser("backup", help="copy the SQLite database to a new file")
    backup.add_argument("file", type=Path)
    backup.set_defaults(command=_backup)

    accounts = commands.add_parser("accounts", help="who signed in at this site, and their roles")
    accounts.set_defaults(command=_accounts)

    grant = commands.add_parser("grant", help="give somebody a role at this site")
    grant.add_argument("role", choices=[role.value for role in Role])
    grant.add_argument("--issuer", required=True, help="who vouches for them: the provider's iss")
    grant.add_argument("--subject", required=True, help="their name there: the provider's sub")
    grant.set_defaults(command=_grant)

    sort = commands.add_parser("sort", help="sort feedback into points; - reads standard input")
    sort.add_argument("file")
    sort.add_argument("--json", action="store_true", help="one JSON object a line")
    sort.set_defaults(command=_sort)
    return parser


def _migrate(chosen: argparse.Namespace) -> None:
    with _store() as store:
        done = store.migrate()
        if chosen.grant:
            store.grant(chosen.grant)
        mighty = store.passes_over_isolation()
    sys.stdout.write("The database is up to date now.\n" if done else "Nothing to do.\n")
    if chosen.grant:
        sys.stdout.write(f"{chosen.grant} may read and write rows now, each person's apart.\n")
    if mighty:
        sys.stdout.write(MIGHTY)


def _accounts(_chosen: argparse.Namespace) -> None:
    with _store() as store:
        everybody = store.accounts.everybody()
    for one in everybody:
        words = (one.role.value, one.person.issuer, one.person.subject, one.name, one.email)
        sys.stdout.write("\t".join(map(_plain, words)) + "\n")
    if not everybody:
        sys.stdout.write("Nobody has signed in yet.\n")


def _grant(chosen: argparse.Namespace) -> None:
    who, role = Person(chosen.issuer.strip(), chosen.subject.strip()), Role(chosen.role)
    with _store() as store:
        known = store.accounts.of(who)
        store.accounts.give(who, role)
    named = known.called if known else "Somebody who has yet to sign in"
    sys.stdout.write(f"{_plain(named)}: {role.value} from now on.\n")


def _plain(said: str) -> str:
    """What a provider says of a person, in one line and without what steers a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in said).split())


def _backup(chosen: argparse.Namespace) -> None:
    with _store() as store:
        store.backup(chosen.file)
    sys.stdout.write(f"Copied to {chosen.file}.\n")


def _store() -> Store:
    return open_store()


def _sort(chosen: argparse.Namespace) -> None:
    found = sort_feedback(_text(chosen.file))
    write = _as_json if chosen.json else _as_text
    sys.stdout.writelines(f"{line}\n" for line in write(found))


def _as_json(found: Sequence[SortedPoint]) -> Iterator[str]:
    """One object a point, in the order of the text."""
    for point in found:
        values = {
            "text": point.text,
            "start": point.start,
            "end": point.end,
            "kind": point.kind.value,
            "confidence": point.confidence,
            "themes": [{"theme": g.theme, "confidence": g.confidence} for g in point.themes],
            "flags": sorted(flag.value for flag in point.flags),
        }
        yield json.dumps(values, ensure_ascii=True)


def _as_text(found: Sequence[SortedPoint]) -> Iterator[str]:
    """Grouped as on the page: three columns, then what was set aside."""
    for heading, kinds in GROUPS.items():
        group = [point for point in found if point.kind in kinds]
        if not group:
            continue
        yield f"{heading}:"
        for point in group:
            about = ", ".join(g.theme for g in point.themes)
            marks = [about, *sorted(flag.value for flag in point.flags)]
            unsure = "" if point.confidence >= SURE else "? "
            named = "; ".join(mark for mark in marks if mark)
            yield f"  {unsure}{' '.join(point.text.split())}" + (f"  [{named}]" if named else "")


def _text(file: str) -> str:
    """What the file holds; bytes that are no UTF-8 become replacement characters."""
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise CoachingError(f"This file cannot be read: {file}. {error.strerror}.") from error
    return raw.decode("utf-8-sig", errors="replace")


if __name__ == "__main__":
    raise SystemExit(main())
