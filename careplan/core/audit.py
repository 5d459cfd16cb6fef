"""The audit: every write and every reading by another, in a chain of digests.

Rows carry ids, names and kinds, never words. Each chain (one a person) has its own
sequence; a lock on the chain's name, then the last row, makes the next. There is no
head row. Recorded last in the transaction; several chains in sorted order, so that two
transactions never wait for each other crosswise.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from careplan.core.models import AuditEvent

if TYPE_CHECKING:
    from accounts.models import User

Facts = Mapping[str, str | int | bool | None | list[str]]


class NoTransaction(RuntimeError):
    """An audit line outside a transaction could stand without its deed."""


def record(
    act: str,
    kind: str,
    *,
    chain: str,
    by: "User | None",
    at: datetime,
    thing: UUID | str | int = "",
    on_behalf_of: UUID | None = None,
    facts: Facts | None = None,
) -> AuditEvent:
    """Write one line. Raises NoTransaction outside an atomic block."""
    if not connection.in_atomic_block:
        raise NoTransaction(f"audit.record({act!r}) outside a transaction")
    _lock(chain)
    last = (
        AuditEvent.objects.filter(chain=chain)
        .order_by("-seq")
        .values_list("seq", "digest")
        .first()
    )
    seq, prev = (last[0] + 1, last[1]) if last else (1, "")
    event = AuditEvent(
        chain=chain,
        seq=seq,
        at=at,
        actor_id=by.pk if by else None,
        actor_name=by.name if by else "",
        on_behalf_of_id=on_behalf_of,
        act=act,
        kind=kind,
        thing_id=str(thing),
        facts=json.dumps(facts or {}, sort_keys=True, separators=(",", ":")),
        prev=prev,
    )
    event.digest = digest_of(event)
    event.save(force_insert=True)
    return event


def digest_of(event: AuditEvent) -> str:
    """The SHA-256 of a line and of the one before it."""
    text = "\n".join(
        str(part)
        for part in (
            event.prev,
            event.chain,
            event.seq,
            event.at.timestamp(),
            event.actor_id,
            event.actor_name,
            event.on_behalf_of_id,
            event.act,
            event.kind,
            event.thing_id,
            event.facts,
        )
    )
    return hashlib.sha256(text.encode()).hexdigest()


def first_broken(chain: str) -> int | None:
    """Give the sequence number of the first line that does not fit, or None."""
    prev, expected = "", 1
    for event in AuditEvent.objects.filter(chain=chain).order_by("seq").iterator():
        if event.seq != expected or event.prev != prev:
            return expected
        if event.digest != digest_of(event):
            return event.seq
        prev, expected = event.digest, expected + 1
    return None


def _lock(chain: str) -> None:
    """One writer a chain. On SQLite the transaction itself is that lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [chain]
            )
