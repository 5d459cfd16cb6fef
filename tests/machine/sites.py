"""A real server process on a database of its own, for journeys in the browser.

A world (empty, or the demo's) is made once in a run; before each test the server's
database is put back to it, by copying a file or by CREATE DATABASE … TEMPLATE.
"""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from pytest_django import DjangoDbBlocker

from tests.machine import children
from tests.machine.servers import written_letters

ROOT = Path(__file__).resolve().parents[2]
DATABASE = "careplan.sqlite3"
# The demo's own command exists on the embedded default only; its story is for both.
LOAD_THE_STORY = (
    "shell",
    "--command",
    "from django.utils import timezone; from demo.loading import load; "
    "load(at=timezone.now())",
)


class Worlds:
    """The databases that sites start from: made once, shared by both test workers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def template(self, world: str) -> str:
        """Give the file or PostgreSQL database of a world, made if need be."""
        with self._once(world) as needed:
            if needed and world == "empty":
                self._make_empty()
            elif needed:
                self._make_demo(self.template("empty"))
        return self._name(world)

    def static(self) -> Path:
        """Give the folder of collected styles, which all sites share."""
        with self._once("static") as needed:
            if needed:
                manage(self.folder, "collectstatic", "--no-input", "--verbosity", "0")
        return self.folder / "static"

    @contextmanager
    def _once(self, what: str) -> Iterator[bool]:
        """Say whether it must be made; the other worker waits until it is."""
        made = self.folder / f"{what}.made"
        with (self.folder / f"{what}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield not made.exists()
            made.touch()

    def _name(self, world: str) -> str:
        if settings.EMBEDDED:
            return str(self.folder / world / DATABASE)
        return f"careplan_world_{world}"

    def _make_empty(self) -> None:
        (self.folder / "empty").mkdir(exist_ok=True)
        if not settings.EMBEDDED:
            on_postgresql(f"CREATE DATABASE {self._name('empty')}")
        self._manage("empty", "migrate", "--no-input", "--verbosity", "0")

    def _make_demo(self, empty: str) -> None:
        (self.folder / "demo").mkdir(exist_ok=True)
        if settings.EMBEDDED:
            shutil.copy(empty, self._name("demo"))
        else:
            on_postgresql(f"CREATE DATABASE {self._name('demo')} TEMPLATE {empty}")
        self._manage("demo", *LOAD_THE_STORY)

    def _manage(self, world: str, *words: str) -> None:
        data, more = self.folder / world, {}
        if not settings.EMBEDDED:
            more = {"DATABASE_URL": postgresql_address(self._name(world))}
        manage(data, *words, **more)
        if settings.EMBEDDED:  # what is still in the journal goes into the file
            with closing(sqlite3.connect(data / DATABASE)) as database:
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def manage(data: Path, *words: str, **more: str) -> str:
    """Run one of Careplan's commands in a process of its own."""
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment(data, **more),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment(data: Path, **more: str) -> dict[str, str]:
    """Ours without what concerns the tests themselves, on a data folder of its own."""
    ours = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "REDIS_URL"}
        and not name.startswith("PYTEST")
    }
    return ours | {"CAREPLAN_DATA": str(data)} | more


def postgresql_address(name: str) -> str:
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def on_postgresql(*statements: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        for sql in statements:
            connection.execute(sql.encode())


class Site:
    """A server that a browser can visit: `url`, `inside()`, `manage()`, `letters`."""

    def __init__(
        self,
        world: str,
        worlds: Worlds,
        data: Path,
        name: str,
        blocker: DjangoDbBlocker,
    ) -> None:
        self.world, self.worlds, self.data, self.name = world, worlds, data, name
        self.blocker = blocker
        self.port = children.free_port()
        self.url = f"http://localhost:{self.port}"
        self.more = {"PORT": str(self.port), "SITE_ADDRESS": self.url}
        if world == "empty":
            self.more["CAREPLAN_EMPTY"] = "1"
        if not settings.EMBEDDED:
            self.more["DATABASE_URL"] = postgresql_address(name)
        self.child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.child = children.start(
            *(sys.executable, "-m", "gunicorn", "careplan.config.wsgi"),
            *("--bind", f"127.0.0.1:{self.port}", "--worker-class", "gthread"),
            *("--threads", "4", "--no-control-socket", "--log-level", "warning"),
            cwd=ROOT,
            env=environment(self.data, **self.more),
            log=self.data / "server.log",
        )
        children.wait_until(self._answers, "The site")

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(self.url, timeout=5)
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True

    def stop(self) -> None:
        if self.child:
            children.stop(self.child)

    def restore(self) -> None:
        """Put the server's database back to its world, and empty its letters."""
        template = self.worlds.template(self.world)
        if settings.EMBEDDED:
            for old in self.data.glob(f"{DATABASE}*"):
                old.unlink()
            shutil.copy(template, self.data / DATABASE)
        else:
            on_postgresql(
                f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)",
                f"CREATE DATABASE {self.name} TEMPLATE {template}",
            )
        shutil.rmtree(self.data / "letters", ignore_errors=True)

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Let the test's own lines read and write the database the server serves."""
        ours = connections["default"]
        theirs = connections.create_connection("default")
        name: Any = self.name if not settings.EMBEDDED else self.data / DATABASE
        theirs.settings_dict = ours.settings_dict | {"NAME": name}
        connections["default"] = theirs
        try:
            with self.blocker.unblock():
                yield
        finally:
            theirs.close()
            connections["default"] = ours

    def manage(self, *words: str) -> str:
        return manage(self.data, *words, **self.more)

    @property
    def letters(self) -> list[EmailMessage]:
        return written_letters(self.data / "letters")


class Sites:
    """The sites of one test worker: each started when first asked for."""

    def __init__(
        self, worlds: Worlds, folder: Path, worker: str, blocker: DjangoDbBlocker
    ) -> None:
        self.worlds, self.folder, self.worker = worlds, folder, worker
        self.blocker = blocker
        self.running: dict[str, Site] = {}

    def fresh(self, world: str) -> Site:
        """Give the running site of a world, its database as at the beginning."""
        if world in self.running:
            self.running[world].restore()
            return self.running[world]
        data = self.folder / world
        data.mkdir(exist_ok=True)
        if not (ROOT / "static" / "built").exists():
            pytest.fail("Build the style sheet first: bin/build-static")
        name = f"careplan_{world}_{self.worker}"
        site = Site(world, self.worlds, data, name, self.blocker)
        site.restore()
        (data / "static").unlink(missing_ok=True)
        (data / "static").symlink_to(self.worlds.static())
        site.start()
        self.running[world] = site
        return site


@pytest.fixture(scope="session")
def sites(
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Sites]:
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = tmp_path_factory.mktemp("sites")
    made = Sites(Worlds(shared / "worlds"), folder, worker_id, django_db_blocker)
    yield made
    for site in made.running.values():
        site.stop()


@pytest.fixture
def live_site(sites: Sites) -> Site:
    """The demo's world behind a real server."""
    return sites.fresh("demo")


@pytest.fixture
def empty_site(sites: Sites) -> Site:
    """A real server that nobody has joined yet, and without the demo's pages."""
    return sites.fresh("empty")
