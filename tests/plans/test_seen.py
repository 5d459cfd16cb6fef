"""Saved is not seen: what counts as read, and that every reading by another is kept."""

import json

import pytest
from django.test import Client

from accounts.models import User
from careplan.core.models import AuditEvent
from careplan.plans import arranging
from careplan.plans.models import Item, Seen
from careplan.plans.opening import How, enter
from tests.cast import NOW, Cast, SamsPlan, newest, says
from tests.plans.conftest import SignedIn


def saw(user: User, item: Item) -> bool:
    return Seen.objects.filter(user=user, statement=newest(item)).exists()


def readings_of(plan: SamsPlan, user: User) -> list[AuditEvent]:
    found = AuditEvent.objects.filter(
        chain=f"plan:{plan.who.pk}", act="read", actor_id=user.pk
    )
    return list(found.order_by("seq"))


def test_a_part_that_is_read_is_seen_and_the_rest_is_not(
    sams_plan: SamsPlan, cara: User
) -> None:
    enter(sams_plan.who.pk, by=cara, at=NOW, how=How.PART, part="home")
    assert saw(cara, sams_plan.home)
    assert not saw(cara, sams_plan.money)


def test_one_text_that_is_read_is_seen_alone(sams_plan: SamsPlan, cara: User) -> None:
    enter(sams_plan.who.pk, by=cara, at=NOW, how=How.ITEM, item=sams_plan.home.pk)
    assert saw(cara, sams_plan.home)
    assert not saw(cara, sams_plan.written_down)


def test_first_lines_are_not_a_reading_of_the_words(
    sams_plan: SamsPlan, cara: User
) -> None:
    enter(sams_plan.who.pk, by=cara, at=NOW, how=How.GLANCE)
    assert not Seen.objects.filter(user=cara).exists()


def test_the_first_page_of_a_long_plan_shows_whole_only_what_matters(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    moss = says(sams_plan.who, "matters", "Moss.", by=sam)
    arranging.mark_most_important(sams_plan.who, ["money"], by=sam, at=NOW)
    enter(sams_plan.who.pk, by=cara, at=NOW, how=How.MY_PLAN)
    assert saw(cara, moss)
    assert saw(cara, sams_plan.money)
    assert not saw(cara, sams_plan.home)
    assert not saw(cara, sams_plan.swimming)


def test_the_person_sees_what_others_wrote_once_they_read_it(
    sams_plan: SamsPlan, sam: User
) -> None:
    enter(sams_plan.who.pk, by=sam, at=NOW, how=How.WHOLE)
    assert saw(sam, sams_plan.caras)
    assert saw(sam, sams_plan.written_down)
    assert not saw(sam, sams_plan.home)  # nobody sees their own words


def test_words_read_twice_are_seen_once(sams_plan: SamsPlan, cara: User) -> None:
    for _ in range(2):
        enter(sams_plan.who.pk, by=cara, at=NOW, how=How.WHOLE)
    seen = Seen.objects.filter(user=cara, statement=newest(sams_plan.home))
    assert seen.count() == 1


def test_changed_words_are_new_again(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    from careplan.plans.writing import change

    enter(sams_plan.who.pk, by=cara, at=NOW, how=How.WHOLE)
    begun = newest(sams_plan.home).pk
    change(sams_plan.home, "It is dry.", by=sam, at=NOW, follows=begun)
    assert not saw(cara, sams_plan.home)


def test_a_hidden_part_is_never_seen(sams_plan: SamsPlan, haddad: User) -> None:
    enter(sams_plan.who.pk, by=haddad, at=NOW, how=How.WHOLE)
    assert saw(haddad, sams_plan.home)
    assert not saw(haddad, sams_plan.money)


def test_a_reading_names_no_part_that_was_hidden(
    sams_plan: SamsPlan, haddad: User
) -> None:
    enter(sams_plan.who.pk, by=haddad, at=NOW, how=How.WHOLE)
    [reading] = readings_of(sams_plan, haddad)
    assert "money" not in json.loads(reading.facts)["parts"]


def test_own_reading_is_nobodys_business(sams_plan: SamsPlan, sam: User) -> None:
    for how in (How.MY_PLAN, How.WHOLE, How.GLANCE, How.CHANGES):
        enter(sams_plan.who.pk, by=sam, at=NOW, how=how)
    assert readings_of(sams_plan, sam) == []


# What a browser asks for, and what is in the audit once it is answered


PAGES = [
    *("", "whole/", "changes/", "promises/", "today/", "add/"),
    *("part/home/", "part/harder/", "item/{home}/", "item/{caras}/say/"),
    *("item/{swimming}/stands/", "item/{promised}/happened/", "copies/record/"),
]


def test_every_page_a_worker_reads_is_in_the_audit_when_it_is_answered(
    sams_plan: SamsPlan, base: str, cara: User, signed_in: SignedIn
) -> None:
    browser = signed_in(cara)
    for asked, page in enumerate(PAGES, start=1):
        response = browser.get(base + _address(page, sams_plan))
        assert response.status_code == 200
        assert len(readings_of(sams_plan, cara)) == asked, page


def test_no_page_the_person_reads_is_in_the_audit(
    sams_plan: SamsPlan, base: str, sam: User, signed_in: SignedIn
) -> None:
    browser = signed_in(sam)
    for page in PAGES:
        browser.get(base + _address(page, sams_plan))
    assert readings_of(sams_plan, sam) == []


@pytest.mark.parametrize("name", ["nia", "asha", "dee"])
def test_who_is_turned_away_reads_nothing(
    name: str, sams_plan: SamsPlan, base: str, cast: Cast, signed_in: SignedIn
) -> None:
    browser = signed_in(cast[name])
    for page in PAGES:
        assert browser.get(base + _address(page, sams_plan)).status_code == 404
    assert readings_of(sams_plan, cast[name]) == []
    assert not Seen.objects.filter(user=cast[name]).exists()


def test_a_reading_that_cannot_be_kept_is_not_given(
    sams_plan: SamsPlan,
    base: str,
    cara: User,
    signed_in: SignedIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_what: object, **_more: object) -> None:
        raise OSError("the disk is full")

    browser: Client = signed_in(cara)
    monkeypatch.setattr("careplan.core.audit.record", full)
    with pytest.raises(OSError, match="the disk is full"):
        browser.get(f"{base}whole/")
    assert not Seen.objects.filter(user=cara).exists()


def _address(page: str, plan: SamsPlan) -> str:
    names = ("home", "caras", "swimming", "promised")
    return page.format(**{name: getattr(plan, name).pk for name in names})
