"""The tree of pages. What a person has no right to see is not found."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("careplan.home.urls")),
    path("", include("accounts.urls")),
    path("plan/<uuid:who>/", include("careplan.plans.urls")),
    path("plan/<uuid:who>/meetings/", include("careplan.reviews.urls")),
    path("plan/<uuid:who>/copies/", include("careplan.copies.urls")),
    path("safety/", include("risk.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("demo.urls")))
