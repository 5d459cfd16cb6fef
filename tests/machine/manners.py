"""Checks the repository itself: locks, sizes, and that it tells nothing of one machine.

Run by bin/check.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LOCKS = {"requirements.txt": (), "requirements-test.txt": ("test",)}
LONGEST_FILE = 300
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def tracked() -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def locks_that_do_not_fit() -> Iterator[str]:
    """What pyproject.toml asks for and a lock does not give."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    for lock, groups in LOCKS.items():
        text = (ROOT / lock).read_text()
        pins = {_plain(name): version for name, version in PINNED.findall(text)}
        wanted = list(project["project"]["dependencies"])
        for group in groups:
            wanted += project["dependency-groups"][group]
        for requirement in map(Requirement, wanted):
            version = pins.get(_plain(requirement.name))
            if version is None or not requirement.specifier.contains(version):
                yield f"{lock} has {version}, not {requirement}: bin/lock"
        if text.count("==") > text.count("--hash=") or "://" in text:
            yield f"{lock}: every line needs a hash, and no line a host"


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def unexplained_dependencies() -> Iterator[str]:
    """Each dependency stands on a line of its own that says why it is there."""
    for line in (ROOT / "pyproject.toml").read_text().splitlines():
        if re.match(r'  "[A-Za-z][^"]*[=><][^"]*",', line) and "#" not in line:
            yield f"pyproject.toml: why is it there? {line.strip()}"


def long_files(files: list[Path]) -> Iterator[str]:
    for path in files:
        if path.suffix in {".py", ".html", ".scss", ".js", ".sh"}:
            length = len(path.read_text().splitlines())
            if length > LONGEST_FILE:
                yield f"{path.relative_to(ROOT)}: {length} lines; find the missing idea"


def words_of_one_machine(files: list[Path]) -> Iterator[str]:
    """A path of this checkout or home folder would be wrong everywhere else."""
    private = {f"{ROOT}/", f"{Path.home()}/"} - {"/app/"}
    for path in files:
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        yield from (f"{path.relative_to(ROOT)} names {p}" for p in private if p in text)
        if path.name == "package-lock.json" and '"resolved"' in text:
            yield "package-lock.json names a registry"


def main() -> int:
    files = tracked()
    found = [
        *locks_that_do_not_fit(),
        *unexplained_dependencies(),
        *long_files(files),
        *words_of_one_machine(files),
    ]
    print("\n".join(found))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
