"""What the worker does for accounts: fetch, one domain call."""

from celery import shared_task
from django.utils import timezone

from accounts import reaching


@shared_task(name="accounts.sweep_letters", ignore_result=True)
def sweep_letters() -> None:
    """Hand over the letters that are due. Beat asks for it every two seconds."""
    reaching.sweep(at=timezone.now())
