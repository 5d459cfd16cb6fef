"""What the worker does for reviews: fetch, one domain call."""

from celery import shared_task
from django.utils import timezone

from careplan.reviews import reminding


@shared_task(name="reviews.remind", ignore_result=True)
def remind() -> None:
    """Post the letters about meetings that are due. Beat asks for it every minute."""
    reminding.sweep(at=timezone.now())
