"""Covering: who coordinates somebody's care on a day, and who stands in meanwhile."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.access import is_worker
from accounts.models import (
    CareTeamMember,
    CoverPeriod,
    Role,
    ServiceUser,
    User,
    holds,
)
from careplan.core import audit
from careplan.core.dates import local_day
from careplan.core.refusals import NotAllowed, NotNow


def coordinator_of(service_user: ServiceUser, *, on: date) -> User | None:
    """Give the care coordinator on that day, away or not."""
    member = _members(service_user, Role.CARE_COORDINATOR, on).first()
    return member.user if member else None


def stand_in_of(service_user: ServiceUser, *, on: date) -> User | None:
    """Give the stand-in on that day, whether or not they are standing in."""
    member = _members(service_user, Role.DEPUTY, on).first()
    return member.user if member else None


def is_away(user: User, *, on: date) -> bool:
    """True on a day on which deputies stand in for this worker."""
    return CoverPeriod.objects.filter(holds(on), away=user).exists()


def is_in_cover(user: User, service_user: ServiceUser, *, on: date) -> bool:
    """True if this user stands in for the person's coordinator on that day."""
    deputies = _members(service_user, Role.DEPUTY, on)
    if not deputies.filter(user=user).exists():
        return False
    coordinator = coordinator_of(service_user, on=on)
    return coordinator is not None and is_away(coordinator, on=on)


@transaction.atomic
def be_away(
    user: User, *, from_on: date, until_on: date | None, by: User, at: datetime
) -> CoverPeriod:
    """Say that somebody is away from a day until (not with) another: deputies cover.

    Raises NotAllowed for anyone but the worker themselves, NotNow for days that end
    before they begin or run into another absence.
    """
    if by.pk != user.pk or not is_worker(user):
        raise NotAllowed(_("Only %(name)s can say this.") % {"name": user.called})
    if until_on is not None and until_on <= from_on:
        raise NotNow(_("The last day comes before the first. Look at the days again."))
    others = CoverPeriod.objects.filter(away=user)
    if any(_overlap(from_on, until_on, o.from_on, o.until_on) for o in others):
        raise NotNow(_("There is cover for some of these days already."))
    period = CoverPeriod.objects.create(away=user, from_on=from_on, until_on=until_on)
    audit.record("said_away", "cover", chain="people", by=by, at=at, thing=period.pk)
    return period


@transaction.atomic
def be_back(period: CoverPeriod, *, by: User, at: datetime) -> CoverPeriod:
    """End an absence today. Raises NotAllowed for anyone but the worker themselves."""
    if by.pk != period.away_id:
        raise NotAllowed(_("Only the person who is away can say this."))
    day = local_day(at)
    period.until_on = max(day, period.from_on)
    period.save(update_fields=["until_on"])
    audit.record("said_back", "cover", chain="people", by=by, at=at, thing=period.pk)
    return period


def _members(
    service_user: ServiceUser, role: str, on: date
) -> QuerySet[CareTeamMember]:
    return (
        CareTeamMember.objects.filter(holds(on), service_user=service_user, role=role)
        .select_related("user")
        .order_by("from_on", "pk")
    )


def _overlap(
    from_on: date, until_on: date | None, other_from: date, other_until: date | None
) -> bool:
    last = date.max
    return from_on < (other_until or last) and other_from < (until_on or last)
