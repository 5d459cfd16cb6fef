"""What the worker does for safety notes: fetch, one domain call."""

from celery import shared_task
from django.utils import timezone

from risk import reminding


@shared_task(name="risk.remind", ignore_result=True)
def remind() -> None:
    """Tell staff of what is due to be looked at. Beat asks for it every hour."""
    reminding.remind(at=timezone.now())
