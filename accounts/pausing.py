"""Pausing: "not now" is an answer. Letters about the plan rest; people do not."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.access import check_may_pause
from accounts.models import Pause, ServiceUser, User
from careplan.core import audit
from careplan.core.dates import local_day
from careplan.core.refusals import NotAllowed, NotNow

ASK_AGAIN_AFTER = timedelta(weeks=4)
ASK_HOW_WITHIN = timedelta(weeks=1)


@transaction.atomic
def pause(
    service_user: ServiceUser,
    *,
    by: User,
    at: datetime,
    ask_again_on: date | None = None,
    too_ill: bool = False,
) -> Pause:
    """Rest the letters about the plan; no reason asked. Again: another day to ask.

    Raises Http404 for those outside the care team, NotAllowed where the person is said
    to be too ill by themselves alone, NotNow for a day that has gone.
    """
    day = local_day(at)
    check_may_pause(service_user, by=by, on=day)
    if too_ill and by.pk == service_user.user_id:
        raise NotAllowed(_("You do not have to give a reason."))
    if ask_again_on is not None and ask_again_on <= day:
        raise NotNow(_("Choose a day that is still to come."))
    _open(service_user).update(ended_at=at)
    made = Pause.objects.create(
        service_user=service_user,
        started_at=at,
        started_by=by,
        ask_again_on=ask_again_on or day + ASK_AGAIN_AFTER,
        ask_how_by=day + ASK_HOW_WITHIN,
        too_ill=too_ill,
    )
    _record("paused", made, by=by, at=at)
    return made


@transaction.atomic
def start_again(service_user: ServiceUser, *, by: User, at: datetime) -> Pause:
    """End the pause. Raises Http404 for those outside, NotNow if there is none."""
    check_may_pause(service_user, by=by, on=local_day(at))
    there = _open(service_user).first()
    if there is None:
        raise NotNow(_("There is no pause at the moment."))
    there.ended_at = at
    there.save(update_fields=["ended_at"])
    _record("started_again", there, by=by, at=at)
    return there


@transaction.atomic
def asked_how(service_user: ServiceUser, *, by: User, at: datetime) -> Pause:
    """A worker asked how the person is; the next time is within a week.

    Raises Http404 for those outside, NotAllowed for the person, NotNow without a pause.
    """
    day = local_day(at)
    check_may_pause(service_user, by=by, on=day)
    if by.pk == service_user.user_id:
        raise NotAllowed(_("This is for the people who support you."))
    there = _open(service_user).first()
    if there is None:
        raise NotNow(_("There is no pause at the moment."))
    there.ask_how_by = day + ASK_HOW_WITHIN
    there.save(update_fields=["ask_how_by"])
    _record("asked_how", there, by=by, at=at)
    return there


def pause_of(service_user: ServiceUser) -> Pause | None:
    """Give the pause that holds, if there is one."""
    return _open(service_user).first()


def _open(service_user: ServiceUser) -> QuerySet[Pause]:
    return Pause.objects.filter(service_user=service_user, ended_at__isnull=True)


def _record(act: str, made: Pause, *, by: User, at: datetime) -> None:
    audit.record(
        act,
        "pause",
        chain=f"plan:{made.service_user_id}",
        by=by,
        at=at,
        thing=made.pk,
        facts={"ask_again_on": made.ask_again_on.isoformat()},
    )
