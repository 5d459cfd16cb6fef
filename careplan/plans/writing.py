"""Writing in a plan: put words in, change one's own, take them back."""

import uuid
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import ServiceUser, User
from careplan.core import audit
from careplan.core.dates import local_day
from careplan.core.refusals import NotNow
from careplan.plans.access import check_is_worker, check_may_write, check_voice, knock
from careplan.plans.models import Draft, Item, Statement
from careplan.plans.rules import (
    check_happened_on,
    check_has_words,
    check_place,
    check_stands,
)
from careplan.plans.stating import (
    NOTHING_MORE,
    ActionFacts,
    Place,
    Telling,
    begun,
    latest,
    make_item,
    state,
    touch,
)


class BothKept(NotNow):
    """Somebody (often oneself, elsewhere) changed the words meanwhile.

    Nothing is lost: the words stand, and the new text is kept as this draft.
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            _("These words were changed somewhere else meanwhile. Both are kept.")
        )
        self.draft = draft


@transaction.atomic
def put(
    who: ServiceUser,
    place: Place,
    body: str,
    *,
    by: User,
    at: datetime,
    draft: UUID | None = None,
    telling: Telling = Telling(),
    horizon: str = "",
    action: ActionFacts = NOTHING_MORE,
) -> Statement:
    """Put something new in the plan; the draft it was goes. Twice the same makes one.

    Raises NotAllowed where `by` may not write, NotNow for empty or misplaced words.
    """
    door = knock(who.pk, by=by, at=at)
    check_may_write(door, place.part)
    if telling.for_person:
        check_is_worker(door)
    check_place(place.part, place.heading, place.kind)
    check_has_words(body)
    check_happened_on(telling.happened_on, today=local_day(at))
    if draft and (there := Statement.objects.filter(pk=draft).first()):
        if there.written_by_id == by.pk:
            return there
        draft = uuid.uuid4()  # an id that is somebody else's is not ours to use
    plan = begun(door.service_user, at=at)
    item = make_item(
        plan,
        place,
        voice=door.service_user.user if telling.for_person else by,
        by=by,
        at=at,
        telling=telling,
        item_id=uuid.uuid5(draft, "item") if draft else None,
        horizon=horizon,
        action=action,
    )
    if draft:
        Draft.objects.filter(pk=draft, author=by).delete()
    return state(item, body, by=by, at=at, telling=telling, statement_id=draft)


def change(
    item: Item,
    body: str,
    *,
    by: User,
    at: datetime,
    follows: UUID,
    draft: UUID | None = None,
    telling: Telling = Telling(),
) -> Statement:
    """Change one's own words, begun from the Statement `follows`.

    Raises NotAllowed for another's words, and BothKept (with the draft, kept) if the
    words were changed meanwhile.
    """
    with transaction.atomic():
        door = knock(item.plan.service_user_id, by=by, at=at)
        check_may_write(door, item.part)
        check_voice(item, by=by)
        check_stands(item)
        check_has_words(body)
        check_happened_on(telling.happened_on, today=local_day(at))
        draft = draft or uuid.uuid4()
        there = Statement.objects.filter(pk=draft, item=item).first()
        if there and there.body == body.strip():
            return there
        Item.objects.select_for_update().get(pk=item.pk)
        now = latest(item)
        if now.pk == follows and not there:
            Draft.objects.filter(pk=draft, author=by).delete()
            return state(
                item,
                body,
                by=by,
                at=at,
                telling=telling,
                follows=now,
                statement_id=draft,
            )
        kept = _keep_both(item, body, draft if not there else uuid.uuid4(), by, at)
    raise BothKept(kept)


def _keep_both(item: Item, body: str, draft: UUID, by: User, at: datetime) -> Draft:
    """Keep the text that came too late; it follows what stands once its author says."""
    kept, _made = Draft.objects.update_or_create(
        pk=draft,
        defaults={
            "author": by,
            "service_user_id": item.plan.service_user_id,
            "item_id": item.pk,
            "is_new": False,
            "part": item.part,
            "heading": item.heading,
            "kind": item.kind,
            "parent_id": item.parent_id,
            "body": body,
            "kept_at": at,
        },
    )
    return kept


@transaction.atomic
def take_back(item: Item, *, by: User, at: datetime) -> Item:
    """End an item of one's own voice. What was offered before keeps it.

    Raises NotAllowed for another's words, NotNow if it was taken back already.
    """
    check_voice(item, by=by)
    check_stands(item)
    door = knock(item.plan.service_user_id, by=by, at=at)
    check_may_write(door, item.part)
    item.ended_at, item.ended_by = at, by
    item.save(update_fields=["ended_at", "ended_by"])
    touch(item.plan)
    audit.record(
        "took_back",
        item.kind,
        chain=item.plan.chain,
        by=by,
        at=at,
        thing=item.pk,
        facts={"part": item.part},
    )
    return item


def history(item: Item) -> list[Statement]:
    """Give every Statement of an item, the newest first."""
    return list(
        item.statements.select_related("said_by", "written_by").order_by("-recorded_at")
    )
