"""Leading a team, and being on duty in one."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Team, TeamLead, TeamMembership, User, holds
from careplan.core import audit
from careplan.core.dates import local_day
from careplan.core.refusals import NotAllowed


@transaction.atomic
def lead(team: Team, *, user: User, by: User | None, at: datetime) -> TeamLead:
    """Say that somebody leads a team from today. A first lead is set up on the server.

    Raises NotAllowed for anyone who does not lead the team.
    """
    _check_leads(team, by=by, at=at)
    made = TeamLead.objects.create(team=team, user=user, from_on=local_day(at))
    audit.record("leads", "team", chain="people", by=by, at=at, thing=user.pk)
    return made


@transaction.atomic
def put_on_duty(
    membership: TeamMembership, *, by: User | None, at: datetime
) -> TeamMembership:
    """Say that a member of the team is one of its duty workers.

    Raises NotAllowed for anyone who does not lead the team.
    """
    _check_leads(membership.team, by=by, at=at)
    membership.on_duty = True
    membership.save(update_fields=["on_duty"])
    audit.record(
        "on_duty",
        "team",
        chain="people",
        by=by,
        at=at,
        thing=membership.user_id,
    )
    return membership


def _check_leads(team: Team, *, by: User | None, at: datetime) -> None:
    if by is None:
        return
    if not TeamLead.objects.filter(holds(local_day(at)), team=team, user=by).exists():
        raise NotAllowed(_("Only the lead of a team can say this."))
