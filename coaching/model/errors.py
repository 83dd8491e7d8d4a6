"""What can go wrong in a way the reader can act on."""


class CoachingError(Exception):
    """Something the reader can act on. The message says what to do next, in their words."""


class NothingToSort(CoachingError):
    """The pasted text holds no sentence."""


class TooMuchToSort(CoachingError):
    """The pasted text is longer than feedback is, or has more points than anybody could check."""


class NotFound(CoachingError):
    """What was asked for is not in this person's journal (any more)."""


class Stale(CoachingError):
    """
    Somebody, mostly the same person in another tab, changed it first.

    Attributes:
        theirs: What is stored now, for the page to show beside the reader's own.
    """

    def __init__(self, message: str, theirs: object = None) -> None:
        super().__init__(message)
        self.theirs = theirs
