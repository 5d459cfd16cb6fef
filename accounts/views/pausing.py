"""A worker says, from their list, that they asked how somebody is."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts import pausing
from accounts.models import ServiceUser


@require_POST
def asked_how(request: HttpRequest, who: UUID) -> HttpResponse:
    """The next time to ask is a week on."""
    person = get_object_or_404(ServiceUser.objects.select_related("user"), pk=who)
    pausing.asked_how(person, by=request.user, at=timezone.now())
    return redirect("people")
