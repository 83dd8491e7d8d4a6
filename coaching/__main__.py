"""python -m coaching: migrate, backup, sort."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from coaching.model import CoachingError
from coaching.store import Store, open_store


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
    migrate.set_defaults(command=_migrate)

    backup = commands.add_parser("backup", help="copy the SQLite database to a new file")
    backup.add_argument("file", type=Path)
    backup.set_defaults(command=_backup)

    sort = commands.add_parser("sort", help="sort feedback into points; - reads standard input")
    sort.add_argument("file")
    sort.add_argument("--json", action="store_true", help="one JSON object a line")
    sort.set_defaults(command=_sort)
    return parser


def _migrate(_chosen: argparse.Namespace) -> None:
    with _store() as store:
        done = store.migrate()
    sys.stdout.write("The database is up to date now.\n" if done else "Nothing to do.\n")


def _backup(chosen: argparse.Namespace) -> None:
    with _store() as store:
        store.backup(chosen.file)
    sys.stdout.write(f"Copied to {chosen.file}.\n")


def _store() -> Store:
    return open_store()


def _sort(chosen: argparse.Namespace) -> None:
    from coaching.sorting import sort_feedback  # noqa: PLC0415 - loads a model only sort needs

    for point in sort_feedback(_text(chosen.file)):
        themes = [(guess.theme, round(guess.confidence, 3)) for guess in point.themes]
        if chosen.json:
            found = {
                "text": point.text,
                "start": point.start,
                "end": point.end,
                "kind": point.kind.value,
                "confidence": round(point.confidence, 3),
                "themes": [{"theme": theme, "confidence": sure} for theme, sure in themes],
                "flags": sorted(flag.value for flag in point.flags),
            }
            sys.stdout.write(json.dumps(found, ensure_ascii=True) + "\n")
        else:
            names = ", ".join(theme for theme, _ in themes) or "-"
            sys.stdout.write(f"{point.kind.value:<10} {point.text}  [{names}]\n")


def _text(file: str) -> str:
    """What the file holds; bytes that are no UTF-8 become replacement characters."""
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise CoachingError(f"This file cannot be read: {file}. {error.strerror}.") from error
    return raw.decode("utf-8-sig", errors="replace")


if __name__ == "__main__":
    raise SystemExit(main())
