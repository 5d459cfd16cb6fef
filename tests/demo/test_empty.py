"""From an empty database: before the story is loaded, and loading it at a weekend."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from careplan.core.models import AuditEvent
from demo.loading import load
from tests.demo.conftest import TUESDAY


@pytest.mark.parametrize("days", [4, 5])
def test_it_loads_at_the_end_of_a_week(db: None, days: int) -> None:
    at = TUESDAY + timedelta(days=days)  # a Saturday, a Sunday
    assert load(at=at)
    assert not AuditEvent.objects.filter(at__gt=at).exists()


@pytest.mark.sqlite
def test_before_the_story_is_loaded_the_page_says_so(client: Client, db: None) -> None:
    assert "not loaded" in client.get("/demo/").content.decode()


@pytest.mark.sqlite
def test_loading_it_anew_is_refused_where_nothing_says_that_it_is_the_demo(
    settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    with pytest.raises(CommandError, match="left as it is"):
        call_command("load_demo", "--fresh")
