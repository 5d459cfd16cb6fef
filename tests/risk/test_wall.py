"""The wall: what is written about safety appears nowhere else; nothing reaches it."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import connection, models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts import reaching
from risk import reminding, responding
from risk.reading import Safety
from tests.cast import NOW, Cast, SamsPlan
from tests.risk.story import (
    CANARY,
    asked_back,
    draft_of,
    opened,
    sams_door,
    signed,
    words_of,
)

ROOT = Path(__file__).resolve().parents[2]
ANSWER = "My canary answers: the heron left at dawn."
CANARIES = (CANARY, "The heron", "canary answers", "names a neighbour")


@pytest.fixture
def written(cast: Cast, sams_plan: SamsPlan) -> Safety:
    """An assessment, a draft, an answer and a reason, each with a canary in it."""
    made = signed(cast)
    draft_of(cast, "haddad")
    sam = cast["sam"]
    responding.answer(sams_door(cast), words_of(made), ANSWER, by=sam, at=NOW)
    asked_back(cast, made)
    responding.choose(sams_door(cast), "with_coordinator", by=sam, at=NOW)
    _door, safety = opened(made, cast, "cara")
    assert CANARY in repr(safety)
    assert ANSWER in repr(safety)
    return safety


def outside_risk() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m._meta.app_label != "risk"]


def hidden_names() -> set[str]:
    """Every name by which a query could try to come back to risk."""
    names = {"+", "risk", "apart"}
    for model in apps.get_app_config("risk").get_models():
        names |= {model._meta.model_name or "", f"{model._meta.model_name}_set"}
        for field in model._meta.local_fields:
            if field.is_relation:
                names |= {field.related_query_name(), f"risk_{field.name}"}
    return names


@pytest.mark.parametrize("model", outside_risk(), ids=lambda m: m._meta.label)
def test_no_query_of_another_app_joins_risk(model: type[models.Model]) -> None:
    manager = model._base_manager
    for name in hidden_names():
        for lookup in (name, f"{name}__id", f"{name}__assessment", f"{name}__isnull"):
            try:
                sql = str(manager.filter(**{lookup: 1}).query)
            except (FieldError, TypeError, ValueError):
                continue
            assert "risk_" not in sql, lookup
    for name in hidden_names():
        if name != "+":
            with pytest.raises(FieldError):
                str(manager.filter(**{name: 1}).query)
    assert not [f for f in model._meta.get_fields() if "risk" in type(f).__module__]
    assert not [
        f.name
        for f in model._meta.get_fields()
        if f.is_relation
        and f.related_model
        and f.related_model._meta.app_label == "risk"
    ]


def test_every_foreign_key_of_risk_is_apart() -> None:
    for model in apps.get_app_config("risk").get_models():
        assert model._meta.db_table.startswith("risk_")
        for field in model._meta.local_fields:
            if field.is_relation:
                assert type(field).__name__ == "Apart"
                assert field.remote_field.related_name == "+"
                assert field.remote_field.on_delete is models.PROTECT


def test_imports_keep_to_their_side() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert "No plan knows risk" in done.stdout


@pytest.mark.django_db
def test_the_canary_is_in_no_table_but_risks(written: Safety) -> None:
    reminding.remind(at=NOW)
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = repr(cursor.fetchall())
            found = [word for word in CANARIES if word in rows]
            in_risk = table in ("risk_riskwords", "risk_riskdraft")
            assert bool(found) == in_risk, (table, found)


@pytest.mark.django_db
def test_the_canary_is_on_no_page_of_anybody(
    written: Safety, cast: Cast, sams_plan: SamsPlan, today: Any, caplog: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    asked = 0
    for key, user in cast.people.items():
        client = signed_in(user)
        for address in addresses(cast, sams_plan):
            response = client.get(address)
            body = b"".join(response) if response.streaming else response.content
            for word in CANARIES:
                assert word.encode() not in body, (key, address)
            asked += 1
    assert asked > 300
    assert not any(word in caplog.text for word in CANARIES)
    from django.contrib.sessions.models import Session

    for session in Session.objects.all():
        assert not any(w in json.dumps(session.get_decoded()) for w in CANARIES)


def signed_in(user: Any) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["second_factor"] = "settled"
    session.save()
    return client


def addresses(cast: Cast, plan: SamsPlan) -> Iterator[str]:
    """Every address that is not safety's, asked about Sam's plan and its items."""
    items = [plan.helps, plan.home, plan.swimming, plan.promised, plan.caras]
    for pattern in patterns(get_resolver()):
        if pattern.startswith("/safety/"):
            continue
        for item in items if "item" in pattern else items[:1]:
            address = pattern
            parts = {
                "<uuid:who>": plan.who.pk,
                "<slug:part>": item.part,
                "<uuid:item>": item.pk,
            }
            for name, value in parts.items():
                address = address.replace(name, str(value))
            if "<" not in address:
                yield address


def patterns(resolver: Any, before: str = "/") -> Iterator[str]:
    for one in resolver.url_patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, here)
        elif isinstance(one, URLPattern) and "logout" not in (one.name or ""):
            yield here


@pytest.mark.django_db
def test_the_canary_is_in_no_letter(
    written: Safety, cast: Cast, mailoutbox: list[Any], today: Any
) -> None:
    reminding.remind(at=NOW)
    reaching.sweep(at=NOW)
    assert any(m.subject == "Something is due to be looked at." for m in mailoutbox)
    for message in mailoutbox:
        assert not any(word in str(message.message()) for word in CANARIES)


@pytest.mark.django_db
def test_the_canary_is_in_no_copy(
    written: Safety, cast: Cast, sams_plan: SamsPlan, today: Any
) -> None:
    base = f"/plan/{sams_plan.who.pk}/copies/"
    for key in ("sam", "cara"):
        client = signed_in(cast[key])
        for address in ("", "pdf/", "record/"):
            for answer in (client.get(base + address), client.post(base + address)):
                body = b"".join(answer) if answer.streaming else answer.content
                text = words_of_pdf(body) if body.startswith(b"%PDF") else body.decode()
                assert not any(word in text for word in CANARIES), address


def words_of_pdf(body: bytes) -> str:
    import io

    from pypdf import PdfReader

    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)


@pytest.mark.django_db
def test_no_page_of_a_plan_changes_when_an_assessment_exists(
    cast: Cast, sams_plan: SamsPlan, today: Any
) -> None:
    from tests.risk.test_pages import plain

    clients = {key: signed_in(cast[key]) for key in ("sam", "cara", "haddad", "iwan")}
    shown = [a for a in addresses(cast, sams_plan) if a.startswith("/plan/")]
    shown = [a for a in shown if "item" not in a and "write" not in a]

    def look() -> dict[tuple[str, str], bytes]:
        found = {}
        for key, client in clients.items():
            for address in shown:
                response = client.get(address)
                if response.status_code == 200 and not response.streaming:
                    found[key, address] = without_ids(plain(response))
        return found

    look()  # what was new to a reader is read now, and says so no more
    before = look()
    signed(cast)
    after = look()
    assert before.keys() == after.keys()
    for where, page in before.items():
        assert after[where] == page, where


def without_ids(page: bytes) -> bytes:
    """Boxes carry ids made anew for each page."""
    import re

    fresh = rb'(name="(?:draft|page|revision)"[^>]*value=|value=)"[0-9a-f-]{32,36}"'
    return re.sub(fresh, b"", page)
