"""Safety assessments, as Django knows them: apart from every other app."""

from django.apps import AppConfig


class RiskConfig(AppConfig):
    name = "risk"
    label = "risk"

    def ready(self) -> None:
        from risk import emails

        emails.register()
