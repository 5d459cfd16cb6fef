"""Days and times as a person says them: "on Sunday", "3 March 2026", "10:42"."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

NBSP = "\N{NO-BREAK SPACE}"


@lru_cache(maxsize=4096)
def _long(day: date, language: str | None) -> str:
    return date_format(day, "j F Y").replace(" ", NBSP)


def long_day(day: date) -> str:
    """3 March 2026, in the language of the page, never broken across lines."""
    return _long(day, get_language())


@lru_cache(maxsize=4096)
def _short(day: date, language: str | None) -> str:
    return date_format(day, "j F").replace(" ", NBSP)


def short_day(day: date) -> str:
    """3 March."""
    return _short(day, get_language())


def weekday(day: date) -> str:
    return str(date_format(day, "l"))


def on_day(day: date, *, today: date) -> str:
    """today, yesterday, on Sunday (within a week), on 3 March 2026."""
    away = (today - day).days
    if away == 0:
        return _("today")
    if away == 1:
        return _("yesterday")
    if 1 < away < 7:
        return _("on %(day)s") % {"day": weekday(day)}
    return _("on %(day)s") % {"day": long_day(day)}


def by_day(day: date, *, today: date) -> str:
    """by Friday (within a week), by Friday 20 March, by 3 March 2027."""
    away = (day - today).days
    if 0 <= away < 7:
        return _("by %(day)s") % {"day": weekday(day)}
    if -300 < away < 300:
        return _("by %(weekday)s %(day)s") % {
            "weekday": weekday(day),
            "day": short_day(day),
        }
    return _("by %(day)s") % {"day": long_day(day)}


@lru_cache(maxsize=65_536)
def local_day(moment: datetime) -> date:
    """The day in London on which a moment falls."""
    return timezone.localtime(moment).date()


def clock(moment: datetime) -> str:
    """10:42, London time."""
    return timezone.localtime(moment).strftime("%-H:%M")


def a_month_before(day: date) -> date:
    """Four weeks earlier: what "a month" means wherever prompts are counted."""
    return day - timedelta(weeks=4)
