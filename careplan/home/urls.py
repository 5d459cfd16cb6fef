"""The start and the small still pages."""

from django.conf import settings
from django.urls import path

from careplan.home import development, views

urlpatterns = [
    path("", views.home, name="home"),
    path("people/", views.people, name="people"),
    path("shared/", views.shared, name="shared"),
    path("how-this-site-works/", views.how_it_works, name="how_it_works"),
    path("letters/", views.lettering, name="lettering"),
    path("something-wrong/", views.something_wrong, name="something_wrong"),
    path("leave/", views.leave, name="leave"),
]
if settings.DEVELOPMENT_PAGES:
    urlpatterns.append(
        path("development/parts/", development.parts, name="development_parts")
    )
