"""Who may sign in as what, and which sign-ins stand; nothing of anybody's journal."""

import sqlalchemy as sa

from coaching.model import Role
from coaching.store.columns import Id, Instant, metadata, one_of, words

# ``name`` and ``email`` are what the provider said last, for the eye: a person is known by
# (issuer, subject) and by nothing else.
account = sa.Table(
    "account",
    metadata,
    sa.Column("id", Id, sa.Identity(), primary_key=True),
    words("issuer"),
    words("subject"),
    words("name"),
    words("email"),
    *one_of("role", Role, Role.SEEKER),
    sa.Column("signed_in_at", Instant),
    sa.UniqueConstraint("issuer", "subject"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

# Only the hash of the cookie is kept: who reads the database cannot sign in with it.
sign_in = sa.Table(
    "sign_in",
    metadata,
    sa.Column("fingerprint", sa.Text, primary_key=True),
    sa.Column("account_id", Id, sa.ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    sa.Column("began_at", Instant, nullable=False),
    sa.Column("seen_at", Instant, nullable=False),
    sa.Index(None, "account_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
