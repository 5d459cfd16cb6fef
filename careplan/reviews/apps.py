"""Review meetings as Django knows them."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "careplan.reviews"
    label = "reviews"

    def ready(self) -> None:
        from careplan.reviews import emails

        emails.register()
