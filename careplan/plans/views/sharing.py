"""Pages on which the person lets somebody in, sees it as they will, takes it back."""

from datetime import date, datetime
from uuid import UUID

from django import forms
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts import supporting
from accounts.making import Person
from accounts.models import Invitation, Role, User
from careplan.core.dates import local_day
from careplan.core.refusals import Refused
from careplan.plans import outside, pages, sharing_pages
from careplan.plans.access import Door, check_is_own, knock
from careplan.plans.forms import DayField
from careplan.plans.opening import How, enter
from careplan.plans.reading import PlanReading
from careplan.plans.views.boxes import posted, tried
from careplan.sharing import letting_in
from careplan.sharing.models import HiddenPart


@require_safe
def overview(request: HttpRequest, who: UUID) -> HttpResponse:
    """Who may see what, and what to do about it."""
    at = timezone.now()
    door, reading = _own(request, who, at=at)
    page = sharing_pages.overview(door, reading, at=at)
    return render(request, "plans/sharing.html", {"page": page})


def _own(request: HttpRequest, who: UUID, *, at: datetime) -> tuple[Door, PlanReading]:
    door, reading = enter(who, by=request.user, at=at, how=How.GLANCE)
    check_is_own(door)
    return door, reading


def _person(door: Door, person: UUID, people: list[User]) -> User:
    found = next((user for user in people if user.pk == person), None)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, who: UUID, person: UUID) -> HttpResponse:
    """Choose parts, see the page as they will see it, then share."""
    at = timezone.now()
    door, reading = _own(request, who, at=at)
    people = letting_in.may_be_shared_with(door.service_user, on=local_day(at))
    user = _person(door, person, people)
    asked = request.POST if request.method == "POST" else request.GET
    parts = [p for p in asked.getlist("part") if reading.part(p)]
    error = ""
    if request.method == "POST":
        error = _share(door, user, parts, asked.get("how_long", ""), asked, at=at)
        if not error:
            return HttpResponseRedirect(f"{pages.frame_for(door).base}sharing/")
    elif asked and not parts:
        error = _("Choose at least one part, or share nothing.")
    seen = outside.preview(door.service_user, user, parts, at=at) if parts else None
    page = sharing_pages.share_page(
        door,
        reading,
        user,
        at=at,
        chosen=parts,
        how_long=asked.get("how_long", "3"),
        another_day=asked.get("another_day", ""),
        preview=seen,
        error=error,
    )
    return render(request, "plans/share.html", {"page": page})


def _share(
    door: Door,
    user: User,
    parts: list[str],
    how_long: str,
    asked: QueryDict,
    *,
    at: datetime,
) -> str:
    """Share until the day asked for. Gives the sentence of a refusal, or nothing."""
    today = local_day(at)
    try:
        if how_long == "day":
            until: date = DayField().clean(asked.get("another_day"))
        else:
            until = sharing_pages.months_on(today, 1 if how_long == "1" else 3)
        letting_in.share(
            door.service_user, user=user, parts=parts, until=until, by=door.user, at=at
        )
    except forms.ValidationError as error:
        return str(error.messages[0])
    except Refused as refused:
        return refused.sentence
    return ""


@require_POST
def take_back(request: HttpRequest, who: UUID, person: UUID) -> HttpResponse:
    """Take it back, at once. Nobody is written to."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    check_is_own(door)
    people = letting_in.may_be_shared_with(door.service_user, on=local_day(at))
    user = _person(door, person, people)
    letting_in.take_back(door.service_user, user=user, by=door.user, at=at)
    context = {"frame": pages.frame_for(door), "called": user.called}
    return render(request, "plans/taken_back.html", context)


@require_http_methods(["GET", "POST"])
def hide(request: HttpRequest, who: UUID, person: UUID) -> HttpResponse:
    """Keep parts from somebody who reads by role, but for the two that stay open."""
    at = timezone.now()
    door, reading = _own(request, who, at=at)
    people = letting_in.may_be_hidden_from(door.service_user, on=local_day(at))
    user = _person(door, person, people)
    rows = HiddenPart.objects.filter(
        service_user=door.service_user, user=user, ended_at=None
    )
    hidden = list(rows.values_list("part", flat=True))
    if request.method == "POST":
        _hide(door, user, set(hidden), set(request.POST.getlist("part")), at=at)
        return HttpResponseRedirect(f"{pages.frame_for(door).base}sharing/")
    page = sharing_pages.hide_page(door, reading, user, hidden)
    return render(request, "plans/hide.html", {"page": page})


def _hide(
    door: Door, user: User, hidden: set[str], wanted: set[str], *, at: datetime
) -> None:
    who, by = door.service_user, door.user
    for part in sorted(wanted - hidden):
        letting_in.hide(who, user=user, part=part, by=by, at=at)
    for part in sorted(hidden - wanted):
        letting_in.show_again(who, user=user, part=part, by=by, at=at)


class Invite(forms.Form):
    """Somebody the person would like to let in."""

    name = forms.CharField(
        label=later("What is their name?"),
        max_length=200,
        error_messages={"required": later("Write their name.")},
    )
    email = forms.EmailField(
        label=later("Their e-mail address"),
        error_messages={
            "required": later("Write the e-mail address they use."),
            "invalid": later("An e-mail address looks like name@example.org."),
        },
    )
    role = forms.ChoiceField(
        label=later("Who are they to you?"),
        choices=[
            (Role.CARER, later("Family or a friend")),
            (Role.ADVOCATE, later("An advocate")),
            (Role.OUTSIDE_WORKER, later("Somebody who works somewhere else")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": later("Choose one of these.")},
    )


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, who: UUID) -> HttpResponse:
    """Invite somebody. They see nothing until you share something."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    check_is_own(door)
    frame = pages.frame_for(door)
    form = Invite(posted(request))

    made: list[Invitation | None] = []

    def put() -> None:
        data = form.cleaned_data
        invited = supporting.invite_supporter(
            door.service_user,
            Person(name=data["name"], email=data["email"]),
            role=data["role"],
            by=door.user,
            at=at,
        )
        made.append(invited)

    if form.is_valid() and tried(form, put, field="email"):
        if made[0] is not None:
            return redirect("invitation", invitation_id=made[0].pk)
        return HttpResponseRedirect(f"{frame.base}sharing/")
    context = {
        "frame": frame,
        "form": form,
        "title": _("Invite somebody"),
        "back_href": f"{frame.base}sharing/",
    }
    return render(request, "plans/question.html", context)
