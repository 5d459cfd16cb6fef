"""Supporting somebody: who is in a person's care team, from when until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.access import (
    check_may_arrange_care_team,
    check_may_bring_in,
    check_may_see_care_team,
    is_worker,
    may_arrange,
)
from accounts.joining import invite
from accounts.making import Person, make_user
from accounts.models import (
    CareTeamMember,
    Invitation,
    Role,
    ServiceUser,
    TeamMembership,
    User,
    holds,
)
from careplan.core import audit
from careplan.core.dates import local_day, long_day
from careplan.core.refusals import NotNow

WORKER_ROLES = (
    Role.DEPUTY,
    Role.PSYCHIATRIST,
    Role.TEAM_WORKER,
    Role.PEER_WORKER,
)
OUTSIDE_ROLES = (Role.CARER, Role.ADVOCATE, Role.OUTSIDE_WORKER)


@dataclass(frozen=True)
class Colleague:
    """Somebody who can be chosen: their id and how they are named."""

    id: UUID
    name: str
    title: str


@dataclass(frozen=True)
class Supporter:
    """One line of a person's care team."""

    id: int
    name: str
    role: str
    since: str
    joined: bool
    invitation: UUID | None
    may_end: bool


@dataclass(frozen=True)
class CareTeam:
    """Who supports a person, as a page shows it."""

    who: UUID
    called: str
    supporters: tuple[Supporter, ...]
    own_invitation: UUID | None
    may_arrange: bool


@transaction.atomic
def add_to_care_team(
    service_user: ServiceUser, *, user: User, role: str, by: User, at: datetime
) -> CareTeamMember:
    """Say that somebody supports a person from today.

    Raises Http404 or NotAllowed unless `by` arranges the team, NotNow for a role that
    does not fit or that the user has already.
    """
    check_may_arrange_care_team(service_user, by=by, on=local_day(at))
    return _add(service_user, user, role, by=by, at=at)


def _add(
    service_user: ServiceUser, user: User, role: str, *, by: User, at: datetime
) -> CareTeamMember:
    day = local_day(at)
    _check_role_fits(service_user, user, role, on=day)
    member = CareTeamMember.objects.create(
        service_user=service_user, user=user, role=role, from_on=day
    )
    audit.record(
        "added_to_team",
        role,
        chain=f"plan:{service_user.pk}",
        by=by,
        at=at,
        thing=user.pk,
    )
    return member


@transaction.atomic
def invite_supporter(
    service_user: ServiceUser, person: Person, *, role: str, by: User, at: datetime
) -> Invitation | None:
    """Bring in somebody from outside the teams: the person may, and who arranges.

    It lets them read nothing by itself.

    Someone who is here already is added under the address they use; no letter goes, and
    the page does not tell the difference. Raises as add_to_care_team does.
    """
    if role not in OUTSIDE_ROLES:
        raise NotNow(_("Choose what they are to %(name)s.") % _named(service_user))
    check_may_bring_in(service_user, by=by, on=local_day(at))
    email = person.email.strip().lower()
    user = User.objects.filter(email=email).first()
    user = user or make_user(person, by=by, at=at)
    _add(service_user, user, role, by=by, at=at)
    if user.joined_at:
        return None
    return invite(user, by=by, at=at, role=role, service_user=service_user)


@transaction.atomic
def end_support(member: CareTeamMember, *, by: User, at: datetime) -> CareTeamMember:
    """Say that somebody no longer supports a person, from today.

    Raises Http404 or NotAllowed unless `by` arranges the team, NotNow for the care
    coordinator, and for the last stand-in.
    """
    day = local_day(at)
    check_may_arrange_care_team(member.service_user, by=by, on=day)
    if member.role in (Role.CARE_COORDINATOR, Role.DEPUTY):
        others = _now(member.service_user, day).filter(role=member.role)
        if not others.exclude(pk=member.pk).exists():
            raise NotNow(_("Somebody else must take this on first."))
    member.until_on = day
    member.save(update_fields=["until_on"])
    audit.record(
        "ended_support",
        member.role,
        chain=f"plan:{member.service_user_id}",
        by=by,
        at=at,
        thing=member.user_id,
    )
    return member


def care_team(service_user: ServiceUser, *, by: User, at: datetime) -> CareTeam:
    """Give the team as a page shows it. Raises Http404 for those who may not see it."""
    day = local_day(at)
    arranges = may_arrange(check_may_see_care_team(service_user, by=by, on=day))
    members = _now(service_user, day).select_related("user").order_by("pk")
    cards = _cards(service_user, at) if arranges else {}
    return CareTeam(
        who=service_user.pk,
        called=service_user.user.called,
        supporters=tuple(_line(m, cards, arranges) for m in _in_order(members)),
        own_invitation=cards.get(service_user.user_id),
        may_arrange=arranges,
    )


def colleagues_of(user: User, *, on: date) -> list[Colleague]:
    """Give the others of one's own teams, by name: who can stand in, or join a team."""
    teams = TeamMembership.objects.filter(holds(on), user=user).values("team")
    people = (
        User.objects.filter(
            pk__in=TeamMembership.objects.filter(holds(on), team__in=teams).values(
                "user"
            ),
            worker_profile__isnull=False,
            is_active=True,
        )
        .exclude(pk=user.pk)
        .select_related("worker_profile")
        .order_by("name")
    )
    return [Colleague(p.pk, p.name, p.worker_profile.title) for p in people]


def _check_role_fits(
    service_user: ServiceUser, user: User, role: str, *, on: date
) -> None:
    if role not in (*WORKER_ROLES, *OUTSIDE_ROLES):
        raise NotNow(_("Choose what they are to %(name)s.") % _named(service_user))
    if user.pk == service_user.user_id:
        raise NotNow(_("Nobody is in their own care team."))
    if role in WORKER_ROLES and not is_worker(user):
        raise NotNow(_("Only somebody who works here can be that."))
    if _now(service_user, on).filter(user=user, role=role).exists():
        raise NotNow(_("%(name)s is that already.") % {"name": user.called})


def _now(service_user: ServiceUser, on: date) -> QuerySet[CareTeamMember]:
    return CareTeamMember.objects.filter(holds(on), service_user=service_user)


def _named(service_user: ServiceUser) -> dict[str, str]:
    return {"name": service_user.user.called}


def _cards(service_user: ServiceUser, at: datetime) -> dict[UUID, UUID]:
    """The cards given for this plan, by whom they are for."""
    cards = Invitation.objects.filter(
        service_user=service_user, accepted_at=None
    ).order_by("invited_at")
    return {card.user_id: card.pk for card in cards}


def _in_order(members: Iterable[CareTeamMember]) -> list[CareTeamMember]:
    places = {role: place for place, role in enumerate(Role.values)}
    return sorted(members, key=lambda m: places[m.role])


def _line(member: CareTeamMember, cards: dict[UUID, UUID], arranges: bool) -> Supporter:
    return Supporter(
        id=member.pk,
        name=member.user.name,
        role=member.get_role_display(),
        since=long_day(member.from_on),
        joined=member.user.joined_at is not None,
        invitation=cards.get(member.user_id),
        may_end=arranges and member.role != Role.CARE_COORDINATOR,
    )
