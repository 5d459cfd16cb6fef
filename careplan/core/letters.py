"""The outbox: letters are rows, written with what they tell about, sent by a sweep.

A letter says nothing about health: subject, text, sender and link are the same for any
site. What a letter says is made when it is sent, by its kind, which is asked once more
whether the letter is still wanted. Only a sign-in letter is written at once; it lies
sealed until it is sent, and is emptied then.
"""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.template.loader import render_to_string

from careplan.core.crypto import seal, unseal
from careplan.core.models import Letter

if TYPE_CHECKING:
    from accounts.models import User


class NoTransaction(RuntimeError):
    """A letter outside a transaction could go out about a thing that never was."""


class UnknownKind(LookupError):
    """Nobody has said what letters of this kind are."""


@dataclass(frozen=True)
class Written:
    """What a letter says: one line above, plain text below."""

    subject: str
    text: str


@dataclass(frozen=True)
class LetterKind:
    """What one kind of letter knows: whether it is still wanted, and what it says."""

    still_wanted: Callable[[Letter, datetime], bool]
    render: Callable[[Letter], Written]


_kinds: dict[str, LetterKind] = {}


def register(
    name: str,
    *,
    still_wanted: Callable[[Letter, datetime], bool],
    render: Callable[[Letter], Written],
) -> None:
    """Say what letters of a kind are. Each app does so for its own when it is ready."""
    _kinds[name] = LetterKind(still_wanted, render)


def kind_of(name: str) -> LetterKind:
    """Give a kind of letter. Raises UnknownKind for one that nobody registered."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(name) from None


def kinds() -> tuple[str, ...]:
    """Every kind of letter there is."""
    return tuple(sorted(_kinds))


def post(
    kind: str,
    *,
    key: str,
    due_at: datetime,
    recipient: "User | None" = None,
    address: str = "",
    about: str = "",
    expires_at: datetime | None = None,
    channel: str = Letter.Channel.EMAIL,
    body: Written | None = None,
) -> Letter:
    """Put a letter in the outbox, in the caller's transaction. The same key makes one.

    `about` is the id its kind looks up; `body`, where given, is sealed until sent.
    Raises NoTransaction outside an atomic block, UnknownKind for an unknown kind.
    """
    if not connection.in_atomic_block:
        raise NoTransaction(f"letters.post({kind!r}) outside a transaction")
    kind_of(kind)
    letter_id = uuid.uuid4()
    letter, _made = Letter.objects.get_or_create(
        key=key,
        defaults={
            "id": letter_id,
            "kind": kind,
            "recipient": recipient,
            "address": address,
            "channel": channel,
            "about": about,
            "sealed": seal_body(body) if body else None,
            "due_at": due_at,
            "expires_at": expires_at,
            "message_id": f"<{letter_id}@{site_host()}>",
        },
    )
    return letter


def seal_body(body: Written) -> bytes:
    """Encrypt what a letter says, to lie in its row until it is sent."""
    return seal(json.dumps([body.subject, body.text]))


def sealed_body(letter: Letter) -> Written:
    """Read what a sealed letter says. For kinds that are written when posted."""
    subject, text = json.loads(unseal(bytes(letter.sealed or b"")))
    return Written(subject, text)


def from_templates(name: str, context: dict[str, object]) -> Written:
    """Make a letter from letters/<name>_subject.txt and letters/<name>_text.txt."""
    everywhere = {
        "site_name": settings.SITE_NAME,
        "address": settings.SITE_ADDRESS,
        "host": site_host(with_port=True),
        **context,
    }
    subject = render_to_string(f"letters/{name}_subject.txt", everywhere)
    text = render_to_string(f"letters/{name}_text.txt", everywhere)
    return Written(" ".join(subject.split()), text.strip() + "\n")


def site_host(*, with_port: bool = False) -> str:
    """The site's name on the network, as letters give it: my-page.example."""
    parts = urlsplit(settings.SITE_ADDRESS)
    return (parts.netloc if with_port else parts.hostname) or "localhost"
