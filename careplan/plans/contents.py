"""The whole content of a plan, on frozen dataclasses. Private to plans.

Pages never see this: reading.as_seen_by makes of it what one person may read. One SQL
text, because with both Seen joins it costs a quarter of the same through the ORM; a
test holds it against a plain twin.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from accounts.models import ServiceUser, User
from careplan.plans.content_sql import (
    A_SHORT_PLAN,
    CONTENT,
    EARLIER,
    SCOPES,
    Scope,
)
from careplan.plans.models import CarePlan


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as sentences name them."""

    id: UUID
    name: str
    called: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One Statement, with who has seen it."""

    id: UUID
    body: str
    language: str
    said_by: UUID
    written_by: UUID
    circumstance: str
    happened_on: date | None
    recorded_at: datetime
    removed_on: date | None
    checked_at: datetime | None
    person_saw_at: datetime | None
    viewer_saw_at: datetime | None
    coordinator_saw_at: datetime | None


@dataclass(frozen=True, slots=True)
class NeedFacts:
    status: str
    reason: UUID | None  # Statement ids
    instead: UUID | None
    look_again_on: date | None
    by: UUID
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class UpdateFacts:
    happened: str
    because: UUID | None
    helped: bool | None
    by: UUID
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ItemContent:
    """An item with its words as they stand, and as the person last knew them."""

    id: UUID
    part: str
    heading: str
    kind: str
    parent: UUID | None
    voice: UUID
    origin: str
    horizon: str
    doer: UUID | None
    by_on: date | None
    words: Text
    known: Text | None  # the last words the person wrote or has seen
    still_true_at: datetime | None
    status: NeedFacts | None = None
    update: UpdateFacts | None = None


@dataclass(frozen=True, slots=True)
class PlanContent:
    """Everything in a plan at one revision."""

    service_user: UUID
    person: Person
    revision: int
    started: bool
    items: tuple[ItemContent, ...]
    most_important: tuple[str, ...]
    people: dict[UUID, Person]
    coordinator: UUID | None = None
    in_full: bool = True  # every item that stands is here


_ITEM, _STATUS, _UPDATE = 13, 25, 31  # where the columns of each begin


def of(
    service_user: ServiceUser,
    plan: CarePlan | None,
    *,
    viewer: UUID,
    coordinator: UUID | None,
    scope: Scope = Scope.WHOLE,
    part: str = "",
    item: UUID | None = None,
    for_outside: bool = False,
) -> PlanContent:
    """Read a plan, or the scope of it that a page needs; empty if not yet begun.

    `for_outside`: also the words the person last knew, which is all that those outside
    the care team may read. Without it a share opens only what the person knows now.
    """
    user = service_user.user
    person = Person(user.pk, user.name, user.called)
    if plan is None:
        return PlanContent(
            service_user.pk, person, 0, False, (), (), {person.id: person}
        )
    values = {
        "plan": _key(plan.pk),
        "person": _key(person.id),
        "viewer": _key(viewer),
        "coordinator": _key(coordinator or viewer),
        "part": part,
        "item": _key(item or plan.pk),
        "short": A_SHORT_PLAN,
    }
    rows = _fetch(CONTENT.format(scope=SCOPES[scope]), values)
    known: dict[UUID, Text] = {}
    if for_outside:
        known = {_uuid(r[_ITEM]): _text(r) for r in _fetch(EARLIER, values)}
    items = tuple(_item(row, known, person.id) for row in rows)
    ranks = {row[_ITEM + 11]: row[_ITEM + 1] for row in rows if row[_ITEM + 11]}
    return PlanContent(
        service_user=service_user.pk,
        person=person,
        revision=plan.revision,
        started=True,
        items=items,
        most_important=tuple(ranks[rank] for rank in sorted(ranks)),
        people=_people(items, person, coordinator),
        coordinator=coordinator,
        in_full=scope is Scope.WHOLE
        or (scope is Scope.GLANCE and len(rows) <= A_SHORT_PLAN),
    )


def _fetch(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _key(value: UUID) -> Any:
    return value if connection.features.has_native_uuid_field else value.hex


@lru_cache(maxsize=20_000)
def _parsed(value: str) -> UUID:
    return UUID(value)


def _uuid(value: Any) -> Any:
    return _parsed(value) if isinstance(value, str) else value


def _time(value: Any) -> Any:
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if value is not None and value.tzinfo is None:  # SQLite keeps UTC without saying so
        return value.replace(tzinfo=UTC)
    return value


def _text(row: tuple[Any, ...]) -> Text:
    return Text(
        _uuid(row[0]),
        row[1],
        row[2],
        _uuid(row[3]),
        _uuid(row[4]),
        row[5],
        row[6],
        _time(row[7]),
        row[8],
        _time(row[9]),
        _time(row[10]),
        _time(row[11]),
        _time(row[12]),
    )


def _item(row: tuple[Any, ...], known: dict[UUID, Text], person: UUID) -> ItemContent:
    words = _text(row)
    item, part, heading, kind, parent, voice, origin, horizon, doer, by_on, still = row[
        _ITEM : _ITEM + 11
    ]
    knows = words.written_by == person or words.person_saw_at is not None
    return ItemContent(
        _uuid(item),
        part,
        heading,
        kind,
        _uuid(parent),
        _uuid(voice),
        origin,
        horizon,
        _uuid(doer),
        by_on,
        words,
        words if knows else known.get(_uuid(item)),
        _time(still),
        _status(row) if row[_STATUS] else None,
        _update(row) if row[_UPDATE] else None,
    )


def _status(row: tuple[Any, ...]) -> NeedFacts:
    status, reason, instead, look_again_on, by, at = row[_STATUS:_UPDATE]
    return NeedFacts(
        status, _uuid(reason), _uuid(instead), look_again_on, _uuid(by), _time(at)
    )


def _update(row: tuple[Any, ...]) -> UpdateFacts:
    happened, because, helped, by, at = row[_UPDATE:]
    said = None if helped is None else bool(helped)
    return UpdateFacts(happened, _uuid(because), said, _uuid(by), _time(at))


def _people(
    items: Iterable[ItemContent], person: Person, coordinator: UUID | None
) -> dict[UUID, Person]:
    """Name everybody who speaks, is to do something, or reads as coordinator."""
    ids: set[UUID] = {coordinator} if coordinator else set()
    for item in items:
        ids.update((item.voice, item.words.written_by))
        if item.doer:
            ids.add(item.doer)
        if item.known:
            ids.add(item.known.written_by)
        if item.status:
            ids.add(item.status.by)
        if item.update:
            ids.add(item.update.by)
    ids.discard(person.id)
    people = {person.id: person}
    if ids:
        for row in User.objects.filter(pk__in=ids).values_list(
            "pk", "name", "called", "worker_profile__title"
        ):
            people[row[0]] = Person(row[0], row[1], row[2], row[3] or "")
    return people
