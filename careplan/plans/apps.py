"""The plans app as Django knows it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "careplan.plans"
    label = "plans"
