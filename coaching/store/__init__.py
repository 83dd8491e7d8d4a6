"""Journals in a database: the only part that knows SQL."""

from coaching.store.accounts import Accounts
from coaching.store.engine import StoreFailed
from coaching.store.entrusted import Visit
from coaching.store.journal import Journal
from coaching.store.readers import Readers
from coaching.store.store import Store, open_store
from coaching.store.word_search import Found

__all__ = ["Accounts", "Found", "Journal", "Readers", "Store", "StoreFailed", "Visit", "open_store"]
