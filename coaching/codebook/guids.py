"""Themes ⇄ the GUIDs that other programs know them by; the same on every machine."""

from uuid import UUID, uuid5

from coaching.codebook.built_in import themes

NAMESPACE = UUID("8a6d1f0e-6c55-5d0b-9a0c-3f6b0f5c2a71")
"""Ours; any fixed one would do."""
_OWN = "own_"


def guid(theme: str) -> UUID:
    """The GUID of a theme: part of the id of one's own, made from the id of a built-in one."""
    try:
        return UUID(theme.removeprefix(_OWN)) if theme.startswith(_OWN) else _made(theme)
    except ValueError:
        return _made(theme)


def theme_of(known: UUID) -> str:
    """The theme with this GUID: a built-in one, else an id for a theme of one's own."""
    return {guid(theme): theme for theme in themes()}.get(known, f"{_OWN}{known.hex}")


def new_id(request: str) -> str:
    """An id for a theme made by this request; no other journal has the same."""
    return f"{_OWN}{uuid5(NAMESPACE, request).hex}"


def _made(theme: str) -> UUID:
    return uuid5(NAMESPACE, f"theme:{theme}")
