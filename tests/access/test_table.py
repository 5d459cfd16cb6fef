"""Nobody reaches more than the table says, and no address is left out of it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access import table
from tests.access.table import Row
from tests.access.world import INSIDE, NOBODY, World, address_of, ask, undone

pytestmark = pytest.mark.django_db
ROWS = [r for r in table.read() if settings.EMBEDDED or not r.embedded_only]
# What changes from one answer to the next whatever was asked for.
ONCE = re.compile(rb'(csrfmiddlewaretoken" value|nonce)="[^"]+"')
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def _addresses(resolver: Any = None) -> Iterator[URLPattern]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern)
        else:
            yield pattern


def test_every_address_of_the_site_has_a_row() -> None:
    named = {row.name for row in ROWS}
    there = {pattern.name or str(pattern.pattern) for pattern in _addresses()}
    assert there - named == set(), "addresses without a row"
    assert named - there == set(), "rows about no address"


def test_no_two_rows_ask_the_same() -> None:
    rows = [str(row) for row in table.read()]
    assert sorted(set(rows)) == sorted(rows)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_each_person_gets_what_the_table_says(row: Row, world: World) -> None:
    answers, told = {}, []
    for person in row.expected:
        with undone():
            response = ask(world, row, person)
            answers[person] = response.status_code
        if response.status_code == 404 and not is_like_none(world, person, response):
            told.append(f"{person} can tell that {row} is there")
        if person == "anon" and row.expected["anon"] == 302:
            told += _leads_elsewhere(row, response)
    assert answers == row.expected
    assert not told


def is_like_none(world: World, person: str, response: Any) -> bool:
    """What is not found looks like what never was, to the byte and the header.

    Compared with an address beside it that no page has: in the same plan for those who
    may open it, for others in that of a person who never was.
    """
    here = response.wsgi_request.path.split("/")
    if here[1] in ("plan", "people") and person not in INSIDE:
        here[2] = str(NOBODY)
    beside = "/".join([*here[: 3 if here[1] == "plan" else 2], "never-was", ""])
    key = (person, beside, response.wsgi_request.method)
    if key not in world.never:
        with undone():
            method = response.wsgi_request.method.lower()
            world.never[key] = _bytes(getattr(world.client(person), method)(beside))
    return _bytes(response) == world.never[key]


def _bytes(response: Any) -> tuple[bytes, list[tuple[str, str]]]:
    headers = [(k, v) for k, v in response.items() if k != "Content-Security-Policy"]
    return ONCE.sub(b"", response.content), sorted(headers)


def _leads_elsewhere(row: Row, response: Any) -> list[str]:
    """Who is not signed in is led to signing in, or to joining, and nowhere else."""
    led_to = response["Location"].split("?")[0]
    doors = {reverse(settings.LOGIN_URL), reverse("join"), reverse("lettering")}
    ours = led_to in doors | {reverse("home"), reverse("account_login")}
    return [] if ours else [f"{row} leads who is not signed in to {led_to}"]


ASKED = {(row.name, row.method) for row in ROWS}
OURS = {row.name: row for row in reversed(ROWS) if "allauth" not in row.section}


@pytest.mark.parametrize("row", OURS.values(), ids=lambda row: row.name)
def test_a_method_without_a_row_does_nothing(row: Row, world: World) -> None:
    address = address_of(world, row)
    for method in METHODS:
        if (row.name, method) in ASKED:
            continue
        for person in ("anon", "sam", "cara"):
            answer = getattr(world.client(person), method.lower())(address)
            usual = (302, 405) if person == "anon" else (403, 404, 405)
            assert answer.status_code in usual, f"{person} {method} {row.name}"


def test_the_size_of_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    addresses = len({row.name for row in ROWS})
    cells = sum(len(row.expected) for row in ROWS)
    people = len(ROWS[0].expected)
    with capsys.disabled():
        print(
            f"\nAccess table: {addresses} addresses, {len(ROWS)} rows, "
            f"{people} people, {cells} cells"
        )
    assert people == 13
