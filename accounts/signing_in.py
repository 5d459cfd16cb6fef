"""Signing in: the letters it needs, the ways somebody has, where they are signed in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import codes, second_factor
from accounts.emails import SIGN_IN, SIGN_IN_NOTE, post_sealed
from accounts.models import User
from careplan.core import audit
from careplan.core.dates import clock, local_day, on_day
from careplan.core.letters import from_templates

NOTE_LIFE = timedelta(days=2)


@dataclass(frozen=True)
class Window:
    """One browser in which somebody is signed in."""

    sentence: str
    is_this_one: bool


@dataclass(frozen=True)
class Ways:
    """How somebody signs in, as their own page shows it."""

    email: str
    has_password: bool
    needs_second_factor: bool
    has_second_factor: bool
    windows: tuple[Window, ...]


@transaction.atomic
def post_code(email: str, code: str, *, at: datetime) -> None:
    """Put the letter with a code in the outbox; it is dropped once the code is old."""
    minutes = int(codes.LIFE.total_seconds() // 60)
    body = from_templates(
        "sign_in_code", {"code": f"{code[:3]} {code[3:]}", "minutes": minutes}
    )
    post_sealed(SIGN_IN, email, body, at=at, expires_at=at + codes.LIFE)


@transaction.atomic
def post_unknown(email: str, *, at: datetime) -> None:
    """Tell an address that opens nothing so, where nobody else reads it."""
    body = from_templates("sign_in_unknown", {})
    post_sealed(SIGN_IN, email, body, at=at, expires_at=at + codes.LIFE)


@transaction.atomic
def post_changed(email: str, *, at: datetime) -> None:
    """Tell somebody that how they sign in was changed."""
    body = from_templates("sign_in_changed", {})
    post_sealed(SIGN_IN_NOTE, email, body, at=at, expires_at=at + NOTE_LIFE)


def ways_of(user: User, *, session_key: str | None, at: datetime) -> Ways:
    """Give how somebody signs in, and where they are signed in now."""
    windows = sorted(
        UserSession.objects.purge_and_list(user),
        key=lambda window: (window.session_key != session_key, window.created_at),
    )
    return Ways(
        email=EmailAddress.objects.get_primary_email(user) or user.email or "",
        has_password=user.has_usable_password(),
        needs_second_factor=second_factor.needs_one(user),
        has_second_factor=second_factor.has_one(user),
        windows=tuple(
            Window(_sentence(window, at), window.session_key == session_key)
            for window in windows
        ),
    )


@transaction.atomic
def sign_out_elsewhere(
    user: User, *, session_key: str | None, by: User, at: datetime
) -> int:
    """End every other session. Gives how many there were."""
    others = UserSession.objects.filter(user=user).exclude(session_key=session_key)
    ended = 0
    for other in others:
        other.end()
        ended += 1
    audit.record(
        "signed_out_elsewhere", "user", chain="people", by=by, at=at, thing=user.pk
    )
    return ended


@transaction.atomic
def do_without_password(user: User, *, by: User, at: datetime) -> User:
    """Forget the password: a code by e-mail opens the page from now on."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    audit.record("dropped_password", "user", chain="people", by=by, at=at, thing=by.pk)
    post_changed(user.email or "", at=at)
    return user


def browser_in_words(user_agent: str) -> str:
    """Firefox on Windows, as well as a browser says it of itself."""
    browsers = (
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    )
    systems = (
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    )
    browser = next((name for sign, name in browsers if sign in user_agent), "")
    system = next((name for sign, name in systems if sign in user_agent), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Another browser")


def _sentence(window: UserSession, at: datetime) -> str:
    return _("%(browser)s, signed in %(day)s at %(clock)s") % {
        "browser": browser_in_words(window.user_agent),
        "day": on_day(local_day(window.created_at), today=local_day(at)),
        "clock": clock(window.created_at),
    }
