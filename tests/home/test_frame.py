"""What stands round every page, and the small still pages."""

from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import ServiceUser, User
from careplan.home.frame import MenuWord, with_current
from careplan.home.lettering import COOKIE, lettering_of

STILL = ["how_it_works", "lettering", "something_wrong"]
PLAN, SHARING = MenuWord("Plan", "/plan/1/"), MenuWord("Sharing", "/plan/1/who/")


def signed_in_as(user: User) -> Client:
    client = Client()
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["second_factor"] = "settled"
    session.save()
    return client


def body(response: Any) -> str:
    text: str = response.content.decode()
    return text


@pytest.mark.parametrize(
    ("path", "plan", "sharing"),
    [
        ("/plan/1/", "page", ""),
        ("/plan/1/part/home/", "true", ""),
        ("/plan/1/who/", "", "page"),
        ("/letters/", "", ""),
    ],
)
def test_one_word_of_the_menu_is_current(path: str, plan: str, sharing: str) -> None:
    first, second = with_current((PLAN, SHARING), path)
    assert (first.current, second.current) == (plan, sharing)


@pytest.mark.parametrize(
    ("cookie", "classes"),
    [
        ("", ""),
        ("bigger", "letters-bigger"),
        ("biggest.plainer", "letters-biggest letters-plainer"),
        ('bigger." onload="', "letters-bigger"),
        ("nonsense", ""),
    ],
)
def test_only_known_words_in_the_cookie_count(cookie: str, classes: str) -> None:
    assert lettering_of({COOKIE: cookie}) == classes


@pytest.mark.django_db
@pytest.mark.parametrize("name", STILL)
def test_help_and_still_pages_need_no_signing_in(name: str) -> None:
    page = body(Client().get(reverse(name)))
    assert '<a href="#help">Get help now</a>' in page
    assert "01632\N{NO-BREAK SPACE}960144" in page
    assert "tel:01632960144" in page
    assert "checked on 2\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2026" in page
    assert "Leave quickly" not in page
    assert "Not now" not in page.split("<footer")[1]


@pytest.mark.django_db
def test_not_now_is_first_at_the_foot_of_the_persons_pages(
    sam: User, sams: ServiceUser
) -> None:
    foot = body(signed_in_as(sam).get(reverse("how_it_works"))).split("<footer")[1]
    words = foot.split("<ul")[1]
    assert words.index(f"/plan/{sams.pk}/not-now/") < words.index("How this site works")


@pytest.mark.django_db
def test_who_sees_which_way_out(sam: User, cara: User, asha: User) -> None:
    pages = {u: body(signed_in_as(u).get("/letters/")) for u in (sam, cara, asha)}
    assert [("Leave quickly" in page) for page in pages.values()] == [True, False, True]
    assert all("Sign out" in page for page in pages.values())
    assert "People" in pages[cara]
    assert "Shared with me" in pages[asha]


@pytest.mark.django_db
def test_the_frame_costs_two_queries(
    sam: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in_as(sam)
    with django_assert_num_queries(2):  # the session and the user
        client.get(reverse("how_it_works"))


@pytest.mark.django_db
def test_everybody_starts_at_their_own(
    sam: User, sams: ServiceUser, cara: User, asha: User
) -> None:
    def start(user: User) -> str:
        response = signed_in_as(user).get("/")
        return str(response["Location"])

    assert start(sam) == f"/plan/{sams.pk}/"
    assert start(cara) == reverse("people")
    assert start(asha) == reverse("shared")


@pytest.mark.django_db
def test_leaving_signs_out_and_puts_another_page_in_this_place(sam: User) -> None:
    client = signed_in_as(sam)
    left: HttpResponse = client.post(reverse("leave"))
    assert left["Refresh"] == f"0; url={settings.LEAVE_TO}"
    assert left["Cache-Control"] == "no-store"
    assert '"cache"' in left["Clear-Site-Data"]
    assert "_auth_user_id" not in client.session
    assert client.get(reverse("leave")).status_code == 405


@pytest.mark.django_db
def test_leaving_works_when_the_session_is_over() -> None:
    assert Client(enforce_csrf_checks=True).post(reverse("leave")).status_code == 200


@pytest.mark.django_db
def test_bigger_letters_stay_in_this_browser() -> None:
    client = Client()
    client.post(reverse("lettering"), {"size": "bigger", "plainer": "on"})
    assert client.cookies[COOKIE]["httponly"]
    page = body(client.get(reverse("how_it_works")))
    assert 'class="letters-bigger letters-plainer"' in page
    client.post(reverse("lettering"), {"size": ""})
    assert "letters-" not in body(client.get(reverse("how_it_works")))


@pytest.mark.django_db
def test_a_page_that_is_not_here_is_the_same_bytes_every_time(
    asha: User, sams: ServiceUser
) -> None:
    client = signed_in_as(asha)
    hidden = client.get(f"/plan/{sams.pk}/")
    never = client.get("/plan/00000000-0000-4000-8000-000000000000/")
    assert (hidden.status_code, never.status_code) == (404, 404)
    assert hidden.content == never.content


@pytest.mark.parametrize("page", ["400.html", "500.html"])
def test_the_last_pages_stand_alone(page: str) -> None:
    """Django shows them without a request, so nothing they need may be missing."""
    shown = render_to_string(page)
    assert "tel:999" in shown
    assert "{%" not in shown
