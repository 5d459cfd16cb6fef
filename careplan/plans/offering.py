"""Offering a version: the plan as it is, frozen, for the person to answer.

Either of the two may offer. A plan in which nothing was written or talked about since
the last version cannot be offered, so it cannot be in date (promise 5).
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import ServiceUser, User
from careplan.core import audit
from careplan.core.refusals import NotAllowed, NotNow
from careplan.plans import contents
from careplan.plans.access import Door, knock
from careplan.plans.contents import ItemContent, PlanContent
from careplan.plans.freezing import frozen
from careplan.plans.models import IN_THE_PLAN, CarePlan, OfferEnded, Version


@transaction.atomic
def offer(who: ServiceUser, *, by: User, at: datetime) -> Version:
    """Freeze the plan and offer it; an offer still open is replaced.

    Raises NotAllowed for those who may not write, NotNow with nothing talked about.
    """
    door = knock(who.pk, by=by, at=at)
    check_may_offer(door)
    plan = CarePlan.objects.select_for_update().get(pk=_plan_of(door).pk)
    content = contents.of(door.service_user, plan, viewer=by.pk, coordinator=None)
    before = last_version(plan)
    check_something_talked_about(content, before)
    version = Version.objects.create(
        plan=plan,
        number=before.number + 1 if before else 1,
        revision=plan.revision,
        content=frozen(content),
        offered_by=by,
        offered_at=at,
    )
    if before and not OfferEnded.objects.filter(version=before).exists():
        replaced = OfferEnded.How.REPLACED
        OfferEnded.objects.create(version=before, how=replaced, by=by, recorded_at=at)
    _record("offered", version, door, by=by, at=at)
    return version


@transaction.atomic
def withdraw(version: Version, *, by: User, at: datetime) -> OfferEnded:
    """Take an offer back. Raises NotAllowed for anyone but who offered it, NotNow if
    it is no longer open."""
    door = knock(version.plan.service_user_id, by=by, at=at)
    if version.offered_by_id != by.pk:
        raise NotAllowed(
            _("Only %s can take this offer back.") % version.offered_by.called
        )
    if OfferEnded.objects.filter(version=version).exists():
        raise NotNow(_("This offer is not open any more."))
    ended = OfferEnded.objects.create(
        version=version, how=OfferEnded.How.WITHDRAWN, by=by, recorded_at=at
    )
    _record("withdrew", version, door, by=by, at=at)
    return ended


def check_may_offer(door: Door) -> None:
    """The person and those who write by role offer. Raises NotAllowed for others."""
    if not door.may_write_somewhere:
        raise NotAllowed(_("You can read this here, but not offer it."))


def check_something_talked_about(content: PlanContent, before: Version | None) -> None:
    """Raises NotNow unless something was written or talked about since."""
    if not any(talked_about_since(item, before) for item in content.items):
        raise NotNow(
            _("Nothing was written or talked about since the last version.")
            if before
            else _("There is nothing in the plan yet to offer.")
        )


def talked_about_since(item: ItemContent, before: Version | None) -> bool:
    """True if an item's voice spoke, or it was said to be still true, since then."""
    if item.kind not in IN_THE_PLAN:
        return False
    talked = max(item.words.recorded_at, item.still_true_at or item.words.recorded_at)
    return before is None or talked > before.offered_at


def last_version(plan: CarePlan) -> Version | None:
    return (
        Version.objects.filter(plan=plan)
        .select_related("plan", "offered_by", "ended")
        .order_by("-number")
        .first()
    )


def ended_how(version: Version) -> str:
    """Give how an offer ended, withdrawn or replaced; empty while it is open."""
    ended = getattr(version, "ended", None)
    return ended.how if ended else ""


def open_offer(plan: CarePlan) -> Version | None:
    """Give the version on offer, for the person: neither withdrawn nor replaced."""
    version = last_version(plan)
    if version is None or OfferEnded.objects.filter(version=version).exists():
        return None
    return version


def _plan_of(door: Door) -> CarePlan:
    if door.plan is None:
        raise NotNow(_("There is nothing in the plan yet to offer."))
    return door.plan


def _record(act: str, version: Version, door: Door, *, by: User, at: datetime) -> None:
    audit.record(
        act,
        "version",
        chain=door.chain,
        by=by,
        at=at,
        thing=version.pk,
        facts={"number": version.number, "revision": version.revision},
    )


def version_of(plan: CarePlan | None, number: int) -> Version | None:
    """Give a version of a plan by its number."""
    if plan is None:
        return None
    return (
        Version.objects.filter(plan=plan, number=number)
        .select_related("plan", "offered_by", "ended")
        .first()
    )
