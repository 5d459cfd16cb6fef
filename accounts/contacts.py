"""Whom to turn to: the care coordinator, their days and phone, and who stands in."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import (
    CareTeamMember,
    CoverPeriod,
    Role,
    ServiceUser,
    User,
    holds,
)
from careplan.core.dates import NBSP, long_day

WEEKDAYS = "12345"


@dataclass(frozen=True)
class Contact:
    """The coordinator of one person, in sentences, as the top of a page shows them."""

    name: str
    called: str
    title: str
    phone: str
    days_sentence: str  # "Monday to Friday"
    reads_sentence: str  # "Cara usually reads it on weekdays."
    stand_in_name: str
    stand_in_phone: str
    away_sentence: str  # "Dee Walsh stands in for Cara until 6 April 2026.", or empty


def contact_for(service_user: ServiceUser, *, on: date) -> Contact | None:
    """Give whom to turn to on that day, in at most two queries. None without one."""
    members = CareTeamMember.objects.filter(
        holds(on),
        service_user=service_user,
        role__in=(Role.CARE_COORDINATOR, Role.DEPUTY),
    ).select_related("user__worker_profile")
    by_role = {member.role: member.user for member in members.order_by("-pk")}
    coordinator = by_role.get(Role.CARE_COORDINATOR)
    if coordinator is None:
        return None
    stand_in = by_role.get(Role.DEPUTY)
    profile = getattr(coordinator, "worker_profile", None)
    days = profile.working_days if profile else WEEKDAYS
    return Contact(
        name=coordinator.name,
        called=coordinator.called,
        title=profile.title if profile else "",
        phone=unbroken(profile.phone) if profile else "",
        days_sentence=days_in_words(days),
        reads_sentence=reads_sentence(coordinator.called, days),
        stand_in_name=stand_in.name if stand_in else "",
        stand_in_phone=unbroken(_phone(stand_in)),
        away_sentence=_away(coordinator, stand_in, on),
    )


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


def _away(coordinator: User, stand_in: User | None, on: date) -> str:
    period = CoverPeriod.objects.filter(holds(on), away=coordinator).first()
    if period is None or stand_in is None:
        return ""
    names = {"stand_in": stand_in.name, "name": coordinator.called}
    if period.until_on is None:
        return _("%(stand_in)s stands in for %(name)s at the moment.") % names
    return _("%(stand_in)s stands in for %(name)s until %(day)s.") % {
        **names,
        "day": long_day(period.until_on),
    }


def _phone(user: User | None) -> str:
    profile = getattr(user, "worker_profile", None)
    return profile.phone if profile else ""


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
