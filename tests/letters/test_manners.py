"""No request waits for the broker or for a mail server: only beat and the sweep do."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
QUEUES = {"delay", "apply_async", "send_task", "send_mail", "send_messages"}


def calls() -> Iterator[tuple[str, str]]:
    for folder in ("accounts", "careplan", "demo"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    yield str(path.relative_to(ROOT)), node.func.attr


def test_nothing_is_queued_and_nothing_is_mailed_but_by_the_sweep() -> None:
    found = list(calls())
    assert [(path, name) for path, name in found if name in QUEUES] == []
    senders = {path for path, name in found if name == "send"}
    assert senders == {"accounts/reaching.py"}


def test_beat_asks_every_two_seconds() -> None:
    (sweep,) = (
        entry
        for entry in settings.CELERY_BEAT_SCHEDULE.values()
        if entry["task"] == "accounts.sweep_letters"
    )
    assert sweep["schedule"] == 2.0
