"""Reminding: find what is due to be looked at again, and tell whoever coordinates.

Nothing is stored ahead: signing a review cancels nothing, and each thing is told once
to one worker for one day.
"""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.covering import coordinator_of, is_away, stand_in_of
from accounts.models import ServiceUser, User
from careplan.core.dates import local_day
from careplan.core.models import Letter
from risk import emails
from risk.models import (
    RiskAssessment,
    Withholding,
    WithholdingAgreed,
    WithholdingEnded,
)

Due = tuple[str, UUID, date, ServiceUser]


def remind(*, at: datetime) -> int:
    """Post a letter for everything due that has none yet. Gives how many."""
    on, posted = local_day(at), 0
    for about, thing, day, who in _due(on):
        to = _whom(who, on)
        if to is None or who.closed_on:
            continue
        if Letter.objects.filter(key=emails.key_of(thing, to, day)).exists():
            continue
        with transaction.atomic():
            emails.post_something_due(about, thing, to, at=_not_before_ten(at), on=day)
        posted += 1
    return posted


def _due(on: date) -> Iterator[Due]:
    newer = RiskAssessment.objects.filter(replaces=OuterRef("pk"))
    stale = RiskAssessment.objects.filter(~Exists(newer), review_on__lte=on)
    for a in stale.select_related("service_user__user"):
        yield "assessment", a.pk, a.review_on, a.service_user
    ended = WithholdingEnded.objects.filter(withholding=OuterRef("pk"))
    agreed = WithholdingAgreed.objects.filter(withholding=OuterRef("pk"))
    kept = Withholding.objects.filter(Exists(agreed), ~Exists(ended), review_on__lte=on)
    for w in kept.select_related("words__assessment__service_user__user"):
        yield "withholding", w.pk, w.review_on, w.words.assessment.service_user


def _not_before_ten(at: datetime) -> datetime:
    """Ten in the morning in London, or now where that has gone."""
    local = timezone.localtime(at)
    return max(at, local.replace(hour=10, minute=0, second=0, microsecond=0))


def _whom(who: ServiceUser, on: date) -> User | None:
    """The care coordinator, or the stand-in while the coordinator is away."""
    coordinator = coordinator_of(who, on=on)
    if coordinator is None or not is_away(coordinator, on=on):
        return coordinator
    return stand_in_of(who, on=on) or coordinator
