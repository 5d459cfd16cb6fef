"""Who may see which part: the SQL text says what plain rows say, on both engines."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import (
    READS_BY_ROLE,
    CareTeamMember,
    CoverPeriod,
    Dated,
    Role,
    ServiceUser,
    Team,
    TeamMembership,
    User,
)
from careplan.core.dates import local_day
from careplan.sharing import grants
from careplan.sharing.grants import Grant, Why
from careplan.sharing.models import EmergencyAccess, HiddenPart, Share
from careplan.sharing.parts import ALWAYS_OPEN
from tests.cast import NOW, Cast, SamsPlan, cara_is_away, hide, share

TODAY = local_day(NOW)
DAYS = [TODAY - timedelta(days=9), TODAY - timedelta(days=1), TODAY]
ENDS = [None, TODAY, TODAY + timedelta(days=1), TODAY - timedelta(days=1)]
MOMENTS = [NOW - timedelta(days=1), NOW, NOW + timedelta(minutes=1)]
PEOPLE, PLANS, TEAMS = range(4), range(2), range(2)
ITEM = UUID("12345678-0000-4000-8000-000000000000")


class Rows:
    """A small world of rows, made directly so that it can be any there can be."""

    def __init__(self) -> None:
        self.users = [self._user() for _ in PEOPLE]
        self.owners = [self._user() for _ in PLANS]
        self.plans = [ServiceUser.objects.create(user=u) for u in self.owners]
        self.teams = [Team.objects.create(name=f"Team {n}") for n in TEAMS]

    def _user(self) -> User:
        return User.objects.create(name="N", called="N")

    def add(self, kind: str, draw: Any) -> None:
        user = self.users[draw(st.sampled_from(PEOPLE))]
        plan = self.plans[draw(st.sampled_from(PLANS))]
        day, end = draw(st.sampled_from(DAYS)), draw(st.sampled_from(ENDS))
        if end and end < day:
            end = day
        period = {"from_on": day, "until_on": end}
        start, stop = draw(st.sampled_from(MOMENTS)), draw(st.sampled_from(MOMENTS))
        part = draw(st.sampled_from(["home", "money", "talk", "harder"]))
        ended = draw(st.sampled_from([None, NOW]))
        match kind:
            case "member":
                role = draw(st.sampled_from(Role.values))
                CareTeamMember.objects.create(
                    service_user=plan, user=user, role=role, **period
                )
            case "cover":
                CoverPeriod.objects.create(away=user, **period)
            case "team":
                team = self.teams[draw(st.sampled_from(TEAMS))]
                duty = draw(st.booleans())
                TeamMembership.objects.create(
                    team=team, user=user, on_duty=duty, **period
                )
            case "share":
                until = stop if stop > start else None
                what = draw(st.sampled_from([{"part": part}, {"item": ITEM}]))
                Share.objects.create(
                    service_user=plan,
                    user=user,
                    from_at=start,
                    until=until,
                    ended_at=ended,
                    **what,
                )
            case "hidden":
                HiddenPart.objects.create(
                    service_user=plan,
                    user=user,
                    part="home" if part in ALWAYS_OPEN else part,
                    from_at=start,
                    ended_at=ended,
                )
            case "emergency":
                EmergencyAccess.objects.create(
                    service_user=plan,
                    user=user,
                    reason=EmergencyAccess.Reason.WORRIED,
                    from_at=start,
                    until=stop,
                )


def holds(row: Dated, on: date) -> bool:
    return row.from_on <= on and (row.until_on is None or on < row.until_on)


def plainly(service_user: ServiceUser, user: User, at: datetime) -> list[Grant]:
    """The same rule over whole tables, a row at a time, and no join."""
    on = local_day(at)
    base: dict[str, Any] = {"service_user": service_user.pk, "user": user.pk}
    found = []
    if service_user.user_id == user.pk:
        found.append(Grant(why=Why.OWN, **base))
    hidden = frozenset(
        h.part
        for h in HiddenPart.objects.all()
        if (h.service_user_id, h.user_id) == (service_user.pk, user.pk)
        and h.from_at <= at
        and h.ended_at is None
    )
    team = [
        m
        for m in CareTeamMember.objects.all()
        if m.service_user_id == service_user.pk and holds(m, on)
    ]
    coordinators = [m.user_id for m in team if m.role == Role.CARE_COORDINATOR]
    for member in team:
        if member.user_id != user.pk:
            continue
        if member.role in READS_BY_ROLE:
            found.append(Grant(why=Why.ROLE, role=member.role, but_not=hidden, **base))
        if member.role == Role.DEPUTY:
            found += [
                Grant(why=Why.COVER, role=member.role, but_not=hidden, **base)
                for away in CoverPeriod.objects.all()
                for coordinator in coordinators
                if away.away_id == coordinator and holds(away, on)
            ]
    for one in Share.objects.all():
        mine = (one.service_user_id, one.user_id) == (service_user.pk, user.pk)
        open_now = one.from_at <= at and not one.ended_at and not _over(one.until, at)
        if mine and open_now:
            what = {"part": one.part, "item": one.item, "until": one.until}
            found.append(Grant(why=Why.SHARE, **what, **base))
    for one in EmergencyAccess.objects.all():
        mine = (one.service_user_id, one.user_id) == (service_user.pk, user.pk)
        if mine and one.from_at <= at < one.until:
            more = {"until": one.until, "but_not": hidden}
            found.append(Grant(why=Why.EMERGENCY, **more, **base))
    found += _on_duty(coordinators, user, on, base)
    return found


def _over(until: datetime | None, at: datetime) -> bool:
    return until is not None and at >= until


def _on_duty(
    coordinators: list[UUID], user: User, on: date, base: dict[str, Any]
) -> list[Grant]:
    memberships = [m for m in TeamMembership.objects.all() if holds(m, on)]
    return [
        Grant(why=Why.DUTY, part=part, **base)
        for mine in memberships
        if mine.user_id == user.pk and mine.on_duty
        for theirs in memberships
        if theirs.team_id == mine.team_id
        for coordinator in coordinators
        if coordinator == theirs.user_id
        for part in ALWAYS_OPEN
    ]


def in_order(found: list[Grant]) -> list[str]:
    return sorted(repr(g) + repr(sorted(g.but_not)) for g in found)


KINDS = st.lists(
    st.sampled_from(
        ["member", "member", "cover", "team", "share", "hidden", "emergency"]
    ),
    max_size=12,
)


@pytest.mark.django_db
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_one_text_gives_what_the_tables_say(data: Any) -> None:
    with transaction.atomic():
        rows = Rows()
        for kind in data.draw(KINDS):
            try:
                with transaction.atomic():
                    rows.add(kind, data.draw)
            except IntegrityError:
                continue  # a second coordinator, a part hidden twice
        everybody = [*rows.users, *rows.owners]
        expected = {
            (plan.pk, user.pk): plainly(plan, user, NOW)
            for plan in rows.plans
            for user in everybody
        }
        for (plan, user), plain in expected.items():
            found = grants.on_plan(plan, user=user, at=NOW)
            assert in_order(found) == in_order(plain)
        _are_inverse(rows.plans, everybody, expected)
        transaction.set_rollback(True)


def _are_inverse(
    plans: list[ServiceUser],
    users: list[User],
    expected: dict[tuple[UUID, UUID], list[Grant]],
) -> None:
    """What each user sees, and who sees each plan, are the same grants."""
    by_plan = [g for p in plans for g in grants.people_who_can_see(p.pk, at=NOW)]
    by_user = [g for u in users for g in grants.of_user(u.pk, at=NOW)]
    plain = [g for found in expected.values() for g in found]
    assert in_order(by_plan) == in_order(by_user) == in_order(plain)


def _may(user: User, plan: SamsPlan, part: str, at: datetime = NOW) -> bool:
    found = grants.on_plan(plan.who.pk, user=user.pk, at=at)
    return any(g.opens_part(part) for g in found)


def test_a_share_holds_until_the_moment_it_ends(
    sams_plan: SamsPlan, asha: User, at: datetime
) -> None:
    Share.objects.all().delete()
    midnight = datetime(2026, 4, 4, tzinfo=ZoneInfo("Europe/London"))
    share(sams_plan.who, asha, part="money", until=midnight, from_at=at)
    assert _may(asha, sams_plan, "money", at)
    assert _may(asha, sams_plan, "money", midnight - timedelta(microseconds=1))
    assert not _may(asha, sams_plan, "money", midnight)
    assert not _may(asha, sams_plan, "money", at - timedelta(microseconds=1))


def test_a_deputy_sees_only_while_the_coordinator_is_away(
    cast: Cast, sams_plan: SamsPlan, dee: User
) -> None:
    assert not _may(dee, sams_plan, "home")
    cara_is_away(cast["cara"])
    assert _may(dee, sams_plan, "home")
    assert not _may(dee, sams_plan, "home", NOW + timedelta(days=15))


def test_hiding_takes_from_a_role_and_never_from_a_share(
    sams_plan: SamsPlan, haddad: User
) -> None:
    assert not _may(haddad, sams_plan, "money")
    share(sams_plan.who, haddad, part="money")
    assert _may(haddad, sams_plan, "money")


@pytest.mark.parametrize("part", ALWAYS_OPEN)
def test_two_parts_can_be_hidden_from_nobody(
    sams_plan: SamsPlan, haddad: User, part: str
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        hide(sams_plan.who, haddad, part)


def test_a_duty_worker_reads_two_parts_and_no_more(
    sams_plan: SamsPlan, iwan: User
) -> None:
    assert _may(iwan, sams_plan, "harder")
    assert _may(iwan, sams_plan, "talk")
    assert not _may(iwan, sams_plan, "home")
    EmergencyAccess.objects.create(
        service_user=sams_plan.who,
        user=iwan,
        reason="worried",
        from_at=NOW,
        until=NOW + timedelta(hours=4),
    )
    assert _may(iwan, sams_plan, "home")
    assert not _may(iwan, sams_plan, "home", NOW + timedelta(hours=4))


def test_nobody_else_holds_a_grant(cast: Cast, sams_plan: SamsPlan) -> None:
    for name in ("pete", "max", "nia", "rob", "ines", "dee"):
        assert grants.on_plan(sams_plan.who.pk, user=cast[name].pk, at=NOW) == []
    assert grants.on_plan(uuid4(), user=cast["sam"].pk, at=NOW) == []
