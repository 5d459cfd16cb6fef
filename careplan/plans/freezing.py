"""Freezing a plan into a version, and reading it back years later.

The JSON holds structure, facts and Statement ids, never words: words live in Statements
alone, so that lawful removal finds them. Written by hand, as short lists, because a
plan is frozen in half the time of a bare page and must read back for ever. Each schema
has a golden file (tests/plans/golden/).
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from careplan.plans.contents import (
    ItemContent,
    NeedFacts,
    Person,
    PlanContent,
    Text,
    UpdateFacts,
)
from careplan.plans.models import Checked, Seen, Statement, Version


def frozen(content: PlanContent) -> str:
    """Give the JSON of a whole plan, schema 1."""
    return json.dumps(
        {
            "schema": Version.SCHEMA,
            "person": _person(content.person),
            "people": [_person(p) for p in content.people.values()],
            "most_important": list(content.most_important),
            "items": [_item(item) for item in content.items],
        },
        separators=(",", ":"),
    )


def _person(person: Person) -> list[str]:
    return [str(person.id), person.name, person.called, person.title]


def _when(value: date | datetime | None) -> str | None:
    return value.isoformat() if value else None


def _id(value: UUID | None) -> str | None:
    return str(value) if value else None


def _item(item: ItemContent) -> list[Any]:
    status, update = item.status, item.update
    talked = max(item.words.recorded_at, item.still_true_at or item.words.recorded_at)
    return [
        str(item.id),
        item.part,
        item.heading,
        item.kind,
        _id(item.parent),
        str(item.voice),
        item.origin,
        item.horizon,
        _id(item.doer),
        _when(item.by_on),
        str(item.words.id),
        _when(talked),
        status
        and [
            status.status,
            _id(status.reason),
            _id(status.instead),
            _when(status.look_again_on),
            str(status.by),
            _when(status.recorded_at),
        ],
        update
        and [
            update.happened,
            _id(update.because),
            update.helped,
            str(update.by),
            _when(update.recorded_at),
        ],
    ]


def thawed(
    version: Version, *, viewer: UUID, coordinator: UUID | None = None
) -> PlanContent:
    """Read a version back as it was, with what is known today of who has seen it."""
    data = json.loads(version.content)
    people = {UUID(p[0]): Person(UUID(p[0]), *p[1:]) for p in data["people"]}
    person = Person(UUID(data["person"][0]), *data["person"][1:])
    ids = [UUID(row[10]) for row in data["items"]]
    texts = _texts(ids, viewer, person.id, coordinator or viewer)
    items = tuple(_thawed_item(row, texts, person.id) for row in data["items"])
    return PlanContent(
        service_user=version.plan.service_user_id,
        person=person,
        revision=version.revision,
        started=True,
        items=items,
        most_important=tuple(data["most_important"]),
        people={person.id: person} | people,
        coordinator=coordinator if coordinator in people else None,
    )


def _thawed_item(row: list[Any], texts: dict[UUID, Text], person: UUID) -> ItemContent:
    status, update = row[12], row[13]
    words = texts[UUID(row[10])]
    return ItemContent(
        UUID(row[0]),
        row[1],
        row[2],
        row[3],
        _uuid(row[4]),
        UUID(row[5]),
        row[6],
        row[7],
        _uuid(row[8]),
        _day(row[9]),
        words,
        words if words.person_saw_at or words.written_by == person else None,
        datetime.fromisoformat(row[11]),
        status
        and NeedFacts(
            status[0],
            _uuid(status[1]),
            _uuid(status[2]),
            _day(status[3]),
            UUID(status[4]),
            datetime.fromisoformat(status[5]),
        ),
        update
        and UpdateFacts(
            update[0],
            _uuid(update[1]),
            update[2],
            UUID(update[3]),
            datetime.fromisoformat(update[4]),
        ),
    )


def _uuid(value: str | None) -> UUID | None:
    return UUID(value) if value else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _texts(
    ids: Iterable[UUID], viewer: UUID, person: UUID, coordinator: UUID
) -> dict[UUID, Text]:
    ids = list(ids)
    seen = {
        (user, statement): at
        for user, statement, at in Seen.objects.filter(
            user_id__in={viewer, person, coordinator}, statement_id__in=ids
        ).values_list("user_id", "statement_id", "at")
    }
    checked = dict(
        Checked.objects.filter(statement_id__in=ids).values_list(
            "statement_id", "recorded_at"
        )
    )
    rows = Statement.objects.filter(pk__in=ids).values_list(
        "pk",
        "body",
        "language",
        "said_by_id",
        "written_by_id",
        "circumstance",
        "happened_on",
        "recorded_at",
        "removed_on",
    )
    return {
        row[0]: Text(
            *row,
            checked.get(row[0]),
            seen.get((person, row[0])),
            seen.get((viewer, row[0])),
            seen.get((coordinator, row[0])),
        )
        for row in rows
    }
