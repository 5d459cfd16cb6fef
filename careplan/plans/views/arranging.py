"""Arranging the plan: what may be added, its names, and what matters most now."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from careplan.plans import arranging, asking, choices, pages
from careplan.plans.access import (
    check_is_own,
    check_may_write,
    check_may_write_somewhere,
    knock,
)
from careplan.plans.forms import MostImportant, PartName
from careplan.plans.opening import How, open_plan
from careplan.plans.views.boxes import posted, tried
from careplan.sharing.parts import kind_of


@require_safe
def add(request: HttpRequest, who: UUID) -> HttpResponse:
    """Add something else: the parts a plan may have, each with its question."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    check_may_write_somewhere(door)
    reading = open_plan(door, at=at, how=How.GLANCE)
    page = choices.add_page(door, reading)
    return render(request, "plans/add.html", {"page": page})


@require_http_methods(["GET", "POST"])
def new_area(request: HttpRequest, who: UUID) -> HttpResponse:
    """Add a life area of your own."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    check_is_own(door)
    frame = pages.frame_for(door)
    form = PartName(posted(request))
    if form.is_valid():
        name = form.cleaned_data["name"]
        part = arranging.add_area(door.service_user, name, by=door.user, at=at)
        return HttpResponseRedirect(f"{frame.base}part/{part}/?heading=now#write")
    return _ask(request, frame, form, _("Something of your own"), f"{frame.base}add/")


@require_http_methods(["GET", "POST"])
def name(request: HttpRequest, who: UUID, part: str) -> HttpResponse:
    """Give a life area your own name."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    if kind_of(part) is None:
        raise Http404
    check_may_write(door, part)
    check_is_own(door)
    frame = pages.frame_for(door)
    form = PartName(posted(request))
    here = f"{frame.base}part/{part}/"

    def put() -> None:
        name = form.cleaned_data["name"]
        arranging.rename(door.service_user, part, name, by=door.user, at=at)

    if form.is_valid() and tried(form, put, field="name"):
        return HttpResponseRedirect(here)
    return _ask(request, frame, form, _("Call this something else"), here)


@require_http_methods(["GET", "POST"])
def important(request: HttpRequest, who: UUID) -> HttpResponse:
    """Say what is most important now: up to three parts, in order."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    check_is_own(door)
    reading = open_plan(door, at=at, how=How.GLANCE)
    parts, chosen = choices.parts_to_rank(reading)
    frame = pages.frame_for(door)
    form = MostImportant(posted(request), parts=parts, initial=chosen)

    def put() -> None:
        parts = form.chosen()
        arranging.mark_most_important(door.service_user, parts, by=door.user, at=at)

    if form.is_valid() and tried(form, put):
        return HttpResponseRedirect(frame.base)
    return _ask(request, frame, form, _("What is most important now?"), frame.base)


def _ask(
    request: HttpRequest,
    frame: pages.Frame,
    form: PartName | MostImportant,
    title: str,
    back: str,
) -> HttpResponse:
    context = {"frame": frame, "form": form, "title": title, "back_href": back}
    return render(request, "plans/question.html", context)


@require_POST
def not_today(request: HttpRequest, who: UUID) -> HttpResponse:
    """Not today: the prompt rests for seven days, and what is typed is kept."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    prompt = request.POST.get("prompt", "box")
    asking.not_today(door.service_user, prompt, by=door.user, at=at)
    there = request.POST.get("to", "")
    ours = url_has_allowed_host_and_scheme(there, allowed_hosts=None)
    return HttpResponseRedirect(there if ours else pages.frame_for(door).base)
