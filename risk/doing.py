"""Doing: what happened with something the service said it would do."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import User
from careplan.core.refusals import NotNow
from risk import auditing
from risk.access import Door, check_may_write
from risk.models import (
    Circumstance,
    Happened,
    RiskWords,
    SafetyAction,
    SafetyActionUpdate,
    Section,
)
from risk.rules import check_has_words


@transaction.atomic
def say_what_happened(
    door: Door,
    action: SafetyAction,
    happened: str,
    *,
    by: User,
    at: datetime,
    because: str = "",
) -> SafetyActionUpdate:
    """Say what became of it; where it could not be done, why.

    Raises NotAllowed for those who neither write here nor said they would do it; NotNow
    without a reason where one is needed.
    """
    if action.doer_id != by.pk:
        check_may_write(door)
    if happened not in Happened.values:
        raise NotNow(_("Choose one of these."))
    if happened == Happened.COULD_NOT:
        check_has_words(because, what=_("Say why it could not be done."))
    why = None
    if because.strip():
        check_has_words(because)
        why = RiskWords.objects.create(
            assessment=action.what.assessment,
            section=Section.BECAUSE,
            body=because.strip(),
            said_by=by,
            written_by=by,
            circumstance=Circumstance.LATER,
            recorded_at=at,
        )
    said = SafetyActionUpdate.objects.create(
        action=action, happened=happened, because=why, by=by, recorded_at=at
    )
    auditing.record(
        "said_what_happened",
        "action",
        who=door.who,
        by=by,
        at=at,
        thing=action.pk,
        facts={"happened": happened},
    )
    return said


def action_at(door: Door, wanted: UUID) -> SafetyAction:
    """Find one, for staff. Raises Http404 for anyone or anything else."""
    found = (
        SafetyAction.objects.select_related("what__assessment", "doer")
        .filter(pk=wanted, what__assessment__service_user=door.service_user)
        .first()
    )
    if found is None or door.is_own or not door.reads_all:
        raise Http404
    return found
