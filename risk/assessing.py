"""Assessing: sign what was drafted, add to what is signed, review it by a new one.

What is signed is frozen. A review is a new assessment that replaces the one before; two
people who review the same one at once do not undo each other.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import ServiceUser, User
from careplan.core.dates import local_day
from careplan.core.refusals import NotAllowed, NotNow
from risk import auditing, withholding
from risk.access import Door, check_is_about, check_may_write, doers
from risk.drafting import has_agreed
from risk.models import (
    Circumstance,
    RiskAssessment,
    RiskDraft,
    RiskWords,
    SafetyAction,
    Section,
)
from risk.opening import current_of
from risk.rules import (
    check_by_when,
    check_can_be_added_to,
    check_day_to_come,
    check_has_words,
    check_last_happened,
)


@dataclass(frozen=True)
class WillDo:
    """What the service will do: what, who, by when."""

    what: str
    doer: User
    by_on: date | None


@dataclass(frozen=True)
class KeptBack:
    """Texts to be kept back from the person, for which reason, until looked at when."""

    sections: tuple[str, ...] = ()
    reason: str = ""
    review_on: date | None = None


NOTHING_KEPT_BACK = KeptBack()


@dataclass(frozen=True)
class Told:
    """What an assessment tells, as its author leaves it to be signed."""

    happened: str
    likelier: str
    helps: str
    review_on: date | None
    last_happened_on: date | None = None
    last_happened: str = ""
    own: str = ""  # the person's words, as they gave them
    own_how: str = Circumstance.TOGETHER
    how: str = Circumstance.TOGETHER
    will_do: tuple[WillDo, ...] = ()
    kept_back: KeptBack = NOTHING_KEPT_BACK


@transaction.atomic
def sign(
    door: Door,
    told: Told,
    *,
    by: User,
    at: datetime,
    draft: RiskDraft,
    replaces: UUID | None = None,
) -> RiskAssessment:
    """Sign a draft of one's own: from now on it is read, and never changed.

    Pressing twice makes one. Raises NotAllowed for those who only read and for a draft
    of another; NotNow where something is missing, where a part is to be kept back and
    nobody else agreed, or where somebody signed another one meanwhile.
    """
    check_may_write(door)
    there = RiskAssessment.objects.filter(pk=draft.pk, signed_by=by).first()
    if there:
        return there
    if draft.author_id != by.pk or draft.service_user_id != door.who:
        raise NotAllowed(_("Only the one who wrote a draft can sign it."))
    _check_told(told, door, at=at)
    _check_kept_back(told, draft, at=at)
    replaced = _check_nobody_else_signed(door, replaces)
    signed = RiskAssessment.objects.create(
        id=draft.pk,
        service_user=door.service_user,
        started_by=by,
        started_at=draft.started_at,
        signed_by=by,
        signed_at=at,
        review_on=check_day_to_come(told.review_on, today=local_day(at)),
        replaces=replaced,
    )
    texts = {w.section: w for w in _state(signed, told, by=by, at=at)}
    _say_what_we_do(signed, told, by=by, at=at)
    for section in told.kept_back.sections:
        withholding.agreed_before(
            door, texts[section], told.kept_back.reason, draft, told.kept_back.review_on
        )
    RiskDraft.objects.filter(pk=draft.pk, author=by).delete()
    facts = {"replaces": str(replaced.pk) if replaced else ""}
    auditing.record(
        "signed", "assessment", who=door.who, by=by, at=at, thing=signed.pk, facts=facts
    )
    return signed


def _check_told(told: Told, door: Door, *, at: datetime) -> None:
    today = local_day(at)
    check_has_words(told.happened, what=_("Say what happened."))
    check_last_happened(told.last_happened_on, told.last_happened, today=today)
    check_has_words(told.likelier, what=_("Say what makes it more likely."))
    check_has_words(told.helps, what=_("Say what helps."))
    check_day_to_come(told.review_on, today=today)
    if not told.will_do:
        raise NotNow(_("Say one thing that the service will do."))
    possible = doers(door.service_user, on=today)
    for action in told.will_do:
        check_has_words(action.what, what=_("Say what will be done."))
        check_by_when(action.by_on, today=today)
        if action.doer not in possible:
            raise NotNow(_("Choose somebody of the care team who can read this."))


def _check_kept_back(told: Told, draft: RiskDraft, *, at: datetime) -> None:
    kept_back = told.kept_back
    if not kept_back.sections:
        return
    check_has_words(kept_back.reason, what=_("Say why a part is kept back."))
    check_day_to_come(kept_back.review_on, today=local_day(at))
    if not has_agreed(draft):
        raise NotNow(
            _("A part is to be kept back: somebody else reads this first and agrees.")
        )


def _check_nobody_else_signed(
    door: Door, replaces: UUID | None
) -> RiskAssessment | None:
    ServiceUser.objects.select_for_update().get(pk=door.who)  # one signs at a time
    current = current_of(door)
    if (current.pk if current else None) == replaces or current is None:
        return current
    raise NotNow(
        _("%(name)s signed another one meanwhile. Read it; your draft is kept.")
        % {"name": current.signed_by.called}
    )


def _state(
    signed: RiskAssessment, told: Told, *, by: User, at: datetime
) -> Iterator[RiskWords]:
    """Write the texts down, each under an id that the draft's makes."""
    person = signed.service_user.user
    texts = {
        Section.HAPPENED: told.happened,
        Section.LAST: told.last_happened,
        Section.LIKELIER: told.likelier,
        Section.HELPS: told.helps,
        Section.OWN: told.own,
    }
    for section, body in texts.items():
        if not body.strip():
            continue
        own = section == Section.OWN
        yield write(
            signed,
            section,
            body,
            said_by=person if own else by,
            written_by=by,
            circumstance=told.own_how if own else told.how,
            at=at,
            words_id=uuid.uuid5(signed.pk, section),
            last_happened_on=(
                told.last_happened_on if section == Section.HAPPENED else None
            ),
        )


