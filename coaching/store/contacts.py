"""People met ⇄ their rows."""

from typing import Any

from coaching.model import Contact
from coaching.store.noted import Notes
from coaching.store.tables import contact

_OWN = ("name", "title", "email", "phone", "notes")


class Contacts(Notes[Contact]):
    """The people one person met at their interviews."""

    _table = contact
    _called = "A person met at"

    def _row(self, note: Contact) -> dict[str, Any]:
        return {name: getattr(note, name) for name in _OWN}

    def _value(self, row: Any) -> Contact:
        return Contact(
            interview=row["interview_id"],
            round=row["round_id"],
            id=row["id"],
            version=row["version"],
            **{name: row[name] for name in _OWN},
        )
