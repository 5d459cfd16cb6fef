"""Pages on which staff write: an assessment, and what is added to a signed one."""

import uuid
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from careplan.core.dates import local_day, long_day
from risk import assessing, drafting
from risk.access import Door, doers, knock, second_readers
from risk.draft_page import draft_lines
from risk.forms import AdditionForm, AssessmentForm
from risk.models import Purpose, RiskDraft
from risk.opening import current_of, text_at
from risk.pages import base_of, kept_sentence, plan_of
from risk.views.frame import posted, tried
from risk.views.staff import one_of, staffs_door


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, who: UUID) -> HttpResponse:
    """Write an assessment; keep it, ask somebody to read it too, or sign it."""
    at = timezone.now()
    door = staffs_door(request, who, at=at)
    form = _form(door, request, at=at)
    if request.method == "POST":
        act = _ACTS.get(request.POST.get("act", ""))
        kept = _keep(door, form, at=at, even_empty=act is not None)
        if kept is None or act is None:
            return redirect("safety_of", who=who)
        if act(door, form, kept, at):
            return redirect("safety_of", who=who)
        form = _refilled(door, form, kept)
    return render(request, "risk/draft.html", _page(door, form, at=at))


def _form(door: Door, request: HttpRequest, *, at: datetime) -> AssessmentForm:
    people = {
        "called": door.service_user.user.called,
        "doers": doers(door.service_user, on=local_day(at)),
        "second_readers": second_readers(door, at=at),
    }
    if request.method == "POST":
        return AssessmentForm(request.POST, **people)
    mine = drafting.drafts_of(door.user, door, Purpose.ASSESSMENT)
    chosen = request.GET.get("draft")
    found = next((d for d in mine if str(d.pk) == chosen), None) or mine.first()
    current = current_of(door)
    initial = drafting.fields_of(found) | {
        "draft": found.pk if found else uuid.uuid4(),
        "page": uuid.uuid4().hex,
        "revision": found.revision if found else 0,
        "about": current.pk if current else None,
    }
    return AssessmentForm(initial=initial, **people)


def _refilled(door: Door, form: AssessmentForm, kept: RiskDraft) -> AssessmentForm:
    """The same boxes and errors, but going on from the draft as it is kept now."""
    current = current_of(door)
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["draft"], data["revision"] = str(kept.pk), str(kept.revision)
    data["about"] = str(current.pk) if current else ""
    form.data = data
    return form


def _keep(
    door: Door, form: AssessmentForm, *, at: datetime, even_empty: bool = False
) -> RiskDraft | None:
    form.is_valid()
    data = form.cleaned_data
    if not even_empty and not form.typed() and not data.get("revision"):
        return None
    return drafting.keep(
        door,
        Purpose.ASSESSMENT,
        form.typed(),
        by=door.user,
        at=at,
        draft=data["draft"],
        page=data.get("page", ""),
        revision=data.get("revision") or 0,
        about=data.get("about"),
    )


def _sign(door: Door, form: AssessmentForm, kept: RiskDraft, at: datetime) -> bool:
    people = doers(door.service_user, on=local_day(at))
    if not form.is_valid() or not form.check_to_sign():
        return False

    def sign() -> None:
        assessing.sign(
            door,
            form.told(people),
            by=door.user,
            at=at,
            draft=kept,
            replaces=form.cleaned_data["about"],
        )

    return tried(form, sign)


def _ask(door: Door, form: AssessmentForm, kept: RiskDraft, at: datetime) -> bool:
    reader = one_of(second_readers(door, at=at), form.data.get("second_reader", ""))

    def ask() -> None:
        drafting.ask_to_read(door, kept, reader, by=door.user, at=at)

    return tried(form, ask, field="second_reader")


_ACTS = {"sign": _sign, "ask": _ask}


