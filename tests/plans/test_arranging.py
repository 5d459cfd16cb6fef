"""The person names and orders the parts of the plan, and is asked little."""

from datetime import timedelta

import pytest
from django.http import Http404

from accounts.models import ServiceUser, User
from careplan.core.refusals import NotAllowed, NotNow
from careplan.plans import arranging, asking
from careplan.plans.models import Asked
from careplan.plans.opening import How, enter
from careplan.plans.reading import PartReading
from tests.cast import NOW, Cast, SamsPlan, says


def part(plan: SamsPlan, key: str, by: User) -> PartReading:
    _door, reading = enter(plan.who.pk, by=by, at=NOW, how=How.WHOLE)
    found = reading.part(key)
    assert found is not None
    return found


def test_sam_calls_a_life_area_what_sam_likes(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    arranging.rename(sams_plan.who, "home", "The flat", by=sam, at=NOW)
    assert part(sams_plan, "home", cara).label == "The flat"


def test_a_new_name_keeps_the_one_before_it(sams_plan: SamsPlan, sam: User) -> None:
    first = arranging.rename(sams_plan.who, "home", "The flat", by=sam, at=NOW)
    again = arranging.rename(sams_plan.who, "home", "The flat", by=sam, at=NOW)
    other = arranging.rename(sams_plan.who, "home", "Number 9", by=sam, at=NOW)
    assert first == again
    assert other.follows == first


def test_sam_adds_an_area_of_sams_own(sams_plan: SamsPlan, sam: User) -> None:
    key = arranging.add_area(sams_plan.who, "The choir", by=sam, at=NOW)
    says(sams_plan.who, key, "Thursdays.", by=sam, heading="now")
    assert part(sams_plan, key, sam).label == "The choir"


@pytest.mark.parametrize("name", ["cara", "haddad", "iwan", "asha", "nia"])
def test_nobody_else_names_or_orders_anything(
    name: str, cast: Cast, sams_plan: SamsPlan
) -> None:
    for act in (
        lambda: arranging.rename(sams_plan.who, "home", "Flat", by=cast[name], at=NOW),
        lambda: arranging.mark_most_important(
            sams_plan.who, ["home"], by=cast[name], at=NOW
        ),
        lambda: arranging.add_area(sams_plan.who, "Choir", by=cast[name], at=NOW),
    ):
        with pytest.raises((NotAllowed, Http404)):
            act()


@pytest.mark.parametrize("key", ["harder", "matters", "talk", "nonsense"])
def test_what_others_must_find_keeps_its_name(
    key: str, sams_plan: SamsPlan, sam: User
) -> None:
    with pytest.raises(NotNow):
        arranging.rename(sams_plan.who, key, "Mine", by=sam, at=NOW)


def test_a_name_fits_on_a_phone(sams_plan: SamsPlan, sam: User) -> None:
    with pytest.raises(NotNow):
        arranging.rename(sams_plan.who, "home", "x" * 61, by=sam, at=NOW)


def test_up_to_three_parts_are_most_important_in_sams_order(
    sams_plan: SamsPlan, sam: User
) -> None:
    chosen = ["money", "home", "body"]
    arranging.mark_most_important(sams_plan.who, chosen, by=sam, at=NOW)
    assert [part(sams_plan, key, sam).rank for key in chosen] == [1, 2, 3]
    arranging.mark_most_important(sams_plan.who, ["home"], by=sam, at=NOW)
    assert [part(sams_plan, key, sam).rank for key in chosen] == [0, 1, 0]


def test_four_are_too_many(sams_plan: SamsPlan, sam: User) -> None:
    four = ["money", "home", "body", "mind"]
    with pytest.raises(NotNow, match="up to three"):
        arranging.mark_most_important(sams_plan.who, four, by=sam, at=NOW)


# Prompts


def ask(who: ServiceUser, prompt: str, *, days: float = 0) -> bool:
    return asking.may_ask(who, prompt, at=NOW + timedelta(days=days))


def test_three_questions_a_month_and_no_more(sams: ServiceUser) -> None:
    assert [ask(sams, p) for p in ("a", "b", "c", "d")] == [True, True, True, False]
    assert not ask(sams, "d", days=27)
    assert ask(sams, "d", days=28)


def test_the_same_question_on_one_day_counts_once(sams: ServiceUser) -> None:
    assert all(ask(sams, "a", days=hour / 24) for hour in range(20))
    assert Asked.objects.count() == 1


def test_not_today_rests_for_seven_days(sams: ServiceUser, sam: User) -> None:
    assert ask(sams, "a")
    asking.not_today(sams, "a", by=sam, at=NOW)
    assert not ask(sams, "a")
    assert not ask(sams, "a", days=6.9)
    assert ask(sams, "a", days=7)


def test_one_question_resting_lets_another_be_asked(
    sams: ServiceUser, sam: User
) -> None:
    asking.not_today(sams, "a", by=sam, at=NOW)
    assert ask(sams, "b")


def test_another_persons_questions_count_for_themselves(
    cast: Cast, sams: ServiceUser
) -> None:
    for prompt in ("a", "b", "c"):
        ask(sams, prompt)
    assert ask(cast.service_users["rob"], "a")


@pytest.mark.parametrize("name", ["cara", "nia", "asha"])
def test_not_today_is_the_persons_to_say(
    name: str, cast: Cast, sams: ServiceUser
) -> None:
    with pytest.raises((NotAllowed, Http404)):
        asking.not_today(sams, "a", by=cast[name], at=NOW)


@pytest.mark.parametrize("prompt", ["", "I feel awful today", "x\x00", "x" * 61])
def test_a_prompt_is_a_name_of_ours_and_never_words(
    prompt: str, sams: ServiceUser, sam: User
) -> None:
    with pytest.raises(NotNow):
        asking.not_today(sams, prompt, by=sam, at=NOW)
