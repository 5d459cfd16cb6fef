"""The home app as Django knows it."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "careplan.home"
    label = "home"