def _page(door: Door, form: AssessmentForm, *, at: datetime) -> dict[str, Any]:
    mine = list(drafting.drafts_of(door.user, door, Purpose.ASSESSMENT))
    key = str(form["draft"].value() or "")
    this = next((d for d in mine if str(d.pk) == key), None)
    others = second_readers(door, at=at)
    return {
        "form": form,
        "kept": kept_sentence(this.kept_at if this else None, at=at),
        "draft": this.pk if this else None,
        "other_drafts": [
            (str(d.pk), kept_sentence(d.kept_at, at=at)) for d in mine if d is not this
        ],
        "reader_sentence": _second_reader(this),
        "only_reader": others[0].called if len(others) == 1 else "",
        "is_review": current_of(door) is not None,
        "called": door.service_user.user.called,
        "base": base_of(door),
        "plan_href": plan_of(door.service_user),
    }


def _second_reader(draft: RiskDraft | None) -> str:
    """What the second reader said of this draft, if one was asked."""
    if draft is None or draft.second_reader is None or draft.asked_at is None:
        return ""
    values = {
        "name": draft.second_reader.called,
        "asked": long_day(local_day(draft.asked_at)),
    }
    if drafting.has_agreed(draft) and draft.agreed_at:
        values["agreed"] = long_day(local_day(draft.agreed_at))
        return _("%(name)s read this and agreed, %(agreed)s.") % values
    if draft.agreed_revision is not None:
        return _("You changed this since %(name)s read it.") % values
    return _("You asked %(name)s to read this, %(asked)s.") % values


@require_POST
def keep(request: HttpRequest, who: UUID) -> HttpResponse:
    """Keep it as it is typed."""
    at = timezone.now()
    door = staffs_door(request, who, at=at)
    kept = _keep(door, _form(door, request, at=at), at=at)
    sentence = kept_sentence(kept.kept_at if kept else None, at=at)
    context = {"kept": sentence, "draft": kept}
    return render(request, "risk/kept_line.html", context)


@require_POST
def discard(request: HttpRequest, who: UUID, draft: UUID) -> HttpResponse:
    """Delete a draft of one's own."""
    at = timezone.now()
    door = staffs_door(request, who, at=at)
    mine = drafting.drafts_of(door.user, door, Purpose.ASSESSMENT)
    drafting.discard(get_object_or_404(mine, pk=draft), by=door.user, at=at)
    return redirect("safety_of", who=who)


@require_http_methods(["GET", "HEAD", "POST"])
def read_draft(request: HttpRequest, who: UUID, draft: UUID) -> HttpResponse:
    """The second reader reads a draft, and agrees to it as it stands."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    if request.method == "POST":
        revision = int(request.POST.get("revision") or 0)
        drafting.agree(door, draft, by=request.user, at=at, revision=revision)
        return redirect("safety_of", who=who)
    found = drafting.open_asked(door, draft, by=request.user, at=at)
    context = {
        "lines": draft_lines(drafting.fields_of(found), door, at=at),
        "author": found.author.called,
        "revision": found.revision,
        "called": door.service_user.user.called,
        "base": base_of(door),
        "plan_href": plan_of(door.service_user),
    }
    return render(request, "risk/read_draft.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, who: UUID, words: UUID) -> HttpResponse:
    """Add to a signed text."""
    at = timezone.now()
    door = staffs_door(request, who, at=at)
    text, row = text_at(door, words, at=at)
    form = AdditionForm(posted(request), initial={"draft": uuid.uuid4()})

    def put() -> None:
        data = form.cleaned_data
        assessing.add_to(
            door,
            row,
            data["body"],
            by=door.user,
            at=at,
            how=data["how"],
            draft=data["draft"],
        )

    if request.method == "POST" and form.is_valid() and tried(form, put, field="body"):
        return HttpResponseRedirect(f"{base_of(door)}#t-{words}")
    context = {
        "form": form,
        "title": _("Add to this"),
        "about": text.body,
        "base": base_of(door),
        "called": door.service_user.user.called,
        "plan_href": plan_of(door.service_user),
    }
    return render(request, "risk/ask.html", context)
