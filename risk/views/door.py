"""The door of safety: the same for everyone, whether or not anything is written."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.contacts import contact_for
from careplan.core.dates import local_day
from risk import responding, sentences
from risk.access import own_door, people_for
from risk.forms import ChoiceForm
from risk.models import Choice
from risk.opening import newest_choice
from risk.pages import Link, plan_of
from risk.views.frame import posted


@require_http_methods(["GET", "HEAD", "POST"])
def safety(request: HttpRequest) -> HttpResponse:
    """The person's door; for staff, whose notes they may open; else general help."""
    if getattr(request.user, "service_user", None) is None:
        return _for_others(request)
    at, door = timezone.now(), own_door(request.user)
    contact = contact_for(door.service_user, on=local_day(at))
    coordinator = contact.called if contact else ""
    form = ChoiceForm(posted(request), coordinator=coordinator)
    if request.method == "POST" and form.is_valid():
        choice = form.cleaned_data["choice"]
        responding.choose(door, choice, by=request.user, at=at)
        return HttpResponseRedirect(_NEXT.get(choice, "/safety/chosen/"))
    context = {
        "form": form,
        "readers": sentences.capital(sentences.who_may_read(door.service_user, at=at)),
        "plan_href": plan_of(door.service_user),
    }
    return render(request, "risk/door.html", context)


_NEXT = {Choice.READ_NOW: "/safety/read/", Choice.NOT_TODAY: "/"}


def _for_others(request: HttpRequest) -> HttpResponse:
    people = people_for(request.user, on=local_day(timezone.now()))
    if not people:
        return render(request, "risk/general_help.html")
    links = [Link(who.user.name, f"/safety/{who.pk}/") for who in people]
    return render(request, "risk/people.html", {"people": links})


@require_safe
def chosen(request: HttpRequest) -> HttpResponse:
    """What happens after choosing to read with somebody."""
    at, door = timezone.now(), own_door(request.user)
    newest = newest_choice(door)
    if newest is None or newest.choice in _NEXT:
        return redirect("safety")
    context = {
        "contact": contact_for(door.service_user, on=local_day(at)),
        "with_coordinator": newest.choice == Choice.WITH_COORDINATOR,
        "plan_href": plan_of(door.service_user),
    }
    return render(request, "risk/chosen.html", context)
