"""Drafting: what is being written is kept at once, for its author alone.

The person does not see that a draft exists. A second reader whom the author asked may
read it; what that reader agreed to lapses as soon as a word changes.
"""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import User
from careplan.core.dates import local_day
from careplan.core.refusals import NotNow
from risk import auditing, emails
from risk.access import Door, check_may_write, check_second_reader, readers
from risk.models import Purpose, RiskAssessment, RiskDraft, RiskWords

MOST = 60_000  # characters in all boxes of one draft


@transaction.atomic
def keep(
    door: Door,
    purpose: str,
    fields: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    draft: UUID,
    page: str = "",
    revision: int = 0,
    about: UUID | None = None,
) -> RiskDraft | None:
    """Keep what is typed. Gives the draft that holds it: another, beside the first,
    where another page wrote meanwhile. None for a draft that is signed already.

    Raises NotAllowed for those who only read, NotNow for more than boxes can hold.
    """
    if not door.is_own:
        check_may_write(door)
    typed = json.dumps(dict(fields), sort_keys=True, ensure_ascii=False)
    if len(typed) > MOST:
        raise NotNow(_("This is longer than one draft can hold."))
    if _is_done(draft):
        return None
    stored = RiskDraft.objects.select_for_update().filter(pk=draft).first()
    if stored and _wrote_elsewhere(stored, by=by, page=page, revision=revision):
        draft = uuid.uuid5(draft, page or str(by.pk))
        stored = RiskDraft.objects.filter(pk=draft, author=by).first()
    if stored:
        if stored.fields != typed or stored.about_id != about:
            stored.revision += 1
        stored.fields, stored.about_id = typed, about
        stored.page, stored.kept_at = page, at
        stored.save()
        return stored
    made = RiskDraft.objects.create(
        id=draft,
        author=by,
        service_user=door.service_user,
        purpose=purpose,
        about_id=about,
        fields=typed,
        page=page,
        started_at=at,
        kept_at=at,
    )
    _record("began", made, by=by, at=at)
    return made


def _wrote_elsewhere(stored: RiskDraft, *, by: User, page: str, revision: int) -> bool:
    if stored.author_id != by.pk:
        return True
    return stored.revision != revision and stored.page != page


def _is_done(draft: UUID) -> bool:
    signed = RiskAssessment.objects.filter(pk=draft)
    return signed.exists() or RiskWords.objects.filter(pk=draft).exists()


def drafts_of(
    by: User, door: Door, purpose: str, *, about: UUID | None = None
) -> QuerySet[RiskDraft]:
    """The author's own drafts for that purpose, the newest first."""
    mine = RiskDraft.objects.filter(
        author=by, service_user=door.service_user, purpose=purpose
    )
    if purpose != Purpose.ASSESSMENT:
        mine = mine.filter(about_id=about)
    return mine.select_related("second_reader").order_by("-kept_at")


def fields_of(draft: RiskDraft | None) -> dict[str, Any]:
    """What stands in the boxes of a draft."""
    return json.loads(draft.fields) if draft else {}


def has_agreed(draft: RiskDraft) -> bool:
    """True if the second reader agreed to the draft just as it stands."""
    return (
        draft.second_reader_id is not None and draft.agreed_revision == draft.revision
    )


@transaction.atomic
def discard(draft: RiskDraft, *, by: User, at: datetime) -> None:
    """Delete a draft of one's own. Raises RiskDraft.DoesNotExist for another's."""
    mine = RiskDraft.objects.select_related("service_user").get(pk=draft.pk, author=by)
    _record("discarded", mine, by=by, at=at)
    mine.delete()


@transaction.atomic
def ask_to_read(
    door: Door, draft: RiskDraft, reader: User | None, *, by: User, at: datetime
) -> RiskDraft:
    """Ask somebody who may read here to read a draft too. A letter tells them.

    Raises NotAllowed for a reader who may not, or who is the author.
    """
    check_may_write(door)
    asked = check_second_reader(door, reader, at=at)
    mine = RiskDraft.objects.select_for_update().get(pk=draft.pk, author=by)
    if mine.second_reader_id != asked.pk:
        mine.agreed_revision = mine.agreed_at = None
    mine.second_reader, mine.asked_at = asked, at
    mine.save()
    _record("asked_to_read", mine, by=by, at=at, reader=asked)
    emails.post_something_due("draft", mine.pk, asked, at=at, again=mine.revision)
    return mine


def asked_of(reader: User, door: Door, *, at: datetime) -> QuerySet[RiskDraft]:
    """Drafts that this reader was asked to read and has not agreed to yet."""
    may_read = readers(door.service_user, on=local_day(at))
    if reader.pk not in {r.user.pk for r in may_read}:
        return RiskDraft.objects.none()
    return (
        RiskDraft.objects.filter(
            service_user=door.service_user,
            purpose=Purpose.ASSESSMENT,
            second_reader=reader,
        )
        .exclude(agreed_revision=F("revision"))
        .select_related("author")
        .order_by("asked_at")
    )


@transaction.atomic
def open_asked(door: Door, draft: UUID, *, by: User, at: datetime) -> RiskDraft:
    """Give the second reader the draft, recorded. Raises Http404 for anyone else."""
    found = asked_of(by, door, at=at).filter(pk=draft).first()
    if found is None:
        raise Http404
    _record("read", found, by=by, at=at)
    return found


@transaction.atomic
def agree(
    door: Door, draft: UUID, *, by: User, at: datetime, revision: int
) -> RiskDraft:
    """The second reader has read it and agrees to it as it stands.

    Raises Http404 for anyone else, NotNow if it was changed while they read.
    """
    found = open_asked(door, draft, by=by, at=at)
    if found.revision != revision:
        raise NotNow(
            _("%(name)s changed this while you read. Read it once more.")
            % {"name": found.author.called}
        )
    found.agreed_revision, found.agreed_at = revision, at
    found.save(update_fields=["agreed_revision", "agreed_at"])
    _record("agreed", found, by=by, at=at)
    return found


def _record(
    act: str, draft: RiskDraft, *, by: User, at: datetime, reader: User | None = None
) -> None:
    auditing.record(
        act,
        "draft",
        who=draft.service_user_id,
        by=by,
        at=at,
        thing=draft.pk,
        facts={"revision": draft.revision, "reader": str(reader.pk) if reader else ""},
    )
