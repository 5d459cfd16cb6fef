"""One world for the whole table: each cell is tried in it and undone."""

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.db import connection, transaction

from tests.access.world import World, build
from tests.cast import NOW


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with (
        # Who may have a copy is asked here; what it looks like, elsewhere, and slowly.
        patch("careplan.core.pdf.available", return_value=None),
        patch("careplan.copies.rendering.pdf_of", return_value=b"%PDF-"),
        django_db_blocker.unblock(),
        time_machine.travel(NOW, tick=False),
        transaction.atomic(),
    ):
        yield build()
        transaction.set_rollback(True)
    assert not connection.in_atomic_block
