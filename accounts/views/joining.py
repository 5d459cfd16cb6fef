"""The pages on which somebody joins: the word, the code, the first words."""

from datetime import datetime
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import codes, joining, signing_in
from accounts.contacts import contact_for
from accounts.forms import CodeForm, JoinForm
from accounts.models import Invitation
from careplan.core.dates import local_day
from careplan.core.refusals import NotNow

KEY = (
    "joining"  # in the session: which invitation, what is kept of the code, since when
)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """E-mail address and word; if they are right, a code goes out."""
    if request.user.is_authenticated:
        return redirect("home")
    form = JoinForm(request.POST or None)
    if form.is_valid():
        at = timezone.now()
        invitation = joining.show_word(**form.cleaned_data, at=at)
        if invitation:
            request.session[KEY] = _send_code(invitation, at)
            return redirect("join_code")
        form.add_error("word", joining.not_the_word())
    return render(request, "accounts/join.html", {"form": form})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def join_code(request: HttpRequest) -> HttpResponse:
    """The code from the second letter; if it is right, the person is in."""
    begun = request.session.get(KEY)
    if not begun or not _still_good(begun, timezone.now()):
        request.session.pop(KEY, None)
        return redirect("join")
    form = CodeForm(request.POST or None, code=begun["kept"])
    if form.is_valid():
        return _come_in(request, begun["invitation"])
    if form.is_bound:
        request.session[KEY] = {**begun, "tries": begun["tries"] + 1}
    return render(
        request, "accounts/join_code.html", {"form": form, "email": begun["email"]}
    )


@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """What somebody reads once, before their own page."""
    who = getattr(request.user, "service_user", None)
    if who is None:
        return redirect("home")
    contact = contact_for(who, on=local_day(timezone.now()))
    return render(request, "accounts/welcome.html", {"contact": contact})


def _send_code(invitation: Invitation, at: datetime) -> dict[str, Any]:
    code, kept = codes.make()
    signing_in.post_code(invitation.email, code, at=at)
    return {
        "invitation": str(invitation.pk),
        "email": invitation.email,
        "kept": kept,
        "at": at.timestamp(),
        "tries": 0,
    }


def _still_good(begun: dict[str, Any], now: datetime) -> bool:
    young = now.timestamp() - begun["at"] < codes.LIFE.total_seconds()
    return young and begun["tries"] < codes.TRIES


def _come_in(request: HttpRequest, invitation_id: str) -> HttpResponse:
    del request.session[KEY]
    invitation = Invitation.objects.select_related("user").get(pk=invitation_id)
    try:
        user = joining.join(invitation, at=timezone.now())
    except NotNow:
        return redirect("join")
    record_authentication(request, user, method="code", email=invitation.email)
    return perform_login(request, user, redirect_url=reverse("welcome"))
