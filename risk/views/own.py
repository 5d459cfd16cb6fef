"""What the person reads, answers and checks, once they chose to read."""

import uuid
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.contacts import contact_for
from careplan.core.dates import local_day
from risk import drafting, responding, sentences
from risk.access import Door, own_door
from risk.forms import OneBox
from risk.models import Purpose, RiskDraft
from risk.opening import How, has_chosen_to_read, open_safety, text_at
from risk.pages import assessment_page, kept_sentence, plan_of
from risk.reading import Text
from risk.views.frame import posted, tried


@require_safe
def read(request: HttpRequest, assessment: UUID | None = None) -> HttpResponse:
    """Everything the person may read, on the day they chose to."""
    at, door = timezone.now(), own_door(request.user)
    if not has_chosen_to_read(door, at=at):
        return redirect("safety")
    how = How.EARLIER if assessment else How.CURRENT
    safety = open_safety(door, at=at, how=how)
    found = safety.assessment(assessment) if assessment else safety.current
    if assessment and found is None:
        raise Http404
    found = found or next(iter(safety.assessments), None)
    if found is None:
        plan_href = plan_of(door.service_user)
        return render(request, "risk/nothing.html", {"plan_href": plan_href})
    page = assessment_page(found, safety, door)
    return render(request, "risk/assessment.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, words: UUID) -> HttpResponse:
    """Answer one statement. What is typed stays, whatever is refused."""
    at, door = timezone.now(), own_door(request.user)
    if request.method != "POST" and not has_chosen_to_read(door, at=at):
        return redirect("safety")
    text, row = text_at(door, words, at=at)
    form = OneBox(posted(request), initial=_begin(door, words), label=_("Your answer"))
    if request.method == "POST":
        _keep(door, form, words, at=at)

        def put() -> None:
            data = form.cleaned_data
            responding.answer(
                door, row, data["body"], by=door.user, at=at, draft=data["draft"]
            )

        if form.is_valid() and tried(form, put, field="body"):
            return HttpResponseRedirect(f"/safety/read/#t-{words}")
    return render(request, "risk/answer.html", _page(door, form, text, at=at))


def _page(door: Door, form: OneBox, text: Text, *, at: datetime) -> dict[str, object]:
    contact = contact_for(door.service_user, on=local_day(at))
    kept = drafting.drafts_of(door.user, door, Purpose.ANSWER, about=text.id).first()
    readers = sentences.who_may_read(door.service_user, at=at)
    return {
        "form": form,
        "text": text,
        "kept": kept_sentence(kept.kept_at if kept else None, at=at),
        "readers": sentences.capital(readers),
        "reads": contact.reads_sentence if contact else "",
        "plan_href": plan_of(door.service_user),
    }


def _begin(door: Door, words: UUID) -> dict[str, object]:
    draft = drafting.drafts_of(door.user, door, Purpose.ANSWER, about=words).first()
    return {
        "body": drafting.fields_of(draft).get("body", ""),
        "draft": draft.pk if draft else uuid.uuid4(),
        "page": uuid.uuid4().hex,
        "revision": draft.revision if draft else 0,
        "about": words,
    }


def _keep(door: Door, form: OneBox, words: UUID, *, at: datetime) -> RiskDraft | None:
    form.is_valid()
    data = form.cleaned_data
    if not form.typed() and not data.get("revision"):
        return None
    return drafting.keep(
        door,
        Purpose.ANSWER,
        form.typed(),
        by=door.user,
        at=at,
        draft=data["draft"],
        page=data.get("page", ""),
        revision=data.get("revision") or 0,
        about=words,
    )


@require_POST
def keep(request: HttpRequest, words: UUID) -> HttpResponse:
    """Keep it for me: as you type, or by the button."""
    at, door = timezone.now(), own_door(request.user)
    text_at(door, words, at=at)
    kept = _keep(door, OneBox(request.POST), words, at=at)
    if not request.headers.get("HX-Request"):
        return redirect("safety_read")
    context = {
        "kept": kept_sentence(kept.kept_at if kept else None, at=at),
        "draft": kept,
    }
    return render(request, "risk/kept_line.html", context)


@require_POST
def check(request: HttpRequest, words: UUID) -> HttpResponse:
    """Yes, that is what I said."""
    at, door = timezone.now(), own_door(request.user)
    _text, row = text_at(door, words, at=at)
    responding.check(door, row, by=request.user, at=at)
    return HttpResponseRedirect(f"/safety/read/#t-{words}")
