"""Not now: letters rest, visits and people go on."""

from datetime import timedelta
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import pausing
from accounts.contacts import contact_for
from careplan.core.dates import local_day, long_day
from careplan.plans.access import check_is_own, knock
from careplan.plans.forms import DayField
from careplan.plans.pages import frame_for
from careplan.plans.views.boxes import posted, tried


class AskAgain(forms.Form):
    """Another day to be asked again, if four weeks is not right."""

    ask_again_on = DayField(label=_("Ask me again on"), required=False)

    def clean_ask_again_on(self) -> object:
        day = self.cleaned_data["ask_again_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day to come."))
        return day


@require_http_methods(["GET", "POST"])
def not_now(request: HttpRequest, who: UUID) -> HttpResponse:
    """Not now, two presses from any page; no reason asked."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    check_is_own(door)
    form = AskAgain(posted(request))

    def rest() -> None:
        day = form.cleaned_data["ask_again_on"]
        pausing.pause(door.service_user, by=door.user, at=at, ask_again_on=day)

    if form.is_valid() and tried(form, rest, field="ask_again_on"):
        return HttpResponseRedirect(frame_for(door).base)
    again = local_day(at) + timedelta(weeks=4)
    context = {
        "frame": frame_for(door),
        "contact": contact_for(door.service_user, on=local_day(at)),
        "again": long_day(again),
        "another": "another" in request.GET or form.is_bound,
        "form": form,
    }
    return render(request, "plans/not_now.html", context)


@require_POST
def start_again(request: HttpRequest, who: UUID) -> HttpResponse:
    """End a pause, whenever the person likes."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    check_is_own(door)
    pausing.start_again(door.service_user, by=door.user, at=at)
    return HttpResponseRedirect(frame_for(door).base)
