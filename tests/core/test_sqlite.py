"""The embedded database keeps what it was told, however many write at once."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.machine.sites import DATABASE, ROOT, Sites, environment

pytestmark = pytest.mark.sqlite
PROCESSES, THREADS, EACH = 2, 4, 12

WRITERS = """
import sys, threading, uuid
import django
django.setup()
from django.db import connection
from django.utils import timezone
from accounts.models import ServiceUser, User
from careplan.plans import writing
from careplan.plans.stating import Place

who = ServiceUser.objects.select_related("user").get()
wrong = []

def write(name):
    try:
        for number in range({each}):
            writing.put(
                who, Place("matters"), f"{{name}} {{number}}", by=who.user,
                at=timezone.now(), draft=uuid.uuid4(),
            )
    except Exception as error:
        wrong.append(repr(error))
    finally:
        connection.close()

names = [f"{{sys.argv[1]}} {{n}}" for n in range({threads})]
threads = [threading.Thread(target=write, args=[name]) for name in names]
for thread in threads: thread.start()
for thread in threads: thread.join()
print("; ".join(wrong))
"""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("synchronous", 2), ("recursive_triggers", 1), ("secure_delete", 1)],
)
def test_each_connection_is_careful(pragma: str, value: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone()[0] == value


def test_eight_writers_at_once_lose_nothing(tmp_path: Path, sites: Sites) -> None:
    env = environment(tmp_path, DJANGO_SETTINGS_MODULE="careplan.config.settings")
    shutil.copy(sites.worlds.template("empty"), tmp_path / DATABASE)
    _python(env, _ONE_PERSON)
    code = WRITERS.format(each=EACH, threads=THREADS)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, f"process {number}"],
            cwd=ROOT,
            env=env,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROCESSES)
    ]
    wrong = [process.communicate(timeout=60)[0].strip() for process in running]
    assert wrong == [""] * PROCESSES
    with sqlite3.connect(tmp_path / DATABASE) as database:
        [[mode]] = database.execute("PRAGMA journal_mode")
        [[texts]] = database.execute("SELECT count(*) FROM plans_statement")
        [[revision]] = database.execute("SELECT revision FROM plans_careplan")
        [[lines]] = database.execute(
            "SELECT count(*) FROM core_auditevent WHERE act = 'wrote'"
        )
        [[last]] = database.execute(
            "SELECT max(seq) FROM core_auditevent WHERE chain LIKE 'plan:%'"
        )
    written = PROCESSES * THREADS * EACH
    assert mode == "wal"
    assert (texts, revision, lines, last) == (written,) * 4


_ONE_PERSON = """
import django
django.setup()
from accounts.models import ServiceUser, User
ServiceUser.objects.create(user=User.objects.create(name="Sam Okafor", called="Sam"))
"""


def _python(env: dict[str, str], code: str) -> None:
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, check=True)


def test_the_data_folder_keeps_its_keys_to_itself(tmp_path: Path) -> None:
    env = {k: v for k, v in environment(tmp_path).items() if not k.endswith("_KEY")}
    env["DJANGO_SETTINGS_MODULE"] = "careplan.config.settings"
    code = "from django.conf import settings; print(settings.FIELD_KEY)"
    first, second = (
        subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, env=env)
        for _ in range(2)
    )
    assert first == second
    for name in ("secret_key", "field_key"):
        assert os.stat(tmp_path / name).st_mode & 0o077 == 0
