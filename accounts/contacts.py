"""Whom to turn to: the care coordinator, their days and phone, and who stands in."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from accounts.models import (
    CareTeamMember,
    CoverPeriod,
    Role,
    ServiceUser,
    holds,
)
from careplan.core.dates import NBSP, long_day

WEEKDAYS = "12345"


@dataclass(frozen=True)
class Contact:
    """The coordinator of one person, in sentences, as the top of a page shows them."""

    id: UUID
    name: str
    called: str
    title: str
    phone: str
    days_sentence: str  # "Monday to Friday"
    reads_sentence: str  # "Cara usually reads it on weekdays."
    stand_in_name: str
    stand_in_phone: str
    away_sentence: str  # "Dee Walsh stands in for Cara until 6 April 2026.", or empty


@dataclass(frozen=True)
class _Member:
    """Somebody of the care team, with the period in which they are away."""

    id: UUID
    name: str
    called: str
    title: str | None
    phone: str | None
    working_days: str | None
    away_from: date | None
    away_until: date | None


def contact_for(service_user: ServiceUser, *, on: date) -> Contact | None:
    """Give whom to turn to on that day, in one query. None without a coordinator."""
    by_role = _members(service_user, on)
    coordinator = by_role.get(Role.CARE_COORDINATOR)
    if coordinator is None:
        return None
    stand_in = by_role.get(Role.DEPUTY)
    days = coordinator.working_days or WEEKDAYS
    return Contact(
        id=coordinator.id,
        name=coordinator.name,
        called=coordinator.called,
        title=coordinator.title or "",
        phone=unbroken(coordinator.phone or ""),
        days_sentence=days_in_words(days),
        reads_sentence=reads_sentence(coordinator.called, days),
        stand_in_name=stand_in.name if stand_in else "",
        stand_in_phone=unbroken((stand_in.phone if stand_in else "") or ""),
        away_sentence=_away(coordinator, stand_in),
    )


def _members(service_user: ServiceUser, on: date) -> dict[str, _Member]:
    away = CoverPeriod.objects.filter(holds(on), away=OuterRef("user")).order_by("pk")
    rows = (
        CareTeamMember.objects.filter(
            holds(on),
            service_user=service_user,
            role__in=(Role.CARE_COORDINATOR, Role.DEPUTY),
        )
        .order_by("-pk")
        .values_list(
            "role",
            "user_id",
            "user__name",
            "user__called",
            "user__worker_profile__title",
            "user__worker_profile__phone",
            "user__worker_profile__working_days",
            Subquery(away.values("from_on")[:1]),
            Subquery(away.values("until_on")[:1]),
        )
    )
    return {role: _Member(*facts) for role, *facts in rows}


def days_in_words(days: str) -> str:
    """12345: Monday to Friday. 135: Monday, Wednesday and Friday."""
    names = _names()
    if days == "1234567":
        return _("every day")
    if len(days) > 2 and days in "1234567":
        return _("%(first)s to %(last)s") % {
            "first": names[int(days[0])],
            "last": names[int(days[-1])],
        }
    return _listed([names[int(day)] for day in days])


def reads_sentence(called: str, days: str) -> str:
    """Who reads what is written, and when: the promise beside every box."""
    if days == WEEKDAYS or not days:
        return _("%(name)s usually reads it on weekdays.") % {"name": called}
    if days == "1234567":
        return _("%(name)s usually reads it every day.") % {"name": called}
    plurals = _plurals()
    return _("%(name)s usually reads it on %(days)s.") % {
        "name": called,
        "days": _listed([plurals[int(day)] for day in days]),
    }


def unbroken(phone: str) -> str:
    """A phone number that no line break cuts in two."""
    return phone.replace(" ", NBSP)


def _away(coordinator: _Member, stand_in: _Member | None) -> str:
    if coordinator.away_from is None or stand_in is None:
        return ""
    names = {"stand_in": stand_in.name, "name": coordinator.called}
    if coordinator.away_until is None:
        return _("%(stand_in)s stands in for %(name)s at the moment.") % names
    return _("%(stand_in)s stands in for %(name)s until %(day)s.") % {
        **names,
        "day": long_day(coordinator.away_until),
    }


def _listed(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(some)s and %(last)s") % {
        "some": ", ".join(words[:-1]),
        "last": words[-1],
    }


def _names() -> dict[int, str]:
    return {
        1: _("Monday"),
        2: _("Tuesday"),
        3: _("Wednesday"),
        4: _("Thursday"),
        5: _("Friday"),
        6: _("Saturday"),
        7: _("Sunday"),
    }


def _plurals() -> dict[int, str]:
    return {
        1: _("Mondays"),
        2: _("Tuesdays"),
        3: _("Wednesdays"),
        4: _("Thursdays"),
        5: _("Fridays"),
        6: _("Saturdays"),
        7: _("Sundays"),
    }
