"""The worker's list of people, in words, in seven queries whatever its length."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import covering, joining, pausing
from accounts.models import ServiceUser, User
from careplan.home.caseload import Caseload, caseload
from careplan.plans import answering, offering, promising, writing
from careplan.plans.access import knock
from careplan.plans.models import Happened, Seen, Statement
from careplan.plans.opening import open_version
from careplan.plans.stating import Place
from careplan.reviews import arranging
from careplan.reviews.models import Proposal, Review
from careplan.sharing.models import HiddenPart
from tests.accounts.world import NOW, World, make_world, sign_in

pytestmark = pytest.mark.django_db
YESTERDAY = NOW - timedelta(days=1)


@pytest.fixture
def world() -> World:
    """Cara has supported Sam for two months."""
    return make_world(at=NOW - timedelta(days=60))


def write(who: ServiceUser, part: str = "home", *, at: datetime = YESTERDAY) -> UUID:
    place = Place(part, heading="now" if part != "matters" else "")
    return writing.put(who, place, f"a secret about {part}", by=who.user, at=at).pk


def promise(world: World, by_on: date, *, at: datetime) -> Statement:
    return promising.promise(
        world.sam,
        Place("home", kind="action"),
        "ring the college",
        doer=world.cara,
        by_on=by_on,
        by=world.cara,
        at=at,
    )


def more_people(world: World, count: int) -> list[ServiceUser]:
    return [
        joining.invite_person(
            f"Person {number}", stands_in=world.dee, by=world.cara, at=YESTERDAY
        )
        for number in range(count)
    ]


def waiting(found: Caseload) -> list[str]:
    return [f"{w.name} {w.rest}" for w in found.waiting]


def groups(found: Caseload) -> dict[str, list[str]]:
    return {group.title: [row.name for row in group.rows] for group in found.groups}


def test_sam_wrote_about_my_home_yesterday(world: World) -> None:
    write(world.sam)
    found = caseload(world.cara, at=NOW)
    assert waiting(found) == ["Sam Okafor wrote about My home yesterday"]
    assert "secret" not in str(found)


def test_once_read_it_waits_no_longer(world: World) -> None:
    statement = write(world.sam)
    Seen.objects.create(user=world.cara, statement_id=statement, at=NOW)
    assert waiting(caseload(world.cara, at=NOW)) == []


def test_several_parts_in_one_sentence(world: World) -> None:
    for days, part in enumerate(("home", "money", "matters")):
        write(world.sam, part, at=YESTERDAY - timedelta(days=days))
    assert waiting(caseload(world.cara, at=NOW)) == [
        "Sam Okafor wrote about My home, My money and What matters to me, "
        "last yesterday"
    ]
    write(world.sam, "body", at=NOW)
    assert waiting(caseload(world.cara, at=NOW)) == [
        "Sam Okafor wrote in 4 parts, last today"
    ]


def test_a_part_kept_from_the_worker_leaves_no_trace(world: World) -> None:
    write(world.sam)
    HiddenPart.objects.create(
        service_user=world.sam, user=world.cara, part="home", from_at=YESTERDAY
    )
    assert waiting(caseload(world.cara, at=NOW)) == []


def test_what_was_promised_and_is_past(world: World) -> None:
    day = date(2026, 3, 13)
    promised = promise(world, day, at=NOW - timedelta(days=20))
    found = caseload(world.cara, at=NOW)
    assert [s.replace("\N{NO-BREAK SPACE}", " ") for s in waiting(found)] == [
        "Sam Okafor you said you would do something by 13 March. What happened?"
    ]
    assert "college" not in str(found)
    assert waiting(caseload(world.cara, at=NOW - timedelta(days=10))) == []
    promising.say_what_happened(promised.item, Happened.NOT_YET, by=world.cara, at=NOW)
    assert waiting(caseload(world.cara, at=NOW)) == []
    later = NOW + timedelta(days=8)
    assert len(waiting(caseload(world.cara, at=later))) == 1
    promising.say_what_happened(promised.item, Happened.DONE, by=world.cara, at=later)
    assert waiting(caseload(world.cara, at=later)) == []


def test_everybody_stands_in_one_group(world: World) -> None:
    write(world.sam)
    ines, rob, new = more_people(world, 3)
    pausing.pause(rob, by=world.cara, at=YESTERDAY, too_ill=True)
    found = caseload(world.cara, at=NOW)
    assert groups(found) == {
        "New this week": [ines.user.name, new.user.name],
        "No date yet": ["Sam Okafor"],
        "Not now": [rob.user.name],
    }
    row = found.groups[-1].rows[0]
    assert row.when == "Ask how, by\N{NO-BREAK SPACE}Tuesday"
    assert row.facts[0] == "Too ill to plan."
    assert row.asked_href
    later = caseload(world.cara, at=NOW + timedelta(days=30))
    assert "Nothing in the plan yet" in groups(later)
    assert later.groups[-1].rows[0].when == "Ask how, today"  # never overdue


def test_the_stand_in_sees_them_while_covering(world: World) -> None:
    assert groups(caseload(world.dee, at=NOW)) == {}
    covering.be_away(
        world.cara, from_on=NOW.date(), until_on=None, by=world.cara, at=NOW
    )
    assert groups(caseload(world.dee, at=NOW)) == {
        "You stand in for their coordinator": ["Sam Okafor"]
    }


def test_finding_a_person(world: World) -> None:
    more_people(world, 3)
    found = caseload(world.cara, at=NOW, find="sam")
    assert groups(found) == {"Nothing in the plan yet": ["Sam Okafor"]}
    assert groups(caseload(world.cara, at=NOW, find="nobody")) == {}


def test_it_is_for_workers_alone(world: World) -> None:
    with pytest.raises(Http404):
        caseload(world.sam.user, at=NOW)
    nia = joining.first_coordinator(
        "Nia Rees", email="nia@other.example", title="nurse", team="Hill team", at=NOW
    )
    found = caseload(joining.join(nia, at=NOW), at=NOW)
    assert (found.waiting, found.groups, found.has_people) == ((), (), False)


@pytest.mark.parametrize("count", [1, 30])
def test_seven_queries_whatever_the_length_of_the_list(
    world: World,
    client: Client,
    django_assert_num_queries: Any,
    count: int,
) -> None:
    for who in more_people(world, count):
        write(who)
        meet(who, by=world.cara)
        arranging.add_topic(
            Review.objects.get(service_user=who), "bins", by=world.cara, at=NOW
        )
        answer(who, by=world.cara)
    cara = User.objects.get(pk=world.cara.pk)
    with django_assert_num_queries(7):
        caseload(cara, at=NOW)
    sign_in(client, world.cara)
    client.get(reverse("people"))
    with django_assert_num_queries(8):  # the answers are old by now: none to look up
        page = client.get(reverse("people"))
    text = page.content.decode()
    assert "Person 0" in text
    assert "secret" not in text


def meet(who: ServiceUser, *, by: User, days: int = 6, at: datetime = NOW) -> Proposal:
    day = arranging.Day(NOW.date() + timedelta(days=days), time(14), "the library")
    return arranging.propose(who, day, by=by, at=at)


def answer(who: ServiceUser, *, by: User) -> None:
    version = offering.offer(who, by=by, at=YESTERDAY)
    given = answering.answer(
        version, by=who.user, stance="parts", words="a secret", at=YESTERDAY
    )
    answering.share_answer(given, by=who.user, at=YESTERDAY)


def test_an_answer_waits_once_it_is_shared_until_it_is_read(world: World) -> None:
    write(world.sam)
    version = offering.offer(world.sam, by=world.cara, at=YESTERDAY)
    given = answering.answer(version, by=world.sam.user, stance="parts", at=YESTERDAY)
    assert "answer" not in str(waiting(caseload(world.cara, at=NOW)))
    answering.share_answer(given, by=world.sam.user, at=YESTERDAY)
    assert waiting(caseload(world.cara, at=NOW)) == [
        "Sam Okafor wrote about My home yesterday, and let you see an answer"
    ]
    open_version(knock(world.sam.pk, by=world.cara, at=NOW), version, at=NOW)
    assert waiting(caseload(world.cara, at=NOW)) == []


def test_a_meeting_stands_under_its_week_with_place_and_topics(world: World) -> None:
    proposal = meet(world.sam, by=world.cara)
    found = caseload(world.cara, at=NOW)
    (group,) = found.groups
    assert group.rows[0].facts[:2] == ("The library.", "Not agreed yet.")
    review = arranging.accept(proposal, by=world.sam.user, at=NOW)
    for topic in ("tablets", "the wall"):
        arranging.add_topic(review, topic, by=world.sam.user, at=NOW)
    (group,) = caseload(world.cara, at=NOW).groups
    assert group.title == "Next week"
    assert group.rows[0].when.endswith(", 2pm")
    assert group.rows[0].facts[:2] == (
        "The library.",
        "Sam’s topics: tablets, the wall.",
    )
    on_the_day = NOW + timedelta(days=6)
    (group,) = caseload(world.cara, at=on_the_day).groups
    assert (group.title, group.rows[0].when) == ("Today", "2pm")
    assert "Today" not in groups(caseload(world.cara, at=NOW + timedelta(days=7)))
    arranging.end(review, by=world.cara, at=NOW)
    assert "Next week" not in groups(caseload(world.cara, at=NOW))


def test_later_meetings_stand_under_their_month(world: World) -> None:
    meet(world.sam, by=world.cara, days=60)
    assert list(groups(caseload(world.cara, at=NOW))) == ["May"]


def test_who_asks_to_move_a_meeting_waits(world: World) -> None:
    proposal = meet(world.sam, by=world.cara)
    review = arranging.accept(proposal, by=world.sam.user, at=NOW)
    assert waiting(caseload(world.cara, at=NOW)) == []
    other = arranging.Day(NOW.date() + timedelta(days=7), time(10))
    moved = arranging.propose(
        world.sam, other, by=world.sam.user, at=NOW, review=review
    )
    found = caseload(world.cara, at=NOW)
    assert waiting(found) == ["Sam Okafor asked to move the meeting"]
    assert found.waiting[0].href == reverse("meetings", args=[world.sam.pk])
    arranging.accept(moved, by=world.cara, at=NOW)
    assert waiting(caseload(world.cara, at=NOW)) == []


def test_saying_that_one_has_asked(world: World, client: Client) -> None:
    pausing.pause(world.sam, by=world.cara, at=timezone.now() - timedelta(days=5))
    sign_in(client, world.cara)
    assert "I have asked" in client.get(reverse("people")).content.decode()
    client.post(reverse("asked_how", args=[world.sam.pk]))
    held = pausing.pause_of(world.sam)
    assert held
    assert held.ask_how_by == timezone.localdate() + timedelta(days=7)


def test_the_page_when_nobody_is_there(world: World, client: Client) -> None:
    sign_in(client, world.dee)
    page = client.get(reverse("people")).content.decode()
    assert "Nobody is on your list at the moment." in page
    sign_in(client, world.cara)
    page = client.get(reverse("people"), {"find": "zebra"}).content.decode()
    assert "Nobody of that name is on your list." in page
