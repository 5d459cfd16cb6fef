"""The page of a worker's people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from careplan.home import caseload


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """A worker's list of people, or those of a name."""
    found = caseload.caseload(
        request.user, at=timezone.now(), find=request.GET.get("find", "").strip()[:100]
    )
    return render(request, "home/people.html", {"caseload": found})
