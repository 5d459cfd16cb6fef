"""Checking: did somebody get your words right, and is an item still true?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from careplan.core import audit
from careplan.core.refusals import NotAllowed, NotNow
from careplan.plans.access import check_is_worker, check_may_write, knock
from careplan.plans.models import Checked, Circumstance, Item, Kind, StillTrue
from careplan.plans.rules import check_circumstance, check_stands
from careplan.plans.stating import latest, touch

WITH_THE_PERSON = (
    Circumstance.TOGETHER,
    Circumstance.BY_PHONE,
    Circumstance.HANDED_OVER,
)


@transaction.atomic
def check_words(item: Item, *, by: User, at: datetime) -> Checked:
    """The voice says that whoever wrote their words down got them right.

    Raises NotAllowed for anyone else, NotNow if nobody wrote them down.
    """
    check_stands(item)
    if item.voice_id != by.pk:
        raise NotAllowed(
            _("Only %(name)s can say whether these words are right.")
            % {"name": item.voice.called}
        )
    words = latest(item)
    if words.written_by_id == by.pk:
        raise NotNow(_("You wrote these words yourself."))
    checked, made = Checked.objects.get_or_create(
        statement=words, defaults={"by": by, "recorded_at": at}
    )
    if made:
        touch(item.plan)
        audit.record(
            "checked",
            item.kind,
            chain=item.plan.chain,
            by=by,
            at=at,
            thing=words.pk,
        )
    return checked


@transaction.atomic
def still_true(
    item: Item, *, by: User, at: datetime, circumstance: str = Circumstance.ALONE
) -> StillTrue:
    """Say that an item is still true: its voice, or a worker with the person there.

    Raises NotAllowed for anyone else, and for a worker alone at a desk (promise 6).
    """
    check_stands(item)
    if item.kind not in (Kind.WORDS, Kind.NEED, Kind.GOAL, Kind.ACTION):
        raise NotNow(_("This is not asked of what was said beside the plan."))
    door = knock(item.plan.service_user_id, by=by, at=at)
    check_may_write(door, item.part)
    check_circumstance(circumstance)
    if item.voice_id != by.pk:
        check_is_worker(door)
        if circumstance not in WITH_THE_PERSON:
            raise NotAllowed(
                _("Ask %(name)s first: this is said with %(name)s there.")
                % {"name": door.service_user.user.called}
            )
    said = StillTrue.objects.create(
        item=item, by=by, circumstance=circumstance, recorded_at=at
    )
    touch(item.plan)
    audit.record(
        "still_true", item.kind, chain=item.plan.chain, by=by, at=at, thing=item.pk
    )
    return said
