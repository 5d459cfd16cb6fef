"""Drafts: what is being written is kept at once, for its author alone.

A page carries a token of its own. Where two pages wrote one draft, the later one is
kept beside the first, under an id both can compute: a retry never makes a third.
"""

import uuid
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404

from accounts.models import ServiceUser, User
from careplan.core import audit
from careplan.plans.access import Door, check_may_write, check_voice, knock
from careplan.plans.models import Draft, Item, Statement
from careplan.plans.rules import check_place
from careplan.plans.stating import Place


@transaction.atomic
def keep(
    who: ServiceUser,
    place: Place,
    *,
    by: User,
    at: datetime,
    draft: UUID,
    body: str,
    page: str = "",
    revision: int = 0,
    item: UUID | None = None,
    follows: UUID | None = None,
    for_person: bool = False,
) -> Draft:
    """Keep what is typed. Gives the draft that holds it, a second one if another page
    wrote meanwhile. Nothing is kept for words that are in the plan already.

    Raises NotAllowed where the author may not write, or for another's words, NotNow for
    no such place.
    """
    door = knock(who.pk, by=by, at=at)
    check_may_write(door, place.part)
    check_place(place.part, place.heading, place.kind)
    item = _changes(item, door, by=by) if item else None
    stored = (
        Draft.objects.select_for_update().filter(pk=draft).first()
        if not Statement.objects.filter(pk=draft).exists()
        else None
    )
    taken = stored is None and Statement.objects.filter(pk=draft).exists()
    wrote_elsewhere = stored is not None and (
        stored.author_id != by.pk
        or (stored.revision != revision and stored.browser != page)
    )
    if taken or wrote_elsewhere:
        draft = uuid.uuid5(draft, page or str(by.pk))
        stored = Draft.objects.filter(pk=draft, author=by).first()
    if stored is not None:
        stored.body, stored.kept_at, stored.browser = body, at, page
        stored.for_person = for_person
        stored.revision += 1
        stored.save()
        return stored
    made = Draft.objects.create(
        id=draft,
        author=by,
        service_user=who,
        item_id=item or uuid.uuid5(draft, "item"),
        is_new=item is None,
        part=place.part,
        heading=place.heading,
        kind=place.kind,
        parent_id=place.parent,
        follows_id=follows,
        for_person=for_person,
        browser=page,
        body=body,
        kept_at=at,
    )
    audit.record("began", "draft", chain=door.chain, by=by, at=at, thing=made.pk)
    return made


def _changes(item: UUID, door: Door, *, by: User) -> UUID | None:
    """The item of one's own that a draft changes; None if it was taken back meanwhile.

    Raises Http404 for what the author cannot read, NotAllowed for another's words.
    """
    thing = Item.objects.select_related("voice").filter(pk=item, plan=door.plan).first()
    if thing is None or not door.may_read(thing.part):
        raise Http404
    check_voice(thing, by=by)
    return None if thing.ended_at else thing.pk


@transaction.atomic
def discard(draft: Draft, *, by: User, at: datetime) -> None:
    """Delete a draft of one's own. Raises Draft.DoesNotExist for another's."""
    mine = Draft.objects.get(pk=draft.pk, author=by)
    chain = f"plan:{mine.service_user_id}"
    mine.delete()
    audit.record("discarded", "draft", chain=chain, by=by, at=at, thing=draft.pk)


def drafts_of(by: User, who: ServiceUser) -> QuerySet[Draft]:
    """Give the drafts this author keeps in that plan, newest first."""
    return (
        Draft.objects.filter(author=by, service_user=who)
        .exclude(body="")
        .order_by("-kept_at")
    )


def draft_for(
    by: User, who: ServiceUser, place: Place, *, item: UUID | None = None
) -> Draft | None:
    """Give the newest draft for that place, as found again on another device."""
    drafts = drafts_of(by, who).filter(
        part=place.part, heading=place.heading, kind=place.kind, parent_id=place.parent
    )
    if item:
        return drafts.filter(item_id=item).first()
    return drafts.filter(is_new=True).first()


def being_written(who: ServiceUser, part: str) -> list[str]:
    """Give the names of those who have a draft in that part. Never its words."""
    drafts = Draft.objects.filter(service_user=who, part=part).exclude(body="")
    others = drafts.exclude(author=who.user).exclude(author__worker_profile=None)
    return list(others.values_list("author__called", flat=True).distinct())
