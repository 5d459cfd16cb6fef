"""Joining and signing in, as a person goes through the pages."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import joining
from accounts.models import User
from careplan.core.models import AuditEvent, Letter
from tests.accounts.world import (
    card_of,
    code_in,
    make_dee,
    make_world,
    sent,
    sign_in,
)

pytestmark = pytest.mark.django_db

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    cache.clear()


def plain(response: Any) -> bytes:
    """A page without what differs each time it is asked for."""
    return TOKEN.sub(b"", response.content)


def without(page: bytes, *typed: str) -> bytes:
    for text in typed:
        page = page.replace(text.encode(), b"typed")
    return page


def last_letter() -> Any:
    return sent(timezone.now())[-1]


def go_through_the_code(client: Client, url: str, code: str) -> Any:
    return client.post(url, {"code": code})


def test_sam_joins_with_the_word_and_the_code(client: Client) -> None:
    world = make_world(at=timezone.now())
    _card, word = card_of(world.sam.user)
    sent(timezone.now())
    shown = client.post(reverse("join"), {"email": "sam@mail.example", "word": word})
    assert shown["Location"] == reverse("join_code")
    letter = last_letter()
    assert letter.to == ["sam@mail.example"]
    code = code_in(letter)
    come_in = client.post(reverse("join_code"), {"code": f"{code[:3]} {code[3:]}"})
    assert come_in["Location"] == reverse("welcome")
    page = client.get(reverse("welcome")).content.decode()
    assert "Nobody else can change your words" in page
    assert "Cara usually reads it on weekdays." in page
    assert User.objects.get(pk=world.sam.user_id).joined_at is not None
    acts = AuditEvent.objects.filter(chain="people").values_list("act", flat=True)
    assert {"invited", "joined", "signed_in"} <= set(acts)


def test_a_wrong_code_five_times_and_the_word_is_asked_again(client: Client) -> None:
    world = make_world(at=timezone.now())
    _card, word = card_of(world.sam.user)
    client.post(reverse("join"), {"email": "sam@mail.example", "word": word})
    code = code_in(last_letter())
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(5):
        page = client.post(reverse("join_code"), {"code": wrong})
        assert "This is not the code" in page.content.decode()
    again = client.post(reverse("join_code"), {"code": code})
    assert again["Location"] == reverse("join")


def test_an_old_code_is_no_code(client: Client) -> None:
    world = make_world(at=timezone.now())
    _card, word = card_of(world.sam.user)
    client.post(reverse("join"), {"email": "sam@mail.example", "word": word})
    code = code_in(last_letter())
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        late = client.post(reverse("join_code"), {"code": code})
    assert late["Location"] == reverse("join")


def test_whatever_does_not_fit_is_one_page() -> None:
    """Unknown address, wrong word, used-up card, old card, joined: one answer."""
    at = timezone.now() - timedelta(days=15)
    world = make_world(at=at)  # its card is too old
    fresh = joining.invite_person(
        "Ben", email="ben@mail.example", stands_in=world.dee, by=world.cara, at=at
    )
    now = timezone.now()
    joining.invite(fresh.user, by=world.cara, at=now, service_user=fresh)
    _card, word = card_of(fresh.user)
    pages = set()
    for email, typed in (
        ("nobody@mail.example", word),
        ("ben@mail.example", "wrong word"),
        ("sam@mail.example", "kettle otter"),
        ("cara@team.example", "kettle otter"),
    ):
        response = Client().post(reverse("join"), {"email": email, "word": typed})
        assert response.status_code == 200
        pages.add(without(plain(response), email, typed))
    for _ in range(5):
        joining.show_word("ben@mail.example", "wrong word", at=now)
    asked = {"email": "ben@mail.example", "word": word}
    used_up = Client().post(reverse("join"), asked)
    pages.add(without(plain(used_up), *asked.values()))
    assert len(pages) == 1


def test_the_same_queries_for_known_and_unknown(
    django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    now = timezone.now()
    make_world(at=now)
    counts = []
    for email in ("sam@mail.example", "nobody@mail.example"):
        with django_assert_max_num_queries(20) as captured:
            joining.show_word(email, "wrong word", at=now)
        counts.append([q["sql"].split()[0] for q in captured.captured_queries])
    assert counts[0] == counts[1]


def test_asking_for_a_code_tells_nobody_who_is_known() -> None:
    world = make_world(at=timezone.now())
    joining.join(card_of(world.sam.user)[0], at=timezone.now())
    pages = []
    for email in ("sam@mail.example", "nobody@mail.example"):
        client = Client()
        asked = client.post(reverse("account_request_login_code"), {"email": email})
        assert asked.status_code == 302
        page = client.get(asked["Location"])
        pages.append((asked["Location"], plain(page).replace(email.encode(), b"E")))
    assert pages[0] == pages[1]
    letters = {m.to[0]: m for m in sent(timezone.now())}
    assert code_in(letters["sam@mail.example"])
    assert "opens no page" in letters["nobody@mail.example"].body


def test_who_has_not_joined_gets_no_code(client: Client) -> None:
    make_world(at=timezone.now())
    sent(timezone.now())
    client.post(reverse("account_request_login_code"), {"email": "sam@mail.example"})
    assert "opens no page" in last_letter().body


def test_the_session_keeps_only_a_hash_of_the_code(client: Client) -> None:
    world = make_world(at=timezone.now())
    joining.join(card_of(world.sam.user)[0], at=timezone.now())
    client.post(reverse("account_request_login_code"), {"email": "sam@mail.example"})
    code = code_in(last_letter())
    kept = [session.get_decoded() for session in Session.objects.all()]
    assert kept
    assert code not in str(kept)
    assert f"{code[:3]} {code[3:]}" not in str(kept)
    assert Letter.objects.get(kind="sign_in").sealed is None
    come_in = client.post(reverse("account_confirm_login_code"), {"code": code})
    assert come_in["Location"] == reverse("home")
    assert client.session["_auth_user_id"] == str(world.sam.user_id)


def test_a_code_is_not_tried_for_ever(client: Client) -> None:
    world = make_world(at=timezone.now())
    joining.join(card_of(world.sam.user)[0], at=timezone.now())
    client.post(reverse("account_request_login_code"), {"email": "sam@mail.example"})
    code = code_in(last_letter())
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(5):
        client.post(reverse("account_confirm_login_code"), {"code": wrong})
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert "_auth_user_id" not in client.session


def test_a_password_works_once_it_is_set(client: Client) -> None:
    world = make_world(at=timezone.now())
    joining.join(card_of(world.sam.user)[0], at=timezone.now())
    client.force_login(world.sam.user)
    long = "an allotment in the rain"
    client.post(reverse("account_set_password"), {"password1": long, "password2": long})
    assert last_letter().subject == "How you sign in to My page has changed"
    fresh = Client()
    page = fresh.get(reverse("account_login")).content.decode()
    assert 'type="password"' in page
    come_in = fresh.post(
        reverse("account_login"), {"login": "sam@mail.example", "password": long}
    )
    assert come_in["Location"] == reverse("home")
    client.post(reverse("do_without_password"))
    assert client.get(reverse("account")).status_code == 200  # still signed in here
    assert not User.objects.get(pk=world.sam.user_id).has_usable_password()


def test_nobody_signs_up(client: Client) -> None:
    page = client.get(reverse("account_signup"))
    assert b"<form" not in page.content or b'name="email"' not in page.content
    client.post(
        reverse("account_signup"),
        {"email": "new@mail.example", "password1": "an allotment in the rain"},
    )
    assert not User.objects.filter(email="new@mail.example").exists()


def test_signing_out_leaves_nothing_in_the_browser(client: Client) -> None:
    world = make_world(at=timezone.now())
    sign_in(client, world.cara)
    gone = client.post(reverse("account_logout"))
    assert gone["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in client.get(reverse("join"))


def test_where_somebody_is_signed_in_and_signing_out_there() -> None:
    world = make_world(at=timezone.now())
    joining.join(card_of(world.sam.user)[0], at=timezone.now())
    here, there = Client(), Client(headers={"user-agent": "Firefox/1 (Windows NT 10)"})
    for client in (here, there):
        client.post(
            reverse("account_request_login_code"), {"email": "sam@mail.example"}
        )
        code = code_in(last_letter())
        client.post(reverse("account_confirm_login_code"), {"code": code})
    page = here.get(reverse("account")).content.decode()
    assert "Firefox on Windows" in page
    here.post(reverse("sign_out_elsewhere"))
    assert "_auth_user_id" not in there.session
    assert "_auth_user_id" in here.session
    assert "Firefox" not in here.get(reverse("account")).content.decode()


def test_too_many_tries_from_one_address_wait(client: Client) -> None:
    make_world(at=timezone.now())
    for _ in range(10):
        client.post(reverse("join"), {"email": "x@mail.example", "word": "a"})
    page = client.post(reverse("join"), {"email": "x@mail.example", "word": "a"})
    assert "That was a lot of tries" in page.content.decode()


def test_the_command_sets_up_the_first_coordinator(capsys: Any, settings: Any) -> None:
    from django.core.management import call_command

    call_command(
        "make_coordinator",
        name="Cara Lewis",
        called="-",
        email="cara@team.example",
        title="care coordinator",
        phone="01632 960123",
        team="Harbour team",
    )
    said = capsys.readouterr().out
    card, word = card_of(User.objects.get())
    assert word in said
    assert "cara@team.example" in said
    assert ("/development/letters/" in said) is settings.DEVELOPMENT_PAGES
    cara = joining.join(card, at=timezone.now())
    assert make_dee(cara, at=timezone.now()).worker_profile.title == "social worker"


def test_a_flood_gets_a_kind_page(client: Client) -> None:
    answers = {
        client.post(
            reverse("account_login"),
            {"login": f"p{number}@mail.example", "password": "wrong"},
        ).status_code
        for number in range(31)
    }
    assert answers == {200, 429}
