"""Codes of six figures: the letter has the code, the session a keyed hash of it."""

import secrets
from datetime import timedelta
from hmac import compare_digest

from careplan.core.crypto import keyed_hash

LIFE = timedelta(minutes=15)
TRIES = 5
FIGURES = 6


def make() -> tuple[str, str]:
    """Make a code. Gives what goes in the letter, and what may be kept of it."""
    code = "".join(secrets.choice("0123456789") for _figure in range(FIGURES))
    return code, kept_of(code, salt=secrets.token_hex(8))


def kept_of(code: str, *, salt: str) -> str:
    """A salted keyed hash: the same code twice does not look the same."""
    return f"{salt}${keyed_hash(f'{salt}:{figures(code)}')}"


def matches(typed: str, kept: str) -> bool:
    """True if this is the code of which that was kept. Takes as long either way."""
    salt, _dollar, _hash = kept.partition("$")
    right = compare_digest(kept_of(typed, salt=salt).encode(), kept.encode())
    return right and bool(kept) and len(figures(typed)) == FIGURES


def figures(typed: str) -> str:
    """What counts of what somebody types: its figures. "123 456" is right too."""
    return "".join(sign for sign in typed if sign in "0123456789")
