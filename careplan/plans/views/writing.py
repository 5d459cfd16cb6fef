"""Pages on which somebody writes: nothing typed is lost, whatever else happens."""

import uuid
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from careplan.plans import asking, boxes, choosing, drafting, pages, promising, writing
from careplan.plans.access import (
    Door,
    check_may_write,
    check_voice,
    item_at,
    knock,
    taken_back,
)
from careplan.plans.forms import ActionWords, GoalWords, NeededWords, Words
from careplan.plans.lines import Link
from careplan.plans.models import Draft, Item, Kind
from careplan.plans.opening import How, open_plan
from careplan.plans.stating import Place, Telling, latest, tidy
from careplan.plans.two_texts import two_texts
from careplan.plans.views.boxes import leads_to_both, place_asked, tried
from careplan.sharing.parts import kind_of


@require_http_methods(["GET", "POST"])
@leads_to_both
def write(request: HttpRequest, who: UUID, part: str) -> HttpResponse:
    """Put something new in the plan. Words open inside their part."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    check_may_write(door, part)
    place = place_asked(request.POST or request.GET, part)
    if request.method == "GET":
        if place.kind == Kind.WORDS:
            return HttpResponseRedirect(f"../?heading={place.heading}#write")
        return _ask(request, door, place, at=at)
    form = boxes.form_for(door, place, at=at, data=request.POST)

    def put() -> None:
        _put(door, place, form, at=at)

    if not form.is_valid() or not tried(form, put, field="body"):
        keep_typed(door, part, request, at=at)
        return _ask(request, door, place, at=at, form=form)
    first = door.is_own and door.plan is None
    base = pages.frame_for(door).base
    return HttpResponseRedirect(f"{base}started/" if first else f"{base}part/{part}/")


def _put(door: Door, place: Place, form: NeededWords, *, at: datetime) -> None:
    """The one domain call, with what this kind of words asks."""
    data = form.cleaned_data
    telling: Telling = form.telling()
    given: dict[str, Any] = {
        "by": door.user,
        "at": at,
        "draft": data["draft"],
        "telling": telling,
    }
    if isinstance(form, ActionWords):
        doer = next(
            (
                d
                for d in (door.user, door.service_user.user)
                if str(d.pk) == data["doer"]
            ),
            None,
        )
        doer = doer or User.objects.get(pk=data["doer"])
        promising.promise(
            door.service_user,
            place,
            data["body"],
            doer=doer,
            by_on=data["by_on"],
            **given,
        )
        return
    if isinstance(form, GoalWords):
        given["horizon"] = data["horizon"]
    writing.put(door.service_user, place, data["body"], **given)


def _ask(
    request: HttpRequest,
    door: Door,
    place: Place,
    *,
    at: datetime,
    form: NeededWords | None = None,
) -> HttpResponse:
    """Show the box on a page of its own; for words, inside the part."""
    box = boxes.box_for(door, place, at=at, form=form)
    if place.kind != Kind.WORDS:
        return render(request, "plans/write.html", {"box": box})
    reading = open_plan(door, at=at, how=How.PART, part=place.part)
    page = pages.part_page(reading, door, place.part)
    return render(request, "plans/part.html", {"page": page, "box": box})


@require_http_methods(["GET", "POST"])
@leads_to_both
def change(request: HttpRequest, who: UUID, item: UUID) -> HttpResponse:
    """Change one's own words. If they changed meanwhile, both texts are kept."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    gone = taken_back(door, item) if request.method == "POST" else None
    if gone and (late := keep_typed(door, gone.part, request, at=at)):
        return HttpResponseRedirect(f"{pages.frame_for(door).base}kept/{late.pk}/")
    thing = item_at(door, item)
    check_voice(thing, by=request.user)
    if request.method == "POST":
        form = NeededWords(request.POST, label=_("Your words"))
        if form.is_valid() and (answer := _change(thing, form, door, at=at)):
            return answer
        keep_typed(door, thing.part, request, at=at)
    else:
        form = NeededWords(initial=_begun_from(door, thing, at=at))
    box = _change_box(door, thing, form, at=at)
    return render(request, "plans/write.html", {"box": box})


def _begun_from(door: Door, thing: Item, *, at: datetime) -> dict[str, Any]:
    now = latest(thing)
    place = Place(thing.part, thing.heading, thing.kind, thing.parent_id)
    initial, draft = boxes.begin(door, place, at=at, item=thing, body=now.body)
    return initial | {"follows": (draft and draft.follows_id) or now.pk}


