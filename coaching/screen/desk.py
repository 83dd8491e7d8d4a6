"""Where somebody reads what was shared and says something back: what the page needs to know."""

from collections.abc import Sequence
from secrets import token_hex
from typing import Protocol

from coaching import screen
from coaching.model import Comment, Shared, Task
from coaching.screen.answer_draft import OwnWords, Words
from coaching.store.caseload import Opened

NAME = "consultant_name"


class Desk(Protocol):
    """
    One thing that was shared, open before whoever reads it.

    ``name`` tells it from other ones, ``words`` keeps what is being written, ``comments`` and
    ``tasks`` are what this reader said and did not take back, ``note`` tells them who reads it.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def shared(self) -> Shared: ...  # noqa: D102
    @property
    def words(self) -> Words: ...  # noqa: D102
    @property
    def comments(self) -> Sequence[Comment]: ...  # noqa: D102
    @property
    def tasks(self) -> Sequence[Task]: ...  # noqa: D102
    @property
    def note(self) -> str: ...  # noqa: D102

    def author(self) -> str:
        """The name the reader signs with."""

    def sign(self, name: str) -> None:
        """Keep that name."""

    def uid(self) -> str:
        """A name for something said, which nothing else has."""

    def say(self, said: Comment | Task) -> None:
        """Say something, or a later revision of it."""


class FileDesk:
    """A file that was opened in one's own journal; what is said waits there to be sent."""

    note = "Comments and tasks go back to the person with your answer: they can read them."

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.name = str(opened.id)
        self.shared = opened.shared
        self.words: Words = OwnWords()
        self.comments = [c for c in opened.comments if not c.withdrawn]
        self.tasks = [t for t in opened.tasks if not t.withdrawn]

    def author(self) -> str:
        """The consultant's name as they sign."""
        return str(screen.journal().preference(NAME) or "")

    def sign(self, name: str) -> None:
        """Keep the name for all that is shared."""
        screen.journal().set_preference(NAME, name.strip())

    def uid(self) -> str:
        """A random name."""
        return token_hex(16)

    def say(self, said: Comment | Task) -> None:
        """Keep it until it is sent back."""
        request = f"{said.uid} {said.revision}"
        screen.journal().caseload.say(self.opened.id, said, request=request, now=screen.now())
