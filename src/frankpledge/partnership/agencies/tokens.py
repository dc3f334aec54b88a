"""Links that open a door once. The database keeps only the digest: whoever reads it can open nothing with it."""

import hashlib
import secrets


def new_token() -> tuple[str, str]:
    """What goes into the link, and what is kept of it."""
    token = secrets.token_urlsafe(32)
    return token, digest(token)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
