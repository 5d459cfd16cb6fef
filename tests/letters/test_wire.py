"""Letters over the wire: a real Redis, a real SMTP server, workers that are killed."""

import signal
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from celery import Celery
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from accounts import reaching, signing_in
from careplan.core.models import Letter
from tests.machine import children
from tests.machine.servers import LetterBox
from tests.machine.sites import ROOT, Site, environment

pytestmark = pytest.mark.wire

POINTS = [
    "claimed",
    "connected",
    "handing over",
    "after the server's yes",
    "one sent",
]
PEOPLE = [f"person{number}@mail.example" for number in range(3)]


def post_some() -> list[str]:
    """Three letters. Gives their Message-IDs."""
    for email in PEOPLE:
        signing_in.post_code(email, "123456", at=timezone.now())
    return list(Letter.objects.order_by("due_at").values_list("message_id", flat=True))


def through(box: LetterBox) -> Any:
    """Settings that hand letters to this server."""
    where = urlsplit(box.url)
    return override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST=where.hostname,
        EMAIL_PORT=where.port,
        EMAIL_HOST_USER="",
        EMAIL_HOST_PASSWORD="",
        EMAIL_TIMEOUT=5,
    )


def start_worker(
    site: Site, app: str, *words: str, redis_url: str, email_url: str, **more: str
) -> Any:
    # A broker database of its own, so that no other worker takes the task.
    broker = f"{redis_url.rsplit('/', 1)[0]}/{more.pop('broker', '1')}"
    env = environment(site.data, **site.more, REDIS_URL=broker, EMAIL_URL=email_url)
    return children.start(
        *(sys.executable, "-m", "celery", "--app", app),
        *(words or ("worker", "--pool", "solo", "--loglevel", "warning")),
        cwd=ROOT,
        env=env | {"DJANGO_SETTINGS_MODULE": "careplan.config.settings"} | more,
        log=site.data / "worker.log",
    )


def ask_for_a_sweep(redis_url: str) -> None:
    with Celery(broker=f"{redis_url.rsplit('/', 1)[0]}/1") as sender:
        sender.send_task("accounts.sweep_letters")


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_point_loses_nothing(
    point: str, empty_site: Site, redis_url: str, smtp_server: LetterBox
) -> None:
    with empty_site.inside():
        written = post_some()
    worker = start_worker(
        empty_site,
        "tests.letters.mortal",
        redis_url=redis_url,
        email_url=smtp_server.url,
        DIE_AT=point,
    )
    ask_for_a_sweep(redis_url)
    assert worker.wait(30) == -signal.SIGKILL
    with empty_site.inside(), through(smtp_server):
        reaching.sweep(at=timezone.now() + timedelta(seconds=5))
        soon = Counter(smtp_server.message_ids)
        reaching.sweep(at=timezone.now() + reaching.LEASE + timedelta(seconds=5))
        states = set(Letter.objects.values_list("state", flat=True))
    got = Counter(smtp_server.message_ids)
    assert states == {Letter.State.SENT}
    assert set(got) == set(written)
    assert not set(soon) - set(written)
    again = {key for key, times in got.items() if times > 1}
    assert len(again) == (1 if point == "after the server's yes" else 0)


def test_beat_and_worker_send_by_themselves(
    empty_site: Site, redis_url: str, smtp_server: LetterBox
) -> None:
    """As deployed: two processes, Redis between them, no request in sight."""
    worker, beat = (
        start_worker(
            empty_site,
            "careplan.config.celery",
            *words,
            redis_url=redis_url,
            email_url=smtp_server.url,
            broker="2",
        )
        for words in (
            ("worker", "--pool", "solo", "--loglevel", "warning"),
            ("beat", "--loglevel", "warning"),
        )
    )
    try:
        with empty_site.inside():
            written = post_some()
        children.wait_until(lambda: len(smtp_server.letters) == 3, "Three letters")
        assert sorted(smtp_server.message_ids) == sorted(written)
    finally:
        children.stop(beat)
        children.stop(worker)


class Moody(LetterBox):
    """A server that answers as the test says, address by address."""

    answers: dict[str, str] = {}

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer


@pytest.fixture
def moody() -> Iterator[Moody]:
    box = Moody()
    controller = Controller(box, hostname="127.0.0.1", port=children.free_port())
    controller.start()
    box.url = f"smtp://127.0.0.1:{controller.port}"
    yield box
    controller.stop()


@pytest.mark.django_db(transaction=True)
def test_refused_for_ever_and_refused_for_now(moody: Moody) -> None:
    moody.answers = {PEOPLE[0]: "550 Nobody of that name", PEOPLE[1]: "451 Later"}
    post_some()
    at = timezone.now()
    with through(moody):
        done = reaching.sweep(at=at)
        assert done == {"refused": 1, "due": 1, "sent": 1, "dropped": 0}
        moody.answers = {}
        assert not reaching.sweep(at=at + timedelta(seconds=25))
        assert reaching.sweep(at=at + timedelta(seconds=40))["sent"] == 1
    refused = Letter.objects.get(address=PEOPLE[0])
    assert (refused.state, refused.sealed) == (Letter.State.REFUSED, None)
    assert [letter["X-Went-To"] for letter in moody.letters] == [PEOPLE[2], PEOPLE[1]]


@pytest.mark.django_db(transaction=True)
def test_nobody_there_costs_no_letter_a_try() -> None:
    post_some()
    nobody = LetterBox(url=f"smtp://127.0.0.1:{children.free_port()}")
    with through(nobody):
        done = reaching.sweep(at=timezone.now())
    assert done["nobody there"] == 1
    assert set(Letter.objects.values_list("state", "tries")) == {("due", 0)}


@pytest.mark.django_db(transaction=True)
def test_one_connection_for_many_letters(
    smtp_server: LetterBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    real = reaching.get_connection
    monkeypatch.setattr(
        reaching, "get_connection", lambda: (opened.append(1), real())[1]
    )
    post_some()
    with through(smtp_server):
        reaching.sweep(at=timezone.now())
    assert len(smtp_server.letters) == 3
    assert len(opened) == 1
    assert not any(letter.is_multipart() for letter in smtp_server.letters)
    assert {letter.get_content_type() for letter in smtp_server.letters} == {
        "text/plain"
    }


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_never_take_the_same(smtp_server: LetterBox) -> None:
    from threading import Thread

    from django.db import connections

    def sweep() -> None:
        reaching.sweep(at=timezone.now())
        connections.close_all()

    with transaction.atomic():
        for number in range(60):
            signing_in.post_code(f"p{number}@mail.example", "123456", at=timezone.now())
    with through(smtp_server):
        sweeps = [Thread(target=sweep) for _ in range(3)]
        for one in sweeps:
            one.start()
        for one in sweeps:
            one.join()
    assert len(smtp_server.message_ids) == len(set(smtp_server.message_ids)) == 60
