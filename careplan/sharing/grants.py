"""Grants: who may see which part of a plan, until when, and why.

One relation, computed from four kinds of ground: role, cover, share and emergency. A
grant holds from <= at < until. The rows come from one SQL text with every filter inside
each arm (a Django union costs seven times a bare page); tests hold it against a plain
twin. Hiding takes from role, cover and emergency, never from a share.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from accounts.models import READS_BY_ROLE
from careplan.sharing.parts import ALWAYS_OPEN


class Why(StrEnum):
    """The ground on which somebody sees a plan."""

    OWN = "own"
    ROLE = "role"
    COVER = "cover"
    SHARE = "share"
    DUTY = "duty"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class Grant:
    """May read this part (empty: the whole plan) or item, but not some parts."""

    service_user: UUID
    user: UUID
    why: Why
    role: str = ""
    part: str = ""
    item: UUID | None = None
    until: datetime | None = None
    but_not: frozenset[str] = frozenset()

    def opens_part(self, part: str) -> bool:
        """True if the grant opens this whole part."""
        if self.item is not None:
            return False
        return (not self.part or self.part == part) and part not in self.but_not

    @property
    def from_inside(self) -> bool:
        """True for the person and the care team; false for a share."""
        return self.why is not Why.SHARE


# Each arm gives: service_user, user, why, role, part, item, until.
_ARMS = """
SELECT su.id, su.user_id, 'own', '', '', {null_uuid}, {null_time}
  FROM accounts_serviceuser su WHERE {own}
UNION ALL
SELECT m.service_user_id, m.user_id, 'role', m.role, '', {null_uuid}, {null_time}
  FROM accounts_careteammember m
 WHERE {member} AND m.role IN ({roles}) AND m.from_on <= %(on)s
   AND (m.until_on IS NULL OR m.until_on > %(on)s)
UNION ALL
SELECT m.service_user_id, m.user_id, 'cover', m.role, '', {null_uuid}, {null_time}
  FROM accounts_careteammember m
  JOIN accounts_careteammember c ON c.service_user_id = m.service_user_id
   AND c.role = 'care_coordinator' AND c.from_on <= %(on)s
   AND (c.until_on IS NULL OR c.until_on > %(on)s)
  JOIN accounts_coverperiod p ON p.away_id = c.user_id AND p.from_on <= %(on)s
   AND (p.until_on IS NULL OR p.until_on > %(on)s)
 WHERE {member} AND m.role = 'deputy' AND m.from_on <= %(on)s
   AND (m.until_on IS NULL OR m.until_on > %(on)s)
UNION ALL
SELECT s.service_user_id, s.user_id, 'share', '', s.part, s.item, s.until
  FROM sharing_share s
 WHERE {share} AND s.from_at <= %(at)s AND s.ended_at IS NULL
   AND (s.until IS NULL OR s.until > %(at)s)
UNION ALL
SELECT e.service_user_id, e.user_id, 'emergency', '', '', {null_uuid}, e.until
  FROM sharing_emergencyaccess e
 WHERE {emergency} AND e.from_at <= %(at)s AND e.until > %(at)s
UNION ALL
SELECT c.service_user_id, t.user_id, 'duty', '', '', {null_uuid}, {null_time}
  FROM accounts_teammembership t
  JOIN accounts_teammembership w ON w.team_id = t.team_id AND w.from_on <= %(on)s
   AND (w.until_on IS NULL OR w.until_on > %(on)s)
  JOIN accounts_careteammember c ON c.user_id = w.user_id
   AND c.role = 'care_coordinator' AND c.from_on <= %(on)s
   AND (c.until_on IS NULL OR c.until_on > %(on)s)
 WHERE {duty} AND t.on_duty AND t.from_on <= %(on)s
   AND (t.until_on IS NULL OR t.until_on > %(on)s)
