"""Every page of a plan: plain values only, as many queries for 255 texts as for ten."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from django.db import connection, models
from django.forms import BaseForm
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from careplan.plans import arranging, drafting, promising, saying
from careplan.plans.stating import Place
from tests.cast import NOW, WRITTEN_DOWN, Cast, SamsPlan, says
from tests.plans.conftest import SignedIn

PAGES = [
    *("", "started/", "whole/", "changes/", "promises/", "today/", "who/", "add/"),
    *("new-area/", "important/", "not-now/", "kept/", "part/home/", "part/body/"),
    *("part/home/?heading=now", "part/body/write/?kind=need", "part/home/name/"),
    *("part/body/write/?kind=action", "part/body/write/?kind=goal"),
    *("item/{home}/", "item/{caras}/", "item/{swimming}/", "item/{promised}/"),
    *("item/{written_down}/", "item/{home}/change/", "item/{caras}/change/"),
    *("item/{caras}/say/", "item/{caras}/not-right/", "item/{swimming}/stands/"),
    *("item/{swimming}/nothing/", "item/{promised}/happened/"),
    *("copies/", "copies/record/"),
]
# Django's own, and forms, which hold no row: they check and never save.
DJANGOS = {"request", "csrf_token", "messages", "DEFAULT_MESSAGE_LEVELS", "block"}
NAMES = ("home", "caras", "swimming", "promised", "written_down")


def address(page: str, plan: SamsPlan) -> str:
    return page.format(**{name: getattr(plan, name).pk for name in NAMES})


def rows_in(value: Any, path: str, seen: set[int]) -> Iterator[str]:
    """Every place inside a value where a row or a queryset stands."""
    if isinstance(value, models.Model | models.QuerySet | models.Manager):
        yield f"{path}: {type(value).__name__}"
    if id(value) in seen or isinstance(value, str | bytes | BaseForm):
        return
    seen.add(id(value))
    if is_dataclass(value):
        for field in fields(value):
            inside = getattr(value, field.name)
            yield from rows_in(inside, f"{path}.{field.name}", seen)
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from rows_in(inside, f"{path}[{key}]", seen)
    elif isinstance(value, list | tuple | set | frozenset):
        for place, inside in enumerate(value):
            yield from rows_in(inside, f"{path}[{place}]", seen)


@pytest.mark.parametrize("name", ["sam", "cara", "iwan"])
def test_templates_get_plain_values(
    name: str, base: str, sams_plan: SamsPlan, cast: Cast, signed_in: SignedIn
) -> None:
    browser, shown, found = signed_in(cast[name]), 0, set()
    for page in PAGES:
        response = browser.get(base + address(page, sams_plan))
        if response.status_code not in (403, 404):
            shown += 1
            found |= {f"{page} {row}" for row in _rows_given_to(response)}
    assert sorted(found) == []
    assert shown >= 5  # what is refused has its row in the access table


def _rows_given_to(response: Any) -> Iterator[str]:
    """The rows that the templates of an answer were given."""
    assert response.status_code == 200
    for context in response.context or []:
        for layer in context.dicts:
            for key, value in layer.items():
                if key not in DJANGOS:
                    yield from rows_in(value, key, set())


def test_the_walk_finds_a_row_wherever_it_is_hidden(sam: User) -> None:
    assert list(rows_in({"a": [(1, sam)]}, "page", set())) == ["page[a][0][1]: User"]
    assert list(rows_in(User.objects.all(), "page", set())) == ["page: QuerySet"]


# Queries


MEASURED = [
    *("", "whole/", "part/home/", "changes/", "promises/", "today/", "who/", "add/"),
    *("part/home/?heading=now", "item/{home}/", "item/{home}/change/", "important/"),
    *("kept/", "item/{caras}/say/", "item/{swimming}/stands/"),
]


def _grow(plan: SamsPlan, cast: Cast, texts: int) -> None:
    """Add this many texts: words by each, needs, goals, promises, comments, a draft."""
    sam, cara = cast["sam"], cast["cara"]
    for number in range(texts // 5):
        heading = ("now", "good", "different", "helps")[number % 4]
        part = ("home", "money", "mind")[number % 3]
        words = says(plan.who, part, f"Mine {number}.", by=sam, heading=heading)
        says(plan.who, part, f"Cara's {number}.", by=cara, heading=heading)
        saying.say_about(words, f"About {number}.", by=cara, at=NOW)
        need = says(plan.who, part, f"Help {number}.", by=sam, kind="need")
        promising.promise(
            plan.who,
            Place(part, parent=need.pk),
            f"Ring {number}.",
            doer=cara,
            by_on=None,
            by=cara,
            at=NOW,
        )


def _make_ready(plan: SamsPlan, cast: Cast) -> None:
    says(
        plan.who, "mind", "Said.", by=cast["cara"], heading="now", telling=WRITTEN_DOWN
    )
    says(plan.who, "money", "Owed.", by=cast["sam"], kind="need")
    says(plan.who, "matters", "Moss.", by=cast["sam"])
    says(plan.who, "mind", "Calm.", by=cast["sam"], heading="now")
    arranging.mark_most_important(
        plan.who, ["home", "mind", "body"], by=cast["sam"], at=NOW
    )
    for name in ("sam", "cara"):
        drafting.keep(
            plan.who,
            Place("home", "helps"),
            by=cast[name],
            at=NOW,
            draft=plan.home.pk,
            body="Not yet",
            page=name,
        )


def _count(browser: Client, address: str) -> int:
    browser.get(address)  # what is new to the reader is seen
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", ["sam", "cara"])
def test_a_page_asks_as_much_of_255_texts_as_of_a_few(
    name: str,
    base: str,
    sams_plan: SamsPlan,
    cast: Cast,
    signed_in: SignedIn,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _make_ready(sams_plan, cast)
    _grow(sams_plan, cast, 10)
    browser = signed_in(cast[name])
    pages = [p for p in MEASURED if name == "sam" or p not in ("who/", "important/")]
    pages = [p for p in pages if name == "sam" or "change/" not in p]
    few = {p: _count(browser, base + address(p, sams_plan)) for p in pages}
    _grow(sams_plan, cast, 255)
    many = {p: _count(browser, base + address(p, sams_plan)) for p in pages}
    with capsys.disabled():
        print(f"\nQueries a page, for {name}: ", end="")
        print(", ".join(f"{page or 'plan'} {count}" for page, count in many.items()))
    assert many == few


def test_the_bare_page_and_the_pages_read_most(
    base: str, sams_plan: SamsPlan, sam: User, signed_in: SignedIn
) -> None:
    """A signed-in page that shows nothing asks who is there; a plan asks few more."""
    browser = signed_in(sam)
    bare = _count(browser, "/how-this-site-works/")
    assert _count(browser, base) <= bare + 8
    assert _count(browser, f"{base}whole/") <= bare + 8
