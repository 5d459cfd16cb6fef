"""Needs and promises: how a need stands, and what happened to what was promised."""

from datetime import datetime
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careplan.plans import needing, pages, promising
from careplan.plans.access import (
    Door,
    check_is_worker,
    check_may_write,
    item_at,
    knock,
)
from careplan.plans.forms import HowItStands, NothingAvailable, WhatHappened
from careplan.plans.lines import Linker, line
from careplan.plans.models import Item, Status
from careplan.plans.opening import How, open_plan
from careplan.plans.views.boxes import posted, tried


@require_http_methods(["GET", "POST"])
def stands(request: HttpRequest, who: UUID, item: UUID) -> HttpResponse:
    """Say how a need stands. With nothing available, the next page asks why."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    need = item_at(door, item)
    check_may_write(door, need.part)
    asked = {"is_voice": need.voice_id == door.user.pk, "is_worker": not door.is_own}
    form = HowItStands(posted(request), **asked)
    if form.is_valid():
        if form.cleaned_data["status"] == Status.NOTHING:
            return HttpResponseRedirect("../nothing/")
        status = form.cleaned_data["status"]
        if tried(form, lambda: needing.answer_need(need, status, by=door.user, at=at)):
            return _to_part(door, need)
    return _ask(request, door, need, form, _("How it stands"), at=at)


@require_http_methods(["GET", "POST"])
def nothing(request: HttpRequest, who: UUID, item: UUID) -> HttpResponse:
    """There is nothing available: why, what instead, and when to look again."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    need = item_at(door, item)
    check_may_write(door, need.part)
    check_is_worker(door)
    form = NothingAvailable(posted(request))

    def put() -> None:
        needing.nothing_available(need, **form.cleaned_data, by=door.user, at=at)

    if form.is_valid() and tried(form, put):
        return _to_part(door, need)
    return _ask(request, door, need, form, _("Nothing available"), at=at)


@require_http_methods(["GET", "POST"])
def happened(request: HttpRequest, who: UUID, item: UUID) -> HttpResponse:
    """Say what became of a promise: "could not be done, because…" first."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    action = item_at(door, item)
    check_may_write(door, action.part)
    form = WhatHappened(posted(request))

    def put() -> None:
        promising.say_what_happened(action, **form.cleaned_data, by=door.user, at=at)

    if form.is_valid() and tried(form, put):
        return _to_part(door, action)
    return _ask(request, door, action, form, _("What happened?"), at=at)


def _to_part(door: Door, item: Item) -> HttpResponse:
    return HttpResponseRedirect(f"{pages.frame_for(door).base}part/{item.part}/")


def _ask(
    request: HttpRequest,
    door: Door,
    item: Item,
    form: Form,
    title: str,
    *,
    at: datetime,
) -> HttpResponse:
    """Show the words it is about, then the one question."""
    reading = open_plan(door, at=at, how=How.ITEM, item=item.pk)
    found = reading.item(item.pk)
    frame = pages.frame_for(door)
    linker = Linker(frame.base, False, door.is_own)
    context = {
        "frame": frame,
        "title": title,
        "form": form,
        "about": line(found, reading, linker) if found else None,
        "back_href": f"{frame.base}part/{item.part}/",
    }
    return render(request, "plans/question.html", context)
