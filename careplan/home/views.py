"""The start, and the small still pages reached from the foot of every page."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.contacts import contact_for
from careplan.core.dates import local_day
from careplan.home.caseload import caseload
from careplan.home.lettering import COOKIE, KEPT_FOR, LetteringForm, chosen_in
from careplan.plans.outside import shared_with


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everybody starts where their own things are."""
    person = getattr(request.user, "service_user", None)
    if person is not None:
        return redirect("plan", who=person.pk)
    works_here = getattr(request.user, "worker_profile", None) is not None
    return redirect("people" if works_here else "shared")


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """A worker's list of people, or those of a name."""
    find = request.GET.get("find", "").strip()[:100]
    found = caseload(request.user, at=timezone.now(), find=find)
    return render(request, "home/people.html", {"caseload": found})


@require_safe
def shared(request: HttpRequest) -> HttpResponse:
    """For those outside. Ended, taken back and never given are one kind page."""
    page = shared_with(request.user, at=timezone.now())
    return render(request, "home/shared.html", {"page": page})


@login_not_required
@require_safe
def how_it_works(request: HttpRequest) -> HttpResponse:
    return render(request, "home/how_it_works.html")


@login_not_required
@require_safe
def something_wrong(request: HttpRequest) -> HttpResponse:
    """Whom to tell, and what happens then."""
    person = getattr(request.user, "service_user", None)
    contact = contact_for(person, on=local_day(timezone.now())) if person else None
    return render(request, "home/something_wrong.html", {"contact": contact})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def lettering(request: HttpRequest) -> HttpResponse:
    """Choose bigger or plainer letters, in this browser."""
    form = LetteringForm(request.POST or None, initial=chosen_in(request.COOKIES))
    if request.method != "POST" or not form.is_valid():
        return render(request, "home/lettering.html", {"form": form})
    response = HttpResponseRedirect(request.path)
    response.set_cookie(
        COOKIE, form.choice(), max_age=KEPT_FOR, httponly=True, samesite="Lax"
    )
    return response


# No CSRF token: leaving must work when the session has ended; the session cookie is
# SameSite=Lax, so no other site can sign anybody out through this.
@csrf_exempt
@login_not_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out and put a neutral public page in this one's place.

    By a Refresh header: a redirect would be stopped by the form-action rule of our own
    content security policy, and would leave this address in the history.
    """
    logout(request)
    response = render(request, "home/left.html", {"leave_to": settings.LEAVE_TO})
    response["Refresh"] = f"0; url={settings.LEAVE_TO}"
    response["Cache-Control"] = "no-store"
    return response
