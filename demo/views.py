"""The page of the cast, and becoming one of them with one press."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts import second_factor
from demo import casting

BACKEND = "accounts.backends.Backend"


@login_not_required
@require_safe
def cast(request: HttpRequest) -> HttpResponse:
    """Introduce everybody in the story, with one button each."""
    return render(request, "demo/cast.html", {"page": casting.cast_page()})


@login_not_required
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Be somebody of the cast, without a code and without the second step."""
    user = casting.somebody(request.POST.get("person", ""))
    login(request, user, backend=BACKEND)
    second_factor.skip_for_demo(request)
    return redirect("home")
