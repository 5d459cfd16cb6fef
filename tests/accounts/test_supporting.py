"""Who supports somebody, who stands in, and whom to turn to."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import Http404

from accounts import access, covering, joining, pausing, supporting
from accounts.contacts import contact_for, days_in_words, reads_sentence
from accounts.making import Person
from accounts.models import CareTeamMember, Invitation, Pause, Role
from careplan.core.models import AuditEvent
from careplan.core.refusals import NotAllowed, NotNow
from tests.accounts.world import NOW, World, make_world

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 18)


@pytest.fixture
def world() -> World:
    return make_world()


def test_the_coordinator_adds_a_psychiatrist(world: World) -> None:
    omar = joining.invite_worker(
        "Dr Omar Haddad",
        email="omar@team.example",
        title="psychiatrist",
        by=world.cara,
        at=NOW,
    )
    supporting.add_to_care_team(
        world.sam, user=omar, role=Role.PSYCHIATRIST, by=world.cara, at=NOW
    )
    team = supporting.care_team(world.sam, by=omar, at=NOW)
    assert [(s.name, s.role) for s in team.supporters] == [
        ("Cara Lewis", "care coordinator"),
        ("Dee Walsh", "stand-in"),
        ("Dr Omar Haddad", "psychiatrist"),
    ]
    assert not team.may_arrange
    with pytest.raises(NotNow):
        supporting.add_to_care_team(
            world.sam, user=omar, role=Role.PSYCHIATRIST, by=world.cara, at=NOW
        )
    with pytest.raises(NotAllowed):
        supporting.add_to_care_team(
            world.sam, user=omar, role=Role.TEAM_WORKER, by=omar, at=NOW
        )


def test_outside_the_team_there_is_no_such_page(world: World) -> None:
    for nosy in (world.dee, world.sam.user):  # Dee covers nobody today
        with pytest.raises(Http404):
            supporting.care_team(world.sam, by=nosy, at=NOW)


def test_the_stand_in_arranges_while_the_coordinator_is_away(world: World) -> None:
    covering.be_away(world.cara, from_on=TODAY, until_on=None, by=world.cara, at=NOW)
    assert supporting.care_team(world.sam, by=world.dee, at=NOW).may_arrange
    assert covering.is_in_cover(world.dee, world.sam, on=TODAY)


def test_only_workers_get_workers_roles(world: World) -> None:
    card = supporting.invite_supporter(
        world.sam,
        Person("Asha Okafor", email="asha@mail.example"),
        role=Role.CARER,
        by=world.cara,
        at=NOW,
    )
    assert card
    with pytest.raises(NotNow):
        supporting.add_to_care_team(
            world.sam, user=card.user, role=Role.TEAM_WORKER, by=world.cara, at=NOW
        )
    with pytest.raises(NotNow):
        supporting.add_to_care_team(
            world.sam, user=world.sam.user, role=Role.CARER, by=world.cara, at=NOW
        )


def test_bringing_in_somebody_who_is_here_already(world: World) -> None:
    asha = Person("Asha Okafor", email="asha@mail.example")
    first = supporting.invite_supporter(
        world.sam, asha, role=Role.CARER, by=world.cara, at=NOW
    )
    assert first
    joining.join(first, at=NOW)
    rob = joining.invite_person(
        "Rob Pugh", email="rob@mail.example", stands_in=world.dee, by=world.cara, at=NOW
    )
    again = supporting.invite_supporter(
        rob, asha, role=Role.CARER, by=world.cara, at=NOW
    )
    assert again is None
    assert rob.care_team.get(role=Role.CARER).user == first.user


def test_somebody_stops_supporting_but_not_the_last_stand_in(world: World) -> None:
    last = CareTeamMember.objects.get(role=Role.DEPUTY)
    with pytest.raises(NotNow):
        supporting.end_support(last, by=world.cara, at=NOW)
    other = supporting.add_to_care_team(
        world.sam, user=world.dee, role=Role.TEAM_WORKER, by=world.cara, at=NOW
    )
    supporting.end_support(other, by=world.cara, at=NOW)
    assert access.roles_of(world.dee, world.sam, on=TODAY) == set()
    acts = AuditEvent.objects.filter(chain=f"plan:{world.sam.pk}").order_by("seq")
    assert [e.act for e in acts] == ["set_up_page", "added_to_team", "ended_support"]


def test_cover_periods_do_not_run_into_each_other(world: World) -> None:
    monday, friday = date(2026, 3, 30), date(2026, 4, 3)
    away = {"by": world.cara, "at": NOW}
    covering.be_away(world.cara, from_on=monday, until_on=friday, **away)
    covering.be_away(world.cara, from_on=friday, until_on=None, **away)
    with pytest.raises(NotNow):
        covering.be_away(world.cara, from_on=monday, until_on=None, **away)
    with pytest.raises(NotNow):
        covering.be_away(world.cara, from_on=friday, until_on=monday, **away)
    with pytest.raises(NotAllowed):
        covering.be_away(
            world.cara, from_on=monday, until_on=None, by=world.dee, at=NOW
        )
    assert covering.is_away(world.cara, on=monday)
    assert not covering.is_away(world.cara, on=monday - timedelta(days=1))


def test_whom_to_turn_to_in_one_query(
    world: World, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        contact = contact_for(world.sam, on=TODAY)
    assert contact
    assert (contact.name, contact.called, contact.title) == (
        "Cara Lewis",
        "Cara",
        "care coordinator",
    )
    assert contact.phone == "01632\N{NO-BREAK SPACE}960123"
    assert contact.days_sentence == "Monday to Friday"
    assert contact.reads_sentence == "Cara usually reads it on weekdays."
    assert contact.stand_in_name == "Dee Walsh"
    assert contact.away_sentence == ""
    assert contact_for(world.sam, on=TODAY - timedelta(days=1)) is None


def test_while_the_coordinator_is_away_it_says_so(world: World) -> None:
    covering.be_away(
        world.cara, from_on=TODAY, until_on=date(2026, 4, 6), by=world.cara, at=NOW
    )
    contact = contact_for(world.sam, on=TODAY)
    assert contact
    assert contact.away_sentence.replace("\N{NO-BREAK SPACE}", " ") == (
        "Dee Walsh stands in for Cara until 6 April 2026."
    )


@pytest.mark.parametrize(
    ("days", "words", "reads"),
    [
        ("12345", "Monday to Friday", "Dee usually reads it on weekdays."),
        ("1234567", "every day", "Dee usually reads it every day."),
        (
            "135",
            "Monday, Wednesday and Friday",
            "Dee usually reads it on Mondays, Wednesdays and Fridays.",
        ),
        ("2", "Tuesday", "Dee usually reads it on Tuesdays."),
        (
            "34",
            "Wednesday and Thursday",
            "Dee usually reads it on Wednesdays and Thursdays.",
        ),
    ],
)
def test_working_days_in_words(days: str, words: str, reads: str) -> None:
    assert days_in_words(days) == words
    assert reads_sentence("Dee", days) == reads


def test_not_now_needs_no_reason_and_lasts_four_weeks(world: World) -> None:
    made = pausing.pause(world.sam, by=world.sam.user, at=NOW)
    assert made.ask_again_on == TODAY + timedelta(weeks=4)
    assert made.ask_how_by == TODAY + timedelta(weeks=1)
    again = pausing.pause(
        world.sam, by=world.sam.user, at=NOW, ask_again_on=date(2026, 6, 1)
    )
    assert Pause.objects.filter(ended_at=None).get() == again
    pausing.start_again(world.sam, by=world.sam.user, at=NOW)
    assert pausing.pause_of(world.sam) is None
    with pytest.raises(NotNow):
        pausing.start_again(world.sam, by=world.sam.user, at=NOW)


def test_who_may_pause(world: World) -> None:
    with pytest.raises(Http404):
        pausing.pause(world.sam, by=world.dee, at=NOW)
    with pytest.raises(NotAllowed):
        pausing.pause(world.sam, by=world.sam.user, at=NOW, too_ill=True)
    with pytest.raises(NotNow):
        pausing.pause(world.sam, by=world.cara, at=NOW, ask_again_on=TODAY)
    pausing.pause(world.sam, by=world.cara, at=NOW, too_ill=True)
    later = NOW + timedelta(days=3)
    asked = pausing.asked_how(world.sam, by=world.cara, at=later)
    assert asked.ask_how_by == TODAY + timedelta(days=10)
    with pytest.raises(NotAllowed):
        pausing.asked_how(world.sam, by=world.sam.user, at=later)


def test_audit_of_people_has_no_words(world: World) -> None:
    text = str(list(AuditEvent.objects.values_list("facts", "thing_id", "kind")))
    for word in ("Sam", "Okafor", "sam@mail.example", "Harbour"):
        assert word not in text
    assert Invitation.objects.count() == 3
