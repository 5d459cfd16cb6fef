"""Starts a real PostgreSQL for one command, which finds it in DATABASE_URL.

    python -m tests.machine.postgresql pytest

With DATABASE_URL set, that server is used and none is started.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.machine import children, finding

FAST_AND_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def _programs(folder: Path) -> Path:
    """Give PostgreSQL's programs from where the user who runs them can read them."""
    programs = finding.postgresql()
    if programs is None:
        raise FileNotFoundError("No PostgreSQL found: apt-get install postgresql")
    if os.getuid() == 0 and not programs.is_relative_to("/usr"):
        # A wheel may lie where only root may go; its libraries lie beside its package.
        package = programs.parents[1]
        for part in (package, package.with_suffix(".libs")):
            shutil.copytree(part, folder / part.name, symlinks=True)
        return folder / programs.relative_to(package.parent)
    return programs


@contextmanager
def server() -> Iterator[str]:
    """Start a server on a free port of loopback and give its address."""
    folder = Path(tempfile.mkdtemp(prefix="careplan-postgresql-"))
    nobody = children.as_nobody()
    if nobody:
        os.chown(folder, nobody["user"], nobody["group"])
    programs, data, port = _programs(folder), folder / "data", children.free_port()
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "careplan", "--auth=trust"]
        + ["--no-locale", "--encoding=UTF8", "--no-sync"],
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        **nobody,
    )
    child = children.start(
        *(programs / "postgres", "-D", data, "-k", folder),
        *("-h", "127.0.0.1", "-p", str(port)),
        *(word for setting in FAST_AND_FORGETFUL for word in ("-c", setting)),
        cwd=folder,
        log=folder / "log",
        **nobody,
    )
    try:
        ask = [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
        children.wait_until(lambda: subprocess.call(ask) == 0, "PostgreSQL")
        yield f"postgres://careplan@127.0.0.1:{port}/postgres"
    finally:
        children.stop(child, signal.SIGINT)
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    if os.environ.get("DATABASE_URL"):
        return subprocess.call(command)
    with server() as address:
        return subprocess.call(command, env=os.environ | {"DATABASE_URL": address})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
