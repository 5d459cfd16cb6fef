"""The addresses of meetings inside one person's pages."""

from django.urls import path

from careplan.reviews import views

urlpatterns = [
    path("", views.meetings, name="meetings"),
    path("propose/", views.propose, name="propose"),
    path("<uuid:review>/another/", views.another, name="another_day"),
    path("<uuid:review>/accept/<uuid:proposal>/", views.accept, name="accept_day"),
    path("<uuid:review>/topic/", views.topic, name="topic"),
    path("<uuid:review>/end/", views.end, name="end_meeting"),
]
