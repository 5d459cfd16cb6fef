"""The sharing app as Django knows it."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "careplan.sharing"
    label = "sharing"
