"""The door for those outside the care team: what is shared, and no trace of more.

The same reading as everyone's. A preview of it for the person writes nothing down.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from accounts.models import ServiceUser, User
from careplan.core import audit
from careplan.core.dates import local_day, long_day
from careplan.plans import contents
from careplan.plans.lines import Line, Linker, lines
from careplan.plans.models import Seen
from careplan.plans.reading import PlanReading, as_seen_by
from careplan.sharing import grants
from careplan.sharing.grants import Grant, Why


@dataclass(frozen=True)
class SharedPart:
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class SharedPlan:
    """What one person shares with one reader."""

    called: str
    until: str
    parts: tuple[SharedPart, ...]


@dataclass(frozen=True)
class SharedPage:
    plans: tuple[SharedPlan, ...]


def shared_with(user: User, *, at: datetime) -> SharedPage:
    """Give everything that is shared with somebody now; record what they read."""
    held = [g for g in grants.of_user(user.pk, at=at) if g.why is Why.SHARE]
    people = ServiceUser.objects.select_related("user", "plan").filter(
        pk__in={g.service_user for g in held}
    )
    plans = [_open(person, user, at=at) for person in people.order_by("user__name")]
    return SharedPage(tuple(p for p in plans if p and p.parts))


def _open(person: ServiceUser, user: User, *, at: datetime) -> SharedPlan | None:
    """Content first, grants last; then what was read is written down."""
    content = _content(person, user)
    held = _shares(person.pk, user, at=at)
    reading = as_seen_by(content, held, reader=user.pk, at=at)
    unseen = [text for item in reading.everything() for text in item.unseen]
    if not reading.parts:
        return None
    with transaction.atomic():
        Seen.objects.bulk_create(
            [Seen(user=user, statement_id=text, at=at) for text in unseen],
            ignore_conflicts=True,
        )
        audit.record(
            "read",
            "plan",
            chain=f"plan:{person.pk}",
            by=user,
            at=at,
            thing=person.pk,
            facts={"how": "shared", "parts": [p.key for p in reading.parts]},
        )
    return as_page(reading, held)


def preview(
    person: ServiceUser, user: User, parts: list[str], *, at: datetime
) -> SharedPlan:
    """Give the page as somebody would see it, were these shared. Writes nothing."""
    held = [
        Grant(service_user=person.pk, user=user.pk, why=Why.SHARE, part=part)
        for part in parts
    ]
    reading = as_seen_by(_content(person, user), held, reader=user.pk, at=at)
    return as_page(reading, held)


def as_page(reading: PlanReading, held: list[Grant]) -> SharedPlan:
    linker = Linker("", False, False, shows_links=False)
    untils = [g.until for g in held if g.until]
    return SharedPlan(
        called=reading.person.called,
        until=_last_day(min(untils)) if untils else "",
        parts=tuple(
            SharedPart(p.label, tuple(lines(p.items, reading, linker)))
            for p in reading.parts
            if p.items
        ),
    )


def _last_day(until: datetime) -> str:
    """A share that ends at a midnight ended with the day before it."""
    return long_day(local_day(until - timedelta(seconds=1)))


def _content(person: ServiceUser, user: User) -> contents.PlanContent:
    plan = getattr(person, "plan", None)
    return contents.of(person, plan, viewer=user.pk, coordinator=None, for_outside=True)


def _shares(who: UUID, user: User, *, at: datetime) -> list[Grant]:
    held = grants.on_plan(who, user=user.pk, at=at)
    return [g for g in held if g.why is Why.SHARE]
