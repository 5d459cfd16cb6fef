"""The servers that the tests start are real ones."""

import smtplib
import socket

import psycopg
import pytest
import redis
from django.db import connection
from playwright.sync_api import Browser, Page

from tests.machine.servers import LetterBox


@pytest.mark.postgres
@pytest.mark.django_db
def test_postgresql_is_postgresql() -> None:
    assert isinstance(connection.connection or connection.cursor(), object)
    assert isinstance(connection.connection, psycopg.Connection)
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        assert int(cursor.fetchone()[0]) >= 130_000


@pytest.mark.wire
def test_redis_keeps_what_it_is_given(redis_url: str) -> None:
    with redis.from_url(redis_url) as client:
        client.set("kettle", "on")
        assert client.get("kettle") == b"on"


@pytest.mark.wire
def test_the_smtp_server_remembers_a_letter_once_it_said_250(
    smtp_server: LetterBox,
) -> None:
    port = int(smtp_server.url.rsplit(":", 1)[1])
    with smtplib.SMTP("127.0.0.1", port) as client:
        client.sendmail(
            "page@my-page.example",
            ["sam@example.org"],
            b"Message-ID: <1@my-page.example>\r\nSubject: A day to meet\r\n\r\nHello",
        )
    assert smtp_server.message_ids == ["<1@my-page.example>"]
    assert smtp_server.to("sam@example.org")[0]["Subject"] == "A day to meet"


@pytest.mark.browser
def test_the_browser_is_a_real_one(browser: Browser, page: Page) -> None:
    page.set_content("<p id=a></p><script>a.textContent = 6 * 7</script>")
    assert page.inner_text("#a") == "42"
    assert int(browser.version.split(".")[0]) > 100


def test_nothing_calls_beyond_this_machine() -> None:
    with socket.socket() as caller, pytest.raises(AssertionError, match="192"):
        caller.connect(("192.0.2.1", 25))
