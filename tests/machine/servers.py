"""A real Redis, and a real SMTP server that remembers every letter it took."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.machine import children, finding


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """REDIS_URL where it is set, else a Redis of this run's own."""
    if given := os.environ.get("REDIS_URL"):
        yield given
        return
    program, port = finding.redis(), children.free_port()
    assert program, "No Redis found: apt-get install redis-server"
    folder = tmp_path_factory.mktemp("redis")
    child = children.start(
        *(program, "--port", str(port), "--bind", "127.0.0.1"),
        *("--save", "", "--appendonly", "no", "--dir", folder),
        log=folder / "log",
    )
    children.wait_until(lambda: children.takes_calls(port), "Redis")
    yield f"redis://127.0.0.1:{port}/0"
    children.stop(child)


@dataclass
class LetterBox:
    """What the SMTP server took: a letter is here once its DATA was answered 250."""

    url: str = ""
    letters: list[EmailMessage] = field(default_factory=list)

    @property
    def message_ids(self) -> list[str]:
        return [str(letter["Message-ID"]) for letter in self.letters]

    def to(self, address: str) -> list[EmailMessage]:
        return [letter for letter in self.letters if letter["X-Went-To"] == address]

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        for address in envelope.rcpt_tos:
            letter = message_from_bytes(envelope.content, policy=modern)
            assert isinstance(letter, EmailMessage)
            letter["X-Went-To"] = address
            self.letters.append(letter)
        return "250 Taken"


@pytest.fixture
def smtp_server() -> Iterator[LetterBox]:
    """A server on a free port, and what it took: `url`, `letters`, `to(address)`."""
    box = LetterBox()
    controller = Controller(box, hostname="127.0.0.1", port=children.free_port())
    controller.start()
    box.url = f"smtp://127.0.0.1:{controller.port}"
    yield box
    controller.stop()


def written_letters(folder: Path) -> list[EmailMessage]:
    """The letters that a site without an SMTP server wrote into its folder."""
    found = []
    for path in sorted(folder.glob("*")):
        for part in path.read_bytes().split(b"-" * 79 + b"\n"):
            if part.strip():
                letter = message_from_bytes(part, policy=modern)
                assert isinstance(letter, EmailMessage)
                found.append(letter)
    return found
