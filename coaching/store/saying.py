"""What somebody says back where they read live → in the journal of whoever shared it, bounded."""

from dataclasses import fields

from coaching.model import CoachingError, Comment, Task
from coaching.store.recorder import Recorder
from coaching.store.sharing import merge_said
from coaching.store.tables import comment, task

LONGEST_WORDS = 5000
MOST_SAID = 300
TOO_LONG = f"This is longer than {LONGEST_WORDS:,} characters. Say it in two parts."
TOO_MUCH = (
    f"{MOST_SAID} comments and tasks were left here, and there is room for no more. Ask whoever "
    "shared this to share it anew."
)


def say(recorder: Recorder, share_id: int, said: Comment | Task) -> str:
    """
    Bring it in; what the list of views says of it, empty when it was known already.

    The browser's own bounds hold nobody back who speaks to the server without our page.

    Raises:
        CoachingError: If it is longer, or one more, than anybody means.
    """
    words = (getattr(said, field.name) for field in fields(said))
    if any(isinstance(text, str) and len(text) > LONGEST_WORDS for text in words):
        raise CoachingError(TOO_LONG)
    rows = [row for t in (comment, task) for row in recorder.rows(t, "share_id", [share_id])]
    if len(rows) >= MOST_SAID and said.uid not in {row["uid"] for row in rows}:
        raise CoachingError(TOO_MUCH)
    if not merge_said(recorder, share_id, [said]):
        return ""
    what = "comment" if isinstance(said, Comment) else "task"
    return f"{what} taken back" if said.withdrawn else what
