"""Browsers in which somebody of the cast is signed in, at the tests' today."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import ServiceUser, User

SignedIn = Callable[[User], Client]


@pytest.fixture
def signed_in(today: datetime) -> SignedIn:
    """Give a browser of this person, second step included."""

    def browser_of(user: User) -> Client:
        client = Client()
        client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
        session = client.session
        session["second_factor"] = "settled"
        session.save()
        return client

    return browser_of


@pytest.fixture
def base(sams: ServiceUser) -> str:
    """The address of Sam's plan."""
    return f"/plan/{sams.pk}/"
