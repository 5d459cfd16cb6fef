"""The cast as fixtures: one that names a person gives their User.

`sams` is Sam as a service user, `sams_plan` holds the items of Sam's plan, `at` is the
tests' today, and under `today` the clock stands there.
"""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.db import transaction

from accounts.models import ServiceUser, User
from tests.cast import (
    NOW,
    Cast,
    SamsPlan,
    assemble,
    cara_is_away,
    write_sams_plan,
)


@pytest.fixture
def at() -> datetime:
    """The tests' today."""
    return NOW


@pytest.fixture
def today() -> Iterator[datetime]:
    """For tests of pages, which read the clock: it stands at the tests' today."""
    with time_machine.travel(NOW, tick=False):
        yield NOW


@pytest.fixture(scope="module")
def assembled(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    """Made once for the tests of a file; each of them is undone to here."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield assemble()
        transaction.set_rollback(True)


@pytest.fixture
def cast(assembled: Cast, db: None) -> Cast:
    """Not for a file with tests that commit: they would empty what is under them."""
    return deepcopy(assembled)


def _person(name: str) -> Any:
    def person(cast: Cast) -> User:
        return cast[name]

    return pytest.fixture(person, name=name)


sam, cara, dee, haddad = (_person(n) for n in ("sam", "cara", "dee", "haddad"))
asha, pete, hana, max_ = (_person(n) for n in ("asha", "pete", "hana", "max"))
nia, iwan, rob, ines = (_person(n) for n in ("nia", "iwan", "rob", "ines"))


@pytest.fixture
def sams(cast: Cast) -> ServiceUser:
    """Sam as a service user."""
    return cast.service_users["sam"]


@pytest.fixture
def sams_plan(cast: Cast) -> SamsPlan:
    return write_sams_plan(cast)


@pytest.fixture
def dee_stands_in(cast: Cast) -> User:
    """Dee, while Cara is away."""
    cara_is_away(cast["cara"])
    return cast["dee"]
