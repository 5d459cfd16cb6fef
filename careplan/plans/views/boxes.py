"""How a view finds the box that its page asks for."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.urls import reverse

from careplan.core.refusals import Refused
from careplan.plans.access import Door
from careplan.plans.boxes import Box, box_for
from careplan.plans.drafting import drafts_of
from careplan.plans.models import Kind
from careplan.plans.stating import Place
from careplan.plans.writing import BothKept
from careplan.sharing.parts import heading_of, kind_of

WRITTEN = (Kind.WORDS, Kind.NEED, Kind.GOAL, Kind.ACTION)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, for a form to check; None for a page just opened."""
    return request.POST if request.method == "POST" else None


def tried(form: Form, act: Callable[[], object], *, field: str | None = None) -> bool:
    """Do it; or, where it is refused, put the sentence beside the field. True if done.

    What was typed stays in the form. BothKept is for the caller: it has a page.
    """
    try:
        act()
    except BothKept:
        raise
    except Refused as refused:
        form.add_error(field, refused.sentence)
        return False
    return True


def leads_to_both(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Where two texts were written at once, go to the page that shows both."""

    @wraps(view)
    def wrapped(request: HttpRequest, who: UUID, **more: Any) -> HttpResponse:
        try:
            return view(request, who=who, **more)
        except BothKept as both:
            names = {"who": who, "draft": both.draft.pk}
            return HttpResponseRedirect(reverse("one_kept", kwargs=names))

    return wrapped


def place_asked(data: QueryDict, part: str) -> Place:
    """Read a place from an address or a form. Raises Http404 for one no plan has."""
    kind = data.get("kind") or Kind.WORDS
    heading = data.get("heading", "")
    below = data.get("below") or None
    if kind not in WRITTEN or kind_of(part) is None:
        raise Http404
    if kind == Kind.WORDS and heading_of(part, heading) is None:
        raise Http404
    try:
        return Place(part, heading, kind, UUID(below) if below else None)
    except ValueError as error:
        raise Http404 from error


def box_in_part(
    request: HttpRequest, door: Door, part: str, *, at: datetime
) -> Box | None:
    """The box inside a part: the one asked for, or the draft that waits there."""
    if not door.may_write(part):
        return None
    if "heading" in request.GET:
        return box_for(door, place_asked(request.GET, part), at=at)
    waiting = (
        drafts_of(door.user, door.service_user)
        .filter(part=part, kind=Kind.WORDS, is_new=True)
        .first()
    )
    if waiting is None:
        return None
    return box_for(door, Place(part, waiting.heading), at=at)
