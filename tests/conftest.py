"""What each test stands on: loopback only, real servers, tables that can be emptied."""

import ipaddress
import sys
from collections.abc import Callable

import pytest
from django.db import connections
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings

from careplan.core import triggers

pytest_plugins = [
    "tests.machine.servers",
    "tests.machine.sites",
    "tests.machine.browser",
    "tests.company",
]

hypothesis_settings.register_profile("ci", max_examples=50, deadline=None)
hypothesis_settings.load_profile("ci")

USES_A_DATABASE = {"db", "transactional_db", "django_db_setup", "sites"}


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """On PostgreSQL leave out the tests that touch no database: they ran on SQLite."""
    from django.conf import settings

    if settings.EMBEDDED:
        return
    needed = [item for item in items if _uses_a_database(item)]
    config.hook.pytest_deselected(items=[i for i in items if i not in needed])
    items[:] = needed


def _uses_a_database(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    return bool(names & USES_A_DATABASE or item.get_closest_marker("django_db"))


def _loopback_only(event: str, arguments: tuple[object, ...]) -> None:
    """Nothing in a test calls anybody outside this machine."""
    if event != "socket.connect":
        return
    address = arguments[1]
    if not isinstance(address, tuple) or address[0] == "localhost":
        return
    if not ipaddress.ip_address(address[0]).is_loopback:
        raise AssertionError(f"A test called {address[0]}")


sys.addaudithook(_loopback_only)


def _with_triggers_lifted(flush: Callable[..., None]) -> Callable[..., None]:
    def clean_up(case: TransactionTestCase) -> None:
        # Emptying all tables after a test is what the triggers are there to refuse.
        with triggers.lifted(connections["default"]):
            flush(case)

    return clean_up


TransactionTestCase._fixture_teardown = _with_triggers_lifted(  # type: ignore[method-assign]
    TransactionTestCase._fixture_teardown
)
