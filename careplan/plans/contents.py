"""The whole content of a plan, on frozen dataclasses. Private to plans.

Pages never see this: reading.as_seen_by makes of it what one person may read. One SQL
text, because with both Seen joins it costs a quarter of the same through the ORM; a test
holds it against a plain twin.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from accounts.models import ServiceUser, User
from careplan.plans.models import ActionUpdate, CarePlan, LifeArea, NeedStatus


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


_CONTENT = """
SELECT i.id, i.part, i.heading, i.kind, i.parent_id, i.voice_id, i.origin, i.horizon,
       i.doer_id, i.by_on, t.still, s.id, s.body, s.language, s.said_by_id,
       s.written_by_id, s.circumstance, s.happened_on, s.recorded_at, s.removed_on,
       c.recorded_at, p.at, v.at, k.at
  FROM plans_item i
  JOIN plans_statement s ON s.item_id = i.id
  LEFT JOIN plans_statement n ON n.follows_id = s.id
  LEFT JOIN plans_checked c ON c.statement_id = s.id
  LEFT JOIN plans_seen p ON p.statement_id = s.id AND p.user_id = %(person)s
  LEFT JOIN plans_seen v ON v.statement_id = s.id AND v.user_id = %(viewer)s
  LEFT JOIN plans_seen k ON k.statement_id = s.id AND k.user_id = %(coordinator)s
  LEFT JOIN (SELECT st.item_id, max(st.recorded_at) AS still FROM plans_stilltrue st
             JOIN plans_item si ON si.id = st.item_id WHERE si.plan_id = %(plan)s
             GROUP BY st.item_id) t ON t.item_id = i.id
 WHERE i.plan_id = %(plan)s AND i.ended_at IS NULL AND n.id IS NULL
 ORDER BY i.made_at, i.id
"""

_EARLIER = """
SELECT s.item_id, s.id, s.body, s.language, s.said_by_id, s.written_by_id,
       s.circumstance, s.happened_on, s.recorded_at, s.removed_on, c.recorded_at, p.at,
       NULL, NULL
  FROM plans_statement s
  JOIN plans_item i ON i.id = s.item_id
  LEFT JOIN plans_checked c ON c.statement_id = s.id
  LEFT JOIN plans_seen p ON p.statement_id = s.id AND p.user_id = %(person)s
 WHERE i.plan_id = %(plan)s AND i.ended_at IS NULL
   AND (s.written_by_id = %(person)s OR p.at IS NOT NULL)
 ORDER BY s.recorded_at
"""


def of(
    service_user: ServiceUser,
    plan: CarePlan | None,
    *,
    viewer: UUID,
    coordinator: UUID | None,
) -> PlanContent:
    """Read a whole plan at once; an empty content for a plan not yet begun."""
    person = Person(
        service_user.user_id, service_user.user.name, service_user.user.called
    )
    if plan is None:
        return PlanContent(
            service_user.pk, person, 0, False, (), (), {person.id: person}
        )
    values = {
        "plan": _key(plan.pk),
        "person": _key(person.id),
        "viewer": _key(viewer),
        "coordinator": _key(coordinator or viewer),
    }
    rows = _fetch(_CONTENT, values)
    known = _known_words(rows, values, person.id)
    statuses, updates = _facts(rows, plan)
    items = tuple(_item(row, known, statuses, updates, person.id) for row in rows)
    ranks = LifeArea.objects.filter(plan=plan).order_by("rank")
    return PlanContent(
        service_user=service_user.pk,
        person=person,
        revision=plan.revision,
        started=True,
        items=items,
        most_important=tuple(ranks.values_list("part", flat=True)),
        people=_people(items, person, coordinator),
        coordinator=coordinator,
    )


def _fetch(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _key(value: UUID) -> Any:
    return value if connection.features.has_native_uuid_field else value.hex


def _uuid(value: Any) -> Any:
    return UUID(value) if isinstance(value, str) else value


def _time(value: Any) -> Any:
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if value is not None and value.tzinfo is None:  # SQLite keeps UTC without saying so
        return value.replace(tzinfo=UTC)
    return value


def _day(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _text(row: tuple[Any, ...]) -> Text:
    return Text(
        _uuid(row[0]),
        row[1],
        row[2],
        _uuid(row[3]),
        _uuid(row[4]),
        row[5],
        _day(row[6]),
        _time(row[7]),
        _day(row[8]),
        _time(row[9]),
        _time(row[10]),
        _time(row[11]),
        _time(row[12]),
    )


_SHORT = 11  # where the columns of the Statement begin


def _item(
    row: tuple[Any, ...],
    known: dict[UUID, Text],
    statuses: dict[UUID, NeedFacts],
    updates: dict[UUID, UpdateFacts],
    person: UUID,
) -> ItemContent:
    item, words = _uuid(row[0]), _text(row[_SHORT:])
    person_knows = words.written_by == person or words.person_saw_at is not None
    return ItemContent(
        item,
        row[1],
        row[2],
        row[3],
        _uuid(row[4]),
        _uuid(row[5]),
        row[6],
        row[7],
        _uuid(row[8]),
        _day(row[9]),
        words,
        words if person_knows else known.get(item),
        _time(row[10]),
        statuses.get(item),
        updates.get(item),
    )


def _known_words(
    rows: list[tuple[Any, ...]], values: dict[str, Any], person: UUID
) -> dict[UUID, Text]:
    """Look further back only if something stands that the person does not know yet."""
    all_known = all(_uuid(row[15]) == person or row[21] is not None for row in rows)
    if all_known:
        return {}
    return {_uuid(row[0]): _text(row[1:]) for row in _fetch(_EARLIER, values)}


def _facts(
    rows: list[tuple[Any, ...]], plan: CarePlan
) -> tuple[dict[UUID, NeedFacts], dict[UUID, UpdateFacts]]:
    """The latest status of each need and update of each action, if there are any."""
    kinds = {row[3] for row in rows}
    statuses: dict[UUID, NeedFacts] = {}
    updates: dict[UUID, UpdateFacts] = {}
    if "need" in kinds:
        for row in (
            NeedStatus.objects.filter(item__plan=plan)
            .order_by("recorded_at", "pk")
            .values_list(
                "item_id",
                "status",
                "reason_id",
                "instead_id",
                "look_again_on",
                "by_id",
                "recorded_at",
            )
        ):
            statuses[row[0]] = NeedFacts(*row[1:])
    if "action" in kinds:
        for line in (
            ActionUpdate.objects.filter(item__plan=plan)
            .order_by("recorded_at", "pk")
            .values_list(
                "item_id", "happened", "because_id", "helped", "by_id", "recorded_at"
            )
        ):
            updates[line[0]] = UpdateFacts(*line[1:])
    return statuses, updates


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
