"""The one letter of safety: to staff only, saying nothing but that something is due.

It carries no name of a person, no kind and no link but the start page.
"""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import ServiceUser, User
from careplan.core import letters
from careplan.core.dates import local_day
from careplan.core.letters import Written
from careplan.core.models import Letter
from risk.access import grounds
from risk.models import (
    ReadingChoice,
    RiskAssessment,
    RiskDraft,
    RiskWords,
    Withholding,
    WithholdingAgreed,
    WithholdingEnded,
)

SOMETHING_DUE = "something_due"


def register() -> None:
    """Say what this kind of letter is."""
    letters.register(SOMETHING_DUE, still_wanted=still_wanted, render=render)


def post_something_due(
    about: str,
    thing: UUID,
    to: User,
    *,
    at: datetime,
    on: date | None = None,
    again: int | None = None,
) -> Letter:
    """Put the letter in the outbox, once for that thing, reader and day."""
    return letters.post(
        SOMETHING_DUE,
        key=key_of(thing, to, on or again or ""),
        recipient=to,
        about=f"{about[0]}:{thing.hex}",
        due_at=at,
    )


def key_of(thing: UUID, to: User, when: object) -> str:
    """What makes this letter the only one of its kind."""
    return f"{SOMETHING_DUE}:{thing}:{to.pk}:{when}"


def render(letter: Letter) -> Written:
    """Something is due to be looked at. Go to my-page.example."""
    host = letters.site_host(with_port=True)
    return Written(
        _("Something is due to be looked at."),
        _("Something is due to be looked at. Go to %(host)s.") % {"host": host} + "\n",
    )


def still_wanted(letter: Letter, at: datetime) -> bool:
    """Asked again before sending: does it stand, and may this worker still read it?"""
    kind, _colon, key = letter.about.partition(":")
    reader = letter.recipient
    if reader is None or not reader.is_active:
        return False
    who = _STANDS[kind](UUID(key), at)
    if who is None or who.closed_on:
        return False
    return bool(grounds(who, user=reader, on=local_day(at)))


def _assessment(key: UUID, at: datetime) -> ServiceUser | None:
    found = RiskAssessment.objects.filter(pk=key).first()
    if found is None or found.review_on > local_day(at):
        return None
    replaced = RiskAssessment.objects.filter(replaces=found).exists()
    return None if replaced else found.service_user


def _withholding(key: UUID, at: datetime) -> ServiceUser | None:
    found = Withholding.objects.filter(pk=key).first()
    if found is None or WithholdingEnded.objects.filter(withholding=found).exists():
        return None
    agreed = WithholdingAgreed.objects.filter(withholding=found).exists()
    if agreed and found.review_on > local_day(at):
        return None
    return found.words.assessment.service_user


def _draft(key: UUID, at: datetime) -> ServiceUser | None:
    found = RiskDraft.objects.filter(pk=key, second_reader__isnull=False).first()
    if found is None or found.agreed_revision == found.revision:
        return None
    return found.service_user


def _choice(key: UUID, at: datetime) -> ServiceUser | None:
    found = ReadingChoice.objects.filter(pk=key).first()
    return found.service_user if found else None


def _answer(key: UUID, at: datetime) -> ServiceUser | None:
    found = RiskWords.objects.filter(pk=key, removed_on=None).first()
    return found.assessment.service_user if found else None


_STANDS = {
    "a": _assessment,
    "w": _withholding,
    "d": _draft,
    "c": _choice,
    "r": _answer,
}
