"""Pages on which a plan is read."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import pausing
from careplan.plans import first_page, pages, seeing
from careplan.plans.access import check_is_own, knock
from careplan.plans.item_page import item_page
from careplan.plans.lines import Linker, lines
from careplan.plans.opening import How, enter
from careplan.plans.today_page import today_page
from careplan.plans.views.boxes import box_in_part
from careplan.sharing.parts import JUST_FOR_TODAY, kind_of


@require_safe
def plan(request: HttpRequest, who: UUID) -> HttpResponse:
    """My plan; or, while there is nothing in it, its one question."""
    at = timezone.now()
    door, reading = enter(who, by=request.user, at=at, how=How.MY_PLAN)
    pause = pausing.pause_of(door.service_user) if door.rests else None
    if door.is_own and not pause and not any(p.items for p in reading.parts):
        empty = first_page.question(door, at=at)
        return render(request, "plans/empty.html", {"page": empty})
    page = first_page.my_plan(door, reading, pause, at=at)
    return render(request, "plans/plan.html", {"page": page})


@require_safe
def started(request: HttpRequest, who: UUID) -> HttpResponse:
    """That is your plan started. You do not need to do anything else today."""
    at = timezone.now()
    check_is_own(knock(who, by=request.user, at=at))
    door, reading = enter(who, by=request.user, at=at, how=How.WHOLE)
    page = first_page.started(door, reading)
    return render(request, "plans/started.html", {"page": page})


@require_safe
def whole(request: HttpRequest, who: UUID) -> HttpResponse:
    """The whole plan on one page."""
    at = timezone.now()
    door, reading = enter(who, by=request.user, at=at, how=How.WHOLE)
    frame = pages.frame_for(door)
    linker = Linker(frame.base, False, door.is_own, shows_links=False)
    page = pages.WholePage(frame, pages.whole_plan(reading, linker))
    return render(request, "plans/whole.html", {"page": page})


@require_safe
def part(request: HttpRequest, who: UUID, part: str) -> HttpResponse:
    """One part of the plan; its box opens inside it."""
    at = timezone.now()
    if kind_of(part) is None:
        raise Http404
    door, reading = enter(who, by=request.user, at=at, how=How.PART, part=part)
    page = pages.part_page(reading, door, part)
    box = box_in_part(request, door, part, at=at)
    return render(request, "plans/part.html", {"page": page, "box": box})


@require_safe
def changes(request: HttpRequest, who: UUID) -> HttpResponse:
    """What others wrote since you last looked, or the last few things if nothing."""
    at = timezone.now()
    door, reading = enter(who, by=request.user, at=at, how=How.CHANGES)
    page = first_page.what_changed(door, reading)
    return render(request, "plans/changes.html", {"page": page})


@require_safe
def item(request: HttpRequest, who: UUID, item: UUID) -> HttpResponse:
    """More about one text: when, by whom, what it said before."""
    at = timezone.now()
    door, reading = enter(who, by=request.user, at=at, how=How.ITEM, item=item)
    page = item_page(door, reading, item, at=at)
    return render(request, "plans/item.html", {"page": page})


@require_safe
def promises(request: HttpRequest, who: UUID) -> HttpResponse:
    """Who said they would do what, and what became of it."""
    at = timezone.now()
    door, reading = enter(who, by=request.user, at=at, how=How.PROMISES)
    frame = pages.frame_for(door)
    linker = pages.linker_for(door, frame)
    actions = [i for i in reading.everything() if i.kind == "action"]
    promised = tuple(lines(actions, reading, linker))
    context = {"frame": frame, "promised": promised, "title": _("Who will do what")}
    return render(request, "plans/promises.html", context)


@require_safe
def today(request: HttpRequest, who: UUID) -> HttpResponse:
    """Just for today: three lines, one screen."""
    at = timezone.now()
    door, reading = enter(
        who, by=request.user, at=at, how=How.PART, part=JUST_FOR_TODAY
    )
    page = today_page(door, reading)
    return render(request, "plans/today.html", {"page": page})


@require_safe
def who_can_see(request: HttpRequest, who: UUID) -> HttpResponse:
    """Who can see the plan, and who has."""
    at = timezone.now()
    check_is_own(knock(who, by=request.user, at=at))
    door, reading = enter(who, by=request.user, at=at, how=How.GLANCE)
    page = seeing.page(door, reading, at=at, all_of_it="earlier" in request.GET)
    context = {"page": page, "frame": pages.frame_for(door)}
    return render(request, "plans/who_can_see.html", context)
