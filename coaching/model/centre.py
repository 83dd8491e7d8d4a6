"""What a career centre sets: its name, its own help, and how long and how often is fair."""

from dataclasses import dataclass
from enum import StrEnum


class HelpKind(StrEnum):
    """What a link of the centre leads to."""

    WORKSHOP = "workshop"
    CAREER_CHAT = "career_chat"
    GUIDE = "guide"
    HUMAN_RIGHTS = "human_rights"
    LEGAL = "legal"
    WELLBEING = "wellbeing"


class Topic(StrEnum):
    """Where in the product help is shown."""

    LETTERS = "letters"
    ASKING = "asking"
    FEEDBACK = "feedback"
    PRACTICE = "practice"
    SENSITIVE = "sensitive"
    LOW_MOOD = "low_mood"


@dataclass(frozen=True, slots=True)
class Help:
    """
    One thing a person can turn to.

    ``url`` opens in a browser, a mail program or a phone; empty for a hint without a link.
    ``place`` is where it holds, in the reader's words ("Ontario, Canada"); empty for everywhere.
    """

    kind: HelpKind
    title: str
    url: str
    about: str = ""
    place: str = ""
    topics: frozenset[Topic] = frozenset()


@dataclass(frozen=True, slots=True)
class Timings:
    """
    How long after the interview, the promised day or the request something is due.

    Letters are due ``letter_soon`` hours after the interview, at the latest ``letter_latest``.
    The others are days: ``letter_let_be``, until which a late thank-you is still offered after
    the interview or the answer; to ask how things stand after a promised date has passed, or after
    the interview when no date was promised; from a no to asking for feedback; until a question put
    off comes back; to remind, once; and ``let_be``, after which none of this is offered any more.
    """

    letter_soon: int = 24
    letter_latest: int = 48
    letter_let_be: int = 14
    status_after_promise: int = 2
    status_without_promise: int = 10
    ask_after: int = 1
    put_off: int = 1
    remind_after: int = 7
    let_be: int = 60


@dataclass(frozen=True, slots=True)
class SignIn:
    """How long a sign-in stands: without anything being done, and at the longest."""

    idle_hours: int = 12
    longest_days: int = 7


@dataclass(frozen=True, slots=True)
class Centre:
    """
    A career centre's settings; without a file of its own, neutral ones.

    ``contacts`` is how often a person may write or call after the thank-you letter before the
    product says that it is enough.
    """

    name: str = ""
    url: str = ""
    timings: Timings = Timings()
    contacts: int = 2
    sign_in: SignIn = SignIn()
    help: tuple[Help, ...] = ()

    @property
    def called(self) -> str:
        """The centre's name in a sentence."""
        return self.name or "your career centre"

    def helps_with(self, topic: Topic, place: str = "") -> tuple[Help, ...]:
        """Help on a topic that holds everywhere or in this place, in the file's order."""
        return tuple(h for h in self.help if topic in h.topics and h.place in ("", place))

    def places(self, topic: Topic | None = None) -> tuple[str, ...]:
        """Places that have help of their own (on a topic), in the file's order."""
        found = (h.place for h in self.help if h.place and (topic is None or topic in h.topics))
        return tuple(dict.fromkeys(found))
