"""Responding: the person chooses when to read, answers, and checks their words."""

import uuid
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.covering import coordinator_of, is_away, stand_in_of
from accounts.models import User
from careplan.core.dates import local_day
from careplan.core.refusals import NotAllowed, NotNow
from risk import auditing, emails
from risk.access import Door, check_is_about, check_is_own
from risk.models import (
    Choice,
    Circumstance,
    PersonResponse,
    ReadingChoice,
    RiskChecked,
    RiskDraft,
    RiskWords,
    Section,
)
from risk.rules import check_can_be_answered, check_has_words
from risk.withholding import is_kept_back


@transaction.atomic
def choose(door: Door, choice: str, *, by: User, at: datetime) -> ReadingChoice:
    """The person says when and with whom to read. It is the same whatever is written.

    Whoever coordinates is told, without a word of health, where they are wanted. Raises
    NotAllowed for anyone but the person, NotNow for no such choice.
    """
    check_is_own(door)
    if choice not in Choice.values:
        raise NotNow(_("Choose one of these."))
    chosen = ReadingChoice.objects.create(
        service_user=door.service_user, choice=choice, by=by, recorded_at=at
    )
    if choice in (Choice.WITH_COORDINATOR, Choice.WITH_SOMEONE):
        _tell(door, "choice", chosen.pk, at=at)
    auditing.record("chose", choice, who=door.who, by=by, at=at, thing=chosen.pk)
    return chosen


@transaction.atomic
def answer(
    door: Door,
    words: RiskWords,
    body: str,
    *,
    by: User,
    at: datetime,
    draft: UUID | None = None,
) -> PersonResponse:
    """The person answers one statement, in their own words. Twice the same makes one.

    Raises NotAllowed for anyone else, Http404 for what is kept back from the person,
    NotNow for empty words or nothing to answer.
    """
    check_is_own(door)
    check_is_about(door, words)
    if is_kept_back(words):
        raise Http404
    check_can_be_answered(words)
    check_has_words(body)
    if draft and (there := PersonResponse.objects.filter(answer=draft, by=by).first()):
        return there
    said = RiskWords.objects.create(
        id=draft or uuid.uuid4(),
        assessment=words.assessment,
        section=Section.ANSWER,
        body=body.strip(),
        said_by=by,
        written_by=by,
        circumstance=Circumstance.ALONE,
        recorded_at=at,
    )
    made = PersonResponse.objects.create(
        words=words, answer=said, by=by, recorded_at=at
    )
    RiskDraft.objects.filter(pk=said.pk, author=by).delete()
    _tell(door, "response", said.pk, at=at)
    facts = {"to": str(words.pk)}
    auditing.record(
        "answered", "words", who=door.who, by=by, at=at, thing=said.pk, facts=facts
    )
    return made


@transaction.atomic
def check(door: Door, words: RiskWords, *, by: User, at: datetime) -> RiskChecked:
    """The person says that their words were written down right.

    Raises NotAllowed for anyone else, NotNow where they are not the person's words.
    """
    check_is_own(door)
    check_is_about(door, words)
    if words.said_by_id != by.pk:
        raise NotAllowed(
            _("Only %(name)s can say whether these words are right.")
            % {"name": words.said_by.called}
        )
    if words.written_by_id == by.pk:
        raise NotNow(_("You wrote these words yourself."))
    checked, made = RiskChecked.objects.get_or_create(
        words=words, defaults={"by": by, "recorded_at": at}
    )
    if made:
        auditing.record("checked", "words", who=door.who, by=by, at=at, thing=words.pk)
    return checked


def _tell(door: Door, kind: str, thing: UUID, *, at: datetime) -> None:
    """A letter to whoever coordinates that day: that something is there to look at."""
    on = local_day(at)
    whom = coordinator_of(door.service_user, on=on)
    if whom is not None and is_away(whom, on=on):
        whom = stand_in_of(door.service_user, on=on) or whom
    if whom is not None:
        emails.post_something_due(kind, thing, whom, at=at)
