"""The one place where words enter a plan: an item if it is new, and its Statement."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from accounts.models import ServiceUser, User
from careplan.core import audit
from careplan.plans.models import (
    CarePlan,
    Circumstance,
    Draft,
    Item,
    Kind,
    Origin,
    Statement,
)


@dataclass(frozen=True)
class Place:
    """Where words go: a part and heading, below or about a parent, or into an item."""

    part: str
    heading: str = ""
    kind: str = Kind.WORDS
    parent: UUID | None = None


@dataclass(frozen=True)
class Telling:
    """How words came about. `for_person`: a worker writes the person's words down."""

    circumstance: str = Circumstance.ALONE
    happened_on: date | None = None
    for_person: bool = False
    origin: str = ""
    language: str = "en"


@dataclass(frozen=True)
class ActionFacts:
    """Who will do an action, and by when."""

    doer: User | None = None
    by_on: date | None = None


NOTHING_MORE = ActionFacts()


def tidy(body: str) -> str:
    """The words as they are kept: browsers send line ends of their own."""
    return body.replace("\x00", "").replace("\r\n", "\n").strip()


def begun(who: ServiceUser, *, at: datetime) -> CarePlan:
    """Give the person's plan, which begins here if it has not begun."""
    plan, _made = CarePlan.objects.get_or_create(
        service_user=who, defaults={"started_at": at}
    )
    return plan


def touch(plan: CarePlan) -> None:
    """Count one more revision of the plan."""
    CarePlan.objects.filter(pk=plan.pk).update(revision=F("revision") + 1)


def make_item(
    plan: CarePlan,
    place: Place,
    *,
    voice: User,
    by: User,
    at: datetime,
    telling: Telling,
    item_id: UUID | None = None,
    horizon: str = "",
    action: ActionFacts = NOTHING_MORE,
) -> Item:
    """Make an item, to be followed at once by its first Statement."""
    own = voice.pk == plan.service_user.user_id
    return Item.objects.create(
        id=item_id or uuid.uuid4(),
        plan=plan,
        part=place.part,
        heading=place.heading,
        kind=place.kind,
        parent_id=place.parent,
        voice=voice,
        origin=telling.origin or (Origin.MINE if own else Origin.OURS),
        horizon=horizon,
        doer=action.doer,
        by_on=action.by_on,
        made_at=at,
    )


def state(
    item: Item,
    body: str,
    *,
    by: User,
    at: datetime,
    telling: Telling,
    follows: Statement | None = None,
    statement_id: UUID | None = None,
    in_plan: bool = True,
) -> Statement:
    """Add the words and their audit line. Must run inside a transaction.

    Words that are no part of the plan (under an answer) leave its revision alone.
    """
    statement = Statement(
        id=statement_id or uuid.uuid4(),
        plan=item.plan,
        item=item,
        body=tidy(body),
        said_by=item.voice,
        written_by=by,
        circumstance=telling.circumstance,
        happened_on=telling.happened_on,
        language=telling.language,
        recorded_at=at,
        follows=follows,
    )
    statement.save(force_insert=True)
    if in_plan:
        touch(item.plan)
    audit.record(
        "changed" if follows else "wrote",
        item.kind,
        chain=item.plan.chain,
        by=by,
        at=at,
        thing=statement.pk,
        on_behalf_of=item.voice_id if item.voice_id != by.pk else None,
        facts={"part": item.part, "item": str(item.pk)},
    )
    return statement


def unused_id(
    draft: UUID | None, body: str, *, by: User
) -> tuple[UUID | None, Statement | None]:
    """Give the id for words begun as this draft, and the Statement if they are in.

    The draft's own id; where that is taken by another text, or by somebody else's, an
    id made from both, so that sending the same again never makes a second.
    """
    if draft is None:
        return None, None
    for tried in (draft, uuid.uuid5(draft, f"{by.pk} {tidy(body)}")):
        there = Statement.objects.filter(pk=tried).first()
        if there is None:
            return tried, None
        if there.written_by_id == by.pk and there.body == tidy(body):
            return tried, there
    return uuid.uuid4(), None


def forget(draft: UUID | None, *, by: User) -> None:
    """Let a draft of one's own go, once its words are in the plan."""
    if draft is not None:
        Draft.objects.filter(pk=draft, author=by).delete()


def latest(item: Item) -> Statement:
    """Give the words of an item as they stand."""
    return item.statements.get(followed_by__isnull=True)
