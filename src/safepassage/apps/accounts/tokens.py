"""Bearer tokens: 256 random bits, shown once, kept as SHA-256."""

import hashlib
import secrets


def new_token() -> str:
    """A fresh token, URL-safe."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> bytes:
    """What is stored of a token, and what a presented one is compared by."""
    return hashlib.sha256(token.encode()).digest()
