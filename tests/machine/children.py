"""Starts programs that end when the tests do, and finds them a free port."""

import ctypes
import os
import pwd
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

TELL_WHEN_PARENT_GOES = 1  # PR_SET_PDEATHSIG


def _follow_parent() -> None:
    ctypes.CDLL(None).prctl(TELL_WHEN_PARENT_GOES, signal.SIGTERM)


def start(*command: str | Path, log: Path, **more: Any) -> subprocess.Popen[bytes]:
    """Start a program whose words go to a log, and which goes when we go."""
    with log.open("ab") as words:
        return subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            preexec_fn=_follow_parent,
            **more,
        )


def stop(child: subprocess.Popen[bytes], number: int = signal.SIGTERM) -> None:
    """Ask a child to stop; make it, when it does not within ten seconds."""
    child.send_signal(number)
    try:
        child.wait(10)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_until(ready: Callable[[], bool], what: str, longest: float = 30) -> None:
    """Raises TimeoutError that names what was waited for."""
    until = time.monotonic() + longest
    while not ready():
        if time.monotonic() > until:
            raise TimeoutError(f"{what}: not within {longest:.0f} seconds")
        time.sleep(0.05)


def takes_calls(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def as_nobody() -> dict[str, Any]:
    """What Popen needs to leave root behind, where we are root."""
    if os.getuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
