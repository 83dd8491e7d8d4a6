"""A project ⇄ the two tables of Taguette: its codebook, and its tagged highlights."""

# Columns as Taguette's export writes them: tag, parent, description, number of highlights (older
# ones: tag, description); and id, document, tag, content, one row per tag of a highlight.

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from io import StringIO
from uuid import uuid5

from coaching import escapes
from coaching.codebook import NAMESPACE
from coaching.exchange.coded import KIND_GROUP
from coaching.exchange.guarded import NotReadable
from coaching.exchange.project import Code, Coding, Project, Source

CODEBOOK = ("tag", "parent", "description", "number of highlights")
HIGHLIGHTS = ("id", "document", "tag", "content")
_ROWS, _CELL = 20_000, 200_000


def codebook_csv(project: Project) -> bytes:
    """The codebook, with how often each code was given."""
    given = Counter(code for s in project.sources for c in s.codings for code in c.codes)
    rows = [(c.name, "", c.description, str(given[c.guid])) for c in project.codes]
    return _written(CODEBOOK, rows)


def highlights_csv(project: Project) -> bytes:
    """Every coded stretch with its words, a row for each of its codes."""
    names = {code.guid: code.name for code in project.codes if code.group != KIND_GROUP}
    rows, number = [], 0
    for source in project.sources:
        for coding in source.codings:
            number += 1
            words = source.text[coding.start : coding.end]
            tags = [names[code] for code in coding.codes if code in names] or [""]
            rows += [(str(number), source.name, tag, words) for tag in tags]
    return _written(HIGHLIGHTS, rows)


def read(data: bytes) -> Project:
    """
    Either table. Highlights come as one source per document, made of the highlights alone.

    Raises:
        NotReadable: If it is neither.
    """
    csv.field_size_limit(_CELL)
    try:
        rows = list(
            csv.reader(StringIO(data.decode("utf-8-sig", "strict"), newline=""), strict=True)
        )
    except (csv.Error, UnicodeDecodeError):
        raise NotReadable("This file is not a table in UTF-8 that can be read here.") from None
    head = [name.strip().lower() for name in rows[0]] if rows else []
    if len(rows) > _ROWS:
        raise NotReadable(f"This table has more than {_ROWS:,} rows.")
    if head[:1] == ["tag"]:
        return Project(tuple(_codes(_records(head, rows[1:]))))
    if set(HIGHLIGHTS) <= set(head):
        return _highlights(_records(head, rows[1:]))
    raise NotReadable(
        "These are not Taguette's columns: a codebook has tag and description; highlights have "
        "id, document, tag and content."
    )


def _records(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[dict[str, str]]:
    return [dict(zip(head, map(_plain, row), strict=False)) for row in rows if any(row)]


def _codes(rows: Iterable[dict[str, str]]) -> Iterable[Code]:
    for row in rows:
        if name := row.get("tag", "").strip():
            yield _code(name, row.get("description", "").strip())


def _highlights(rows: Iterable[dict[str, str]]) -> Project:
    codes: dict[str, Code] = {}
    said: dict[str, dict[tuple[str, str], list[Code]]] = {}
    for row in rows:
        key = (row.get("id", ""), row.get("content", ""))
        tags = said.setdefault(row.get("document", ""), {}).setdefault(key, [])
        if name := row.get("tag", "").strip():
            tags.append(codes.setdefault(name, _code(name)))
    sources = []
    for document, found in said.items():
        text, codings = "", []
        for (_number, content), tags in found.items():
            if content:
                start = len(text)
                codes_of = tuple(dict.fromkeys(code.guid for code in tags))
                codings.append(Coding(start, start + len(content), codes_of))
                text += f"{content}\n"
        sources.append(Source(None, document, text, tuple(codings)))
    return Project(tuple(codes.values()), tuple(sources))


def _code(name: str, description: str = "") -> Code:
    return Code(uuid5(NAMESPACE, f"taguette:{name.casefold()}"), name, description)


def _written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    table = StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(head)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return table.getvalue().encode("utf-8", "replace")


def _safe(cell: str) -> str:
    """A cell no spreadsheet takes for a formula; ``_plain`` takes the apostrophe away again."""
    return f"'{cell}" if cell.startswith("'") else escapes.spreadsheet(cell)


def _plain(cell: str) -> str:
    bare = cell.removeprefix("'")
    return bare if bare != cell and _safe(bare) == cell else cell
