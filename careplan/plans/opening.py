"""The one door to a plan's words: content first, grants last, then what was seen.

Every page, PDF and copy opens a plan here. Readings by anyone but the person are
audited before the response leaves; a text counts as seen only where it is shown whole.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.http import Http404

from accounts.contacts import contact_for
from accounts.models import ServiceUser, User
from careplan.core import audit
from careplan.core.dates import local_day
from careplan.plans import contents, freezing
from careplan.plans.access import Door, find, held_inside
from careplan.plans.content_sql import Scope
from careplan.plans.models import Seen, Version
from careplan.plans.reading import ItemReading, PlanReading, as_seen_by, walk
from careplan.sharing.parts import MATTERS


class How(StrEnum):
    """How a plan is opened, which tells what of it is shown whole."""

    MY_PLAN = "my_plan"
    RESTING = "resting"
    WHOLE = "whole"
    PART = "part"
    ITEM = "item"
    CHANGES = "changes"
    PROMISES = "promises"
    COPY = "copy"
    RECORD = "record"
    VERSION = "version"
    GLANCE_WHOLE = "glance_whole"  # first lines of all of it
    GLANCE = "glance"  # first lines only: nothing counts as seen


_SCOPES = {
    How.MY_PLAN: Scope.GLANCE,
    How.GLANCE: Scope.GLANCE,
    How.PART: Scope.PART,
    How.ITEM: Scope.ITEM,
}


_AT_A_GLANCE = (How.GLANCE, How.GLANCE_WHOLE)


def rests_now(service_user: ServiceUser, by: User) -> bool:
    """True if it is their own page that somebody who rests opens."""
    return service_user.user_id == by.pk and getattr(service_user, "rests", False)


def enter(
    who: UUID,
    *,
    by: User,
    at: datetime,
    how: How,
    part: str = "",
    item: UUID | None = None,
) -> tuple[Door, PlanReading]:
    """Open a person's plan for this reader: what a page shows begins here.

    Content first, grants last, so that what was taken back meanwhile is not shown.
    Raises Http404 for anyone without a grant from inside.
    """
    service_user = find(who)
    if how is How.MY_PLAN and rests_now(service_user, by):
        how = How.RESTING
    contact = contact_for(service_user, on=local_day(at))
    plan = getattr(service_user, "plan", None)
    content = contents.of(
        service_user,
        plan,
        viewer=by.pk,
        coordinator=contact.id if contact else None,
        scope=_SCOPES.get(how, Scope.WHOLE),
        part=part,
        item=item,
    )
    held = held_inside(who, by=by, at=at)
    door = Door(service_user, plan, by, held, contact)
    if part and not door.may_read(part):
        raise Http404
    reading = as_seen_by(content, held, reader=by.pk, at=at)
    _remember(door, reading, at=at, how=how, part=part, item=item)
    return door, reading


def open_plan(
    door: Door,
    *,
    at: datetime,
    how: How,
    part: str = "",
    item: UUID | None = None,
) -> PlanReading:
    """Open the plan behind a door on which one has knocked already."""
    _door, reading = enter(
        door.service_user.pk, by=door.user, at=at, how=how, part=part, item=item
    )
    return reading


def open_version(door: Door, version: Version, *, at: datetime) -> PlanReading:
    """Open an old version: its own words, by the grants of today.

    An item keeps its part for ever, so where it was is where it is now. Those outside
    the care team never come here: knock() does not let them in.
    """
    contact = contact_for(door.service_user, on=local_day(at))
    content = freezing.thawed(
        version, viewer=door.user.pk, coordinator=contact.id if contact else None
    )
    held = held_inside(door.service_user.pk, by=door.user, at=at)
    reading = as_seen_by(content, held, reader=door.user.pk, at=at)
    _remember(door, reading, at=at, how=How.VERSION, part="", item=None)
    return reading


def _remember(
    door: Door,
    reading: PlanReading,
    *,
    at: datetime,
    how: How,
    part: str,
    item: UUID | None,
) -> None:
    unseen = [text for i in _shown_whole(reading, how, part, item) for text in i.unseen]
    if door.is_own and not unseen:
        return
    if door.is_own and how in _AT_A_GLANCE:
        return
    with transaction.atomic():
        Seen.objects.bulk_create(
            [Seen(user=door.user, statement_id=text, at=at) for text in unseen],
            ignore_conflicts=True,
        )
        if not door.is_own:
            parts = [part] if part else sorted(p.key for p in reading.parts)
            audit.record(
                "read",
                "plan",
                chain=door.chain,
                by=door.user,
                at=at,
                thing=reading.service_user,
                facts={"how": str(how), "parts": parts, "revision": reading.revision},
            )


def _shown_whole(
    reading: PlanReading, how: How, part: str, item: UUID | None
) -> Iterable[ItemReading]:
    match how:
        case How.GLANCE | How.GLANCE_WHOLE:
            return []
        case How.MY_PLAN:
            return shown_on_my_plan(reading)
        case How.RESTING:
            return shown_while_resting(reading)
        case How.PART:
            found = reading.part(part)
            return walk(found.items) if found else []
        case How.ITEM:
            one = reading.item(item) if item else None
            return walk([one]) if one else []
        case How.PROMISES:
            return [i for i in reading.everything() if i.kind == "action"]
        case _:
            return reading.everything()


def shown_on_my_plan(reading: PlanReading) -> list[ItemReading]:
    """The texts that stand whole on the first page: what matters, and up to three."""
    if reading.is_short:
        return list(reading.everything())
    shown: list[ItemReading] = []
    for part in reading.parts:
        if part.key == MATTERS or part.rank:
            shown += part.leading
    return shown


def shown_while_resting(reading: PlanReading) -> list[ItemReading]:
    """For somebody who rests: the first page, and what was written without them."""
    without = [i for i in reading.everything() if i.circumstance == "without"]
    return [*shown_on_my_plan(reading), *without]
