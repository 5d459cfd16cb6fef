"""The site's addresses and one more: a signed-in page that is nothing but its frame."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path


def bare(request: HttpRequest) -> HttpResponse:
    return render(request, "base.html", {"who": str(request.user)})


urlpatterns = [
    path("bare/", bare),
    path("", include("careplan.config.urls")),
]
