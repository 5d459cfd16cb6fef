"""Letting somebody in: share a part until a day, take it back, hide one from a worker.

Only the person does these. What is shared reaches nobody by letter, and taking it back
writes to nobody (promise 8).
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import CareTeamMember, Role, ServiceUser, User, holds
from careplan.core import audit
from careplan.core.dates import local_day
from careplan.core.refusals import NotAllowed, NotNow
from careplan.sharing.models import HiddenPart, Share
from careplan.sharing.parts import ALWAYS_OPEN, kind_of

SHARED_WITH = (Role.PEER_WORKER, Role.CARER, Role.ADVOCATE, Role.OUTSIDE_WORKER)
HIDDEN_FROM = (Role.CARE_COORDINATOR, Role.DEPUTY, Role.PSYCHIATRIST, Role.TEAM_WORKER)
LONGEST = timedelta(days=366)


def midnight_after(day: date) -> datetime:
    """The moment at which "until 3 March" ends: the midnight after it, in London."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


@transaction.atomic
def share(
    who: ServiceUser,
    *,
    user: User,
    parts: list[str],
    until: date,
    by: User,
    at: datetime,
) -> list[Share]:
    """Let somebody outside the care team read parts until a day, that day included.

    A part they could read already gets the new last day. Raises NotAllowed for anyone
    but the person, NotNow for nobody they know, no part, or a day gone or too far.
    """
    _check_person(who, by)
    _check_role(who, user, SHARED_WITH, at=at)
    today = local_day(at)
    if until < today:
        raise NotNow(_("That day has gone. Choose today or a day to come."))
    if until > today + LONGEST:
        raise NotNow(_("Choose a day within a year. You can share it again then."))
    chosen = [part for part in dict.fromkeys(parts) if kind_of(part)]
    if not chosen:
        raise NotNow(_("Choose at least one part, or share nothing."))
    _open(who, user, at).filter(part__in=chosen).update(ended_at=at)
    shares = [
        Share.objects.create(
            service_user=who,
            user=user,
            part=part,
            from_at=at,
            until=midnight_after(until),
        )
        for part in chosen
    ]
    facts: audit.Facts = {
        "with": str(user.pk),
        "parts": chosen,
        "until": until.isoformat(),
    }
    _record("shared", who, by=by, at=at, thing=user.pk, facts=facts)
    return shares


@transaction.atomic
def take_back(
    who: ServiceUser, *, user: User, by: User, at: datetime, part: str = ""
) -> int:
    """Stop somebody reading a part, or all of them, at once. Gives how many ended.

    Raises NotAllowed for anyone but the person.
    """
    _check_person(who, by)
    shares = _open(who, user, at)
    if part:
        shares = shares.filter(part=part)
    parts = sorted(shares.values_list("part", flat=True))
    ended = shares.update(ended_at=at)
    if ended:
        facts: audit.Facts = {"with": str(user.pk), "parts": parts}
        _record("took_back_sharing", who, by=by, at=at, thing=user.pk, facts=facts)
    return ended


@transaction.atomic
def hide(
    who: ServiceUser, *, user: User, part: str, by: User, at: datetime
) -> HiddenPart:
    """Keep a part from somebody who reads by role. Their share in it ends first.

    Raises NotAllowed for anyone but the person, NotNow for a part that is always open.
    """
    _check_person(who, by)
    _check_role(who, user, HIDDEN_FROM, at=at)
    if part in ALWAYS_OPEN:
        raise NotNow(
            _("This part stays open to the people who support you, so help finds you.")
        )
    if kind_of(part) is None:
        raise NotNow(_("A plan has no such part."))
    _open(who, user, at).filter(part=part).update(ended_at=at)
    hidden, made = HiddenPart.objects.get_or_create(
        service_user=who, user=user, part=part, ended_at=None, defaults={"from_at": at}
    )
    if made:
        facts: audit.Facts = {"from": str(user.pk), "parts": [part]}
        _record("hid", who, by=by, at=at, thing=user.pk, facts=facts)
    return hidden


@transaction.atomic
def show_again(
    who: ServiceUser, *, user: User, part: str, by: User, at: datetime
) -> int:
    """Stop keeping a part from somebody. Raises NotAllowed for all but the person."""
    _check_person(who, by)
    shown = HiddenPart.objects.filter(
        service_user=who, user=user, part=part, ended_at=None
    ).update(ended_at=at)
    if shown:
        facts: audit.Facts = {"to": str(user.pk), "parts": [part]}
        _record("showed_again", who, by=by, at=at, thing=user.pk, facts=facts)
    return shown


def may_be_shared_with(who: ServiceUser, *, on: date) -> list[User]:
    """Give the people outside the care team whom the person may let in, by name."""
    return _team(who, SHARED_WITH, on)


def may_be_hidden_from(who: ServiceUser, *, on: date) -> list[User]:
    """Give the workers from whom the person may keep a part, by name."""
    return _team(who, HIDDEN_FROM, on)


def _team(who: ServiceUser, roles: tuple[Role, ...], on: date) -> list[User]:
    members = CareTeamMember.objects.filter(holds(on), service_user=who, role__in=roles)
    found = {m.user_id: m.user for m in members.select_related("user")}
    return sorted(found.values(), key=lambda user: user.name)


def _open(who: ServiceUser, user: User, at: datetime) -> QuerySet[Share]:
    """Shares that hold now, those without a last day among them."""
    lasts = Q(until__isnull=True) | Q(until__gt=at)
    return Share.objects.filter(lasts, service_user=who, user=user, ended_at=None)


def _check_person(who: ServiceUser, by: User) -> None:
    if by.pk != who.user_id:
        raise NotAllowed(_("Only %s decides who sees this plan.") % who.user.called)


def _check_role(
    who: ServiceUser, user: User, roles: tuple[Role, ...], *, at: datetime
) -> None:
    team = _team(who, roles, local_day(at))
    if user.pk not in {u.pk for u in team}:
        raise NotNow(_("Choose somebody from the list."))


def _record(
    act: str,
    who: ServiceUser,
    *,
    by: User,
    at: datetime,
    thing: UUID,
    facts: audit.Facts,
) -> None:
    audit.record(
        act, "share", chain=f"plan:{who.pk}", by=by, at=at, thing=thing, facts=facts
    )
