"""Who may: who reads somebody's safety notes, and who writes in them.

The author, the care coordinator, the psychiatrist, the stand-in during cover, the duty
worker; the person, when they choose. Nobody else, the lead and other teams included.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.access import is_worker, roles_of
from accounts.models import (
    CareTeamMember,
    CoverPeriod,
    Role,
    ServiceUser,
    TeamMembership,
    User,
    holds,
)
from careplan.core.dates import local_day
from careplan.core.refusals import NotAllowed
from risk.models import RiskAssessment, RiskWords


class Why(StrEnum):
    """The ground on which somebody opens a person's safety notes."""

    OWN = "own"
    COORDINATOR = "coordinator"
    PSYCHIATRIST = "psychiatrist"
    COVER = "cover"
    DUTY = "duty"
    AUTHOR = "author"


_BY_ROLE = {
    Role.CARE_COORDINATOR: Why.COORDINATOR,
    Role.PSYCHIATRIST: Why.PSYCHIATRIST,
    Role.DEPUTY: Why.COVER,
}
_WRITES = frozenset({Why.COORDINATOR, Why.PSYCHIATRIST, Why.COVER})
_READS_ALL = _WRITES | {Why.DUTY}


@dataclass(frozen=True)
class Door:
    """One person's safety notes, before any word is fetched: whose, and for whom."""

    service_user: ServiceUser
    user: User
    whys: frozenset[Why]

    @property
    def who(self) -> UUID:
        return self.service_user.pk

    @property
    def is_own(self) -> bool:
        return Why.OWN in self.whys

    @property
    def reads_all(self) -> bool:
        """True for all but an author who has no other part in this person's care."""
        return self.is_own or bool(self.whys & _READS_ALL)

    @property
    def may_write(self) -> bool:
        """True for those who assess. A duty worker reads."""
        return bool(self.whys & _WRITES)


@dataclass(frozen=True)
class Reader:
    """Somebody who may read, as a sentence names them."""

    user: User
    why: Why


def knock(who: UUID, *, by: User, at: datetime) -> Door:
    """Find somebody's safety notes, for those who may read them.

    Raises Http404 for anyone else, with no difference from a person who never was.
    """
    service_user = ServiceUser.objects.select_related("user").filter(pk=who).first()
    if service_user is None:
        raise Http404
    whys = grounds(service_user, user=by, on=local_day(at))
    if not whys:
        raise Http404
    return Door(service_user, by, whys)


def own_door(by: User) -> Door:
    """The person's own. Raises Http404 for somebody who has no page here."""
    service_user = getattr(by, "service_user", None)
    if service_user is None:
        raise Http404
    return Door(service_user, by, frozenset({Why.OWN}))


def grounds(service_user: ServiceUser, *, user: User, on: date) -> frozenset[Why]:
    """Every ground on which this user reads that day; of one's own, that alone."""
    if service_user.user_id == user.pk:
        return frozenset({Why.OWN})
    if not user.is_active or not is_worker(user):
        return frozenset()
    roles = roles_of(user, service_user, on=on)
    found = {why for role, why in _BY_ROLE.items() if role in roles}
    if _duty_workers(service_user, on).filter(pk=user.pk).exists():
        found.add(Why.DUTY)
    if _is_author(service_user, user=user, on=on):
        found.add(Why.AUTHOR)
    return frozenset(found)


def readers(service_user: ServiceUser, *, on: date) -> list[Reader]:
    """The care team who may read on that day, duty workers last. Not the authors."""
    members = (
        CareTeamMember.objects.filter(
            holds(on), service_user=service_user, role__in=_BY_ROLE
        )
        .select_related("user__worker_profile")
        .order_by("from_on", "pk")
    )
    by_role: dict[Why, list[User]] = {}
    for member in members:
        by_role.setdefault(_BY_ROLE[Role(member.role)], []).append(member.user)
    away = CoverPeriod.objects.filter(
        holds(on), away__in=by_role.get(Why.COORDINATOR, [])
    )
    if not away.exists():
        by_role.pop(Why.COVER, None)
    by_role[Why.DUTY] = list(_duty_workers(service_user, on))
    order = (Why.COORDINATOR, Why.COVER, Why.PSYCHIATRIST, Why.DUTY)
    found = [Reader(user, why) for why in order for user in by_role.get(why, [])]
    return [r for i, r in enumerate(found) if r.user not in _users(found[:i])]


