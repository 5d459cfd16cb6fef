"""What stands round every page: help first, a few words of menu, the ways out."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from careplan.core.dates import NBSP, long_day
from careplan.home.lettering import lettering_of

# The same for everyone who signs in. Nothing is asked about what is behind it.
SAFETY = "/safety/"
INSIDE_A_PLAN = re.compile(r"/(?:plan|safety)/(?P<who>[0-9a-f-]{36})/")


@dataclass(frozen=True, slots=True)
class MenuWord:
    """A word of the menu; `current` is what aria-current says, or empty."""

    label: str
    href: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class HelpNow:
    """The numbers at the foot of every page, and when somebody last rang them."""

    talk: str
    talk_href: str
    text: str
    text_href: str
    checked_on: str


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give base.html what it shows. Asks the database only who the reader is."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    found: dict[str, Any] = {
        "site_name": settings.SITE_NAME,
        "help": help_now(get_language() or ""),
        "lettering": lettering_of(request.COOKIES),
        "signed_in": signed_in,
        "menu": (),
        "not_now_href": "",
        "demo_href": address("demo") if settings.DEMO else "",
        "leave_href": "",
        "safety_href": "",
    }
    if not signed_in:
        return found
    person = getattr(user, "service_user", None)
    works_here = getattr(user, "worker_profile", None) is not None
    words = person_words(person.pk) if person else ()
    if works_here:
        words = (*words, MenuWord(_("People"), address("people")))
    return {
        **found,
        "menu": with_current(
            words or (MenuWord(_("Shared with me"), address("shared")),), request.path
        ),
        "not_now_href": address("not_now", who=person.pk) if person else "",
        "leave_href": "" if works_here else address("leave"),
        "safety_href": safety_address(request.path) if works_here else SAFETY,
        "sign_out_href": address("account_logout"),
        "account_href": address("account"),
    }


def safety_address(path: str) -> str:
    """Safety for staff: inside a plan that person's door, told by the address alone."""
    inside = INSIDE_A_PLAN.match(path)
    return f"{SAFETY}{inside['who']}/" if inside else SAFETY


def person_words(who: UUID) -> tuple[MenuWord, ...]:
    """The menu of somebody with a plan."""
    return (
        MenuWord(_("Plan"), address("plan", who=who)),
        MenuWord(_("Today"), address("today", who=who)),
        MenuWord(_("Sharing"), address("sharing", who=who)),
        MenuWord(_("Meetings"), address("meetings", who=who)),
    )


def with_current(words: tuple[MenuWord, ...], path: str) -> tuple[MenuWord, ...]:
    """Mark the word the reader is under. Pages of a plan are under People for staff."""
    under = [w for w in words if path.startswith(w.href)]
    best = max(under, key=lambda w: len(w.href), default=None)
    if best is None and path.startswith("/plan/"):
        best = next((w for w in words if w.href == address("people")), None)
    return tuple(
        MenuWord(w.label, w.href, "page" if path == w.href else "true")
        if w is best
        else w
        for w in words
    )


def address(name: str, **parts: Any) -> str:
    """The address of a page, or empty while this site has no such page."""
    try:
        return reverse(name, kwargs=parts)
    except NoReverseMatch:
        return ""


@lru_cache(maxsize=16)
def help_now(language: str) -> HelpNow:
    """The deployer's numbers, in the language of the page (which keys the cache)."""
    talk, text = settings.HELP_TALK, settings.HELP_TEXT
    checked = settings.HELP_CHECKED_ON
    return HelpNow(
        talk=talk.replace(" ", NBSP),
        talk_href="tel:" + talk.replace(" ", ""),
        text=text.replace(" ", NBSP),
        text_href="sms:" + text.replace(" ", ""),
        checked_on=(
            _("These numbers were checked on %s.")
            % long_day(date.fromisoformat(checked))
            if checked
            else _("The first two numbers are invented, for trying this out.")
        ),
    )
