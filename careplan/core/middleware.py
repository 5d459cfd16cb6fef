"""What holds for every page: privacy of what is signed in, and kind refusals."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from careplan.core.refusals import NotAllowed, Refused

View = Callable[[HttpRequest], HttpResponse]


class PrivatePagesMiddleware:
    """Pages of somebody signed in are kept by no cache between us and them."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-cache"
        response["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        return response


class RefusalMiddleware:
    """A refusal becomes a page with its sentence: 403 if not allowed, else 409."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        status = 403 if isinstance(exception, NotAllowed) else 409
        return render(
            request, "refused.html", {"sentence": exception.sentence}, status=status
        )
