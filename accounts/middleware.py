"""What signing in and out means for every page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts import second_factor

View = Callable[[HttpRequest], HttpResponse]

# What a worker reaches before the second step: the step itself, help, and the way out.
REACHABLE = frozenset(
    {
        "mfa_activate_totp",
        "mfa_reauthenticate",
        "account_reauthenticate",
        "account_logout",
        "leave",
        "how_it_works",
        "lettering",
        "something_wrong",
    }
)


class SecondFactorMiddleware:
    """Sends a signed-in worker to set up the second step before any other page."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Give the page to go to instead, or None to let the request through."""
        name = request.resolver_match.url_name if request.resolver_match else None
        if not request.user.is_authenticated or name in REACHABLE:
            return None
        if second_factor.is_settled(request):
            return None
        if second_factor.has_one(request.user):
            return redirect("mfa_reauthenticate")
        return redirect("mfa_activate_totp")


class SigningOutMiddleware:
    """After signing out, a browser keeps no page and nothing that pages stored."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        was_in = "_auth_user_id" in request.session
        response = self.get_response(request)
        if was_in and not request.user.is_authenticated:
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response
