"""Reads the environment for settings, and makes the keys of the embedded default."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured


def flag(name: str) -> bool:
    """This will be true for 1, true, yes or on."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def needed(name: str, why: str) -> str:
    """Give a variable that a deployment cannot do without.

    Raises ImproperlyConfigured with a sentence that says what to set.
    """
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {why}")
    return value


def kept_key(folder: Path, name: str) -> str:
    """Give a key of the embedded default: made once, kept in the data folder."""
    path = folder / name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        made = (
            Fernet.generate_key().decode()
            if name == "field_key"
            else secrets.token_urlsafe(50)
        )
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(made)
        try:
            os.link(fresh, path)  # fails if another process was first, and that is well
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()


def postgres(url: str) -> dict[str, Any]:
    """Turn postgres://user:password@host:port/name into Django's words."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def smtp(url: str) -> dict[str, Any]:
    """Turn smtp://user:password@host:port (smtps: for TLS) into Django's words."""
    parts = urlsplit(url)
    return {
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }
