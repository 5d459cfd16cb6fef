"""Every part of a page in every state, with invented words. For development only."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def parts(request: HttpRequest) -> HttpResponse:
    """The component page."""
    return render(request, "development/parts.html", {})
