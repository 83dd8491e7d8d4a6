"""Letters and the log of following up ⇄ their rows."""

from typing import Any

from coaching.model import Approach, FollowUp, Letter, Message, MessageStatus
from coaching.store.noted import Notes, fields_of
from coaching.store.tables import contact, follow_up, message

_SAID = {
    MessageStatus.DRAFT: "kept",
    MessageStatus.SENT: "recorded as sent",
    MessageStatus.SET_ASIDE: "set aside",
}
_STRANGER = "This person was met at another interview."


class Messages(Notes[Message]):
    """Letters of one person, which go to somebody who was met there."""

    _table, _place, _tied, _stranger = message, contact, "contact", _STRANGER

    def _told(self, done: str, employer: str, note: Message) -> str:
        if done == "deleted":
            return "Letter deleted"
        to = f" to {employer}" if done == "added" else ""
        return f"Letter{to} {_SAID[note.status]}"

    def _value(self, row: Any) -> Message:
        kinds = {"kind": Letter(row["kind"]), "status": MessageStatus(row["status"])}
        return Message(**fields_of(Message, row) | kinds)


class FollowUps(Notes[FollowUp]):
    """Calls, visits and other approaches of one person."""

    _table, _place, _tied, _stranger = follow_up, contact, "contact", _STRANGER

    def _told(self, done: str, employer: str, _note: FollowUp) -> str:
        return f"Contact with {employer} noted" if done == "added" else f"Note on a contact {done}"

    def _value(self, row: Any) -> FollowUp:
        return FollowUp(**fields_of(FollowUp, row) | {"kind": Approach(row["kind"])})
