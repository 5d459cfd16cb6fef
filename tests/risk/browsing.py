"""Browsers in which somebody is signed in, for the tests of safety's pages."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from tests.cast import Cast

Browser = Callable[[str], Client]


@pytest.fixture
def browser(cast: Cast) -> Browser:
    def signed_in(key: str) -> Client:
        client = Client()
        client.force_login(cast[key], settings.AUTHENTICATION_BACKENDS[0])
        session = client.session
        session["second_factor"] = "settled"
        session.save()
        return client

    return signed_in


def plain(response: HttpResponse) -> bytes:
    """The page without its tokens, which differ at each asking."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", response.content)


def base(cast: Cast) -> str:
    return f"/safety/{cast.service_users['sam'].pk}/"
