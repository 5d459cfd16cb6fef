"""Pages on which the person decides who sees what, and keeps parts to themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import CareTeamMember, User, holds
from careplan.core.dates import local_day, long_day
from careplan.plans.access import Door
from careplan.plans.lines import first_words
from careplan.plans.outside import SharedPlan
from careplan.plans.pages import Frame, frame_for, joined
from careplan.plans.reading import PlanReading, part_label
from careplan.sharing import grants, letting_in
from careplan.sharing.grants import Grant, Why
from careplan.sharing.parts import ALWAYS_OPEN


@dataclass(frozen=True)
class Outsider:
    """Somebody who may be let in, and what they see now."""

    id: UUID
    name: str
    called: str
    sees: str
    href: str


@dataclass(frozen=True)
class HideLine:
    """Somebody who reads by role, and what is kept from them."""

    name: str
    sentence: str
    href: str


@dataclass(frozen=True)
class SharingPage:
    frame: Frame
    outsiders: tuple[Outsider, ...]
    team: tuple[HideLine, ...]
    invite_href: str
    who_href: str


@dataclass(frozen=True)
class PartTick:
    key: str
    label: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class HowLong:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class SharePage:
    frame: Frame
    called: str
    sees: str
    ticks: tuple[PartTick, ...]
    how_long: tuple[HowLong, ...]
    another_day: str
    preview: SharedPlan | None
    button: str
    take_back_href: str
    error: str


@dataclass(frozen=True)
class HidePage:
    frame: Frame
    called: str
    ticks: tuple[PartTick, ...]


def months_on(day: date, months: int) -> date:
    """The same day some months later; where a month is shorter, its last day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    return day + timedelta(days=30 * months)


def overview(door: Door, reading: PlanReading, *, at: datetime) -> SharingPage:
    frame = frame_for(door)
    on = local_day(at)
    held = grants.people_who_can_see(door.service_user.pk, at=at)
    labels = {p.key: p.label for p in reading.parts}
    return SharingPage(
        frame=frame,
        outsiders=tuple(
            Outsider(
                user.pk,
                user.name,
                user.called,
                sees_now(held, user, labels),
                f"{frame.base}sharing/{user.pk}/",
            )
            for user in letting_in.may_be_shared_with(door.service_user, on=on)
        ),
        team=tuple(_team(door, held, labels, frame, on)),
        invite_href=f"{frame.base}sharing/invite/",
        who_href=f"{frame.base}who/",
    )


def sees_now(held: list[Grant], user: User, labels: dict[str, str]) -> str:
    """Asha sees nothing now; or which parts, until when."""
    mine = [g for g in held if g.user == user.pk and g.why is Why.SHARE]
    if not mine:
        return _("%s sees nothing now.") % user.called
    parts = joined(labels.get(g.part) or part_label(g.part) for g in mine)
    untils = [g.until for g in mine if g.until]
    if not untils:
        return _("%(name)s sees %(parts)s.") % {"name": user.called, "parts": parts}
    last = long_day(local_day(min(untils) - timedelta(seconds=1)))
    return _("%(name)s sees %(parts)s, until %(day)s.") % {
        "name": user.called,
        "parts": parts,
        "day": last,
    }


def _team(
    door: Door, held: list[Grant], labels: dict[str, str], frame: Frame, on: date
) -> Iterable[HideLine]:
    members = CareTeamMember.objects.filter(
        holds(on), service_user=door.service_user, role__in=letting_in.HIDDEN_FROM
    ).select_related("user")
    hidden = {g.user: g.but_not for g in held if g.but_not}
    for member in members.order_by("pk"):
        kept = sorted(
            labels.get(p) or part_label(p) for p in hidden.get(member.user_id, ())
        )
        yield HideLine(
            member.user.name,
            _("%(role)s. You keep %(parts)s to yourself.")
            % {"role": member.get_role_display(), "parts": joined(kept)}
            if kept
            else f"{member.get_role_display()}.",
            f"{frame.base}sharing/{member.user_id}/hide/",
        )


def share_page(
    door: Door,
    reading: PlanReading,
    user: User,
    *,
    at: datetime,
    chosen: list[str],
    how_long: str,
    another_day: str,
    preview: SharedPlan | None,
    error: str = "",
) -> SharePage:
    """Nothing is ticked at first; the button comes with the preview, with the count."""
    frame = frame_for(door)
    held = grants.people_who_can_see(door.service_user.pk, at=at)
    labels = {p.key: p.label for p in reading.parts}
    sees_something = any(g.user == user.pk and g.why is Why.SHARE for g in held)
    today = local_day(at)
    count = len(chosen)
    return SharePage(
        frame=frame,
        called=user.called,
        sees=sees_now(held, user, labels),
        ticks=ticks(reading, chosen),
        how_long=tuple(
            HowLong(value, label, value == how_long)
            for value, label in (
                ("1", _("One month, to %s") % long_day(months_on(today, 1))),
                ("3", _("Three months, to %s") % long_day(months_on(today, 3))),
                ("day", _("To another day")),
            )
        ),
        another_day=another_day,
        preview=preview,
        button=ngettext(
            "Share %(count)d part with %(name)s",
            "Share %(count)d parts with %(name)s",
            count,
        )
        % {"count": count, "name": user.called},
        take_back_href=(
            f"{frame.base}sharing/{user.pk}/take-back/" if sees_something else ""
        ),
        error=error,
    )


def ticks(
    reading: PlanReading, chosen: list[str], *, but: tuple[str, ...] = ()
) -> tuple[PartTick, ...]:
    return tuple(
        PartTick(
            p.key,
            p.label,
            first_words(p.first.body, 60) if p.first else "",
            p.key in chosen,
        )
        for p in reading.parts
        if p.items and p.key not in but
    )


def hide_page(
    door: Door, reading: PlanReading, user: User, hidden: list[str]
) -> HidePage:
    return HidePage(
        frame_for(door), user.called, ticks(reading, hidden, but=ALWAYS_OPEN)
    )
