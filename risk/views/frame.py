"""What holds for every page of safety: no browser and no cache keeps it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict

from careplan.core.refusals import Refused

View = Callable[..., HttpResponse]


def apart(view: View) -> View:
    """Send a page so that nothing on the way, nor the browser, keeps a copy."""

    @wraps(view)
    def private(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    return private


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, for a form to check; None for a page just opened."""
    return request.POST if request.method == "POST" else None


def tried(form: Form, act: Callable[[], object], *, field: str | None = None) -> bool:
    """Do it; or, where it is refused, put the sentence in the form. True if done."""
    try:
        act()
    except Refused as refused:
        form.add_error(field, refused.sentence)
        return False
    return True