def _say_what_we_do(
    signed: RiskAssessment, told: Told, *, by: User, at: datetime
) -> None:
    for number, action in enumerate(told.will_do):
        what = write(
            signed,
            Section.ACTION,
            action.what,
            said_by=by,
            written_by=by,
            circumstance=told.how,
            at=at,
            words_id=uuid.uuid5(signed.pk, f"action {number}"),
        )
        by_on = check_by_when(action.by_on, today=local_day(at))
        SafetyAction.objects.create(what=what, doer=action.doer, by_on=by_on)


def write(
    assessment: RiskAssessment,
    section: str,
    body: str,
    *,
    said_by: User,
    written_by: User,
    circumstance: str,
    at: datetime,
    words_id: UUID | None = None,
    last_happened_on: date | None = None,
    follows: RiskWords | None = None,
) -> RiskWords:
    """Write one text down, for good. For the gerunds of this app only."""
    return RiskWords.objects.create(
        id=words_id or uuid.uuid4(),
        assessment=assessment,
        section=section,
        body=body.strip(),
        said_by=said_by,
        written_by=written_by,
        circumstance=circumstance,
        last_happened_on=last_happened_on,
        recorded_at=at,
        follows=follows,
    )


@transaction.atomic
def add_to(
    door: Door,
    words: RiskWords,
    body: str,
    *,
    by: User,
    at: datetime,
    how: str = Circumstance.TOGETHER,
    draft: UUID | None = None,
) -> RiskWords:
    """Add to a signed text; what was signed stays as it was. Twice the same makes one.

    Raises NotAllowed for those who only read, NotNow for empty words or a text that
    nothing is added to.
    """
    check_may_write(door)
    check_is_about(door, words)
    check_can_be_added_to(words)
    check_has_words(body)
    if draft and (there := RiskWords.objects.filter(pk=draft, written_by=by).first()):
        return there
    RiskWords.objects.select_for_update().get(pk=words.pk)
    added = write(
        words.assessment,
        words.section,
        body,
        said_by=by,
        written_by=by,
        circumstance=how,
        at=at,
        words_id=draft,
        follows=_last_of(words),
    )
    RiskDraft.objects.filter(pk=added.pk, author=by).delete()
    facts = {"to": str(words.pk)}
    auditing.record(
        "added", "words", who=door.who, by=by, at=at, thing=added.pk, facts=facts
    )
    return added


def _last_of(words: RiskWords) -> RiskWords:
    last = words
    while after := RiskWords.objects.filter(follows=last).first():
        last = after
    return last
