"""`bin/run` as somebody at a keyboard meets it: start, stop, start again."""

import os
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.machine import children
from tests.machine.sites import DATABASE, ROOT, environment

pytestmark = pytest.mark.sqlite
PATIENCE = 90  # seconds


class Running:
    """One `bin/run --empty` on a data folder and a port of its own."""

    def __init__(
        self, data: Path, *, ignoring: tuple[signal.Signals, ...] = ()
    ) -> None:
        self.data, self.port = data, children.free_port()
        self.lines: list[str] = []
        given = environment(data, PORT=str(self.port))
        self.process = subprocess.Popen(
            ["bin/run", "--empty"],
            cwd=ROOT,
            env={k: v for k, v in given.items() if not k.endswith("_KEY")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
            preexec_fn=lambda: [signal.signal(s, signal.SIG_IGN) for s in ignoring],
        )

    def wait_until_ready(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.strip())
            if line.startswith("Careplan is ready"):
                return
        pytest.fail("\n".join(self.lines))

    def end(self) -> int:
        """Read to the last line and give the exit code."""
        assert self.process.stdout
        self.lines += self.process.stdout.read().splitlines()
        self.process.stdout.close()
        return self.process.wait(PATIENCE)

    def left(self) -> dict[int, str]:
        """Every process that works on this data folder, with its command."""
        mark, found = f"CAREPLAN_DATA={self.data}".encode(), {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    words = (folder / "cmdline").read_bytes().replace(b"\0", b" ")
                    if (
                        words
                    ):  # a process that has ended and waits to be noticed has none
                        found[int(folder.name)] = words.decode()
            except OSError:
                continue
        return found


@contextmanager
def running(data: Path, **more: tuple[signal.Signals, ...]) -> Iterator[Running]:
    made = Running(data, **more)
    try:
        made.wait_until_ready()
        yield made
    finally:
        if made.process.poll() is None:
            made.process.terminate()
            made.end()


def test_it_serves_stops_on_ctrl_c_and_keeps_what_was_written(tmp_path: Path) -> None:
    with running(tmp_path) as first:
        address = f"http://localhost:{first.port}"
        assert first.lines[-1] == f"Careplan is ready at {address}"
        assert any("make_coordinator" in line for line in first.lines)
        with urllib.request.urlopen(address) as answer:
            assert answer.status == 200
        assert len(first.left()) >= 4  # ourselves, web server, letter worker, clock
        key = (tmp_path / "secret_key").read_text()
        first.process.send_signal(signal.SIGINT)
        assert first.end() == 0
        assert first.left() == {}
    with closing(sqlite3.connect(tmp_path / DATABASE)) as database:
        database.execute("CREATE TABLE kept AS SELECT 'moss' AS word")

    # As a script starts it in the background: SIGINT is ignored from the beginning.
    began = time.monotonic()
    with running(tmp_path, ignoring=(signal.SIGINT,)) as second:
        assert time.monotonic() - began < 20
        assert (tmp_path / "secret_key").read_text() == key
        with closing(sqlite3.connect(tmp_path / DATABASE)) as database:
            assert database.execute("SELECT word FROM kept").fetchall() == [("moss",)]
        second.process.send_signal(signal.SIGINT)
        assert second.end() == 0
        assert second.left() == {}


def test_when_one_part_dies_all_stop_and_say_so(tmp_path: Path) -> None:
    with running(tmp_path) as it:
        clock = next(n for n, command in it.left().items() if " beat " in command)
        os.kill(clock, signal.SIGKILL)
        assert it.end() == 1
        assert any("The clock stopped by itself" in line for line in it.lines)
        assert it.left() == {}


def test_when_it_is_killed_nothing_stays_behind(tmp_path: Path) -> None:
    with running(tmp_path) as it:
        it.process.kill()
        children.wait_until(lambda: not it.left(), "All parts gone", 20)
        it.end()


def test_a_port_in_use_is_a_kind_sentence(tmp_path: Path) -> None:
    with socket.socket() as neighbour:
        neighbour.bind(("127.0.0.1", 0))
        neighbour.listen()
        port = str(neighbour.getsockname()[1])
        said = subprocess.run(
            ["bin/run"],
            cwd=ROOT,
            env=environment(tmp_path, PORT=port),
            capture_output=True,
            text=True,
        )
    assert said.returncode == 1
    assert f"Something else is using port {port}. Try another" in said.stdout
    assert not list(tmp_path.iterdir())
