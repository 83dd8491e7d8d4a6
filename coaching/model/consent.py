"""What a person agreed to, in the words they read, and when they took it back."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Consent:
    """``wording`` is what stood on the page; ``withdrawn_at`` is None while it stands."""

    wording: str
    given_at: datetime
    withdrawn_at: datetime | None = None
