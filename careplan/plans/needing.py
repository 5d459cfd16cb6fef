"""Needs: asked, answered honestly, and kept in view when there is no help to be had."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from careplan.core import audit
from careplan.core.dates import local_day
from careplan.core.refusals import NotAllowed, NotNow
from careplan.plans.access import check_is_worker, check_may_write, check_voice, knock
from careplan.plans.models import Item, Kind, NeedStatus, Statement, Status
from careplan.plans.rules import check_by_on, check_has_words, check_stands
from careplan.plans.stating import Place, Telling, make_item, state, touch


@transaction.atomic
def answer_need(
    need: Item, status: str, *, by: User, at: datetime, telling: Telling = Telling()
) -> NeedStatus:
    """Say how a need stands. "Not wanted now" is its voice's alone to say.

    Raises NotAllowed, or NotNow for "nothing available", which has its own way.
    """
    if status == Status.NOTHING:
        raise NotNow(
            _("Say why there is nothing, what instead, and when to look again.")
        )
    _check_is_need(need)
    door = knock(need.plan.service_user_id, by=by, at=at)
    check_may_write(door, need.part)
    if status == Status.NOT_NOW:
        check_voice(need, by=by)
    return _record(need, status, by=by, at=at)


@transaction.atomic
def nothing_available(
    need: Item,
    *,
    reason: str,
    instead: str = "",
    look_again_on: date,
    by: User,
    at: datetime,
) -> NeedStatus:
    """Say that there is no such help: why in words, what instead, look again when.

    The need stays in the plan until its voice takes it out (promise 10).
    Raises NotAllowed for anyone but a worker, NotNow without a reason.
    """
    _check_is_need(need)
    door = knock(need.plan.service_user_id, by=by, at=at)
    check_may_write(door, need.part)
    check_is_worker(door)
    check_has_words(reason)
    check_by_on(look_again_on, today=local_day(at))
    why = give_reason(need, reason, by=by, at=at)
    other = give_reason(need, instead, by=by, at=at) if instead.strip() else None
    return _record(
        need,
        Status.NOTHING,
        by=by,
        at=at,
        reason=why,
        instead=other,
        look_again_on=look_again_on,
    )


def give_reason(item: Item, body: str, *, by: User, at: datetime) -> Statement:
    """Write the words that a status or an update points at."""
    place = Place(item.part, item.heading, Kind.REASON, item.pk)
    made = make_item(item.plan, place, voice=by, by=by, at=at, telling=Telling())
    return state(made, body, by=by, at=at, telling=Telling())


def _check_is_need(need: Item) -> None:
    check_stands(need)
    if need.kind != Kind.NEED:
        raise NotAllowed(_("This was not asked for as help."))


def _record(
    need: Item,
    status: str,
    *,
    by: User,
    at: datetime,
    reason: Statement | None = None,
    instead: Statement | None = None,
    look_again_on: date | None = None,
) -> NeedStatus:
    said = NeedStatus.objects.create(
        item=need,
        status=status,
        reason=reason,
        instead=instead,
        look_again_on=look_again_on,
        by=by,
        recorded_at=at,
    )
    touch(need.plan)
    audit.record(
        "answered",
        "need",
        chain=need.plan.chain,
        by=by,
        at=at,
        thing=need.pk,
        facts={"status": str(status)},
    )
    return said
