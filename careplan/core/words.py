"""Tables that only grow, and the one shape in which words are kept."""

import hashlib
import secrets
import uuid
from typing import Any

from django.db import models


class AppendOnly(models.Model):
    """Rows of such a model are added and never changed or deleted.

    Triggers in the database hold this (careplan.core.triggers), not this class.
    """

    append_only = True

    class Meta:
        abstract = True


def new_salt() -> str:
    """A salt for the digest, so that a digest left behind tells nothing."""
    return secrets.token_hex(16)


def digest_of(body: str, salt: str) -> str:
    """The salted SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest()


class Words(AppendOnly):
    """A text somebody wrote. Lawful removal empties body and salt, and dates it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.TextField()
    salt = models.CharField(max_length=32, default=new_salt)
    digest = models.CharField(max_length=64)
    language = models.CharField(max_length=12, default="en")
    removed_on = models.DateField(null=True)

    removable = ("body", "salt", "removed_on")

    class Meta(AppendOnly.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.digest = digest_of(self.body, self.salt)
        super().save(*args, **kwargs)
