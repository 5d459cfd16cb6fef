"""The copies app as Django knows it."""

from django.apps import AppConfig


class CopiesConfig(AppConfig):
    name = "careplan.copies"
    label = "copies"
