"""Who may invite people, arrange a care team, give somebody a new word."""

from datetime import date

from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import (
    READS_BY_ROLE,
    CareTeamMember,
    CoverPeriod,
    Invitation,
    Role,
    ServiceUser,
    TeamMembership,
    User,
    holds,
)
from careplan.core.refusals import NotAllowed


def is_worker(user: User) -> bool:
    """True for somebody who works here."""
    return getattr(user, "worker_profile", None) is not None


def check_may_invite(user: User, *, on: date) -> None:
    """Workers of a team invite. Raises NotAllowed for anyone else."""
    in_a_team = TeamMembership.objects.filter(holds(on), user=user).exists()
    if not in_a_team or not is_worker(user):
        raise NotAllowed(_("Only somebody who works in a team can invite people."))


def roles_of(user: User, service_user: ServiceUser, *, on: date) -> set[str]:
    """The roles by which somebody supports a person that day, cover among them.

    A deputy counts only while the care coordinator is away.
    """
    held = CareTeamMember.objects.filter(holds(on), service_user=service_user)
    roles = set(held.filter(user=user).values_list("role", flat=True))
    if Role.DEPUTY in roles:
        coordinators = held.filter(role=Role.CARE_COORDINATOR).values("user")
        away = CoverPeriod.objects.filter(holds(on), away__in=coordinators)
        if not away.exists():
            roles.discard(Role.DEPUTY)
    return roles


def check_may_see_care_team(
    service_user: ServiceUser, *, by: User, on: date
) -> set[str]:
    """Those who read the plan by role see the team. Raises Http404 for anyone else."""
    roles = roles_of(by, service_user, on=on)
    if not roles & {*READS_BY_ROLE, Role.DEPUTY}:
        raise Http404
    return roles


def check_may_arrange_care_team(
    service_user: ServiceUser, *, by: User, on: date
) -> None:
    """The care coordinator, or the stand-in meanwhile. Raises NotAllowed for others."""
    roles = check_may_see_care_team(service_user, by=by, on=on)
    if not may_arrange(roles):
        raise NotAllowed(_("The care coordinator arranges who is in the care team."))


def check_may_bring_in(service_user: ServiceUser, *, by: User, on: date) -> None:
    """The person brings in whom they like; so does who arranges the care team."""
    if service_user.user_id != by.pk:
        check_may_arrange_care_team(service_user, by=by, on=on)


def may_arrange(roles: set[str]) -> bool:
    """True if somebody with these roles arranges the care team."""
    return bool(roles & {Role.CARE_COORDINATOR, Role.DEPUTY})


def check_may_read_card(invitation: Invitation, *, by: User, on: date) -> None:
    """Who invited reads the word on the card; so does the care coordinator.

    Raises Http404 for anyone else.
    """
    if invitation.invited_by_id == by.pk:
        return
    service_user = invitation.service_user
    if service_user is None or not may_arrange(roles_of(by, service_user, on=on)):
        raise Http404


def check_may_pause(service_user: ServiceUser, *, by: User, on: date) -> None:
    """The person, or those who read the plan by role. Raises Http404 for others."""
    if service_user.user_id != by.pk:
        check_may_see_care_team(service_user, by=by, on=on)