UNION ALL
SELECT h.service_user_id, h.user_id, 'hidden', '', h.part, {null_uuid}, {null_time}
  FROM sharing_hiddenpart h
 WHERE {hidden} AND h.from_at <= %(at)s AND h.ended_at IS NULL
"""


def _sql(*, by_user: bool, by_service_user: bool) -> str:
    """The one text, with its filters inside each arm."""

    def filters(service_user: str, user: str) -> str:
        wanted = []
        if by_service_user:
            wanted.append(f"{service_user} = %(who)s")
        if by_user:
            wanted.append(f"{user} = %(user)s")
        return " AND ".join(wanted)

    postgres = connection.vendor == "postgresql"
    return _ARMS.format(
        null_uuid="CAST(NULL AS uuid)" if postgres else "NULL",
        null_time="CAST(NULL AS timestamptz)" if postgres else "NULL",
        roles=", ".join(f"'{role.value}'" for role in READS_BY_ROLE),
        own=filters("su.id", "su.user_id"),
        member=filters("m.service_user_id", "m.user_id"),
        share=filters("s.service_user_id", "s.user_id"),
        emergency=filters("e.service_user_id", "e.user_id"),
        duty=filters("c.service_user_id", "t.user_id"),
        hidden=filters("h.service_user_id", "h.user_id"),
    )


def _rows(
    *, user: UUID | None, who: UUID | None, at: datetime
) -> list[tuple[Any, ...]]:
    adapt = connection.ops.adapt_datetimefield_value

    def key(value: UUID | None) -> Any:
        if value is None or connection.features.has_native_uuid_field:
            return value
        return value.hex

    values = {
        "user": key(user),
        "who": key(who),
        "at": adapt(at),
        "on": timezone.localdate(at),
    }
    if connection.vendor == "sqlite":
        values["on"] = str(values["on"])
    sql = _sql(by_user=user is not None, by_service_user=who is not None)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def _time(value: Any) -> datetime | None:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    if moment is not None and moment.tzinfo is None:  # SQLite keeps UTC unsaid
        return moment.replace(tzinfo=UTC)
    return moment


def from_rows(rows: Iterable[tuple[Any, ...]]) -> list[Grant]:
    """Turn rows into grants: hidden parts taken from all but shares. Pure."""
    grants: list[Grant] = []
    hidden: dict[tuple[UUID, UUID], set[str]] = {}
    for who, user, why, role, part, item, until in rows:
        key = (_uuid(who), _uuid(user))
        if why == "hidden":
            hidden.setdefault(key, set()).add(part)
            continue
        grants.append(
            Grant(
                service_user=key[0],
                user=key[1],
                why=Why(why),
                role=role,
                part=part,
                item=_uuid(item) if item else None,
                until=_time(until),
            )
        )
    return [out for grant in grants for out in _with_hidden(grant, hidden)]


def _with_hidden(
    grant: Grant, hidden: dict[tuple[UUID, UUID], set[str]]
) -> list[Grant]:
    if grant.why is Why.DUTY:
        return [replace(grant, part=part) for part in ALWAYS_OPEN]
    if grant.why in (Why.OWN, Why.SHARE):
        return [grant]
    parts = hidden.get((grant.service_user, grant.user), set()) - set(ALWAYS_OPEN)
    return [replace(grant, but_not=frozenset(parts))]


def on_plan(service_user: UUID, *, user: UUID, at: datetime) -> list[Grant]:
    """Give the grants one user holds on one person's plan at that moment."""
    return from_rows(_rows(user=user, who=service_user, at=at))


def of_user(user: UUID, *, at: datetime) -> list[Grant]:
    """Give every grant a user holds: the plans they may open."""
    return from_rows(_rows(user=user, who=None, at=at))


def people_who_can_see(service_user: UUID, *, at: datetime) -> list[Grant]:
    """Give every grant on one person's plan: the inverse of visible_to."""
    return from_rows(_rows(user=None, who=service_user, at=at))
