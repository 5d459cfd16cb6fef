"""Letters written to a folder, readable on a page: the embedded default on loopback.

Anywhere else, where others than this machine can look, the page does not exist.
"""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from careplan.core.dates import clock, local_day, long_day

BETWEEN = b"\n" + b"-" * 79 + b"\n"  # as the filesystem backend divides letters
MOST = 50


@dataclass(frozen=True)
class LetterRead:
    """A letter as it lies in the folder."""

    subject: str
    sender: str
    to: str
    written: str
    paragraphs: tuple[str, ...]


@login_not_required
@never_cache
@require_safe
def development_letters(request: HttpRequest) -> HttpResponse:
    """The letters in the folder, the newest first."""
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", None) or settings.DATA)
    return render(
        request,
        "accounts/development_letters.html",
        {"letters": letters_in(folder), "folder": str(folder)},
    )


def letters_in(folder: Path) -> list[LetterRead]:
    """Read the newest letters of a folder. One cut short by a crash is left out."""
    found: list[tuple[datetime, int, EmailMessage]] = []
    files = sorted(folder.glob("*.log"), reverse=True)[:MOST]
    for path in files:
        for place, raw in enumerate(path.read_bytes().split(BETWEEN)):
            letter = message_from_bytes(raw, policy=policy.default)
            if letter["Message-ID"] and letter["Date"]:
                found.append((letter["Date"].datetime, place, letter))
    found.sort(key=lambda each: each[:2], reverse=True)
    return [_read(letter) for _when, _place, letter in found[:MOST]]


def _read(letter: EmailMessage) -> LetterRead:
    when = letter["Date"].datetime
    if timezone.is_naive(when):
        when = timezone.make_aware(when)
    text = letter.get_content().replace("\r\n", "\n")
    return LetterRead(
        subject=str(letter["Subject"]),
        sender=str(letter["From"]),
        to=str(letter["To"]),
        written=f"{long_day(local_day(when))}, {clock(when)}",
        paragraphs=tuple(part.strip() for part in text.split("\n\n") if part.strip()),
    )
