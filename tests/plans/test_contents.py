"""The one text that reads a plan says what its rows say, one at a time."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from accounts.models import User
from careplan.core.dates import local_day
from careplan.plans import arranging, checking, contents, needing, promising, saying
from careplan.plans.contents import ItemContent, NeedFacts, Text, UpdateFacts
from careplan.plans.models import (
    ActionUpdate,
    CarePlan,
    Checked,
    Happened,
    Item,
    LifeArea,
    NeedStatus,
    Seen,
    Statement,
    Status,
    StillTrue,
)
from careplan.plans.opening import How, enter
from careplan.plans.writing import change, take_back
from tests.cast import NOW, Cast, SamsPlan, newest, says


@pytest.fixture
def busy_plan(sams_plan: SamsPlan, cast: Cast) -> SamsPlan:
    """Everything that can have happened to a plan, some of it twice."""
    sam, cara, plan = cast["sam"], cast["cara"], sams_plan
    for day, by, item, body in (
        (1, sam, plan.home, "The damp is worse."),
        (2, sam, plan.home, "The damp is gone."),
        (3, cara, plan.caras, "The landlord came."),
    ):
        at = NOW - timedelta(days=9 - day)
        enter(plan.who.pk, by=sam, at=at, how=How.WHOLE)
        change(item, body, by=by, at=at, follows=newest(item).pk)
    take_back(plan.money, by=sam, at=NOW)
    checking.check_words(plan.written_down, by=sam, at=NOW)
    for days in (3, 2):
        checking.still_true(plan.helps, by=sam, at=NOW - timedelta(days=days))
    needing.nothing_available(
        plan.swimming,
        reason="The pool is shut.",
        instead="Northgate baths.",
        look_again_on=local_day(NOW),
        by=cara,
        at=NOW,
    )
    needing.answer_need(plan.swimming, Status.BEING_MET, by=cara, at=NOW)
    promising.say_what_happened(
        plan.promised, Happened.COULD_NOT, because="Engaged.", by=cara, at=NOW
    )
    promising.say_what_happened(
        plan.promised, Happened.PARTLY, helped=True, by=sam, at=NOW
    )
    saying.not_right(plan.caras, "He did not.", by=sam, at=NOW)
    arranging.rename(plan.who, "home", "The flat", by=sam, at=NOW)
    arranging.mark_most_important(plan.who, ["home", "body"], by=sam, at=NOW)
    enter(plan.who.pk, by=cara, at=NOW, how=How.WHOLE)
    says(plan.who, "mind", "Quieter.", by=cast["haddad"], heading="now", at=NOW)
    return plan


def plainly(plan: CarePlan, *, viewer: User, coordinator: User) -> list[ItemContent]:
    """The same, row by row through the models."""
    person = plan.service_user.user
    found = []
    for item in Item.objects.filter(plan=plan).order_by("made_at", "id"):
        if item.ended_at is not None:
            continue
        every = list(Statement.objects.filter(item=item).order_by("recorded_at"))
        followed = {s.follows_id for s in every}
        [now] = [s for s in every if s.pk not in followed]
        known = [s for s in every if s.written_by == person or _saw(person, s)]
        still = [s.recorded_at for s in StillTrue.objects.filter(item=item)]
        found.append(
            ItemContent(
                id=item.pk,
                part=item.part,
                heading=item.heading,
                kind=item.kind,
                parent=item.parent_id,
                voice=item.voice_id,
                origin=item.origin,
                horizon=item.horizon,
                doer=item.doer_id,
                by_on=item.by_on,
                words=_text(now, person, viewer, coordinator),
                known=_text(known[-1], person, viewer, coordinator) if known else None,
                still_true_at=max(still) if still else None,
                status=_status(item),
                update=_update(item),
            )
        )
    return found


def _saw(user: User, statement: Statement) -> Seen | None:
    return Seen.objects.filter(user=user, statement=statement).first()


def _text(s: Statement, person: User, viewer: User, coordinator: User) -> Text:
    checked = Checked.objects.filter(statement=s).first()
    saw = [_saw(user, s) for user in (person, viewer, coordinator)]
    return Text(
        s.pk,
        s.body,
        s.language,
        s.said_by_id,
        s.written_by_id,
        s.circumstance,
        s.happened_on,
        s.recorded_at,
        s.removed_on,
        checked and checked.recorded_at,
        *(seen and seen.at for seen in saw),
    )


def _status(item: Item) -> NeedFacts | None:
    last = NeedStatus.objects.filter(item=item).order_by("pk").last()
    return last and NeedFacts(
        last.status,
        last.reason_id,
        last.instead_id,
        last.look_again_on,
        last.by_id,
        last.recorded_at,
    )


def _update(item: Item) -> UpdateFacts | None:
    last = ActionUpdate.objects.filter(item=item).order_by("pk").last()
    return last and UpdateFacts(
        last.happened, last.because_id, last.helped, last.by_id, last.recorded_at
    )


def _without_earlier_sight(item: ItemContent) -> ItemContent:
    """Of words that no longer stand nobody asks who else saw them."""
    if item.known is None or item.known.id == item.words.id:
        return item
    known = replace(item.known, viewer_saw_at=None, coordinator_saw_at=None)
    return replace(item, known=known)


@pytest.mark.parametrize("viewer", ["sam", "cara", "haddad", "asha"])
def test_the_one_text_reads_what_stands_in_the_rows(
    viewer: str, cast: Cast, busy_plan: SamsPlan
) -> None:
    plan = CarePlan.objects.get(service_user=busy_plan.who)
    found = contents.of(
        busy_plan.who,
        plan,
        viewer=cast[viewer].pk,
        coordinator=cast["cara"].pk,
        for_outside=True,
    )
    plain = plainly(plan, viewer=cast[viewer], coordinator=cast["cara"])
    assert [_without_earlier_sight(i) for i in found.items] == [
        _without_earlier_sight(i) for i in plain
    ]
    ranks = LifeArea.objects.filter(plan=plan).order_by("rank")
    assert found.most_important == tuple(ranks.values_list("part", flat=True))
    assert found.revision == plan.revision
    speakers = {i.voice for i in plain} | {i.words.written_by for i in plain}
    assert speakers <= set(found.people)


def test_a_plan_not_begun_is_empty(cast: Cast) -> None:
    who = cast.service_users["ines"]
    found = contents.of(who, None, viewer=who.user_id, coordinator=None)
    assert not found.started
    assert found.items == ()


@pytest.mark.parametrize("reader", ["sam", "cara", "haddad"])
def test_what_a_page_needs_of_a_plan_reads_as_the_whole_does(
    reader: str, cast: Cast, busy_plan: SamsPlan
) -> None:
    """A page that loads one part tells of it what the whole plan would."""
    who, by = busy_plan.who.pk, cast[reader]
    enter(who, by=by, at=NOW, how=How.WHOLE)  # after which nothing is new
    _door, whole = enter(who, by=by, at=NOW, how=How.WHOLE)
    for part in whole.parts:
        _door, one = enter(who, by=by, at=NOW, how=How.PART, part=part.key)
        assert one.part(part.key) is not None
        assert _told(one.part(part.key)) == _told(whole.part(part.key))
        for item in part.items:
            _door, found = enter(who, by=by, at=NOW, how=How.ITEM, item=item.id)
            assert found.item(item.id) is not None


def _told(part: object) -> str:
    """What a part says, but for its rank, which a page of one part does not show."""
    return re.sub(r"rank=\d", "", repr(part))
