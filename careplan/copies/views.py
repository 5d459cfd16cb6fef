"""The pages of copies: download one, paste one into the record, see who has which."""

from uuid import UUID

from django.contrib import messages
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from careplan.copies import giving, pages
from careplan.copies.access import check_may_copy
from careplan.copies.forms import Pasted
from careplan.plans.access import knock


def version_asked(data: QueryDict) -> int | None:
    """The number of the version a copy is asked of; none for the plan of today."""
    number = data.get("version", "")
    return int(number) if number.isdecimal() and len(number) < 7 else None


@require_safe
def copies(request: HttpRequest, who: UUID) -> HttpResponse:
    """Get a copy, and see who has which."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    check_may_copy(door)
    page = pages.copies_page(door, at=at)
    return render(request, "copies/copies.html", {"page": page})


@require_POST
def copy_pdf(request: HttpRequest, who: UUID) -> HttpResponse:
    """Download a copy as a PDF."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    version = version_asked(request.POST)
    given = giving.give_pdf(door, by=door.user, at=at, version=version)
    response = HttpResponse(given.content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{given.file_name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def copy_record(request: HttpRequest, who: UUID) -> HttpResponse:
    """Text to paste into the service's own record; afterwards, that it was pasted."""
    at = timezone.now()
    door = knock(who, by=request.user, at=at)
    version = version_asked(request.GET)
    form = Pasted(request.POST or None)
    if form.is_valid():
        giving.say_pasted(
            door, by=door.user, at=at, version=version, **form.cleaned_data
        )
        messages.success(request, _("Noted. It is in the list of copies."))
        return HttpResponseRedirect(reverse("copies", kwargs={"who": who}))
    given = giving.give_record(door, by=door.user, at=at, version=version)
    page = pages.record_page(door, given.text, given.revision)
    return render(request, "copies/record.html", {"page": page})
