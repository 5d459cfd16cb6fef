"""Plan pages over a full plan: milliseconds, queries, ratio to the bare page.

A full plan is 15 life areas, each with 2 texts, 3 needs, 6 goals and 6 actions: 255
items with words. Pages are asked for in-process, in interleaved batches; told are the
medians of all batches but the first.
"""

import statistics
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import (
    CaptureQueriesContext,
    override_settings,
    setup_test_environment,
)
from django.utils import timezone

from accounts.models import ServiceUser, User
from careplan.core.dates import local_day
from careplan.plans.models import Horizon, Kind
from careplan.plans.promising import promise
from careplan.plans.stating import Place
from careplan.plans.writing import put
from careplan.sharing.parts import AREAS
from tests.cast import assemble

BATCHES, IN_A_BATCH = 8, 15
AREAS_IN_A_FULL_PLAN = 15


@transaction.atomic
def fill(who: ServiceUser, *, sam: User, cara: User, at: datetime) -> None:
    """Write a full plan, half of its actions promised by the care coordinator."""
    for area in AREAS[:AREAS_IN_A_FULL_PLAN]:
        part = area.key
        for heading in ("now", "good"):
            put(who, Place(part, heading), _words(part, heading), by=sam, at=at)
        for number in range(6):
            if number % 2 == 0:
                place = Place(part, "different", Kind.NEED)
                need = put(who, place, _words(part, f"need {number}"), by=sam, at=at)
            place = Place(part, "different", Kind.GOAL, parent=need.item_id)
            words = _words(part, f"goal {number}")
            goal = put(who, place, words, by=sam, at=at, horizon=Horizon.COMING_MONTHS)
            promise(
                who,
                Place(part, parent=goal.item_id),
                _words(part, f"action {number}"),
                doer=cara if number % 2 else sam,
                by_on=local_day(at) + timedelta(days=20),
                by=cara if number % 2 else sam,
                at=at,
            )


def _words(part: str, what: str) -> str:
    return f"What was said of {part}, {what}: the kettle goes on before the post comes."


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["second_factor"] = "settled"
    session.save()
    return client


def batch(ask: Callable[[], object]) -> float:
    """Milliseconds of one asking, over a batch."""
    began = time.perf_counter()
    for _ in range(IN_A_BATCH):
        ask()
    return (time.perf_counter() - began) / IN_A_BATCH * 1000


def measure(asks: dict[str, Callable[[], object]]) -> dict[str, float]:
    taken: dict[str, list[float]] = {name: [] for name in asks}
    for _ in range(BATCHES):
        for name, ask in asks.items():
            taken[name].append(batch(ask))
    return {name: statistics.median(times[1:]) for name, times in taken.items()}


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


@override_settings(ROOT_URLCONF="bench.bare", ALLOWED_HOSTS=["testserver"])
def main() -> None:
    setup_test_environment()
    cast = assemble()
    sams, sam, cara = cast.service_users["sam"], cast["sam"], cast["cara"]
    fill(sams, sam=sam, cara=cara, at=timezone.now() - timedelta(days=3))
    plan = f"/plan/{sams.pk}/"
    pages = {
        "bare page": (sam, "/bare/"),
        "My plan, Sam": (sam, plan),
        "My plan, Cara": (cara, plan),
        "whole plan, Sam": (sam, f"{plan}whole/"),
        "whole plan, Cara": (cara, f"{plan}whole/"),
        "one area, Sam": (sam, f"{plan}part/{AREAS[0].key}/"),
        "list of people, Cara": (cara, "/people/"),
    }
    asks = {}
    for name, (user, address) in pages.items():
        client = signed_in(user)
        asks[name] = lambda client=client, address=address: client.get(address)
        answer = asks[name]()
        assert answer.status_code == 200, (address, answer.status_code)
    medians, bare = measure(asks), 0.0
    print(f"{connection.vendor}, {BATCHES - 1} batches of {IN_A_BATCH}, medians")
    for name, milliseconds in medians.items():
        bare = bare or milliseconds
        ratio, asked = milliseconds / bare, queries(asks[name])
        print(f"{name:22} {milliseconds:7.2f} ms {ratio:6.1f} x {asked:4} queries")


if __name__ == "__main__":
    main()
