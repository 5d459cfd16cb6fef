"""Saying something beside what stands in the plan, and checking it."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from careplan.plans import boxes, checking, pages, saying
from careplan.plans.access import Door, check_is_own, check_may_write, item_at, knock
from careplan.plans.forms import NeededWords, Words
from careplan.plans.lines import Line, Link, Linker, line
from careplan.plans.models import Circumstance, Draft, Item, Kind
from careplan.plans.opening import How, open_plan
from careplan.plans.stating import Place
from careplan.plans.views.boxes import tried
from careplan.plans.views.writing import keep_typed


@require_http_methods(["GET", "POST"])
def say(request: HttpRequest, who: UUID, item: UUID) -> HttpResponse:
    """Say something about this, or answer what was said."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    thing = item_at(door, item)
    check_may_write(door, thing.part)

    def put(body: str, draft: UUID) -> None:
        saying.say_about(thing, body, by=door.user, at=at, draft=draft)

    label = _("What would you like to say about this?")
    return _beside(request, door, thing, Kind.COMMENT, NeededWords, label, put, at=at)


@require_http_methods(["GET", "POST"])
def not_right(request: HttpRequest, who: UUID, item: UUID) -> HttpResponse:
    """This isn't right for me; say why, if you want to."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    thing = item_at(door, item)
    check_is_own(door)

    def put(body: str, draft: UUID) -> None:
        saying.not_right(thing, body, by=door.user, at=at, draft=draft)

    label = _("Say why, if you want to.")
    return _beside(request, door, thing, Kind.NOT_RIGHT, Words, label, put, at=at)


def _beside(
    request: HttpRequest,
    door: Door,
    thing: Item,
    kind: str,
    form_class: type[Words],
    label: str,
    put: Callable[[str, UUID], None],
    *,
    at: datetime,
) -> HttpResponse:
    place = Place(thing.part, thing.heading, kind, thing.pk)
    draft = None
    if request.method == "POST":
        form = form_class(request.POST, label=label)
        data = form.cleaned_data if form.is_valid() else {}
        if data and tried(form, lambda: put(data["body"], data["draft"]), field="body"):
            part = f"{pages.frame_for(door).base}part/{thing.part}/"
            return HttpResponseRedirect(part)
        keep_typed(door, thing.part, request, at=at)
    else:
        initial, draft = boxes.begin(door, place, at=at)
        form = form_class(initial=initial, label=label)
    return render(
        request,
        "plans/write.html",
        {"box": _box(door, thing, place, form, draft, at=at)},
    )


def _box(
    door: Door,
    thing: Item,
    place: Place,
    form: Words,
    draft: Draft | None,
    *,
    at: datetime,
) -> boxes.Box:
    not_right = place.kind == Kind.NOT_RIGHT
    base = pages.frame_for(door).base
    return boxes.box(
        door,
        place,
        form,
        at=at,
        action=f"{base}item/{thing.pk}/{'not-right' if not_right else 'say'}/",
        title=_("This isn’t right for me")
        if not_right
        else _("Say something about this"),
        button=_("Put it beside these words"),
        draft=draft,
        back=Link(_("Back"), f"{base}part/{thing.part}/"),
        about=_about(door, thing, at=at),
        note=_("It shows beside these words and prints on your copy. It stops nothing.")
        if not_right
        else "",
    )


def _about(door: Door, thing: Item, *, at: datetime) -> tuple[Line, ...]:
    """The words it is said about, as this reader may read them."""
    reading = open_plan(door, at=at, how=How.ITEM, item=thing.pk)
    found = reading.item(thing.pk)
    linker = Linker(pages.frame_for(door).base, False, door.is_own)
    return (line(found, reading, linker),) if found else ()


@require_POST
def check(request: HttpRequest, who: UUID, item: UUID) -> HttpResponse:
    """Yes, that is what I said."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    thing = item_at(door, item)
    checking.check_words(thing, by=request.user, at=at)
    return HttpResponseRedirect(f"{pages.frame_for(door).base}part/{thing.part}/")


@require_POST
def still_true(request: HttpRequest, who: UUID, item: UUID) -> HttpResponse:
    """Still true: said by its voice, or by a worker with the person there."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    thing = item_at(door, item)
    way = request.POST.get("how", Circumstance.ALONE)
    checking.still_true(thing, by=request.user, at=at, circumstance=way)
    return HttpResponseRedirect(f"{pages.frame_for(door).base}item/{item}/")
