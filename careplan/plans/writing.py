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
from careplan.plans.models import CarePlan, Draft, Item, Statement
from careplan.plans.rules import (
    check_below,
    check_circumstance,
    check_happened_on,
    check_has_words,
    check_is_put,
    check_place,
    check_stands,
)
from careplan.plans.stating import (
    NOTHING_MORE,
    ActionFacts,
    Place,
    Telling,
    begun,
    forget,
    latest,
    make_item,
    state,
    touch,
    unused_id,
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

    Raises NotAllowed where `by` may not write, NotNow for empty or misplaced words, and
    BothKept where another device put another text from the same draft.
    """
    with transaction.atomic():
        plan = _open_for(who, place, body, by=by, at=at, telling=telling)
        made_before = Statement.objects.filter(pk=draft).first() if draft else None
        statement_id, there = unused_id(draft, body, by=by)
        if there is not None:
            return there
        if made_before is None or not _stands_as_own(made_before, by):
            item = make_item(
                plan,
                place,
                voice=plan.service_user.user if telling.for_person else by,
                by=by,
                at=at,
                telling=telling,
                item_id=uuid.uuid5(statement_id, "item") if statement_id else None,
                horizon=horizon,
                action=action,
            )
            forget(draft, by=by)
            return state(
                item, body, by=by, at=at, telling=telling, statement_id=statement_id
            )
        kept = _keep_both(made_before.item, body, statement_id, by, at)
    raise BothKept(kept)


def _open_for(
    who: ServiceUser,
    place: Place,
    body: str,
    *,
    by: User,
    at: datetime,
    telling: Telling,
) -> CarePlan:
    """Access and rules for something new; then the plan, begun, ours to write in."""
    door = knock(who.pk, by=by, at=at)
    check_may_write(door, place.part)
    if telling.for_person:
        check_is_worker(door)
    check_is_put(place.kind)
    check_place(place.part, place.heading, place.kind)
    check_has_words(body)
    check_circumstance(telling.circumstance)
    check_happened_on(telling.happened_on, today=local_day(at))
    plan = begun(door.service_user, at=at)
    check_below(place.parent, plan=plan, part=place.part, kind=place.kind)
    # One press of a button at a time, so that two of the same find each other.
    locked = CarePlan.objects.select_for_update(of=("self",))
    return locked.select_related("service_user__user").get(pk=plan.pk)


def _stands_as_own(statement: Statement, by: User) -> bool:
    """True for the writer's own words that are still in the plan."""
    item = statement.item
    return item.voice_id == by.pk and item.ended_at is None


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
        Item.objects.select_for_update().get(pk=item.pk)
        statement_id, there = unused_id(draft or uuid.uuid4(), body, by=by)
        if there is not None and there.item_id == item.pk:
            return there
        if there is not None:
            statement_id = uuid.uuid4()
        now = latest(item)
        if now.pk == follows:
            forget(draft, by=by)
            return state(
                item,
                body,
                by=by,
                at=at,
                telling=telling,
                follows=now,
                statement_id=statement_id,
            )
        kept = _keep_both(item, body, statement_id, by, at)
    raise BothKept(kept)


def _keep_both(
    item: Item, body: str, draft: UUID | None, by: User, at: datetime
) -> Draft:
    """Keep the text that came too late; it follows what stands once its author says."""
    if draft and Draft.objects.filter(pk=draft).exclude(author=by).exists():
        draft = uuid.uuid5(draft, str(by.pk))
    kept, _made = Draft.objects.update_or_create(
        pk=draft or uuid.uuid4(),
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
    # What was being changed on another device is kept, as something new.
    Draft.objects.filter(author=by, item_id=item.pk).update(is_new=True)
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
