"""
Quoted text → the same text without names: employers, people, places, addresses, numbers, links.

What the record knows is found in any spelling; patterns find addresses, numbers and links;
capitals are guessed at, and every guess says so.
"""

from coaching.redaction.redactor import Found, Redacted, Redactor, key

__all__ = ["Found", "Redacted", "Redactor", "key"]
