"""Auditing what happens here, in risk's own table: every deed and every reading.

The same chain of digests as the audit of the plan (careplan.core.audit), in a table
that the process serving plans need not be able to read.
"""

import json
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import connection

from accounts.models import User
from careplan.core.audit import Facts, NoTransaction, digest_of
from risk.models import RiskAuditEvent


def chain_of(who: UUID) -> str:
    """The chain in which everything about one person's safety notes is recorded."""
    return f"risk:{who}"


def record(
    act: str,
    kind: str,
    *,
    who: UUID,
    by: User | None,
    at: datetime,
    thing: UUID | str | int = "",
    facts: Facts | None = None,
) -> RiskAuditEvent:
    """Write one line. Raises NoTransaction outside an atomic block."""
    if not connection.in_atomic_block:
        raise NoTransaction(f"auditing.record({act!r}) outside a transaction")
    chain = chain_of(who)
    _lock(chain)
    last = (
        RiskAuditEvent.objects.filter(chain=chain)
        .order_by("-seq")
        .values_list("seq", "digest")
        .first()
    )
    seq, prev = (last[0] + 1, last[1]) if last else (1, "")
    event = RiskAuditEvent(
        chain=chain,
        seq=seq,
        at=at,
        actor_id=by.pk if by else None,
        actor_name=by.name if by else "",
        act=act,
        kind=kind,
        thing_id=str(thing),
        facts=json.dumps(facts or {}, sort_keys=True, separators=(",", ":")),
        prev=prev,
    )
    event.digest = _digest(event)
    event.save(force_insert=True)
    return event


def first_broken(who: UUID) -> int | None:
    """Give the sequence number of the first line that does not fit, or None."""
    prev, expected = "", 1
    lines = RiskAuditEvent.objects.filter(chain=chain_of(who)).order_by("seq")
    for event in lines.iterator():
        if event.seq != expected or event.prev != prev:
            return expected
        if event.digest != _digest(event):
            return int(event.seq)
        prev, expected = event.digest, expected + 1
    return None


def _digest(event: RiskAuditEvent) -> str:
    return digest_of(cast(Any, event))


def _lock(chain: str) -> None:
    """One writer a chain. On SQLite the transaction itself is that lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [chain]
            )
