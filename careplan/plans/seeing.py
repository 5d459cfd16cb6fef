"""Who can see a plan, and who has: as sentences the person may read."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import Role, ServiceUser, TeamLead, User, holds
from careplan.core.dates import clock, local_day, long_day, on_day
from careplan.core.models import AuditEvent
from careplan.plans.access import Door
from careplan.plans.pages import joined
from careplan.plans.reading import PlanReading, part_label
from careplan.sharing import grants
from careplan.sharing.grants import Grant, Why

A_PAGE = 20  # readings shown at once


@dataclass(frozen=True)
class WhoSees:
    """Said beside the button: who will then see it, and who reads it when."""

    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """A sentence about somebody, whose name is set strong."""

    name: str
    rest: str
    comma: str = ""


@dataclass(frozen=True)
class SeeingPage:
    can: tuple[Fact, ...]
    has: tuple[Fact, ...]
    earlier: bool


def readers_of(
    who: ServiceUser, part: str, *, at: datetime
) -> tuple[set[UUID], set[UUID]]:
    """Give the users who read a part by role or cover, and those it is shared with."""
    held = [g for g in grants.people_who_can_see(who.pk, at=at) if g.opens_part(part)]
    inside = {g.user for g in held if g.why in (Why.ROLE, Why.COVER)}
    return inside, {g.user for g in held if g.why is Why.SHARE}


def who_sees(door: Door, part: str, *, at: datetime, reads: str) -> WhoSees:
    """The sentence under the button; `reads` is "Cara usually reads it on weekdays"."""
    inside, shared = readers_of(door.service_user, part, at=at)
    inside.discard(door.user.pk)
    called = dict(
        User.objects.filter(pk__in=inside | shared).values_list("pk", "called")
    )
    names = sorted(called[u] for u in inside)
    own = door.service_user.user
    if door.is_own:
        first = (
            _("When you put it in your plan, %s can read it.") % joined(names)
            if names
            else _("When you put it in your plan, nobody else can read it yet.")
        )
    else:
        first = _("%s can then read it.") % joined([own.called, *names])
    found = [first]
    for user in sorted(shared, key=lambda u: called[u]):
        values = {"asha": called[user], "sam": own.called}
        found.append(
            _("So can %(asha)s: you share this part with %(asha)s.") % values
            if door.is_own
            else _("%(asha)s can once %(sam)s has seen it.") % values
        )
    if door.is_own and reads:
        found.append(reads)
    return WhoSees(tuple(found))


def page(
    door: Door, reading: PlanReading, *, at: datetime, all_of_it: bool = False
) -> SeeingPage:
    """Say who can see the plan, why and until when; and who has seen what, when."""
    held = grants.people_who_can_see(door.service_user.pk, at=at)
    users = {g.user for g in held}
    names = dict(User.objects.filter(pk__in=users).values_list("pk", "name"))
    labels = {p.key: p.label for p in reading.parts}
    readings = list(
        AuditEvent.objects.filter(chain=door.chain, act="read").order_by("-seq")[
            : 500 if all_of_it else A_PAGE + 1
        ]
    )
    shown = readings if all_of_it else readings[:A_PAGE]
    return SeeingPage(
        can=tuple(_can(door, held, names, labels, at)),
        has=tuple(_has(shown, labels, at)),
        earlier=len(readings) > len(shown),
    )


def _label(part: str, labels: dict[str, str]) -> str:
    return labels.get(part) or part_label(part)


def _can(
    door: Door,
    held: list[Grant],
    names: dict[UUID, str],
    labels: dict[str, str],
    at: datetime,
) -> Iterable[Fact]:
    yield Fact(
        _("You"),
        _("can see all of it. What you keep for yourself is yours alone."),
    )
    titles = {str(role.value): str(role.label) for role in Role}
    for grant in held:
        if grant.why is Why.ROLE:
            yield Fact(
                names[grant.user],
                _("your %(role)s, can see %(what)s.")
                % {
                    "role": titles.get(grant.role, grant.role),
                    "what": _all_but(grant, labels),
                },
                ",",
            )
        elif grant.why is Why.COVER:
            yield Fact(names[grant.user], _("can see it now, standing in."))
        elif grant.why is Why.EMERGENCY:
            yield Fact(
                names[grant.user], _("opened it in an emergency, for four hours.")
            )
    yield from _shared(held, names, labels)
    yield from _stand_ins(door, at)
    yield Fact(
        _("A duty worker"),
        _(
            "can see %(talk)s and %(harder)s, at any time. For the rest they must give "
            "a reason. It ends after four hours, and you are told the next working day."
        )
        % {"talk": part_label("talk"), "harder": part_label("harder")},
    )
    for lead in _leads(door.service_user, at):
        yield Fact(
            lead,
            _("leads the team and sees dates and who stands in. Never your words."),
        )


def _all_but(grant: Grant, labels: dict[str, str]) -> str:
    if not grant.but_not:
        return _("all the rest")
    hidden = joined(sorted(_label(part, labels) for part in grant.but_not))
    return _("all but %s. You keep that for yourself") % hidden


def _shared(
    held: list[Grant], names: dict[UUID, str], labels: dict[str, str]
) -> Iterable[Fact]:
    shares: dict[UUID, list[Grant]] = {}
    for grant in held:
        if grant.why is Why.SHARE and grant.part:
            shares.setdefault(grant.user, []).append(grant)
    for user, given in shares.items():
        parts = joined(_label(g.part, labels) for g in given)
        untils = [g.until for g in given if g.until]
        until = _(", until %s") % long_day(local_day(min(untils))) if untils else ""
        yield Fact(
            names[user],
            _("can see %(parts)s%(until)s, because you share it.")
            % {"parts": parts, "until": until},
        )


def _stand_ins(door: Door, at: datetime) -> Iterable[Fact]:
    """The deputy, who sees nothing until the coordinator is away."""
    team = door.service_user.care_team.filter(holds(local_day(at)))
    rows = list(team.values_list("role", "user__name", "user__called"))
    coordinator = next((c for r, _n, c in rows if r == Role.CARE_COORDINATOR), "")
    for role, name, called in rows:
        if role == Role.DEPUTY and coordinator:
            yield Fact(
                name,
                _(
                    "sees what %(cara)s sees, on the days %(dee)s stands in for "
                    "%(cara)s."
                )
                % {"cara": coordinator, "dee": called},
            )


def _leads(who: ServiceUser, at: datetime) -> list[str]:
    on = local_day(at)
    return list(
        TeamLead.objects.filter(
            holds(on),
            team__teammembership__user__supports__service_user=who,
            team__teammembership__user__supports__role=Role.CARE_COORDINATOR,
        )
        .distinct()
        .values_list("user__name", flat=True)
    )


def _has(
    events: list[AuditEvent], labels: dict[str, str], at: datetime
) -> Iterable[Fact]:
    """Readings as sentences; one person's readings of one part on one day are one."""
    today = local_day(at)
    told: set[tuple[UUID | None, str, str]] = set()
    for event in events:
        parts = [_label(p, labels) for p in json.loads(event.facts).get("parts", [])]
        what = joined(parts) if 0 < len(parts) <= 3 else _("the plan")
        day = on_day(local_day(event.at), today=today)
        if (event.actor_id, what, day) in told:
            continue
        told.add((event.actor_id, what, day))
        yield Fact(
            event.actor_name,
            _("read %(what)s %(day)s, at %(time)s.")
            % {"what": what, "day": day, "time": clock(event.at)},
        )
