"""The process that holds Harper: one line of JSON in, one out; a hostile text ends only this."""

import json
import resource
import sys
from contextlib import suppress
from functools import cache
from typing import Any

import harper

MEMORY = 1 << 30
DIALECTS = {
    "american": harper.Dialect.AMERICAN,
    "british": harper.Dialect.BRITISH,
    "australian": harper.Dialect.AUSTRALIAN,
    "canadian": harper.Dialect.CANADIAN,
}


@cache
def linter(english: str) -> harper.Linter:
    """The linter of one English, made on first use (about a second)."""
    return harper.Linter(DIALECTS[english])


def lint(text: str, english: str, words: list[str]) -> list[dict[str, Any]]:
    """What Harper finds, with ``words`` known to it for this text only."""
    found = linter(english)
    found.import_words(words)
    try:
        return [_slip(one) for one in found.lint(text, language="plaintext")]
    finally:
        found.clear_words()


def _slip(found: harper.Lint) -> dict[str, Any]:
    after = harper.SuggestionKind.INSERT_AFTER
    return {
        "start": found.span.start,
        "end": found.span.end,
        "kind": found.lint_kind_pretty,
        "message": found.message,
        "instead": [
            found.problem_text + s.replacement_text if s.kind == after else s.replacement_text
            for s in found.suggestions
        ],
    }


def main() -> None:
    """Answer until the other end is closed."""
    with suppress(ValueError, OSError):  # macOS has no such limit; the time limit holds there too
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(lint(asked["text"], asked["english"], asked["words"])), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
