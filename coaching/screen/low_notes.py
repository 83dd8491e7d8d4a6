"""Low notes after which the reader went on → known again, so that a person is offered once."""

from coaching import screen
from coaching.next_step import Step

_HEARD = "heard"


def heard() -> int | str | None:
    """After which notes the reader went on: their id, or the key of their draft."""
    name = screen.journal().preference(_HEARD)
    return name if isinstance(name, int | str) else None


def go_on(step: Step) -> None:
    """Remember that the reader went on after the notes of this step."""
    if step.reflection:
        screen.journal().set_preference(_HEARD, step.draft or step.reflection.id)


def now_kept(draft: str, interview: int) -> None:
    """Notes that were a draft are kept now: whoever went on after the draft did so after them."""
    journal = screen.journal()
    if heard() == draft and (notes := journal.reflections.all(interview)):
        newest = max(notes, key=lambda note: note.written_at)
        journal.set_preference(_HEARD, newest.id)
