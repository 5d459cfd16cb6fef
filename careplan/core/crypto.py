"""Sealing: what must lie unreadable in the database until it is used."""

import hashlib
import hmac

from cryptography.fernet import Fernet
from django.conf import settings


def seal(text: str) -> bytes:
    """Encrypt a text with the site's field key."""
    return Fernet(settings.FIELD_KEY).encrypt(text.encode())


def unseal(sealed: bytes) -> str:
    """Decrypt what seal() made. Raises cryptography.fernet.InvalidToken otherwise."""
    return Fernet(settings.FIELD_KEY).decrypt(bytes(sealed)).decode()


def keyed_hash(text: str) -> str:
    """A hash only this site can make: for codes and words, checked but not read."""
    key = settings.FIELD_KEY.encode()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
