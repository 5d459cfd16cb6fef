"""The second step of signing in, which everybody who works here needs.

The session remembers that this was looked at, so that pages need no query for it.
"""

from typing import Any

from allauth.account.internal.flows.login import (
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from accounts.access import is_worker
from accounts.models import User
from careplan.core.refusals import NotAllowed

MARK = "second_factor"
SETTLED = "settled"
SKIPPED = "skipped_in_demo"


def is_settled(request: HttpRequest) -> bool:
    """True if this session needs no second step, or has shown it."""
    mark = request.session.get(MARK)
    if mark == SETTLED or (mark == SKIPPED and settings.DEMO):
        return True
    user = request.user
    assert isinstance(user, User)
    if needs_one(user) and not _was_shown(request, user):
        return False
    request.session[MARK] = SETTLED
    return True


def needs_one(user: User) -> bool:
    """Workers need a second step; the people they support choose."""
    return is_worker(user)


def has_one(user: User) -> bool:
    """True once an authenticator app is set up."""
    return bool(is_mfa_enabled(user, [Authenticator.Type.TOTP]))


def skip_for_demo(request: HttpRequest) -> None:
    """Let somebody of the demo's cast in without it. Raises NotAllowed elsewhere."""
    if not settings.DEMO:
        raise NotAllowed("The second step is skipped in the demo only.")
    request.session[MARK] = SKIPPED


def was_just_shown(request: HttpRequest, user: User, **_more: Any) -> None:
    """Setting the app up proves it: the recovery codes follow without another code."""
    record_authentication(request, user, method="mfa", reauthenticated=True)


def look_again(request: HttpRequest, **_more: Any) -> None:
    """The app was taken away: this session must set one up anew."""
    request.session.pop(MARK, None)


def _was_shown(request: HttpRequest, user: User) -> bool:
    records = get_authentication_records(request, user)
    return has_one(user) and any(r["method"] == "mfa" for r in records)
