"""Needs without help stay in view; promises are followed; still true is honest."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from accounts.models import User
from careplan.core.dates import local_day
from careplan.core.refusals import NotAllowed, NotNow
from careplan.plans import checking, needing, promising
from careplan.plans.models import (
    Circumstance,
    Happened,
    Item,
    NeedStatus,
    Status,
    StillTrue,
)
from careplan.plans.opening import How, enter
from careplan.plans.reading import ItemReading
from careplan.plans.sentences import how_it_stands, what_happened
from careplan.plans.stating import Place
from careplan.plans.writing import change, take_back
from tests.cast import NOW, Cast, SamsPlan, newest, words_of

DAY = local_day(NOW)
LATER = NOW + timedelta(days=2)


def as_read(plan: SamsPlan, item: Item, by: User) -> tuple[ItemReading, str, str]:
    """What this reader is told about an item: itself, how it stands, what happened."""
    _door, reading = enter(plan.who.pk, by=by, at=LATER, how=How.WHOLE)
    found = reading.item(item.pk)
    assert found is not None
    return found, how_it_stands(found, reading), what_happened(found)


def say_there_is_nothing(plan: SamsPlan, by: User) -> NeedStatus:
    return needing.nothing_available(
        plan.swimming,
        reason="The pool shut in January.",
        instead="Cara can ask at Northgate baths.",
        look_again_on=DAY + timedelta(days=30),
        by=by,
        at=NOW,
    )


# Needs


def test_a_need_with_nothing_available_stays_and_says_why(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    say_there_is_nothing(sams_plan, cara)
    found, stands, _happened = as_read(sams_plan, sams_plan.swimming, sam)
    assert found.body == "Swimming on Tuesdays."
    assert "because: The pool shut in January." in stands
    assert "Instead: Cara can ask at Northgate baths." in stands
    assert "We look again on 16\N{NO-BREAK SPACE}April" in stands
    assert "It stays in your plan until you take it out." in stands


def test_only_sam_takes_out_what_sam_asked_for(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    say_there_is_nothing(sams_plan, cara)
    with pytest.raises(NotAllowed):
        take_back(sams_plan.swimming, by=cara, at=LATER)
    take_back(sams_plan.swimming, by=sam, at=LATER)


def test_nothing_available_without_a_reason_is_refused(
    sams_plan: SamsPlan, cara: User
) -> None:
    with pytest.raises(NotNow):
        needing.nothing_available(
            sams_plan.swimming, reason=" ", look_again_on=DAY, by=cara, at=NOW
        )
    with pytest.raises(NotNow, match="Say why"):
        needing.answer_need(sams_plan.swimming, Status.NOTHING, by=cara, at=NOW)


def test_the_table_itself_refuses_nothing_available_without_a_reason(
    sams_plan: SamsPlan, cara: User
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        NeedStatus.objects.create(
            item=sams_plan.swimming, status=Status.NOTHING, by=cara, recorded_at=NOW
        )


def test_sam_does_not_say_that_the_service_has_nothing(
    sams_plan: SamsPlan, sam: User
) -> None:
    with pytest.raises(NotAllowed):
        say_there_is_nothing(sams_plan, sam)


def test_not_wanted_now_is_for_whoever_asked_to_say(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    with pytest.raises(NotAllowed):
        needing.answer_need(sams_plan.swimming, Status.NOT_NOW, by=cara, at=NOW)
    needing.answer_need(sams_plan.swimming, Status.NOT_NOW, by=sam, at=NOW)


def test_the_last_word_on_a_need_is_what_shows(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    say_there_is_nothing(sams_plan, cara)
    needing.answer_need(sams_plan.swimming, Status.MET, by=cara, at=LATER)
    _found, stands, _happened = as_read(sams_plan, sams_plan.swimming, sam)
    assert stands == "Met."


# Promises


def test_a_promise_that_could_not_be_kept_says_why(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    promising.say_what_happened(
        sams_plan.promised,
        Happened.COULD_NOT,
        because="Nobody answers at the pool.",
        by=cara,
        at=NOW,
    )
    _found, _stands, happened = as_read(sams_plan, sams_plan.promised, sam)
    assert "Could not be done, because: Nobody answers at the pool." in happened


def test_could_not_be_done_without_a_reason_is_refused(
    sams_plan: SamsPlan, cara: User
) -> None:
    with pytest.raises(NotNow):
        promising.say_what_happened(
            sams_plan.promised, Happened.COULD_NOT, by=cara, at=NOW
        )


def test_sam_says_whether_it_helped_too(sams_plan: SamsPlan, sam: User) -> None:
    promising.say_what_happened(
        sams_plan.promised, Happened.DONE, helped=False, by=sam, at=NOW
    )
    _found, _stands, happened = as_read(sams_plan, sams_plan.promised, sam)
    assert "It did not help." in happened


def test_a_promise_names_somebody_who_supports_sam(
    sams_plan: SamsPlan, cara: User, nia: User
) -> None:
    with pytest.raises(NotNow, match="supports Sam"):
        promising.promise(
            sams_plan.who,
            Place("body"),
            "Ring.",
            doer=nia,
            by_on=None,
            by=cara,
            at=NOW,
        )


def test_a_promise_for_a_day_gone_is_refused(sams_plan: SamsPlan, cara: User) -> None:
    with pytest.raises(NotNow):
        promising.promise(
            sams_plan.who,
            Place("body"),
            "Ring.",
            doer=cara,
            by_on=DAY - timedelta(days=1),
            by=cara,
            at=NOW,
        )


def test_what_nobody_promised_did_not_happen(sams_plan: SamsPlan, cara: User) -> None:
    with pytest.raises(NotNow):
        promising.say_what_happened(sams_plan.home, Happened.DONE, by=cara, at=NOW)


# Still true


@pytest.mark.parametrize(
    "alone",
    [
        Circumstance.ALONE,
        Circumstance.LATER,
        Circumstance.WITHOUT,
        Circumstance.FROM_PAPER,
    ],
)
def test_a_worker_alone_at_a_desk_never_says_that_it_is_still_true(
    alone: str, sams_plan: SamsPlan, cara: User
) -> None:
    with pytest.raises(NotAllowed, match="Ask Sam first"):
        checking.still_true(sams_plan.home, by=cara, at=NOW, circumstance=alone)
    assert not StillTrue.objects.exists()


@pytest.mark.parametrize(
    "there", [Circumstance.TOGETHER, Circumstance.BY_PHONE, Circumstance.HANDED_OVER]
)
def test_a_worker_with_sam_there_may_say_it(
    there: str, sams_plan: SamsPlan, cara: User
) -> None:
    checking.still_true(sams_plan.home, by=cara, at=NOW, circumstance=there)
    found, *_facts = as_read(sams_plan, sams_plan.home, cara)
    assert found.talked_about_at == NOW


def test_sam_says_it_of_sams_own_words_anywhere(sams_plan: SamsPlan, sam: User) -> None:
    checking.still_true(sams_plan.home, by=sam, at=NOW)
    found, *_facts = as_read(sams_plan, sams_plan.home, sam)
    assert found.talked_about_at == NOW
    assert words_of(sams_plan.home) == "The damp is back."


@pytest.mark.parametrize("how", ["", "by_pigeon", "x" * 300])
def test_a_way_that_there_is_not_is_refused(
    how: str, sams_plan: SamsPlan, sam: User
) -> None:
    with pytest.raises(NotNow):
        checking.still_true(sams_plan.home, by=sam, at=NOW, circumstance=how)


@pytest.mark.parametrize("name", ["iwan", "asha", "pete", "nia", "dee", "rob"])
def test_nobody_outside_says_it(name: str, cast: Cast, sams_plan: SamsPlan) -> None:
    with pytest.raises((Http404, NotAllowed)):
        checking.still_true(
            sams_plan.harder,
            by=cast[name],
            at=NOW,
            circumstance=Circumstance.TOGETHER,
        )


def test_opening_a_plan_makes_nothing_talked_about(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    before = newest(sams_plan.home).recorded_at
    for reader in (sam, cara):
        found, *_facts = as_read(sams_plan, sams_plan.home, reader)
        assert found.talked_about_at == before


def test_a_comment_makes_nothing_talked_about_and_new_words_do(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    from careplan.plans.saying import say_about

    before = newest(sams_plan.home).recorded_at
    say_about(sams_plan.home, "Since when?", by=cara, at=NOW)
    found, *_facts = as_read(sams_plan, sams_plan.home, sam)
    assert found.talked_about_at == before
    change(sams_plan.home, "Dry.", by=sam, at=NOW, follows=newest(sams_plan.home).pk)
    found, *_facts = as_read(sams_plan, sams_plan.home, sam)
    assert found.talked_about_at == NOW
