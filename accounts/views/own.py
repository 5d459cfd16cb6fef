"""One's own account: how somebody signs in, and where they are signed in."""

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts import signing_in


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """How somebody signs in."""
    ways = signing_in.ways_of(
        request.user, session_key=request.session.session_key, at=timezone.now()
    )
    return render(request, "accounts/account.html", {"ways": ways})


@require_POST
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """End every other session."""
    signing_in.sign_out_elsewhere(
        request.user,
        session_key=request.session.session_key,
        by=request.user,
        at=timezone.now(),
    )
    return redirect("account")


@require_POST
def do_without_password(request: HttpRequest) -> HttpResponse:
    """Forget the password."""
    user = signing_in.do_without_password(
        request.user, by=request.user, at=timezone.now()
    )
    update_session_auth_hash(request, user)
    return redirect("account")


@login_not_required
@require_safe
def cannot_get_in(request: HttpRequest) -> HttpResponse:
    """What to do when signing in does not work."""
    return render(request, "accounts/cannot_get_in.html")
