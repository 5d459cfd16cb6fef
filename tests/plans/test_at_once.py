"""The same button pressed at the same moment, on the engine where moments overlap."""

import threading
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import connection

from careplan.core import audit
from careplan.plans import writing
from careplan.plans.models import Draft, Statement
from careplan.plans.stating import Place
from tests.cast import NOW, assemble, newest, says

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
AT_ONCE = 6
DRAFT = UUID("10000000-0000-4000-8000-000000000002")


def all_at_once(act: Callable[[int], object]) -> list[BaseException]:
    """Do it in several threads from one moment on; give what went wrong."""
    wrong: list[BaseException] = []
    ready = threading.Barrier(AT_ONCE)

    def run(number: int) -> None:
        try:
            ready.wait()
            act(number)
        except BaseException as error:  # noqa: BLE001
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[n]) for n in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_six_presses_at_one_moment_make_one_text() -> None:
    who = assemble().service_users["sam"]

    def press(_number: int) -> None:
        writing.put(who, Place("matters"), "Moss.", by=who.user, at=NOW, draft=DRAFT)

    assert all_at_once(press) == []
    assert Statement.objects.filter(body="Moss.").count() == 1
    assert audit.first_broken(f"plan:{who.pk}") is None


def test_six_devices_that_change_the_same_words_lose_nothing() -> None:
    who = assemble().service_users["sam"]
    item = says(who, "matters", "Moss.", by=who.user)
    begun = newest(item).pk

    def change(number: int) -> None:
        writing.change(
            item,
            f"Device {number}.",
            by=who.user,
            at=NOW,
            follows=begun,
            draft=uuid4(),
        )

    wrong = all_at_once(change)
    assert [type(error) for error in wrong] == [writing.BothKept] * (AT_ONCE - 1)
    kept = {newest(item).body, *Draft.objects.values_list("body", flat=True)}
    assert kept == {f"Device {n}." for n in range(AT_ONCE)}