def _change_box(door: Door, thing: Item, form: Words, *, at: datetime) -> boxes.Box:
    place = Place(thing.part, thing.heading, thing.kind, thing.parent_id)
    back = Link(_("Back"), f"/plan/{door.service_user.pk}/part/{thing.part}/")
    return boxes.box(
        door,
        place,
        form,
        at=at,
        action=f"/plan/{door.service_user.pk}/item/{thing.pk}/change/",
        title=_("Change your words"),
        hint=_("What it said before stays in the history, with its date."),
        draft=drafting.draft_for(door.user, door.service_user, place, item=thing.pk),
        back=back,
    )


def _change(
    thing: Item, form: NeededWords, door: Door, *, at: datetime
) -> HttpResponse | None:
    """Change the words; None where that was refused, with the sentence in the form."""
    data = form.cleaned_data
    base = pages.frame_for(door).base

    def put() -> None:
        writing.change(
            thing,
            data["body"],
            by=door.user,
            at=at,
            follows=data["follows"] or latest(thing).pk,
            draft=data["draft"],
        )

    if not tried(form, put, field="body"):
        return None
    return HttpResponseRedirect(f"{base}part/{thing.part}/")


@require_POST
def keep(request: HttpRequest, who: UUID, part: str) -> HttpResponse:
    """Keep it for me: as you type, or by the button."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    draft = keep_typed(door, part, request, at=at)
    if request.headers.get("HX-Request"):
        context = {
            "kept": boxes.kept_sentence(draft, at=at),
            "draft": draft.pk if draft else "",
            "revision": draft.revision if draft else 0,
            "both_href": _both_href(request, door, draft),
        }
        return render(request, "plans/kept_line.html", context)
    if door.is_own and (prompt := request.POST.get("not_today")):
        asking.not_today(door.service_user, prompt, by=door.user, at=at)
    return HttpResponseRedirect(pages.frame_for(door).base)


def _both_href(request: HttpRequest, door: Door, draft: Draft | None) -> str:
    """The page with both texts, if another page wrote the same draft meanwhile."""
    began = request.POST.get("draft", "")
    if draft is None or not began or str(draft.pk) == began:
        return ""
    return f"{pages.frame_for(door).base}kept/"


def keep_typed(
    door: Door, part: str, request: HttpRequest, *, at: datetime
) -> Draft | None:
    """Keep whatever stands in the box, valid or not; of an empty box, nothing."""
    form = Words(request.POST)
    form.is_valid()
    data = form.cleaned_data
    body = tidy(request.POST.get("body", ""))
    if not body and not data.get("revision"):
        return None
    if kind_of(part) is None:
        raise Http404
    return drafting.keep(
        door.service_user,
        Place(
            part,
            data.get("heading", ""),
            data.get("kind") or Kind.WORDS,
            data.get("below"),
        ),
        by=door.user,
        at=at,
        draft=data.get("draft") or uuid.uuid4(),
        body=body,
        page=data.get("page", ""),
        revision=data.get("revision") or 0,
        item=data.get("item"),
        follows=data.get("follows"),
        for_person=request.POST.get("whose") == "theirs",
    )


@require_http_methods(["GET"])
def kept(request: HttpRequest, who: UUID) -> HttpResponse:
    """Everything the reader keeps for themselves in this plan."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    found = drafting.drafts_of(door.user, door.service_user)
    context = {
        "frame": pages.frame_for(door),
        "texts": [two_texts(door, draft, at=at) for draft in found[:50]],
    }
    return render(request, "plans/kept.html", context)


@require_http_methods(["GET", "POST"])
@leads_to_both
def one_kept(request: HttpRequest, who: UUID, draft: UUID) -> HttpResponse:
    """One draft: carry on with it; or, where the words changed meanwhile, choose."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    mine = get_object_or_404(drafting.drafts_of(door.user, door.service_user), pk=draft)
    if request.method == "POST":
        choice = request.POST.get("choice", "")
        choosing.choose(mine, choice, by=door.user, at=at)
        return HttpResponseRedirect(f"{pages.frame_for(door).base}part/{mine.part}/")
    page = two_texts(door, mine, at=at)
    if not page.other:
        return HttpResponseRedirect(page.carry_on_href)
    return render(request, "plans/two_texts.html", {"page": page})


@require_POST
def discard(request: HttpRequest, who: UUID, draft: UUID) -> HttpResponse:
    """Delete a draft of one's own."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    mine = get_object_or_404(drafting.drafts_of(door.user, door.service_user), pk=draft)
    drafting.discard(mine, by=door.user, at=at)
    return HttpResponseRedirect(pages.frame_for(door).base)


@require_POST
def take_back(request: HttpRequest, who: UUID, item: UUID) -> HttpResponse:
    """Take one's own words out of the plan."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    thing = item_at(door, item)
    writing.take_back(thing, by=request.user, at=at)
    return HttpResponseRedirect(f"{pages.frame_for(door).base}part/{thing.part}/")
