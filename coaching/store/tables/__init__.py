"""One schema for SQLite and PostgreSQL; every table but ``COMMON`` ones starts with its owner."""

from coaching.store.columns import metadata
from coaching.store.tables.accounts import account, sign_in
from coaching.store.tables.feedback import feedback, point, point_theme, theme
from coaching.store.tables.history import change
from coaching.store.tables.interviews import contact, interview, reflection, round_
from coaching.store.tables.letters import follow_up, message
from coaching.store.tables.people import consent, draft, person
from coaching.store.tables.practice import practice_log, practice_plan, question, story
from coaching.store.tables.sharing import (
    account_share,
    client,
    client_answer,
    client_share,
    comment,
    meeting_note,
    reader,
    share,
    share_link,
    share_view,
    task,
)

# Written once and never changed: triggers refuse, until the whole person is erased.
APPEND_ONLY = (change, share_view)

# Read before it is known whose journal is meant, so no person's own; each with its reason. No
# words of a journal may stand in them.
COMMON = {
    account: "who may sign in and as what, whose journal or none",
    sign_in: "a cookie's hash leads to the account behind it",
    account_share: "a consultant's account leads to the people who shared with it",
    share_link: "a token's hash leads to the person whose link it opens",
}

# Where a theme is named by its id without a foreign key, since most are built in.
MEANS_A_THEME = ((point_theme, "theme"), (theme, "merged_into"), (practice_plan, "theme"))

__all__ = [
    "APPEND_ONLY",
    "COMMON",
    "MEANS_A_THEME",
    "account",
    "account_share",
    "change",
    "client",
    "client_answer",
    "client_share",
    "comment",
    "consent",
    "contact",
    "draft",
    "feedback",
    "follow_up",
    "interview",
    "meeting_note",
    "message",
    "metadata",
    "person",
    "point",
    "point_theme",
    "practice_log",
    "practice_plan",
    "question",
    "reader",
    "reflection",
    "round_",
    "share",
    "share_link",
    "share_view",
    "sign_in",
    "story",
    "task",
    "theme",
]
