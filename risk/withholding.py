"""Withholding: keeping one text back from the person, by two people, for a time.

Nothing is kept back until the second reader agrees. The law asks for a reason (Data
Protection Act 2018, schedule 3, part 2: likely to cause serious harm). On its review
day it is looked at again; it goes on until somebody says what becomes of it.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import User
from careplan.core.dates import local_day
from careplan.core.refusals import NotAllowed, NotNow
from risk import auditing, emails
from risk.access import Door, check_is_about, check_may_write, check_second_reader
from risk.models import (
    Circumstance,
    RiskDraft,
    RiskWords,
    Section,
    Withholding,
    WithholdingAgreed,
    WithholdingEnded,
)
from risk.rules import check_can_be_withheld, check_day_to_come, check_has_words


@transaction.atomic
def ask_to_withhold(
    door: Door,
    words: RiskWords,
    reason: str,
    *,
    by: User,
    at: datetime,
    second_reader: User | None,
    review_on: date | None,
) -> Withholding:
    """Ask that a signed text be kept back. Until the second reader agrees, it is not.

    Raises NotAllowed for those who only read or for a second reader who may not; NotNow
    without a reason or a day to come, and for the person's own words.
    """
    check_may_write(door)
    check_is_about(door, words)
    check_can_be_withheld(words, person=door.service_user.user_id)
    check_has_words(reason, what=_("Say why a part is kept back."))
    review_on = check_day_to_come(review_on, today=local_day(at))
    other = check_second_reader(door, second_reader, at=at)
    asked = _ask(words, reason, by=by, at=at, second_reader=other, review_on=review_on)
    _record("asked", asked, door, by=by, at=at)
    emails.post_something_due("withholding", asked.pk, other, at=at)
    return asked


def agreed_before(
    door: Door, words: RiskWords, reason: str, draft: RiskDraft, review_on: date | None
) -> Withholding:
    """Keep a text back from its signing on: the second reader agreed to the draft."""
    check_can_be_withheld(words, person=door.service_user.user_id)
    reader, agreed_at = draft.second_reader, draft.agreed_at
    if reader is None or agreed_at is None or review_on is None:
        raise NotNow(_("Somebody else reads this first, and agrees."))
    by, at = words.written_by, words.recorded_at
    asked = _ask(words, reason, by=by, at=at, second_reader=reader, review_on=review_on)
    WithholdingAgreed.objects.create(
        withholding=asked, by=reader, recorded_at=agreed_at
    )
    _record("asked", asked, door, by=by, at=at)
    return asked


def is_kept_back(words: RiskWords) -> bool:
    """True if the person may not read this text, or the one that it adds to."""
    first = words
    while first.follows_id:
        first = RiskWords.objects.get(pk=first.follows_id)
    ended = WithholdingEnded.objects.values("withholding")
    agreed = WithholdingAgreed.objects.values("withholding")
    texts = {first.pk, words.pk}
    return (
        Withholding.objects.filter(words__in=texts, pk__in=agreed)
        .exclude(pk__in=ended)
        .exists()
    )


def _ask(
    words: RiskWords,
    reason: str,
    *,
    by: User,
    at: datetime,
    second_reader: User,
    review_on: date,
) -> Withholding:
    why = RiskWords.objects.create(
        assessment=words.assessment,
        section=Section.REASON,
        body=reason.strip(),
        said_by=by,
        written_by=by,
        circumstance=Circumstance.WITHOUT,
        recorded_at=at,
    )
    return Withholding.objects.create(
        words=words,
        reason=why,
        by=by,
        recorded_at=at,
        second_reader=second_reader,
        review_on=review_on,
    )


@transaction.atomic
def agree(
    withholding: Withholding, door: Door, *, by: User, at: datetime
) -> Withholding:
    """The second reader agrees: from now on the text is kept back from the person.

    Raises NotAllowed for anyone but that reader, NotNow once it is settled.
    """
    if by.pk != withholding.second_reader_id or by.pk == withholding.by_id:
        raise NotAllowed(
            _("Only %(name)s can agree to this.")
            % {"name": withholding.second_reader.called}
        )
    _check_stands(withholding)
    _agreed, made = WithholdingAgreed.objects.get_or_create(
        withholding=withholding, defaults={"by": by, "recorded_at": at}
    )
    if made:
        _record("agreed", withholding, door, by=by, at=at)
    return withholding


@transaction.atomic
def end(withholding: Withholding, door: Door, *, by: User, at: datetime) -> Withholding:
    """Keep it back no longer, or take the asking back. One person is enough for that.

    Raises NotAllowed for those who neither write here nor were asked.
    """
    if by.pk != withholding.second_reader_id:
        check_may_write(door)
    _ended, made = WithholdingEnded.objects.get_or_create(
        withholding=withholding, defaults={"by": by, "recorded_at": at}
    )
    if made:
        _record("ended", withholding, door, by=by, at=at)
    return withholding


def withholding_at(door: Door, wanted: UUID) -> Withholding:
    """Find one, for staff. Raises Http404 for the person, and for another's."""
    found = (
        Withholding.objects.select_related("words__assessment", "by", "second_reader")
        .filter(pk=wanted, words__assessment__service_user=door.service_user)
        .first()
    )
    if found is None or door.is_own or not door.reads_all:
        raise Http404
    return found


def _check_stands(withholding: Withholding) -> None:
    if WithholdingEnded.objects.filter(withholding=withholding).exists():
        raise NotNow(_("This was taken back meanwhile."))


def _record(
    act: str, withholding: Withholding, door: Door, *, by: User, at: datetime
) -> None:
    auditing.record(
        act,
        "withholding",
        who=door.who,
        by=by,
        at=at,
        thing=withholding.pk,
        facts={
            "words": str(withholding.words_id),
            "second_reader": str(withholding.second_reader_id),
        },
    )
