"""Pages of meetings: see them, propose a day, say yes, propose another."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from careplan.plans.access import Door, knock
from careplan.plans.pages import frame_for
from careplan.plans.views.boxes import posted, tried
from careplan.reviews import arranging
from careplan.reviews.access import check_may_arrange, check_may_see
from careplan.reviews.forms import DayToMeet, Topic
from careplan.reviews.models import Proposal
from careplan.reviews.pages import meetings_page


def _door(request: HttpRequest, who: UUID, *, at: datetime) -> Door:
    door = knock(who, by=request.user, at=at)
    check_may_see(door)
    return door


def _back(door: Door) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{frame_for(door).base}meetings/")


@require_safe
def meetings(request: HttpRequest, who: UUID) -> HttpResponse:
    """The meetings to come, and those gone."""
    at = timezone.now()
    door = _door(request, who, at=at)
    page = meetings_page(door, at=at)
    return render(request, "reviews/meetings.html", {"page": page})


@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, who: UUID) -> HttpResponse:
    """Propose a day for a new meeting."""
    at = timezone.now()
    door = _door(request, who, at=at)
    check_may_arrange(door)
    form = DayToMeet(posted(request))

    def put() -> None:
        arranging.propose(door.service_user, form.day(), by=door.user, at=at)

    if form.is_valid() and tried(form, put, field="on"):
        return _back(door)
    return _ask(request, door, form, _("A day to meet"))


@require_http_methods(["GET", "POST"])
def another(request: HttpRequest, who: UUID, review: UUID) -> HttpResponse:
    """Propose another day. What was agreed stays until the other side says yes."""
    at = timezone.now()
    door = _door(request, who, at=at)
    found = arranging.review_of(door, review)
    check_may_arrange(door)
    form = DayToMeet(posted(request))

    def put() -> None:
        who_ = door.service_user
        arranging.propose(who_, form.day(), by=door.user, at=at, review=found)

    if form.is_valid() and tried(form, put, field="on"):
        return _back(door)
    return _ask(request, door, form, _("Another day"))


@require_POST
def accept(
    request: HttpRequest, who: UUID, review: UUID, proposal: UUID
) -> HttpResponse:
    """Say yes to a day."""
    at = timezone.now()
    door = _door(request, who, at=at)
    found = arranging.review_of(door, review)
    proposed = Proposal.objects.filter(pk=proposal, review=found).first()
    if proposed is None:
        raise Http404
    arranging.accept(proposed, by=door.user, at=at)
    return _back(door)


@require_http_methods(["GET", "POST"])
def topic(request: HttpRequest, who: UUID, review: UUID) -> HttpResponse:
    """Say what you want to talk about there."""
    at = timezone.now()
    door = _door(request, who, at=at)
    found = arranging.review_of(door, review)
    check_may_arrange(door)
    form = Topic(posted(request))

    def put() -> None:
        body = form.cleaned_data["body"]
        arranging.add_topic(found, body, by=door.user, at=at)

    if form.is_valid() and tried(form, put, field="body"):
        return _back(door)
    return _ask(request, door, form, _("To talk about"))


@require_POST
def end(request: HttpRequest, who: UUID, review: UUID) -> HttpResponse:
    """The meeting was held, or is not needed any more."""
    at = timezone.now()
    door = _door(request, who, at=at)
    arranging.end(arranging.review_of(door, review), by=door.user, at=at)
    return _back(door)


def _ask(
    request: HttpRequest, door: Door, form: DayToMeet | Topic, title: str
) -> HttpResponse:
    frame = frame_for(door)
    context = {
        "frame": frame,
        "form": form,
        "title": title,
        "back_href": f"{frame.base}meetings/",
    }
    return render(request, "plans/question.html", context)
