"""The nouns of the product: interview, feedback, point. Plain frozen values, no I/O."""

from coaching.model.account import Account, Role
from coaching.model.adoption import Adoption
from coaching.model.centre import Centre, Help, HelpKind, SignIn, Timings, Topic
from coaching.model.consent import Consent
from coaching.model.contact import Contact
from coaching.model.errors import CoachingError, NotFound, NothingToSort, Stale, TooMuchToSort
from coaching.model.journal import (
    Change,
    Draft,
    Feedback,
    Flag,
    Interview,
    Kind,
    Origin,
    Person,
    Point,
    Round,
    Status,
)
from coaching.model.letters import Approach, FollowUp, Letter, Message, MessageStatus
from coaching.model.links import OVER_EVERYWHERE, Link, Opening, Reader, Terms, View
from coaching.model.outcome import Outcome
from coaching.model.own_theme import OwnTheme
from coaching.model.practice import (
    AgreedWith,
    PlanStatus,
    PracticeLog,
    PracticePlan,
    Question,
    Story,
)
from coaching.model.reflection import Feeling, Reflection
from coaching.model.sharing import (
    About,
    Choice,
    Client,
    Comment,
    Grant,
    MeetingNote,
    Name,
    NameKind,
    Practised,
    Reply,
    Section,
    Shared,
    Task,
)

__all__ = [
    "OVER_EVERYWHERE",
    "About",
    "Account",
    "Adoption",
    "AgreedWith",
    "Approach",
    "Centre",
    "Change",
    "Choice",
    "Client",
    "CoachingError",
    "Comment",
    "Consent",
    "Contact",
    "Draft",
    "Feedback",
    "Feeling",
    "Flag",
    "FollowUp",
    "Grant",
    "Help",
    "HelpKind",
    "Interview",
    "Kind",
    "Letter",
    "Link",
    "MeetingNote",
    "Message",
    "MessageStatus",
    "Name",
    "NameKind",
    "NotFound",
    "NothingToSort",
    "Opening",
    "Origin",
    "Outcome",
    "OwnTheme",
    "Person",
    "PlanStatus",
    "Point",
    "PracticeLog",
    "PracticePlan",
    "Practised",
    "Question",
    "Reader",
    "Reflection",
    "Reply",
    "Role",
    "Round",
    "Section",
    "Shared",
    "SignIn",
    "Stale",
    "Status",
    "Story",
    "Task",
    "Terms",
    "Timings",
    "TooMuchToSort",
    "Topic",
    "View",
]
