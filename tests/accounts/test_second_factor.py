"""The second step: workers need it, the people they support choose, the demo skips."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import joining, second_factor
from careplan.core.refusals import NotAllowed
from tests.accounts.world import card_of, code_in, make_cara, make_world, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    cache.clear()


@pytest.mark.django_db(transaction=True)
def test_a_worker_sets_up_the_second_step_before_anything_else(client: Client) -> None:
    cara = make_cara(at=timezone.now())
    client.force_login(cara)
    for name in ("people", "account", "invite"):
        assert client.get(reverse(name))["Location"] == reverse("mfa_activate_totp")
    for name in ("how_it_works", "something_wrong"):
        assert client.get(reverse(name)).status_code == 200
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(timezone.now().timestamp()) // 30))
    done = client.post(reverse("mfa_activate_totp"), {"code": code})
    assert done["Location"] == reverse("mfa_view_recovery_codes")
    assert client.get(done["Location"]).status_code == 200
    assert client.get(reverse("people")).status_code == 200
    data = str(Authenticator.objects.values_list("data", flat=True))
    assert secret not in data


def test_next_time_the_app_is_asked_for(client: Client) -> None:
    cara = make_cara(at=timezone.now())
    secret = generate_totp_secret()
    TOTP.activate(cara, secret)
    sent(timezone.now())
    client.post(reverse("account_request_login_code"), {"email": "cara@team.example"})
    code = code_in(sent(timezone.now())[-1])
    half = client.post(reverse("account_confirm_login_code"), {"code": code})
    assert half["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("people")).status_code == 302
    shown = format_hotp_value(hotp_value(secret, int(timezone.now().timestamp()) // 30))
    client.post(reverse("mfa_authenticate"), {"code": shown})
    assert client.get(reverse("people")).status_code == 200


def test_an_older_session_shows_the_app_too(client: Client) -> None:
    """Signed in before the app was set up elsewhere: the app is asked for."""
    cara = make_cara(at=timezone.now())
    client.force_login(cara)
    TOTP.activate(cara, generate_totp_secret())
    assert client.get(reverse("people"))["Location"] == reverse("mfa_reauthenticate")


def test_the_people_supported_need_no_second_step(client: Client) -> None:
    world = make_world(at=timezone.now())
    joining.join(card_of(world.sam.user)[0], at=timezone.now())
    client.force_login(world.sam.user)
    assert client.get(reverse("account")).status_code == 200


def test_only_the_demo_skips_it(client: Client, settings: Any) -> None:
    cara = make_cara(at=timezone.now())
    client.force_login(cara)
    session = client.session
    session[second_factor.MARK] = second_factor.SKIPPED
    session.save()
    settings.DEMO = False
    assert client.get(reverse("account")).status_code == 302
    with pytest.raises(NotAllowed):
        second_factor.skip_for_demo(client)  # type: ignore[arg-type]
    settings.DEMO = True
    session = client.session
    session[second_factor.MARK] = second_factor.SKIPPED
    session.save()
    assert client.get(reverse("account")).status_code == 200
