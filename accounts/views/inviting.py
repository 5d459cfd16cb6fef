"""The pages on which workers invite people, give cards and arrange a care team."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts import access, joining, supporting
from accounts.cards import card_of, invitation_at
from accounts.forms import (
    AddColleagueForm,
    InviteColleagueForm,
    InvitePersonForm,
    InviteSupporterForm,
)
from accounts.making import Person
from accounts.models import CareTeamMember, ServiceUser, User
from careplan.core.dates import local_day
from careplan.core.refusals import NotNow


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Set up a page for somebody, and a card if they use e-mail."""
    at = timezone.now()
    access.check_may_invite(request.user, on=local_day(at))
    colleagues = supporting.colleagues_of(request.user, on=local_day(at))
    form = InvitePersonForm(request.POST or None, colleagues=colleagues)
    if form.is_valid():
        asked = dict(form.cleaned_data)
        asked["stands_in"] = User.objects.get(pk=asked["stands_in"])
        try:
            who = joining.invite_person(**asked, by=request.user, at=at)
            return _after_inviting(who.user)
        except NotNow as refusal:
            form.add_error("email", refusal.sentence)
    context = {"form": form, "has_colleagues": bool(colleagues)}
    return render(request, "accounts/invite.html", context)


@require_http_methods(["GET", "POST"])
def invite_colleague(request: HttpRequest) -> HttpResponse:
    """Invite somebody into one's own team."""
    at = timezone.now()
    access.check_may_invite(request.user, on=local_day(at))
    form = InviteColleagueForm(request.POST or None)
    if form.is_valid():
        try:
            user = joining.invite_worker(**form.cleaned_data, by=request.user, at=at)
            return _after_inviting(user)
        except NotNow as refusal:
            form.add_error("email", refusal.sentence)
    return render(request, "accounts/invite_colleague.html", {"form": form})


@never_cache
@require_safe
def invitation(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """The card with the word, to print or to write down."""
    at = timezone.now()
    found = invitation_at(invitation_id, by=request.user, at=at)
    return render(request, "accounts/invitation.html", {"card": card_of(found, at=at)})


@require_POST
def new_word(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Make a new card for one that was used up, lost or too old."""
    at = timezone.now()
    found = invitation_at(invitation_id, by=request.user, at=at)
    made = joining.new_word(found, by=request.user, at=at)
    return redirect("invitation", made.pk)


@require_safe
def care_team(request: HttpRequest, who: UUID) -> HttpResponse:
    """Who supports a person, and two ways to bring somebody in."""
    at = timezone.now()
    team = supporting.care_team(_person(who), by=request.user, at=at)
    return _team_page(request, team, at=at)


@require_POST
def add_colleague(request: HttpRequest, who: UUID) -> HttpResponse:
    """Add somebody who works here to a care team."""
    at, person = timezone.now(), _person(who)
    team = supporting.care_team(person, by=request.user, at=at)
    colleagues = supporting.colleagues_of(request.user, on=local_day(at))
    form = AddColleagueForm(request.POST, colleagues=colleagues)
    if form.is_valid():
        user = User.objects.get(pk=form.cleaned_data["user"])
        role = form.cleaned_data["role"]
        try:
            supporting.add_to_care_team(
                person, user=user, role=role, by=request.user, at=at
            )
            return redirect("care_team", who)
        except NotNow as refusal:
            form.add_error("role", refusal.sentence)
    return _team_page(request, team, at=at, add=form)


@require_POST
def invite_supporter(request: HttpRequest, who: UUID) -> HttpResponse:
    """Bring in somebody from outside the teams."""
    at, person = timezone.now(), _person(who)
    team = supporting.care_team(person, by=request.user, at=at)
    form = InviteSupporterForm(request.POST)
    if form.is_valid():
        asked = dict(form.cleaned_data)
        role = asked.pop("role")
        try:
            supporting.invite_supporter(
                person, Person(**asked), role=role, by=request.user, at=at
            )
            return redirect("care_team", who)
        except NotNow as refusal:
            form.add_error("email", refusal.sentence)
    return _team_page(request, team, at=at, bring=form)


@require_POST
def end_support(request: HttpRequest, who: UUID, member: int) -> HttpResponse:
    """Somebody no longer supports the person."""
    found = get_object_or_404(
        CareTeamMember.objects.select_related("service_user__user"),
        pk=member,
        service_user=who,
        until_on=None,
    )
    supporting.end_support(found, by=request.user, at=timezone.now())
    return redirect("care_team", who)


def _person(who: UUID) -> ServiceUser:
    return get_object_or_404(ServiceUser.objects.select_related("user"), pk=who)


def _after_inviting(user: User) -> HttpResponse:
    made = user.invitations.order_by("-invited_at").first()
    return redirect("invitation", made.pk) if made else redirect("people")


def _team_page(
    request: HttpRequest,
    team: supporting.CareTeam,
    *,
    at: datetime,
    add: AddColleagueForm | None = None,
    bring: InviteSupporterForm | None = None,
) -> HttpResponse:
    colleagues = supporting.colleagues_of(request.user, on=local_day(at))
    context = {
        "team": team,
        "add": add or AddColleagueForm(colleagues=colleagues),
        "bring": bring or InviteSupporterForm(),
        "has_colleagues": bool(colleagues),
    }
    return render(request, "accounts/care_team.html", context)
