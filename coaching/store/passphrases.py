"""A passphrase → what is kept of it: salted and slow to guess (scrypt)."""

import hashlib
import hmac
import secrets

_COST = {"n": 2**15, "r": 8, "p": 1, "maxmem": 2**26, "dklen": 32}


def kept(passphrase: str) -> str:
    """What is stored; empty for no passphrase."""
    if not passphrase:
        return ""
    salt = secrets.token_bytes(16)
    return f"scrypt:{salt.hex()}:{_digest(passphrase, salt).hex()}"


def opens(passphrase: str, stored: str) -> bool:
    """Whether it is the one that was stored."""
    if not stored:
        return True
    _, salt, digest = stored.split(":")
    found = _digest(passphrase, bytes.fromhex(salt))
    return hmac.compare_digest(found, bytes.fromhex(digest))


def _digest(passphrase: str, salt: bytes) -> bytes:
    return hashlib.scrypt(passphrase.strip().encode(), salt=salt, **_COST)
