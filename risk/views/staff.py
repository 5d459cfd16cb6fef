"""What staff read and do on one person's safety pages."""

from datetime import datetime
from typing import Any
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

from accounts.models import User
from risk import doing, drafting, sentences, withholding
from risk.access import Door, check_may_write, knock, second_readers
from risk.forms import HappenedForm, WithholdingForm
from risk.models import Purpose
from risk.opening import How, enter, newest_choice, text_at
from risk.pages import Link, assessment_page, base_of, in_the_plan, plan_of
from risk.views.frame import posted, tried


@require_safe
def safety_of(
    request: HttpRequest, who: UUID, assessment: UUID | None = None
) -> HttpResponse:
    """One person's safety notes. Without a right to them: the general door."""
    at = timezone.now()
    how = How.EARLIER if assessment else How.CURRENT
    try:
        door, safety = enter(who, by=request.user, at=at, how=how)
    except Http404:
        if assessment:
            raise
        return redirect("safety")
    if door.is_own:
        return redirect("safety")
    found = safety.assessment(assessment) if assessment else safety.current
    if assessment and found is None:
        raise Http404
    found = found or next(iter(safety.assessments), None)
    context = _frame(door, at=at)
    if found is None:
        context["in_the_plan"] = in_the_plan(door.service_user)
        return render(request, "risk/nothing_yet.html", context)
    context["page"] = assessment_page(found, safety, door)
    return render(request, "risk/assessment.html", context)


def _frame(door: Door, *, at: datetime) -> dict[str, Any]:
    """What stands round it: the person's choice, a draft, what the reader is asked."""
    base, called = base_of(door), door.service_user.user.called
    mine = drafting.drafts_of(door.user, door, Purpose.ASSESSMENT).first()
    asked = drafting.asked_of(door.user, door, at=at)
    return {
        "called": called,
        "name": door.service_user.user.name,
        "base": base,
        "plan_href": plan_of(door.service_user),
        "may_write": door.may_write,
        "has_draft": mine is not None,
        "choice": sentences.choice_made(newest_choice(door), called, at=at),
        "asked": [
            Link(
                _("%s asks you to read a draft together") % draft.author.called,
                f"{base}draft/{draft.pk}/",
            )
            for draft in asked
        ],
    }


def staffs_door(request: HttpRequest, who: UUID, *, at: datetime) -> Door:
    """The door for those who write. Raises Http404, or NotAllowed for readers."""
    door = knock(who, by=request.user, at=at)
    if door.is_own:
        raise Http404
    check_may_write(door)
    return door


def one_of(users: list[User], key: str) -> User | None:
    """The user a form named, among those it offered."""
    return next((u for u in users if str(u.pk) == key), None)


@require_http_methods(["GET", "HEAD", "POST"])
def withhold(request: HttpRequest, who: UUID, words: UUID) -> HttpResponse:
    """Ask that one text be kept back from the person."""
    at = timezone.now()
    door = staffs_door(request, who, at=at)
    text, row = text_at(door, words, at=at)
    others = second_readers(door, at=at)
    form = WithholdingForm(posted(request), second_readers=others)

    def ask() -> None:
        data = form.cleaned_data
        withholding.ask_to_withhold(
            door,
            row,
            data["reason"],
            by=door.user,
            at=at,
            second_reader=one_of(others, data["second_reader"]),
            review_on=data["review_on"],
        )

    if request.method == "POST" and form.is_valid() and tried(form, ask):
        return HttpResponseRedirect(f"{base_of(door)}#t-{words}")
    title = _("Keep this back")
    return render(request, "risk/ask.html", _asks(door, form, title, text.body))


def _asks(door: Door, form: object, title: str, about: str) -> dict[str, Any]:
    return {
        "form": form,
        "title": title,
        "about": about,
        "base": base_of(door),
        "called": door.service_user.user.called,
        "plan_href": plan_of(door.service_user),
    }


@require_POST
def agree(request: HttpRequest, who: UUID, withheld: UUID) -> HttpResponse:
    """The second reader agrees that a text is kept back."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    found = withholding.withholding_at(door, withheld)
    withholding.agree(found, door, by=request.user, at=at)
    return HttpResponseRedirect(f"{base_of(door)}#t-{found.words_id}")


@require_POST
def end(request: HttpRequest, who: UUID, withheld: UUID) -> HttpResponse:
    """Keep it back no longer."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    found = withholding.withholding_at(door, withheld)
    withholding.end(found, door, by=request.user, at=at)
    return HttpResponseRedirect(f"{base_of(door)}#t-{found.words_id}")


@require_http_methods(["GET", "HEAD", "POST"])
def happened(request: HttpRequest, who: UUID, action: UUID) -> HttpResponse:
    """Say what happened with something the service said it would do."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    found = doing.action_at(door, action)
    if found.doer_id != door.user.pk:
        check_may_write(door)
    form = HappenedForm(posted(request))

    def say() -> None:
        doing.say_what_happened(door, found, by=door.user, at=at, **form.cleaned_data)

    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, say, field="because")
    ):
        return HttpResponseRedirect(f"{base_of(door)}#t-{found.what_id}")
    title = _("What happened?")
    return render(request, "risk/ask.html", _asks(door, form, title, found.what.body))
