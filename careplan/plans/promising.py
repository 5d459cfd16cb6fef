"""Promises: who will do what, by when; then what happened, and did it help."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import CareTeamMember, ServiceUser, User, holds
from careplan.core import audit
from careplan.core.dates import local_day
from careplan.core.refusals import NotNow
from careplan.plans.access import check_may_write, knock
from careplan.plans.models import ActionUpdate, Happened, Item, Kind, Statement
from careplan.plans.needing import give_reason
from careplan.plans.rules import check_by_on, check_has_words, check_stands
from careplan.plans.stating import ActionFacts, Place, Telling, touch
from careplan.plans.writing import put


@dataclass(frozen=True)
class Doer:
    """Somebody who may be named as doing something."""

    id: UUID
    called: str


def possible_doers(who: ServiceUser, *, on: date) -> list[Doer]:
    """The person and those who support them, the person first."""
    team = (
        CareTeamMember.objects.filter(holds(on), service_user=who)
        .order_by("pk")
        .values_list("user_id", "user__called")
    )
    found = {who.user_id: who.user.called} | dict(team)
    return [Doer(pk, called) for pk, called in found.items()]


def promise(
    who: ServiceUser,
    place: Place,
    body: str,
    *,
    doer: User,
    by_on: date | None,
    by: User,
    at: datetime,
    draft: UUID | None = None,
    telling: Telling = Telling(),
) -> Statement:
    """Write down what somebody will do, and by when.

    Raises NotNow for a day gone or a doer who does not support the person.
    """
    today = local_day(at)
    check_by_on(by_on, today=today)
    if doer.pk not in {d.id for d in possible_doers(who, on=today)}:
        raise NotNow(_("Choose somebody who supports %s.") % who.user.called)
    place = Place(place.part, place.heading, Kind.ACTION, place.parent)
    return put(
        who,
        place,
        body,
        by=by,
        at=at,
        draft=draft,
        telling=telling,
        action=ActionFacts(doer, by_on),
    )


@transaction.atomic
def say_what_happened(
    action: Item,
    happened: str,
    *,
    by: User,
    at: datetime,
    because: str = "",
    helped: bool | None = None,
) -> ActionUpdate:
    """Say what became of a promise. What could not be done says why.

    Raises NotAllowed where `by` may not write, NotNow without a reason.
    """
    check_stands(action)
    if action.kind != Kind.ACTION:
        raise NotNow(_("Nobody promised this."))
    door = knock(action.plan.service_user_id, by=by, at=at)
    check_may_write(door, action.part)
    if happened == Happened.COULD_NOT:
        check_has_words(because)
    words = give_reason(action, because, by=by, at=at) if because.strip() else None
    update = ActionUpdate.objects.create(
        item=action,
        happened=happened,
        because=words,
        helped=helped,
        by=by,
        recorded_at=at,
    )
    touch(action.plan)
    audit.record(
        "updated",
        "action",
        chain=action.plan.chain,
        by=by,
        at=at,
        thing=action.pk,
        facts={"happened": str(happened), "helped": helped},
    )
    return update
