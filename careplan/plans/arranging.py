"""Arranging a plan: rename life areas, add your own, say which matter most now."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import ServiceUser, User
from careplan.core import audit
from careplan.core.refusals import NotNow
from careplan.plans.access import check_is_own, check_may_write, knock
from careplan.plans.models import Item, Kind, LifeArea, Statement
from careplan.plans.rules import check_has_words, check_place
from careplan.plans.stating import (
    Place,
    Telling,
    begun,
    latest,
    make_item,
    state,
    touch,
)
from careplan.sharing.parts import kind_of

LONGEST_NAME = 60


@transaction.atomic
def rename(
    who: ServiceUser, part: str, name: str, *, by: User, at: datetime
) -> Statement:
    """Give a life area the person's own name. Only the person may.

    Raises NotAllowed for anyone else, NotNow for a part that is not a life area.
    """
    door = knock(who.pk, by=by, at=at)
    check_is_own(door)
    check_may_write(door, part)
    check_place(part, "", Kind.NAME)
    check_has_words(name)
    kind = kind_of(part)
    if kind is None or not kind.is_area:
        raise NotNow(_("This part keeps its name, so that others can find it."))
    if len(name.strip()) > LONGEST_NAME:
        raise NotNow(_("A shorter name, up to 60 letters, fits on a phone."))
    plan = begun(who, at=at)
    named = Item.objects.filter(
        plan=plan, part=part, kind=Kind.NAME, ended_at__isnull=True
    ).first()
    follows = latest(named) if named else None
    if named is None:
        place = Place(part, "", Kind.NAME)
        named = make_item(plan, place, voice=by, by=by, at=at, telling=Telling())
    elif follows and follows.body == name.strip():
        return follows
    return state(named, name, by=by, at=at, telling=Telling(), follows=follows)


def add_area(who: ServiceUser, name: str, *, by: User, at: datetime) -> str:
    """Add a life area of the person's own making; give its part key."""
    part = f"own-{uuid.uuid4().hex[:8]}"
    rename(who, part, name, by=by, at=at)
    return part


@transaction.atomic
def mark_most_important(
    who: ServiceUser, parts: list[str], *, by: User, at: datetime
) -> list[str]:
    """Say which up to three parts matter most now, in order. Only the person may.

    Raises NotAllowed for anyone else, NotNow for more than three or an unknown part.
    """
    door = knock(who.pk, by=by, at=at)
    check_is_own(door)
    chosen = list(dict.fromkeys(parts))
    if len(chosen) > 3:
        raise NotNow(_("Choose up to three. The others stay in your plan."))
    for part in chosen:
        check_place(part, "", Kind.NAME)
    plan = begun(who, at=at)
    LifeArea.objects.filter(plan=plan).delete()
    LifeArea.objects.bulk_create(
        LifeArea(plan=plan, part=part, rank=rank)
        for rank, part in enumerate(chosen, start=1)
    )
    touch(plan)
    audit.record(
        "arranged",
        "most_important",
        chain=door.chain,
        by=by,
        at=at,
        thing=plan.pk,
        facts={"parts": chosen},
    )
    return chosen
