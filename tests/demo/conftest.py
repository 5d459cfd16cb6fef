"""The story, played once for all the tests of a module."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from accounts.models import User
from demo.loading import load
from demo.story.cast import address_of

TUESDAY = datetime(2026, 3, 17, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Played:
    """When the story was loaded, and how long that took."""

    at: datetime
    seconds: float  # of the processor: what else a machine does is not the demo's

    def somebody(self, key: str) -> User:
        return User.objects.get(email=address_of(key))


@pytest.fixture(scope="module")
def played_once(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Played]:
    # What is append-only cannot be emptied: it is taken back with its transaction.
    with django_db_blocker.unblock(), transaction.atomic():
        began = time.process_time()
        assert load(at=TUESDAY)
        yield Played(TUESDAY, time.process_time() - began)
        transaction.set_rollback(True)


@pytest.fixture
def played(played_once: Played, db: None) -> Played:
    return played_once
