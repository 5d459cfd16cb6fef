"""Saying something about what stands in a plan, and answering it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from careplan.core.refusals import NotAllowed, NotNow
from careplan.plans.access import check_is_own, check_may_write, knock
from careplan.plans.models import SAID_ABOUT, Item, Kind, Statement
from careplan.plans.rules import check_has_words, check_stands
from careplan.plans.stating import (
    Place,
    Telling,
    forget,
    make_item,
    state,
    unused_id,
)


def say_about(
    item: Item,
    body: str,
    *,
    by: User,
    at: datetime,
    draft: UUID | None = None,
    telling: Telling = Telling(),
) -> Statement:
    """Say something beside an item, or answer what was said beside it.

    Twice the same makes one. Raises NotAllowed where `by` may not write, NotNow for no
    words.
    """
    return _beside(item, body, Kind.COMMENT, by=by, at=at, draft=draft, telling=telling)


def not_right(
    item: Item, body: str, *, by: User, at: datetime, draft: UUID | None = None
) -> Statement:
    """The person says that what another wrote isn't right for them; why, if they like.

    Raises NotAllowed for anyone but the person, NotNow beside the person's own words.
    """
    door = knock(item.plan.service_user_id, by=by, at=at)
    check_is_own(door)
    if item.voice_id == by.pk:
        raise NotNow(_("These are your own words. You can change them."))
    words = body.strip() or _("This isn’t right for me.")
    return _beside(
        item, words, Kind.NOT_RIGHT, by=by, at=at, draft=draft, telling=Telling()
    )


@transaction.atomic
def _beside(
    item: Item,
    body: str,
    kind: str,
    *,
    by: User,
    at: datetime,
    draft: UUID | None,
    telling: Telling,
) -> Statement:
    door = knock(item.plan.service_user_id, by=by, at=at)
    check_may_write(door, item.part)
    check_stands(item)
    check_has_words(body)
    if item.kind in (Kind.NAME, Kind.REASON):
        raise NotAllowed(_("Say it beside the words it belongs to."))
    statement_id, there = unused_id(draft, body, by=by)
    if there is not None:
        return there
    about = item.parent if item.kind in SAID_ABOUT else item
    place = Place(item.part, item.heading, kind, about.pk if about else None)
    made = make_item(item.plan, place, voice=by, by=by, at=at, telling=telling)
    forget(draft, by=by)
    return state(made, body, by=by, at=at, telling=telling, statement_id=statement_id)