def second_readers(door: Door, *, at: datetime) -> list[User]:
    """Those who may read something with the caller: any reader but the caller."""
    found = readers(door.service_user, on=local_day(at))
    return [r.user for r in found if r.user.pk != door.user.pk]


def doers(service_user: ServiceUser, *, on: date) -> list[User]:
    """Who can take on what the service will do: those who can also read it here."""
    members = CareTeamMember.objects.filter(
        holds(on), service_user=service_user, role__in=_BY_ROLE
    ).select_related("user")
    return list({m.user_id: m.user for m in members.order_by("from_on", "pk")}.values())


def people_for(user: User, *, on: date) -> list[ServiceUser]:
    """Whose safety notes this worker may open by role, whether or not there are any."""
    if not is_worker(user):
        return []
    held = CareTeamMember.objects.filter(holds(on), user=user)
    theirs = held.filter(role__in=(Role.CARE_COORDINATOR, Role.PSYCHIATRIST))
    away = CoverPeriod.objects.filter(holds(on)).values("away")
    covered = CareTeamMember.objects.filter(
        holds(on), role=Role.CARE_COORDINATOR, user__in=away
    ).values("service_user")
    stood_in_for = held.filter(role=Role.DEPUTY, service_user__in=covered)
    on_duty = TeamMembership.objects.filter(holds(on), user=user, on_duty=True)
    in_team = TeamMembership.objects.filter(
        holds(on), team__in=on_duty.values("team")
    ).values("user")
    of_team = CareTeamMember.objects.filter(
        holds(on), role=Role.CARE_COORDINATOR, user__in=in_team
    )
    ids = {
        pk
        for some in (theirs, stood_in_for, of_team)
        for pk in some.values_list("service_user", flat=True)
    }
    return list(
        ServiceUser.objects.filter(pk__in=ids, closed_on__isnull=True)
        .exclude(user=user)
        .select_related("user")
        .order_by("user__name")
    )


def check_may_write(door: Door) -> None:
    """Raises NotAllowed for those who only read here."""
    if not door.may_write:
        raise NotAllowed(_("You can read this here, but not write in it."))


def check_is_own(door: Door) -> None:
    """Raises NotAllowed unless these notes are about the caller."""
    if not door.is_own:
        raise NotAllowed(
            _("Only %(name)s can do this.") % {"name": door.service_user.user.called}
        )


def check_is_about(door: Door, words: RiskWords) -> None:
    """Raises Http404 for a text about somebody else."""
    if words.assessment.service_user_id != door.who:
        raise Http404


def check_second_reader(door: Door, reader: User | None, *, at: datetime) -> User:
    """Gives the second reader. Raises NotAllowed for nobody, oneself or an outsider."""
    if reader is None or reader not in second_readers(door, at=at):
        raise NotAllowed(
            _("Choose somebody who may read this, and who is not the one who wrote it.")
        )
    return reader


def _duty_workers(service_user: ServiceUser, on: date) -> QuerySet[User]:
    """Those on duty in the care coordinator's team."""
    coordinators = CareTeamMember.objects.filter(
        holds(on), service_user=service_user, role=Role.CARE_COORDINATOR
    ).values("user")
    teams = TeamMembership.objects.filter(holds(on), user__in=coordinators)
    on_duty = TeamMembership.objects.filter(
        holds(on), on_duty=True, team__in=teams.values("team")
    )
    return User.objects.filter(
        pk__in=on_duty.values("user"), is_active=True
    ).select_related("worker_profile")


def _is_author(service_user: ServiceUser, *, user: User, on: date) -> bool:
    """True for who signed an assessment, while they work in a team."""
    signed = RiskAssessment.objects.filter(service_user=service_user, signed_by=user)
    works = TeamMembership.objects.filter(holds(on), user=user)
    return signed.exists() and works.exists()


def _users(found: Iterable[Reader]) -> list[User]:
    return [reader.user for reader in found]
