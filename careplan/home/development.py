"""Every part of a page in every state, with invented words. For development only."""

from dataclasses import asdict

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from careplan.home import development_samples as samples


@login_not_required
@require_safe
def parts(request: HttpRequest) -> HttpResponse:
    """All parts; or the frame alone as one reader sees it; or the box in one state."""
    boxes = samples.boxes()
    reader = samples.READERS.get(request.GET.get("as", ""))
    state = request.GET.get("box", "")
    context = {
        "boxes": boxes,
        "readers": samples.READERS,
        "box": boxes.get(state, boxes["draft"]),
        "all_parts": not reader and state not in boxes,
        "voices": samples.VOICES.items(),
        "contact": samples.CONTACT,
        "parts": samples.PARTS,
        "frame": samples.WORKERS,
        "form": samples.EveryField(auto_id="fine_%s"),
        "wrong": samples.EveryField({"email": "sam"}, auto_id="wrong_%s"),
    }
    # What the view gives wins over the frame that every page gets.
    return render(
        request, "development/parts.html", context | (asdict(reader) if reader else {})
    )
