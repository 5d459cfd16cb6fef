"""The web server is killed while people save: what a page called kept is there."""

import http.client
import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.cast import first_worker, supported, worker
from tests.machine import children
from tests.machine.sites import Site, Sites

pytestmark = pytest.mark.sqlite
SAVES, AT_ONCE, KILLS = 200, 4, 3
TOKEN = "c" * 32


@dataclass
class Saving:
    """One person who writes from several browsers, and what the pages promised."""

    site: Site
    who: UUID
    session: str
    called_kept: list[str] = field(default_factory=list)
    unanswered: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def save(self, number: int) -> None:
        """Send one text again and again, as a browser does, until it is called kept."""
        page = "keep" if number % 2 else "write"
        words = f"Text {number} that nobody wants to write again."
        draft, until = uuid4(), time.monotonic() + 40
        while time.monotonic() < until:
            try:
                kept = self._send(page, words, draft)
            except (OSError, http.client.HTTPException):
                kept = False
            with self.lock:
                if kept:
                    self.called_kept.append(words)
                    return
                self.unanswered += 1
            time.sleep(0.2)

    def _send(self, page: str, words: str, draft: UUID) -> bool:
        data = {
            "body": words,
            "draft": str(draft),
            "page": "one",
            "csrfmiddlewaretoken": TOKEN,
        }
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
        }
        if page == "keep":
            headers["HX-Request"] = "true"
        connection = http.client.HTTPConnection("localhost", self.site.port, timeout=20)
        address = f"/plan/{self.who}/part/matters/{page}/"
        with closing(connection):
            connection.request("POST", address, urlencode(data), headers)
            with closing(connection.getresponse()) as response:
                said = response.read()
        if page == "keep":
            return response.status == 200 and b"Kept" in said
        return response.status == 302

    @property
    def done(self) -> int:
        with self.lock:
            return len(self.called_kept)


@pytest.fixture
def saving(sites: Sites, tmp_path: Path) -> Iterator[Saving]:
    """A real server of its own, which may be killed, and Sam signed in there."""
    site = Site("empty", sites.worlds, tmp_path, "crash", sites.blocker)
    site.restore()
    (tmp_path / "static").symlink_to(sites.worlds.folder / "empty" / "static")
    with site.inside():
        at = timezone.now()
        cara = first_worker("cara", "Cara Lewis", "Canal Street", at=at)
        dee = worker("dee", by=cara, at=at)
        sams = supported("sam", "Sam Okafor", by=cara, stands_in=dee, at=at)
        client = Client()
        client.force_login(sams.user, settings.AUTHENTICATION_BACKENDS[0])
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
    site.start()
    yield Saving(site, sams.pk, session)
    site.stop()


def kill(site: Site) -> None:
    """The master and its worker, at once and without a word."""
    assert site.child is not None
    master = site.child.pid
    workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    for pid in (master, *map(int, workers)):
        os.kill(pid, signal.SIGKILL)
    site.child.wait()
    for pid in workers:
        children.wait_until(lambda pid=pid: not _runs(pid), "The killed server's end")


def _runs(pid: str) -> bool:
    """True for a process that is there and not merely waiting to be counted."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] != "Z"
    except OSError:
        return False


def test_what_a_page_called_kept_is_there_after_the_server_was_killed(
    saving: Saving, capsys: pytest.CaptureFixture[str]
) -> None:
    with ThreadPoolExecutor(AT_ONCE) as browsers:
        running = browsers.map(saving.save, range(SAVES))
        for moment in range(1, KILLS + 1):
            until = moment * SAVES // (KILLS + 1)
            children.wait_until(lambda until=until: saving.done >= until, "The saves")
            time.sleep(random.uniform(0, 0.02))
            kill(saving.site)
            saving.site.start()
        list(running)
    there = _there(saving.site)
    lost = set(saving.called_kept) - set(there)
    with capsys.disabled():
        print(
            f"\n{SAVES} saves, {KILLS} kills: {len(saving.called_kept)} called kept "
            f"({saving.unanswered} sent again), {len(lost)} lost"
        )
    assert lost == set()
    assert len(saving.called_kept) == SAVES
    assert len(there) == len(set(there)), "what is sent again makes no second"
    assert _chain_is_whole(saving)


def _there(site: Site) -> list[str]:
    from careplan.plans.models import Draft, Statement

    with site.inside():
        return [
            *Statement.objects.values_list("body", flat=True),
            *Draft.objects.values_list("body", flat=True),
        ]


def _chain_is_whole(saving: Saving) -> bool:
    from careplan.core import audit

    with saving.site.inside():
        return audit.first_broken(f"plan:{saving.who}") is None
