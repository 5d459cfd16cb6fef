"""Pages on which a version is offered, read, compared and answered."""

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

from careplan.plans import answering, offering, pages, version_pages
from careplan.plans.access import Door, check_is_own, knock
from careplan.plans.answer_pages import answer_page, offer_page, share_page
from careplan.plans.forms import HowDoYouFeel
from careplan.plans.models import Version
from careplan.plans.opening import How, enter, open_version
from careplan.plans.views.boxes import posted, tried


def _version(door: Door, number: int) -> Version:
    found = offering.version_of(door.plan, number)
    if found is None:
        raise Http404
    return found


@require_safe
def versions(request: HttpRequest, who: UUID) -> HttpResponse:
    """Every version there was, the newest first."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    found = list(
        Version.objects.filter(plan=door.plan)
        .select_related("plan", "offered_by", "ended")
        .order_by("-number")
    )
    answers = answering.answers_seen_by(door, found)
    page = version_pages.versions_page(door, found, answers, at=at)
    return render(request, "plans/versions.html", {"page": page})


@require_safe
def version(request: HttpRequest, who: UUID, number: int) -> HttpResponse:
    """One version, its own words only."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    found = _version(door, number)
    reading = open_version(door, found, at=at)
    answers = answering.answers_seen_by(door, [found])
    page = version_pages.version_page(
        door,
        found,
        offering.version_of(door.plan, number - 1),
        reading,
        answers.get(number),
        is_open=not offering.ended_how(found),
        at=at,
    )
    return render(request, "plans/version.html", {"page": page})


@require_safe
def compare(request: HttpRequest, who: UUID, number: int, other: int) -> HttpResponse:
    """Two versions side by side, changes marked."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    new, old = _version(door, max(number, other)), _version(door, min(number, other))
    now = open_version(door, new, at=at)
    then = open_version(door, old, at=at)
    page = version_pages.compare_page(door, new, old, now, then)
    return render(request, "plans/compare.html", {"page": page})


@require_http_methods(["GET", "POST"])
def offer(request: HttpRequest, who: UUID) -> HttpResponse:
    """Offer the plan as it is; first see what was talked about and what was not."""
    at = timezone.now()
    door, reading = enter(who, by=request.user, at=at, how=How.GLANCE_WHOLE)
    offering.check_may_offer(door)
    if request.method == "POST":
        made = offering.offer(door.service_user, by=door.user, at=at)
        base = pages.frame_for(door).base
        return HttpResponseRedirect(f"{base}versions/{made.number}/")
    page = offer_page(door, reading)
    return render(request, "plans/offer.html", {"page": page})


@require_POST
def withdraw(request: HttpRequest, who: UUID, number: int) -> HttpResponse:
    """Take an offer back."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    offering.withdraw(_version(door, number), by=door.user, at=at)
    return HttpResponseRedirect(f"{pages.frame_for(door).base}versions/")


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, who: UUID) -> HttpResponse:
    """How do you feel about what they wrote? Six equal answers, none chosen."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    check_is_own(door)
    found = offering.open_offer(door.plan) if door.plan else None
    if found is None:
        return HttpResponseRedirect(pages.frame_for(door).base)
    form = HowDoYouFeel(posted(request))

    def give() -> None:
        stance = form.cleaned_data["stance"]
        answering.answer(found, by=door.user, stance=stance, at=at)

    if form.is_valid() and tried(form, give, field="stance"):
        return HttpResponseRedirect("share/")
    page = answer_page(door, found, form, at=at)
    return render(request, "plans/answer.html", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, who: UUID) -> HttpResponse:
    """Thank you for saying so. Only you can see this, unless you choose to share it."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    check_is_own(door)
    made = answering.last_answer(door)
    if made is None:
        return HttpResponseRedirect("../")
    if request.method == "POST":
        answering.finish(
            made,
            words=request.POST.get("words", ""),
            share=request.POST.get("choice") == "share",
            on_my_copy="on_my_copy" in request.POST,
            by=door.user,
            at=at,
        )
        return HttpResponseRedirect(pages.frame_for(door).base)
    page = share_page(door, made, at=at)
    return render(
        request, "plans/answer_share.html", {"page": page, "title": _("Thank you")}
    )
